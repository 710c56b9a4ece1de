package io.trade2026.sequencer.client;

import io.aeron.Aeron;
import io.trade2026.sequencer.media.ClusterMember;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All archives that have the journal, and which of them a follower reads.
 *
 * <p>The archive of the own media comes first; without one, followers spread over the members by their names. Used by one thread
 * but where it says otherwise.
 */
final class JournalSources {
    /** So long a follower waits for the archive it would rather have. */
    private static final long PREFERENCE_NS = TimeUnit.MILLISECONDS.toNanos(300);
    /** What another archive had so long ago must have come from this one by now. Doubled with each change, up to the most. */
    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long MOST_PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);
    /** An archive that leaves a question unanswered for so many times the patience, while another answers, is held for dead. */
    private static final long SILENCES = 3;

    /** Without a change for so long the patience is the first again. */
    private static final long CALM_NS = TimeUnit.SECONDS.toNanos(5);
    /** So long after the last event the archives are asked more often than usual: a leader may have died. */
    private static final long JUST_CEASED_NS = TimeUnit.SECONDS.toNanos(2);
    /** Members that start again are behind for a while; for longer than this they never had what the checkpoint speaks of. */
    private static final long CONTRADICTION_NS = TimeUnit.SECONDS.toNanos(30);

    private final List<JournalSource> sources;
    private int preferred;
    private long choosingSinceNs = System.nanoTime();
    private long changedNs = choosingSinceNs;
    private long lastBroughtNs = choosingSinceNs - JUST_CEASED_NS;
    private long patienceNs = PATIENCE_NS;
    private boolean isAheadElsewhere;
    private long aheadSinceNs;
    private long aheadPosition;
    private int aheadIndex;
    private volatile long recordedPosition;
    private volatile boolean isJournalKnown;
    private volatile long localRecordingId = Aeron.NULL_VALUE;
    private volatile long localArchiveId = Aeron.NULL_VALUE;

    JournalSources(final SequencerAddress address, final String name) {
        final List<JournalSource> found = new ArrayList<>();
        for (final ClusterMember member : address.members()) {
            if (member.id() == address.localMember()) {
                preferred = found.size();
                found.add(new JournalSource(address, null, name));
            } else {
                found.add(new JournalSource(address, member, name));
            }
        }
        if (found.isEmpty()) {
            found.add(new JournalSource(address, null, name));
        }
        sources = List.copyOf(found);
        if (sources.stream().noneMatch(JournalSource::isLocal)) {
            preferred = Math.floorMod(name.hashCode(), sources.size());
        }
    }

    JournalSource current() {
        return sources.get(preferred);
    }

    int poll(final Aeron client, final long nowNs) {
        int work = 0;
        long recorded = 0;
        for (int i = 0; i < sources.size(); i++) {
            final JournalSource source = sources.get(i);
            work += source.poll(client, nowNs);
            if (source.isKnown()) {
                recorded = Math.max(recorded, source.end());
                isJournalKnown = true;
                if (source.isLocal()) {
                    localArchiveId = source.archiveId();
                    localRecordingId = source.recording().recordingId();
                }
            }
        }
        if (recorded > 0) {
            recordedPosition = recorded;
        }
        return work;
    }

    /** Chooses an archive that has, or will have, what follows a position; null for none at present. */
    @Nullable JournalSource choose(final long position, final long nowNs) {
        for (int i = 0; i < sources.size(); i++) {
            final int index = (preferred + i) % sources.size();
            final JournalSource source = sources.get(index);
            if (source.canServe(position)) {
                preferred = index;
                return source;
            }
            if (nowNs - choosingSinceNs < PREFERENCE_NS) {
                return null;
            }
        }
        return null;
    }

    /** Says what speaks against a checkpoint for good; null for nothing. */
    @Nullable String contradiction(final long position, final long nowNs) {
        boolean allMissing = true;
        boolean allPurged = true;
        long most = 0;
        for (int i = 0; i < sources.size(); i++) {
            final JournalSource source = sources.get(i);
            if (!source.isKnown() && !source.isMissing()) {
                return null;
            }
            allMissing &= source.isMissing();
            allPurged &= source.isPurgedBehind(position);
            most = Math.max(most, source.end());
        }
        if ((position <= most && !allPurged) || (sources.size() > 1 && nowNs - choosingSinceNs < CONTRADICTION_NS)) {
            return null;
        }
        if (allPurged) {
            return "the journal begins at " + current().recording().startPosition()
                    + ": what was before is in the copies that retention made";
        }
        return (allMissing ? "there is no journal" : "the journal ends at " + most)
                + ": it is another journal, or its end was lost";
    }

    void begin() {
        isAheadElsewhere = false;
    }

    /** Turns to the next archive, if there is another. */
    void leave(final long nowNs) {
        if (sources.size() > 1) {
            current().release();
            preferred = isAheadElsewhere ? aheadIndex : (preferred + 1) % sources.size();
        } else {
            current().forgetEnd();
        }
        patienceNs = nowNs - changedNs > CALM_NS ? PATIENCE_NS : Math.min(patienceNs * 2, MOST_PATIENCE_NS);
        changedNs = nowNs;
        choosingSinceNs = nowNs;
        isAheadElsewhere = false;
    }

    /** Notes that an event has come. */
    void brought(final long nowNs) {
        lastBroughtNs = nowNs;
    }

    /** Has another archive what this one has still not brought? To be asked when nothing comes. */
    boolean isBehind(final long position, final long nowNs) {
        if (sources.size() > 1 && nowNs - lastBroughtNs < JUST_CEASED_NS) {
            sources.forEach(JournalSource::hurry);
        }
        if (isAheadElsewhere && position < aheadPosition) {
            return nowNs - aheadSinceNs > patienceNs;
        }
        isAheadElsewhere = false;
        for (int i = 0; i < sources.size(); i++) {
            final JournalSource other = sources.get(i);
            if (i != preferred && other.isKnown() && other.isActive() && other.end() > position) {
                isAheadElsewhere = true;
                aheadSinceNs = nowNs;
                aheadPosition = other.end();
                aheadIndex = i;
                return false;
            }
        }
        return false;
    }

    /**
     * Does the archive that is read no longer answer, while another does, which has what follows? To be asked when nothing comes. Its machine may
     * be dead, and the journal of another is open then before there is a new leader.
     */
    boolean isSilent(final long position, final long nowNs) {
        final JournalSource read = current();
        if (sources.size() == 1 || !read.isSilentFor(SILENCES * patienceNs, nowNs)) {
            return false;
        }
        for (int i = 1; i < sources.size(); i++) {
            final int index = (preferred + i) % sources.size();
            final JournalSource other = sources.get(index);
            if (other.hasAnsweredSince(read) && other.canServe(position)) {
                isAheadElsewhere = true;
                aheadIndex = index;
                return true;
            }
        }
        return false;
    }

    void release() {
        sources.forEach(JournalSource::release);
        choosingSinceNs = System.nanoTime();
        localRecordingId = Aeron.NULL_VALUE;
    }

    /** Most that any archive had when it was asked last. For any thread. */
    long recordedPosition() {
        return recordedPosition;
    }

    /** Has any archive told of the journal? For any thread. */
    boolean isJournalKnown() {
        return isJournalKnown;
    }

    /** Recording of the journal in the archive of the own media, or {@link Aeron#NULL_VALUE}. For any thread. */
    long localRecordingId() {
        return localRecordingId;
    }

    /** Id of the own media's archive. For any thread. */
    long localArchiveId() {
        return localArchiveId;
    }
}
