package io.trade2026.risk.exposure;

/**
 * Finds slots by their keys: open addressing over slot numbers, each beside a part of its key's hash, so that the rows of other slots
 * are hardly ever looked at: a row that is in no cache costs more than all the rest of a search.
 *
 * <p>It is cut into segments by the hash. Each grows by itself, so that no order ever waits until the places of millions of
 * slots are worked out anew; the part of the hash is enough to find the new place of a slot.
 */
final class SlotIndex {
    private static final int SEGMENT_BITS = 8;
    private static final int TAG_SHIFT = Long.SIZE - SEGMENT_BITS - Integer.SIZE;
    private static final int FIRST_SIZE = 16;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    /** Entries: tag in the upper half, slot in the lower one, 0 for none. */
    private final long[][] segments = new long[1 << SEGMENT_BITS][FIRST_SIZE];

    private final int[] counts = new int[1 << SEGMENT_BITS];

    SlotIndex() {}

    private static long hash(long key) {
        long mixed = key * GOLDEN;
        return (mixed ^ (mixed >>> Integer.SIZE)) * GOLDEN;
    }

    private static int segment(long hash) {
        return (int) (hash >>> (Long.SIZE - SEGMENT_BITS));
    }

    private static int tag(long hash) {
        return (int) (hash >>> TAG_SHIFT);
    }

    /** The entry at which a search for a key begins; 0 when it is not there. Waits for no row. */
    long guess(long key) {
        long hash = hash(key);
        long[] segment = segments[segment(hash)];
        return segment[tag(hash) & (segment.length - 1)];
    }

    /** The slot of a key whose search begins at an entry; 0 when there is none. */
    int find(long key, long guess, ExposureTable table) {
        int slot = (int) guess;
        boolean isIt = guess == 0 || ((int) (guess >>> Integer.SIZE) == tag(hash(key)) && table.key(slot) == key);
        return isIt ? slot : find(key, table);
    }

    /** The slot of a key; 0 when there is none. */
    int find(long key, ExposureTable table) {
        long hash = hash(key);
        int tag = tag(hash);
        long[] segment = segments[segment(hash)];
        int place = tag & (segment.length - 1);
        while (segment[place] != 0) {
            int slot = (int) segment[place];
            if ((int) (segment[place] >>> Integer.SIZE) == tag && table.key(slot) == key) {
                return slot;
            }
            place = (place + 1) & (segment.length - 1);
        }
        return 0;
    }

    /** Enters a slot whose key is not in here. */
    void put(long key, int slot) {
        long hash = hash(key);
        int number = segment(hash);
        if (++counts[number] > segments[number].length / 2) {
            long[] smaller = segments[number];
            segments[number] = new long[smaller.length * 2];
            for (long moved : smaller) {
                if (moved != 0) {
                    place(moved, segments[number]);
                }
            }
        }
        place(((long) tag(hash) << Integer.SIZE) | slot, segments[number]);
    }

    private static void place(long entry, long[] segment) {
        int place = (int) (entry >>> Integer.SIZE) & (segment.length - 1);
        while (segment[place] != 0) {
            place = (place + 1) & (segment.length - 1);
        }
        segment[place] = entry;
    }
}
