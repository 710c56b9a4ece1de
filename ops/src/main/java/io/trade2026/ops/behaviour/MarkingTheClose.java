package io.trade2026.ops.behaviour;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Int2ObjectHashMap;

/** An account that executes much of an instrument just before the close, while the price goes its way. */
final class MarkingTheClose implements Pattern {
    private static final int PERCENT = 100;

    private final BehaviourThresholds.Close close;
    private final Int2ObjectHashMap<Ending> instruments = new Int2ObjectHashMap<>();
    private long fromEpochNs;
    private long toEpochNs;

    /** The last minutes of an instrument. */
    private static final class Ending {
        private long windowEpochNs;
        private long pxBeforeE8;
        private long executedE8;
        private final Int2ObjectHashMap<long[]> ofAccounts = new Int2ObjectHashMap<>();
    }

    private static final int BOUGHT = 0;
    private static final int SOLD = 1;
    private static final int TOLD = 2;

    MarkingTheClose(BehaviourThresholds.Close close) {
        this.close = close;
    }

    @Override
    public void see(Moment moment) {
        if (!moment.isFill()) {
            return;
        }
        place(moment.epochNs());
        Ending ending = instruments.computeIfAbsent(moment.instrumentId(), id -> new Ending());
        if (moment.epochNs() < fromEpochNs) {
            ending.pxBeforeE8 = moment.lastPxE8();
            return;
        }
        if (ending.windowEpochNs != fromEpochNs) {
            ending.windowEpochNs = fromEpochNs;
            ending.executedE8 = 0;
            ending.ofAccounts.clear();
        }
        long[] own = ending.ofAccounts.computeIfAbsent(moment.accountId(), id -> new long[TOLD + 1]);
        ending.executedE8 += moment.lastQtyE8();
        own[moment.isBuy() ? BOUGHT : SOLD] += moment.lastQtyE8();
        judge(moment, ending, own);
    }

    /** Finds the close that comes next. */
    private void place(long epochNs) {
        if (epochNs < toEpochNs && epochNs >= toEpochNs - TimeUnit.DAYS.toNanos(1)) {
            return;
        }
        ZonedDateTime now = Instant.ofEpochSecond(0, epochNs).atZone(close.zone());
        ZonedDateTime next = now.with(close.at());
        if (!next.isAfter(now)) {
            next = next.plusDays(1);
        }
        toEpochNs = TimeUnit.SECONDS.toNanos(next.toEpochSecond());
        fromEpochNs = toEpochNs - close.before().toNanos();
    }

    private void judge(Moment moment, Ending ending, long[] own) {
        boolean isBuy = own[BOUGHT] >= own[SOLD];
        long ownE8 = Math.max(own[BOUGHT], own[SOLD]);
        long percent = ownE8 / Math.max(1, ending.executedE8 / PERCENT);
        long moveBp = Moment.moveBp(ending.pxBeforeE8, moment.lastPxE8(), isBuy);
        if (own[TOLD] == 0 && moment.isBuy() == isBuy && percent >= close.sharePercent() && moveBp >= close.moveBp()) {
            own[TOLD] = 1;
            moment.tell(
                    "MARKING_THE_CLOSE",
                    percent + " % of what was executed in the last "
                            + close.before().toMinutes() + " minutes before the close, the price went its way by "
                            + moveBp + " bp, bound " + close.sharePercent() + " % and " + close.moveBp() + " bp");
        }
    }
}
