package io.trade2026.risk.exposure;

/**
 * Finds slots by their keys: open addressing over slot numbers alone, the keys being where the numbers of a slot are.
 *
 * <p>It is cut into segments by the hash. Each grows by itself, so that no order ever waits until the places of millions of
 * slots are worked out anew.
 */
final class SlotIndex {
    private static final int SEGMENT_BITS = 8;
    private static final int FIRST_SIZE = 16;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final int[][] segments = new int[1 << SEGMENT_BITS][FIRST_SIZE];
    private final int[] counts = new int[1 << SEGMENT_BITS];

    SlotIndex() {}

    private static long hash(long key) {
        long mixed = key * GOLDEN;
        return (mixed ^ (mixed >>> Integer.SIZE)) * GOLDEN;
    }

    private static int segment(long hash) {
        return (int) (hash >>> (Long.SIZE - SEGMENT_BITS));
    }

    private static int place(long hash, int[] segment) {
        return (int) (hash >>> SEGMENT_BITS) & (segment.length - 1);
    }

    /** The slot at which a search for a key begins: 0 when it is not there, and maybe that of another key. */
    int guess(long key) {
        long hash = hash(key);
        int[] segment = segments[segment(hash)];
        return segment[place(hash, segment)];
    }

    /** The slot of a key; 0 when there is none. */
    int find(long key, ExposureTable table) {
        long hash = hash(key);
        int[] segment = segments[segment(hash)];
        int place = place(hash, segment);
        while (segment[place] != 0 && table.key(segment[place]) != key) {
            place = (place + 1) & (segment.length - 1);
        }
        return segment[place];
    }

    /** Enters a slot whose key is in the table and not in here. */
    void put(long key, int slot, ExposureTable table) {
        int number = segment(hash(key));
        if (++counts[number] > segments[number].length / 2) {
            int[] smaller = segments[number];
            segments[number] = new int[smaller.length * 2];
            for (int moved : smaller) {
                if (moved != 0) {
                    place(table.key(moved), moved, segments[number]);
                }
            }
        }
        place(key, slot, segments[number]);
    }

    private static void place(long key, int slot, int[] segment) {
        int place = place(hash(key), segment);
        while (segment[place] != 0) {
            place = (place + 1) & (segment.length - 1);
        }
        segment[place] = slot;
    }
}
