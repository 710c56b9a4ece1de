package io.trade2026.tests.bench.core;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import io.trade2026.messages.sbe.SweepBegunDecoder;
import io.trade2026.messages.sbe.SweepCountedDecoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.oms.CoreTimers;
import io.trade2026.oms.KillRehearsal;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/** A core with very many open orders in which switches are set while others go on giving commands. One thread, real time. */
final class KilledCore implements CoreTimers {
    private static final long NONE = Long.MAX_VALUE;

    private final Long2LongHashMap deadlines = new Long2LongHashMap(NONE);
    private final UnsafeBuffer letter = new UnsafeBuffer(new byte[1_024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder eventHeader = new MessageHeaderDecoder();
    private final SetKillSwitchEncoder set = new SetKillSwitchEncoder();
    private final SweepBegunDecoder begun = new SweepBegunDecoder();
    private final long intervalNs;
    private final Trading trading;
    private final long epochAtZeroNs;
    private long flagAtNs;
    private long firstCancelAtNs;
    private long lastCancelAtNs;
    private int cancels;
    private long counted;

    KilledCore(int orders, int perSecond) {
        KillRehearsal.play();
        intervalNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
        trading = Trading.withOpenOrders(orders, this::saw, this);
        // Orders that have been open for a while lie where a young collection does not copy them; what a kill makes
        // itself does not.
        System.gc();
        epochAtZeroNs = trading.nowEpochNs() - System.nanoTime();
    }

    @Override
    public void schedule(long correlationId, long deadlineEpochNs) {
        deadlines.put(correlationId, deadlineEpochNs);
    }

    @Override
    public void cancel(long correlationId) {
        deadlines.remove(correlationId);
    }

    private void saw(long eventNumber, DirectBuffer buffer, int offset, int length) {
        switch (eventHeader.wrap(buffer, offset).templateId()) {
            case KillSwitchChangedDecoder.TEMPLATE_ID -> flagAtNs = System.nanoTime();
            case VenueCancelSentDecoder.TEMPLATE_ID -> {
                lastCancelAtNs = System.nanoTime();
                firstCancelAtNs = cancels == 0 ? lastCancelAtNs : firstCancelAtNs;
                cancels++;
            }
            case SweepBegunDecoder.TEMPLATE_ID -> {
                int orders =
                        begun.wrapAndApplyHeader(buffer, offset, eventHeader).orders();
                counted = orders < 0 ? NONE : orders;
            }
            case SweepCountedDecoder.TEMPLATE_ID -> counted = cancels;
            default -> {
                // of other orders
            }
        }
    }

    /** Sets a switch, and goes on until all that is open has been cancelled; others give commands all the time. */
    KillResult kill(KillScope scope, String name) {
        cancels = 0;
        counted = NONE;
        Histogram waited = new Histogram(3);
        int slices = 1;
        int length = write(scope, name, true);
        long beganNs = System.nanoTime();
        trading.at(epochAtZeroNs + beganNs);
        trading.send(letter, length);
        long longestNs = System.nanoTime() - beganNs;
        long dueNs = beganNs;
        while (cancels < counted) {
            long nowNs = System.nanoTime();
            long timer = due(epochAtZeroNs + nowNs);
            if (timer != NONE) {
                trading.at(epochAtZeroNs + nowNs);
                trading.wake(timer);
                longestNs = Math.max(longestNs, System.nanoTime() - nowNs);
                slices++;
            }
            for (; dueNs <= System.nanoTime(); dueNs += intervalNs) {
                trading.writeOrder();
                trading.at(epochAtZeroNs + System.nanoTime());
                trading.place();
                waited.recordValue(System.nanoTime() - dueNs);
            }
        }
        return new KillResult(
                scope + " " + name,
                flagAtNs - beganNs,
                firstCancelAtNs - beganNs,
                lastCancelAtNs - beganNs,
                cancels,
                slices,
                longestNs,
                waited.getTotalCount(),
                waited.getValueAtPercentile(50),
                waited.getValueAtPercentile(99),
                waited.getMaxValue());
    }

    /** Two lift it. */
    void lift(KillScope scope, String name) {
        trading.at(epochAtZeroNs + System.nanoTime());
        trading.send(letter, write(scope, name, false));
    }

    private long due(long nowEpochNs) {
        for (long id : deadlines.keySet()) {
            if (deadlines.get(id) <= nowEpochNs) {
                deadlines.remove(id);
                return id;
            }
        }
        return NONE;
    }

    private int write(KillScope scope, String name, boolean engages) {
        letter.setMemory(0, letter.capacity(), (byte) 0);
        set.wrapAndApplyHeader(letter, 0, header)
                .scopeKind(scope)
                .engaged(engages ? Bool.YES : Bool.NO)
                .scopeName(name)
                .user("risk")
                .secondUser(engages ? "" : "risk2")
                .drill(Bool.NO)
                .reason("measured");
        return MessageHeaderEncoder.ENCODED_LENGTH + set.encodedLength();
    }
}
