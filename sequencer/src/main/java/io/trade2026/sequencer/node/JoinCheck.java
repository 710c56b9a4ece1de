package io.trade2026.sequencer.node;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.RecordingLog;
import io.aeron.exceptions.AeronException;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.Recording;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether a member that does not come to follow ever could: the others may have purged what it still lacks. Aeron itself
 * would try again for ever.
 */
final class JoinCheck {
    private static final Logger LOG = LoggerFactory.getLogger(JoinCheck.class);

    private final SequencerConfig config;
    private final Aeron aeron;

    JoinCheck(final SequencerConfig config, final Aeron aeron) {
        this.config = config;
        this.aeron = aeron;
    }

    /**
     * Asks the archives of the others. Blocks for some seconds if they do not answer.
     *
     * @param own archive of this member
     * @return why this member cannot join, in one line; empty if it can, or if nobody knows
     */
    Optional<String> obstacle(final AeronArchive own) {
        return obstacle(own, false);
    }

    /**
     * The same if at least one of the others has purged what this member lacks: it gets the log from the leader only, which may be that one.
     *
     * @param own archive of this member
     * @return why this member may not be able to join; empty if each of the others has what it lacks
     */
    Optional<String> doubt(final AeronArchive own) {
        return obstacle(own, true);
    }

    private Optional<String> obstacle(final AeronArchive own, final boolean countsAny) {
        final long end = ownEnd(own);
        long keptFrom = Long.MAX_VALUE;
        for (final ClusterMember member : config.topology().members()) {
            if (member.id() == config.memberId()) {
                continue;
            }
            final long start = logStart(member);
            if (start != AeronArchive.NULL_POSITION) {
                final boolean isFirst = keptFrom == Long.MAX_VALUE;
                keptFrom = countsAny && !isFirst ? Math.max(keptFrom, start) : Math.min(keptFrom, start);
            }
        }
        if (keptFrom == Long.MAX_VALUE || end >= keptFrom) {
            return Optional.empty();
        }
        return Optional.of("member " + config.memberId() + " cannot join: its command log ends at position " + end
                + " and the others have theirs only from position " + keptFrom
                + " on; mend with: ./trade2026 node repair --config FILE --member " + config.memberId());
    }

    /** Where the own command log ends, 0 without one. */
    long ownEnd(final AeronArchive own) {
        return Math.max(0, knownEnd(own));
    }

    /** Where the own command log ends, or {@link AeronArchive#NULL_POSITION} without one or when the archive does not answer. */
    long knownEnd(final AeronArchive own) {
        try (RecordingLog log = new RecordingLog(config.dir().toFile(), false)) {
            final long recordingId = log.findLastTermRecordingId();
            if (recordingId == Aeron.NULL_VALUE) {
                return AeronArchive.NULL_POSITION;
            }
            final long stop = own.getStopPosition(recordingId);
            return stop == AeronArchive.NULL_POSITION ? own.getRecordingPosition(recordingId) : stop;
        } catch (final AeronException unreadable) {
            LOG.debug("no end of the own command log", unreadable);
            return AeronArchive.NULL_POSITION;
        }
    }

    /** Where a member's command log begins, or {@link AeronArchive#NULL_POSITION} if it does not answer or has none. */
    private long logStart(final ClusterMember member) {
        final String host = config.topology().member(config.memberId()).host();
        try (AeronArchive archive =
                AeronArchive.connect(config.media().remoteArchiveContext(aeron, member.archiveEndpoint(), host))) {
            long start = AeronArchive.NULL_POSITION;
            for (final Recording recording : Recording.all(archive)) {
                if (recording.streamId() == ConsensusModule.Configuration.logStreamId()) {
                    start = recording.startPosition();
                }
            }
            return start;
        } catch (final AeronException away) {
            LOG.debug("member {} does not answer: {}", member.id(), away.getMessage());
            return AeronArchive.NULL_POSITION;
        }
    }
}
