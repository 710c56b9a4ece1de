package io.trade2026.sequencer.node;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.ReplicationParams;
import io.aeron.exceptions.AeronException;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.JournalRecording;
import io.trade2026.sequencer.media.ReplayRoute;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what this member's event journal lacks from the archive of another member. Positions stay the same. */
final class JournalCopy {
    private static final Logger LOG = LoggerFactory.getLogger(JournalCopy.class);
    private static final long POLL_MS = 10;

    private final SequencerConfig config;
    private final Aeron aeron;
    private final AeronArchive archive;
    private final ClusterMember self;

    JournalCopy(final SequencerConfig config, final Aeron aeron, final AeronArchive archive) {
        this.config = config;
        this.aeron = aeron;
        this.archive = archive;
        this.self = config.topology().member(config.memberId());
    }

    /** A journal elsewhere and how far it was recorded when it was asked. */
    private record Far(ClusterMember member, JournalRecording journal, long end) {}

    /** Copies from a given member, or from the one that has most, and returns what was done. */
    String run(final OptionalInt from, final Duration timeout) throws InterruptedException {
        final Far far = best(from);
        final Optional<JournalRecording> own = JournalRecording.find(archive);
        final long end = own.map(JournalRecording::stopPosition).orElse(0L);
        if (own.isPresent() && end >= far.end()) {
            return "the event journal is complete up to position " + end;
        }
        if (own.isPresent() && !continues(own.get(), far)) {
            LOG.info(
                    "the own event journal does not fit to that of member {} and is replaced",
                    far.member().id());
            archive.purgeRecording(own.get().recordingId());
            replicate(far, Aeron.NULL_VALUE, timeout);
            return "event journal replaced by that of member " + far.member().id() + " up to position " + far.end();
        }
        replicate(far, own.map(JournalRecording::recordingId).orElse((long) Aeron.NULL_VALUE), timeout);
        return "event journal copied from member " + far.member().id() + " from position " + end + " to " + far.end();
    }

    private Far best(final OptionalInt from) {
        @Nullable Far best = null;
        for (final ClusterMember member : config.topology().members()) {
            if (member.id() == self.id() || (from.isPresent() && from.getAsInt() != member.id())) {
                continue;
            }
            final Optional<Far> found = look(member);
            if (found.isPresent() && (best == null || found.get().end() > best.end())) {
                best = found.get();
            }
        }
        if (best == null) {
            throw new IllegalStateException((from.isPresent() ? "member " + from.getAsInt() : "no other member")
                    + " answers with an event journal; its media process must run");
        }
        return best;
    }

    private Optional<Far> look(final ClusterMember member) {
        try (AeronArchive other = connect(member)) {
            return JournalRecording.find(other).map(journal -> {
                final long position = other.getRecordingPosition(journal.recordingId());
                return new Far(
                        member, journal, position == AeronArchive.NULL_POSITION ? journal.stopPosition() : position);
            });
        } catch (final AeronException away) {
            LOG.info("member {} does not answer: {}", member.id(), away.getMessage());
            return Optional.empty();
        }
    }

    private AeronArchive connect(final ClusterMember member) {
        return AeronArchive.connect(config.media().remoteArchiveContext(aeron, member.archiveEndpoint(), self.host()));
    }

    /** Does the other journal say the same at the end of the own one, and does it still have what follows? */
    private boolean continues(final JournalRecording own, final Far far) {
        final long end = own.stopPosition();
        if (end < far.journal().startPosition()) {
            return false;
        }
        final SleepingMillisIdleStrategy idle = new SleepingMillisIdleStrategy(1);
        final long last = own.lastEventNumberBefore(archive, ReplayRoute.LOCAL, idle, end);
        try (AeronArchive other = connect(far.member())) {
            return last == far.journal().lastEventNumberBefore(other, ReplayRoute.to(self.host()), idle, end);
        }
    }

    private void replicate(final Far far, final long ownRecordingId, final Duration timeout)
            throws InterruptedException {
        final long replicationId = archive.replicate(
                far.journal().recordingId(),
                config.media().archiveContext().controlRequestStreamId(),
                "aeron:udp?term-length=64k|endpoint=" + far.member().archiveEndpoint(),
                new ReplicationParams().dstRecordingId(ownRecordingId).stopPosition(far.end()));
        LOG.debug("replication {} of the event journal", replicationId);
        final long beginNs = System.nanoTime();
        while (!isComplete(far.end())) {
            final String error = archive.pollForErrorResponse();
            if (error != null) {
                throw new IllegalStateException("the event journal could not be copied: " + error);
            }
            if (System.nanoTime() - beginNs > timeout.toNanos()) {
                throw new IllegalStateException(
                        "the event journal was not copied within " + timeout.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    private boolean isComplete(final long end) {
        return JournalRecording.find(archive)
                .filter(journal -> journal.stopPosition() == end)
                .isPresent();
    }
}
