package io.trade2026.gateway.dropcopy;

import io.trade2026.sequencer.client.JournalPosition;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where in the journal some events are, and when they happened: one of each 4,096 that were read, so that a request does not read the
 * journal from its beginning. Filled by all who read the journal; for any thread.
 */
public final class JournalIndex {
    private static final long DISTANCE = 4_096;

    private final TreeMap<Long, Entry> byNumber = new TreeMap<>();

    /** Creates an index that knows nothing but the beginning. */
    public JournalIndex() {}

    /**
     * One event.
     *
     * @param eventNumber of the event
     * @param epochNs when it happened
     * @param position its end in the journal
     */
    record Entry(long eventNumber, long epochNs, long position) {
        JournalPosition checkpoint() {
            return new JournalPosition(eventNumber, position);
        }
    }

    /**
     * Takes note of an event that was read; of most of them nothing is kept, and no lock is taken.
     *
     * @param eventNumber of the event
     * @param epochNs when it happened
     * @param position its end in the journal
     */
    public void read(long eventNumber, long epochNs, long position) {
        if (eventNumber % DISTANCE == 0) {
            note(eventNumber, epochNs, position);
        }
    }

    synchronized void note(long eventNumber, long epochNs, long position) {
        byNumber.put(eventNumber, new Entry(eventNumber, epochNs, position));
    }

    /** The last known event up to a number; null for the beginning. */
    synchronized @Nullable Entry upTo(long eventNumber) {
        Map.Entry<Long, Entry> found = byNumber.floorEntry(eventNumber);
        return found == null ? null : found.getValue();
    }

    /** The last known event before a time, of those up to a number; null for the beginning. */
    synchronized @Nullable Entry before(long epochNs, long eventNumber) {
        for (Entry entry : byNumber.headMap(eventNumber, true).descendingMap().values()) {
            if (entry.epochNs() < epochNs) {
                return entry;
            }
        }
        return null;
    }

    /** The number of the first known event above a number; the limit when there is none below it. */
    synchronized long above(long eventNumber, long limit) {
        Long found = byNumber.higherKey(eventNumber);
        return found == null ? limit : Math.min(found, limit);
    }
}
