package io.trade2026.tests.bench.core;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitEncoder;
import io.trade2026.messages.sbe.StartTradingDayEncoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A core with very many open orders that looks at all of them for one command, while others go on giving commands. */
final class StalledCore {
    private static final long FIRST_ROW = 1_000_000;
    /** Of others behind a command; the first of them may be that for which all orders are looked at. */
    private static final int LEAST_COMMANDS = 5_000;

    private final UnsafeBuffer letter = new UnsafeBuffer(new byte[1_024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder eventHeader = new MessageHeaderDecoder();
    private final SetLimitEncoder setLimit = new SetLimitEncoder();
    private final StartTradingDayEncoder startDay = new StartTradingDayEncoder();
    private final OrderChangedDecoder changed = new OrderChangedDecoder();
    private final BusyCore core;
    private long version = FIRST_ROW;
    private int orders;

    StalledCore(int orders, int perSecond) {
        core = new BusyCore(orders, perSecond, this::saw);
    }

    private void saw(long eventNumber, DirectBuffer buffer, int offset, int length) {
        switch (eventHeader.wrap(buffer, offset).templateId()) {
            case VenueCancelSentDecoder.TEMPLATE_ID -> orders++;
            case OrderChangedDecoder.TEMPLATE_ID -> {
                OrderFact fact =
                        changed.wrapAndApplyHeader(buffer, offset, eventHeader).fact();
                orders += fact == OrderFact.EXPIRED ? 1 : 0;
            }
            default -> {
                // of other orders
            }
        }
    }

    /** A row of PT-11 lets nothing of an instrument be traded, or all of it again; the instruments are numbered from 1. */
    StallResult list(String what, int instrumentId, boolean isFree) {
        return measure(what, row(Control.PT_11_TRADING, instrumentId, isFree ? 2 : 0));
    }

    /** A row of PT-18 for the whole house: the order behind it looks for own orders in its way. */
    StallResult selfMatch(String what) {
        return measure(what, row(Control.PT_18_MODE, 0, 1));
    }

    StallResult day(String what, int dateYmd) {
        letter.setMemory(0, letter.capacity(), (byte) 0);
        startDay.wrapAndApplyHeader(letter, 0, header)
                .tradingDateYmd(dateYmd)
                .correlationId(1)
                .user("ops")
                .reason("measured");
        return measure(what, MessageHeaderEncoder.ENCODED_LENGTH + startDay.encodedLength());
    }

    private int row(Control control, int instrumentId, long value) {
        letter.setMemory(0, letter.capacity(), (byte) 0);
        setLimit.wrapAndApplyHeader(letter, 0, header)
                .version(++version)
                .limitId(FIRST_ROW + control.code() * 100L + instrumentId)
                .control(control.code())
                .scopeKind(PartyKind.FIRM)
                .scopeId(1)
                .instrumentScope(instrumentId == 0 ? InstrumentScope.ANY : InstrumentScope.INSTRUMENT)
                .instrumentId(instrumentId)
                .side(LimitSide.BOTH)
                .enabled(Bool.YES)
                .value(value)
                .author("risk")
                .reason("measured");
        return MessageHeaderEncoder.ENCODED_LENGTH + setLimit.encodedLength();
    }

    private StallResult measure(String what, int length) {
        orders = 0;
        BusyTimes times = core.measure(letter, length, LEAST_COMMANDS, core::isAtRest);
        Histogram waited = times.waited();
        return new StallResult(
                what,
                times.commandNs(),
                times.commandCpuNs(),
                times.slices(),
                times.longestNs(),
                times.longestCpuNs(),
                times.lastNs(),
                orders,
                waited.getTotalCount(),
                waited.getValueAtPercentile(50),
                waited.getValueAtPercentile(99),
                waited.getMaxValue());
    }
}
