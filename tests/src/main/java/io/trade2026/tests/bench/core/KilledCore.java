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
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A core with very many open orders in which switches are set while others go on giving commands. */
final class KilledCore {
    private static final long NONE = Long.MAX_VALUE;

    private final UnsafeBuffer letter = new UnsafeBuffer(new byte[1_024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder eventHeader = new MessageHeaderDecoder();
    private final SetKillSwitchEncoder set = new SetKillSwitchEncoder();
    private final SweepBegunDecoder begun = new SweepBegunDecoder();
    private final BusyCore core;
    private long flagAtNs;
    private long firstCancelAtNs;
    private long lastCancelAtNs;
    private int cancels;
    private long counted;

    KilledCore(int orders, int perSecond) {
        core = new BusyCore(orders, perSecond, this::saw);
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
        BusyTimes times = core.measure(letter, write(scope, name, true), 0, () -> cancels >= counted);
        Histogram waited = times.waited();
        return new KillResult(
                scope + " " + name,
                flagAtNs - times.beganNs(),
                firstCancelAtNs - times.beganNs(),
                lastCancelAtNs - times.beganNs(),
                cancels,
                times.slices(),
                times.longestNs(),
                waited.getTotalCount(),
                waited.getValueAtPercentile(50),
                waited.getValueAtPercentile(99),
                waited.getMaxValue());
    }

    /** Two lift it. */
    void lift(KillScope scope, String name) {
        core.send(letter, write(scope, name, false));
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
