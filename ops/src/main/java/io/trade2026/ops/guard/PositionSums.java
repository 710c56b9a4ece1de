package io.trade2026.ops.guard;

import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongHashSet;

/** Positions as the sum of executions, by account and instrument, and what the core was seen to hold. Used by one thread. */
final class PositionSums {
    private static final long MISSING = Long.MIN_VALUE;

    private final Long2LongHashMap sums = new Long2LongHashMap(0);
    /** What was held before the journal began, as far as the core has told. */
    private final Long2LongHashMap bases = new Long2LongHashMap(MISSING);

    private final Long2ObjectHashMap<LongHashSet> told = new Long2ObjectHashMap<>();

    static long key(int accountId, int instrumentId) {
        return (long) accountId << 32 | instrumentId;
    }

    static int accountOf(long key) {
        return (int) (key >>> 32);
    }

    void add(int accountId, int instrumentId, long deltaE8) {
        if (deltaE8 != 0) {
            long key = key(accountId, instrumentId);
            long sumE8 = sums.get(key) + deltaE8;
            if (sumE8 == 0) {
                sums.remove(key);
            } else {
                sums.put(key, sumE8);
            }
        }
    }

    /** What the core should hold; of a journal without its beginning, what it holds now is the base. */
    long expectedE8(int accountId, int instrumentId, long heldE8, boolean isWhole) {
        long key = key(accountId, instrumentId);
        long sum = sums.get(key);
        if (isWhole) {
            return sum;
        }
        long base = bases.get(key);
        if (base == MISSING) {
            bases.put(key, heldE8 - sum);
            return heldE8;
        }
        return base + sum;
    }

    /** The core told a position as part of an answer. */
    void told(long correlationId, int accountId, int instrumentId) {
        told.computeIfAbsent(correlationId, id -> new LongHashSet()).add(key(accountId, instrumentId));
    }

    /** A position that is not nought, and that the answer did not tell; {@link Long#MIN_VALUE} when there is none. */
    long untold(long correlationId) {
        LongHashSet all = told.remove(correlationId);
        Long2LongHashMap.EntryIterator each = sums.entrySet().iterator();
        while (each.hasNext()) {
            each.next();
            if (all == null || !all.contains(each.getLongKey())) {
                return each.getLongKey();
            }
        }
        return MISSING;
    }

    void forgetAnswers() {
        told.clear();
    }

    long sumE8(long key) {
        return sums.get(key);
    }

    int size() {
        return sums.size();
    }
}
