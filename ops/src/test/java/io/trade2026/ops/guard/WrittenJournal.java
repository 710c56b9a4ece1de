package io.trade2026.ops.guard;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenEncoder;
import io.trade2026.messages.sbe.EventHeaderEncoder;
import io.trade2026.messages.sbe.ImageCompletedEncoder;
import io.trade2026.messages.sbe.ListStatusReportedEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.PositionImagedEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueCancelSentEncoder;
import io.trade2026.messages.sbe.VenueOrderSentEncoder;
import io.trade2026.messages.sbe.VenueReplaceSentEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal written by hand: one client on session 11, one venue on session 21, and a guard's book that reads it. */
final class WrittenJournal {
    static final int CLIENT = 11;
    static final int VENUE = 21;
    static final int HOUSE = 0;
    private static final long START = 1_795_000_000_000_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<Breach> breaches = new ArrayList<>();
    private final ConservationBook book = new ConservationBook(breaches::add);
    private long number;
    private long epochNs = START;
    private int causeSession;
    private long causeSeq;
    private final long[] seqOf = new long[100];

    WrittenJournal() {}

    /** A journal of which the beginning is lost. */
    WrittenJournal(long firstEvent) {
        number = firstEvent - 1;
    }

    ConservationBook book() {
        return book;
    }

    List<Breach> breaches() {
        return breaches;
    }

    List<Invariant> broken() {
        return breaches.stream().map(Breach::invariant).toList();
    }

    /** The next command begins: a message of a session, or nobody's. */
    WrittenJournal by(int session) {
        epochNs += 1_000_000;
        causeSession = session;
        causeSeq = session == HOUSE ? 0 : ++seqOf[session];
        return this;
    }

    /** The same message is taken once more. */
    WrittenJournal again(int session) {
        by(HOUSE);
        desk(DeskAct.NEWS, 0);
        causeSession = session;
        causeSeq = seqOf[session];
        return this;
    }

    private void stamp(EventHeaderEncoder event) {
        event.eventNumber(++number)
                .epochNs(epochNs)
                .causeSessionId(causeSession)
                .causeEpoch(1)
                .causeMsgSeqNum(causeSeq);
    }

    private UnsafeBuffer blank() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        return buffer;
    }

    private void told() {
        book.onEvent(number, epochNs, buffer, 0);
    }

    private static void terms(OrderTermsEncoder terms, String symbol, Side side, int qty) {
        terms.symbol(symbol)
                .account("ACC1")
                .side(side)
                .orderQtyE8(qty * Decimal8.ONE)
                .priceE8(100 * Decimal8.ONE);
    }

    WrittenJournal order(long orderId, int qty) {
        return order(orderId, "INTC", Side.BUY, qty);
    }

    WrittenJournal order(long orderId, String symbol, Side side, int qty) {
        var letter = new VenueOrderSentEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.venueSessionId(VENUE).venueId(1).venueRequestId(number).orderId(orderId);
        terms(letter.terms(), symbol, side, qty);
        told();
        return this;
    }

    WrittenJournal replace(long orderId, int qty) {
        var letter = new VenueReplaceSentEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.venueSessionId(VENUE).venueRequestId(number).orderId(orderId);
        terms(letter.terms(), "INTC", Side.BUY, qty);
        told();
        return this;
    }

    WrittenJournal cancel(long orderId) {
        var letter = new VenueCancelSentEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.venueSessionId(VENUE).venueRequestId(number).orderId(orderId);
        terms(letter.terms(), "INTC", Side.BUY, 0);
        told();
        return this;
    }

    WrittenJournal desk(DeskAct act, long orderId) {
        var letter = new DeskActionTakenEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.act(act).orderId(orderId).user("desk").reason("");
        told();
        return this;
    }

    WrittenJournal list(int orders) {
        var letter = new ListStatusReportedEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.sessionId(CLIENT).totNoOrders(orders).ordersCount(0);
        letter.text("");
        told();
        return this;
    }

    WrittenJournal told(long orderId, OrderFact fact, int qty, int cum) {
        return change(orderId, fact, qty, cum, qty - cum).say();
    }

    WrittenJournal fill(long orderId, int qty, int cum, int last, String execId) {
        Change change = change(orderId, OrderFact.FILLED, qty, cum, qty - cum);
        change.letter
                .lastQtyE8(last * Decimal8.ONE)
                .lastPxE8(100 * Decimal8.ONE)
                .venueExecId(execId);
        return change.say();
    }

    WrittenJournal refill(OrderFact fact, long orderId, int qty, int cum, int last, long refEvent) {
        Change change = change(orderId, fact, qty, cum, qty - cum);
        change.letter.lastQtyE8(last * Decimal8.ONE).refEventNumber(refEvent);
        return change.say();
    }

    /** An event about an order, to be completed. */
    final class Change {
        final OrderChangedEncoder letter = new OrderChangedEncoder();

        WrittenJournal say() {
            letter.text("").custom("");
            told();
            return WrittenJournal.this;
        }
    }

    Change change(long orderId, OrderFact fact, int qty, int cum, int leaves) {
        return change(orderId, "INTC", fact, qty, cum, leaves);
    }

    Change change(long orderId, String symbol, OrderFact fact, int qty, int cum, int leaves) {
        Change change = new Change();
        OrderChangedEncoder letter = change.letter.wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.fact(fact)
                .lastQtyE8(Decimal8.NULL)
                .lastPxE8(Decimal8.NULL)
                .execRestatementReason(-1)
                .venueSessionId(VENUE);
        letter.order()
                .orderId(orderId)
                .sessionId(CLIENT)
                .accountId(1)
                .instrumentId(1)
                .venueId(1)
                .cumQtyE8(cum * Decimal8.ONE)
                .leavesQtyE8(leaves * Decimal8.ONE)
                .ordStatus(leaves == 0 ? OrdStatus.FILLED : OrdStatus.NEW);
        terms(letter.order().terms(), symbol, Side.BUY, qty);
        return change;
    }

    WrittenJournal position(long question, int account, int qty) {
        var letter = new PositionImagedEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.correlationId(question).accountId(account).instrumentId(1).positionE8(qty * Decimal8.ONE);
        told();
        return this;
    }

    WrittenJournal answered(long question) {
        var letter = new ImageCompletedEncoder().wrapAndApplyHeader(blank(), 0, header);
        stamp(letter.header());
        letter.correlationId(question).positions(0);
        told();
        return this;
    }

    long number() {
        return number;
    }
}
