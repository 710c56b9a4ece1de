package io.trade2026.tests.bench.core;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OriginEncoder;
import io.trade2026.messages.sbe.PlaceOrderEncoder;
import io.trade2026.messages.sbe.ReportVenueExecutionEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.oms.CoreLimits;
import io.trade2026.oms.CoreTimers;
import io.trade2026.oms.EventSink;
import io.trade2026.oms.OmsCore;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A core that trades. In steady state: each order is placed by the next client in the next instrument, accepted by the venue and filled whole.
 * The last 100,000 closed orders are remembered, as after some trading; older ones are forgotten while new ones come.
 */
final class Trading {
    private static final int REMEMBERED = 100_000;
    private static final int COMMANDS_PER_ORDER = 3;
    private static final long STEP_NS = 1_000;
    private static final long START_EPOCH_NS = 1_795_000_000_000_000_000L;
    private static final long FIRST_NUMBER = 1_000_000_000L;
    private static final int NULL_INT = Integer.MIN_VALUE;

    private final OmsCore core;
    private final int clients;
    private final UnsafeBuffer placeLetter = new UnsafeBuffer(new byte[2048]);
    private final UnsafeBuffer reportLetter = new UnsafeBuffer(new byte[2048]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder eventHeader = new MessageHeaderDecoder();
    private final VenueOrderSentDecoder venueOrderSent = new VenueOrderSentDecoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final ReportVenueExecutionEncoder report = new ReportVenueExecutionEncoder();
    private int placeLength;
    private int reportLength;
    private long nowEpochNs = START_EPOCH_NS;
    private long number;
    private long executions;
    private long venueMsgSeqNum;
    private long venueRequestId;
    private long sentOrders;

    private Trading(CoreLimits limits, CoreTimers timers, int clients) {
        this.core = new OmsCore(limits, this::sent, timers);
        this.clients = clients;
    }

    private Trading(CoreLimits limits, EventSink watch, CoreTimers timers, int clients) {
        EventSink both = (eventNumber, buffer, offset, length) -> {
            sent(eventNumber, buffer, offset, length);
            watch.append(eventNumber, buffer, offset, length);
        };
        this.core = new OmsCore(limits, both, timers);
        this.clients = clients;
    }

    /**
     * Makes the world, and opens orders that the venue accepts and never fills. The last client of the world has only the last of them.
     *
     * @param orders how many
     * @param watch sees every event
     * @param timers wakes the core, in {@link #wake}
     */
    static Trading withOpenOrders(int orders, EventSink watch, CoreTimers timers) {
        CoreLimits limits = new CoreLimits(2 * orders + REMEMBERED, Long.MAX_VALUE);
        Trading trading = new Trading(limits, watch, timers, CoreWorld.CLIENTS - 1);
        new CoreWorld(trading::send).make();
        trading.blankLetters();
        for (int i = 0; i < orders - 1; i++) {
            trading.writeOrder();
            trading.place();
            trading.accept();
        }
        trading.writeOrder();
        trading.place.origin().sessionId(CoreWorld.CLIENTS).msgSeqNum(1);
        trading.place();
        trading.accept();
        return trading;
    }

    /** The time of the next command. */
    void at(long epochNs) {
        nowEpochNs = epochNs;
    }

    long nowEpochNs() {
        return nowEpochNs;
    }

    /** A timer of the core comes due. */
    void wake(long timerId) {
        core.onTimer(timerId, nowEpochNs);
    }

    /** Makes the world, and trades until as many orders are remembered as ever will be. */
    static Trading inSteadyState() {
        Trading trading = new Trading(
                new CoreLimits(2 * REMEMBERED, REMEMBERED * COMMANDS_PER_ORDER * STEP_NS),
                CoreTimers.NONE,
                CoreWorld.CLIENTS);
        new CoreWorld(trading::send).make();
        trading.blankLetters();
        for (int i = 0; i < 2 * REMEMBERED; i++) {
            trading.writeOrder();
            trading.place();
            trading.accept();
            trading.writeFill();
            trading.fill();
        }
        trading.check();
        return trading;
    }

    /** Stops a benchmark that would measure refusals. */
    void check() {
        if (sentOrders != number || core.orderCount() > REMEMBERED + 1) {
            throw new IllegalStateException(
                    "placed " + number + ", sent to the venue " + sentOrders + ", remembered " + core.orderCount());
        }
    }

    private void sent(long eventNumber, DirectBuffer buffer, int offset, int length) {
        if (eventHeader.wrap(buffer, offset).templateId() == VenueOrderSentDecoder.TEMPLATE_ID) {
            venueRequestId = venueOrderSent
                    .wrapAndApplyHeader(buffer, offset, eventHeader)
                    .venueRequestId();
            sentOrders++;
        }
    }

    /** Sends a letter that somebody else has written. */
    void send(DirectBuffer letter, int length) {
        nowEpochNs += STEP_NS;
        core.onCommand(nowEpochNs, letter, 0, length);
    }

    private void blankLetters() {
        place.wrapAndApplyHeader(placeLetter, 0, header).clOrdId("O");
        origin(place.origin(), 1, 1);
        place.terms()
                .symbol("INTC")
                .currency("USD")
                .orderQtyE8(100 * Decimal8.ONE)
                .priceE8(100 * Decimal8.ONE)
                .stopPxE8(Decimal8.NULL)
                .minQtyE8(Decimal8.NULL)
                .maxFloorE8(Decimal8.NULL)
                .expireEpochNs(Decimal8.NULL)
                .expireDateYmd(NULL_INT)
                .transactEpochNs(nowEpochNs)
                .side(Side.BUY)
                .ordType(OrdType.LIMIT)
                .timeInForce(TimeInForce.DAY);
        place.text("").custom("");
        placeLength = MessageHeaderDecoder.ENCODED_LENGTH + place.encodedLength();
        report.wrapAndApplyHeader(reportLetter, 0, header)
                .execId("E")
                .venueOrderId("V1")
                .orderQtyE8(Decimal8.NULL)
                .cumQtyE8(Decimal8.NULL)
                .leavesQtyE8(Decimal8.NULL)
                .priceE8(Decimal8.NULL)
                .transactEpochNs(nowEpochNs)
                .ordRejReason(NULL_INT)
                .execRestatementReason(NULL_INT)
                .ordStatus(OrdStatus.NULL_VAL);
        origin(report.origin(), CoreWorld.VENUE_SESSION, 1);
        report.text("").custom("");
        reportLength = MessageHeaderDecoder.ENCODED_LENGTH + report.encodedLength();
    }

    private void origin(OriginEncoder origin, int sessionId, long msgSeqNum) {
        origin.sessionId(sessionId)
                .epoch(1)
                .msgSeqNum(msgSeqNum)
                .receivedEpochNs(nowEpochNs)
                .sendingEpochNs(nowEpochNs)
                .possDup(Bool.NO)
                .possResend(Bool.NO);
    }

    /** Writes the next PlaceOrder; what a gateway would have done. */
    void writeOrder() {
        placeLetter.putLongAscii(place.offset() + PlaceOrderEncoder.clOrdIdEncodingOffset() + 1, FIRST_NUMBER + number);
        place.origin()
                .sessionId(1 + (int) (number % clients))
                .msgSeqNum(1 + number / clients)
                .receivedEpochNs(nowEpochNs)
                .sendingEpochNs(nowEpochNs);
        place.terms()
                .symbol(symbol())
                .side(number / CoreWorld.SYMBOLS.size() % 2 == 0 ? Side.BUY : Side.SELL)
                .transactEpochNs(nowEpochNs);
        number++;
    }

    private String symbol() {
        return CoreWorld.SYMBOLS.get((int) (number % CoreWorld.SYMBOLS.size()));
    }

    /** Lets the core decide on the order that was written. */
    void place() {
        send(placeLetter, placeLength);
    }

    /** The venue accepts the last order. */
    void accept() {
        writeReport(ExecType.NEW, Decimal8.NULL);
        send(reportLetter, reportLength);
    }

    /** Writes the fill of the last order; what a gateway would have done. */
    void writeFill() {
        writeReport(ExecType.TRADE, 100 * Decimal8.ONE);
    }

    /** Lets the core book the fill that was written. */
    void fill() {
        send(reportLetter, reportLength);
    }

    private void writeReport(ExecType execType, long lastE8) {
        reportLetter.putLongAscii(
                report.offset() + ReportVenueExecutionEncoder.execIdEncodingOffset() + 1, FIRST_NUMBER + executions++);
        report.origin().msgSeqNum(++venueMsgSeqNum).receivedEpochNs(nowEpochNs);
        report.venueRequestId(venueRequestId)
                .symbol(lastSymbol())
                .side((number - 1) / CoreWorld.SYMBOLS.size() % 2 == 0 ? Side.BUY : Side.SELL)
                .execType(execType)
                .lastQtyE8(lastE8)
                .lastPxE8(lastE8);
    }

    private String lastSymbol() {
        return CoreWorld.SYMBOLS.get((int) ((number - 1) % CoreWorld.SYMBOLS.size()));
    }

    /** Returns the number of the last event: something that depends on all that was done. */
    long lastEventNumber() {
        return core.lastEventNumber();
    }
}
