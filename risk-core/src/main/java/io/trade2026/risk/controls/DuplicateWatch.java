package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * PT-05: the same order again and again, whichever session of a client it comes by (15c3-5(c)(1)(ii)).
 *
 * <p>Orders are the same when account, instrument, side, quantity, type, prices, time in force and TargetStrategy(847)
 * are. PT_05_COUNT of them pass within PT_05_WINDOW milliseconds; a possible resend passes only when none of them is there. ClOrdIDs that are used
 * twice are refused elsewhere. The last 65,536 orders are remembered, and none while no party has a PT_05_COUNT.
 */
public final class DuplicateWatch implements PreTradeControl {
    private static final int SNAPSHOT_KIND = 211;
    private static final int ROW_LENGTH = 16;
    private static final int CAPACITY = 1 << 16;
    private static final int FIRST_SIZE = 256;
    private static final long NONE = -1;
    private static final long USUAL_WINDOW_MS = 1_000;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final LimitBook limits;
    /** Number of the last order of each fingerprint; orders are numbered from 0. */
    private final Long2LongHashMap lastByFingerprint = new Long2LongHashMap(NONE);

    private long[] fingerprints = new long[FIRST_SIZE];
    private long[] epochsNs = new long[FIRST_SIZE];
    private long[] sameBefore = new long[FIRST_SIZE];
    private long orders;

    DuplicateWatch(LimitBook limits) {
        this.limits = limits;
    }

    @Override
    public boolean passes(Check check) {
        if (check.isReplace() || !limits.holds(Control.PT_05_COUNT)) {
            return true;
        }
        int row = check.nearest(Control.PT_05_COUNT);
        if (row == LimitBook.NO_LIMIT) {
            return true;
        }
        long limit = limits.value(row);
        long windowNs = check.nearestValue(Control.PT_05_WINDOW, USUAL_WINDOW_MS) * NS_PER_MS;
        long used = seen(fingerprint(check.order()), check.nowEpochNs() - windowNs, Math.max(1, limit));
        boolean repeats = check.order().isPossResend() && used > 0;
        if (used < limit && !repeats) {
            return true;
        }
        check.refuse(repeats ? Denial.DUPLICATE_RESEND : Denial.DUPLICATE_CONTENT);
        check.scope(row).numbers(MeasureUnit.COUNT, repeats ? 0 : limit, used, 1);
        return !repeats && check.yields(row);
    }

    /** How many orders of a fingerprint came after an instant; counts no further than to the last place. */
    private long seen(long fingerprint, long afterEpochNs, long upTo) {
        long seen = 0;
        long order = lastByFingerprint.get(fingerprint);
        while (seen < upTo && order >= 0 && isRemembered(order) && epochsNs[place(order)] > afterEpochNs) {
            seen++;
            order = sameBefore[place(order)];
        }
        return seen;
    }

    /**
     * Remembers an order that passed. Allocates nothing once the memory has its size.
     *
     * @param order its terms
     * @param nowEpochNs time of the command
     */
    void remember(OrderView order, long nowEpochNs) {
        if (limits.holds(Control.PT_05_COUNT)) {
            remember(fingerprint(order), nowEpochNs);
        }
    }

    private void remember(long fingerprint, long epochNs) {
        grow();
        int place = place(orders);
        long forgotten = orders - CAPACITY;
        if (forgotten >= 0 && lastByFingerprint.get(fingerprints[place]) == forgotten) {
            lastByFingerprint.remove(fingerprints[place]);
        }
        fingerprints[place] = fingerprint;
        epochsNs[place] = epochNs;
        sameBefore[place] = lastByFingerprint.get(fingerprint);
        lastByFingerprint.put(fingerprint, orders);
        orders++;
    }

    private void grow() {
        int size = fingerprints.length;
        if (orders == size && size < CAPACITY) {
            fingerprints = Arrays.copyOf(fingerprints, size * 2);
            epochsNs = Arrays.copyOf(epochsNs, size * 2);
            sameBefore = Arrays.copyOf(sameBefore, size * 2);
        }
    }

    private boolean isRemembered(long order) {
        return order >= orders - CAPACITY;
    }

    private static int place(long order) {
        return (int) order & (CAPACITY - 1);
    }

    private static long fingerprint(OrderView order) {
        long mixed = mix(order.accountId(), order.instrumentId());
        mixed = mix(mixed, order.side().value());
        mixed = mix(mixed, order.ordType().value());
        mixed = mix(mixed, order.timeInForce().value());
        mixed = mix(mixed, order.strategyId());
        mixed = mix(mixed, order.orderQtyE8());
        mixed = mix(mixed, order.priceE8());
        return mix(mixed, order.stopPxE8());
    }

    private static long mix(long before, long value) {
        long mixed = (before ^ value) * GOLDEN;
        return mixed ^ (mixed >>> 29) + (before << 7);
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (long order = Math.max(0, orders - CAPACITY); order < orders; order++) {
            int at = writer.row();
            writer.buffer().putLong(at, fingerprints[place(order)]);
            writer.buffer().putLong(at + 8, epochsNs[place(order)]);
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            remember(reader.buffer().getLong(at), reader.buffer().getLong(at + 8));
        }
        return true;
    }
}
