package io.trade2026.gateway.dropcopy;

import io.trade2026.sequencer.client.JournalPosition;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds where to begin to read for a request. A place near a time is found by looking at single events and halving what is between them;
 * what was looked at stays in the index.
 */
final class JournalSeek {
    /** Events that are rather read than searched. */
    static final long NEAR = 4_096;

    /** How far the clock of a new leader may be behind that of the old one. */
    private static final long SLACK_NS = TimeUnit.SECONDS.toNanos(5);

    private static final int MAX_PROBES = 64;

    private final JournalIndex index;
    private final long beginsAfter;
    private final Probe probe;

    /** Looks at one event. */
    @FunctionalInterface
    interface Probe {
        /** The event that follows one with this number; null when the search is given up. */
        JournalIndex.@Nullable Entry eventAfter(long eventNumber);
    }

    /**
     * Looks in one journal.
     *
     * @param index of what is known
     * @param beginsAfter the last event that retention took out; 0 when it is whole
     * @param probe looks at events
     */
    JournalSeek(JournalIndex index, long beginsAfter, Probe probe) {
        this.index = index;
        this.beginsAfter = beginsAfter;
        this.probe = probe;
    }

    /**
     * Finds a place before the first event that can be wanted.
     *
     * @param request what is wanted
     * @param upTo last event that may be read
     * @return at most about {@link #NEAR} events, or one term of the journal, before it
     */
    JournalPosition start(CopyRequest request, long upTo) {
        JournalPosition byNumber = after(request.afterEvent());
        if (request.fromEpochMs() == CopyRequest.ANY_FROM) {
            return byNumber;
        }
        JournalPosition byTime = before(request.fromEpochNs() - SLACK_NS, upTo);
        return byTime.eventNumber() > byNumber.eventNumber() ? byTime : byNumber;
    }

    private JournalPosition after(long eventNumber) {
        if (eventNumber <= beginsAfter) {
            return JournalPosition.FIRST_KEPT;
        }
        JournalIndex.@Nullable Entry known = known(index.upTo(eventNumber));
        long from = known == null ? 0 : known.eventNumber();
        if (eventNumber - from > NEAR) {
            return JournalPosition.after(eventNumber);
        }
        return known == null ? JournalPosition.FIRST_KEPT : known.checkpoint();
    }

    /** What retention took out since it was noted is not known any more. */
    private JournalIndex.@Nullable Entry known(JournalIndex.@Nullable Entry noted) {
        return noted == null || noted.eventNumber() < beginsAfter ? null : noted;
    }

    private JournalPosition before(long epochNs, long upTo) {
        for (int probes = 0; ; probes++) {
            JournalIndex.@Nullable Entry known = known(index.before(epochNs, upTo));
            long low = known == null ? beginsAfter : known.eventNumber();
            long high = index.above(low, upTo);
            if (high - low > NEAR && probes < MAX_PROBES) {
                JournalIndex.@Nullable Entry between = probe.eventAfter(low + (high - low) / 2);
                if (between != null) {
                    index.note(between.eventNumber(), between.epochNs(), between.position());
                    continue;
                }
            }
            return known == null ? JournalPosition.FIRST_KEPT : known.checkpoint();
        }
    }
}
