package io.trade2026.oms;

import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import org.jspecify.annotations.Nullable;

/** Executions, and what a venue takes back or corrects of them: booked to the order and to risk, whatever the order's state. */
final class FillReports {
    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final VenueFacts facts;
    private final Unmatched unmatched;
    private final Suspense suspense;
    private final StoppedParties stops;

    FillReports(
            OrderStore store,
            EventWriter events,
            RiskCore risk,
            RequestFlow flow,
            VenueFacts facts,
            Unmatched unmatched,
            Suspense suspense,
            StoppedParties stops) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.facts = facts;
        this.unmatched = unmatched;
        this.suspense = suspense;
        this.stops = stops;
    }

    void filled(ReportVenueExecutionDecoder letter, Order order, @Nullable Execution execution) {
        long lastQtyE8 = letter.lastQtyE8();
        long lastPxE8 = letter.lastPxE8();
        if (!isOfTheOrder(letter, order, execution) || !isBookable(letter, order)) {
            return;
        }
        leaveSuspense(letter);
        final boolean late = order.isEnded();
        order.place().done();
        order.doubt(false);
        order.fills().add(lastQtyE8, lastPxE8);
        flow.settle(order);
        final boolean breached = risk.executions().bookFill(order.reservation(), lastQtyE8, lastPxE8);
        final boolean isStopped = risk.noteFill(order.reservation(), lastQtyE8, events.epochNs());
        if (execution != null) {
            execution.value(lastQtyE8, lastPxE8, events.nextNumber());
            execution.happened(order.fills().day(), risk.executions().day());
        }
        OrderChangedEncoder told = facts.begin(OrderFact.FILLED, letter, order);
        told.lastQtyE8(lastQtyE8).lastPxE8(lastPxE8);
        told.buffer()
                .putBytes(
                        told.offset() + OrderChangedEncoder.lastMktEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + ReportVenueExecutionDecoder.lastMktEncodingOffset(),
                        ReportVenueExecutionDecoder.lastMktEncodingLength());
        facts.commit();
        flow.alarmOnBreach(order, breached);
        if (late) {
            events.alarm(
                    Severity.WARNING, "LATE_FILL", order.orderId(), "the venue filled an order that had ended; booked");
        }
        alarmOnExcess(order, lastPxE8);
        if (isStopped) {
            stops.stop(order);
        }
    }

    /** What a venue may not do but has done: booked, and for people to take up with the venue. */
    private void alarmOnExcess(Order order, long lastPxE8) {
        if (order.cumQtyE8() > order.terms().orderQtyE8()) {
            events.alarm(Severity.CRITICAL, "OVERFILL", order.orderId(), "CumQty(14) is above OrderQty(38); booked");
        }
        if (DontKnowTrades.isBeyondLimit(order, lastPxE8)) {
            events.alarm(
                    Severity.CRITICAL, "PRICE_BEYOND_LIMIT", order.orderId(), "LastPx(31) is beyond Price(44); booked");
        }
    }

    /** A trade of another symbol or side is none of the order's, whatever id it names. */
    private boolean isOfTheOrder(ReportVenueExecutionDecoder letter, Order order, @Nullable Execution execution) {
        byte dkReason = DontKnowTrades.mismatch(letter, order);
        if (dkReason != DontKnowTrades.ACCEPTED) {
            unmatched.mismatch(letter, order, execution, dkReason);
        }
        return dkReason == DontKnowTrades.ACCEPTED;
    }

    /** Whether a venue's numbers can be counted at all; what cannot must not halt the node, and is for people to mend. */
    private boolean isBookable(ReportVenueExecutionDecoder letter, Order order) {
        long lastQtyE8 = letter.lastQtyE8();
        long lastPxE8 = letter.lastPxE8();
        boolean bookable = lastQtyE8 > 0 && lastPxE8 >= 0 && order.fills().mayAdd(lastQtyE8, lastPxE8);
        if (!bookable) {
            unmatched.tell(letter, DontKnowTrades.unbookable(order, lastQtyE8, lastPxE8));
            events.alarm(
                    Severity.CRITICAL,
                    "FILL_NOT_BOOKABLE",
                    order.orderId(),
                    "LastQty(32), LastPx(31): missing, negative or beyond measure; the execution was not booked");
        }
        return bookable;
    }

    /** What the drop copy told before is booked where it belongs now; what cannot be booked here stays in suspense. */
    private void leaveSuspense(ReportVenueExecutionDecoder letter) {
        suspense.release(
                letter.origin().sessionId(),
                letter.buffer(),
                letter.offset() + ReportVenueExecutionDecoder.execIdEncodingOffset());
    }

    void busted(ReportVenueExecutionDecoder letter, Order order, @Nullable Execution execution) {
        Execution held = suspended(letter, order);
        if (held != null) {
            unmatched.takeBack(letter, order, held);
            return;
        }
        Execution fill = referred(letter, order);
        if (fill == null) {
            return;
        }
        long refEventNumber = fill.eventNumber();
        order.fills().takeBack(fill);
        unbook(order, fill);
        fill.value(0, 0, events.nextNumber());
        if (execution != null) {
            execution.speaksOf(fill);
        }
        facts.begin(OrderFact.FILL_BUSTED, letter, order).refEventNumber(refEventNumber);
        facts.commit();
        flow.settleForced(order);
    }

    void corrected(ReportVenueExecutionDecoder letter, Order order, @Nullable Execution execution) {
        if (!isOfTheOrder(letter, order, null)) {
            return;
        }
        Execution fill = referred(letter, order);
        if (fill == null || !isBookable(letter, order)) {
            return;
        }
        leaveSuspense(letter);
        long lastQtyE8 = letter.lastQtyE8();
        long lastPxE8 = letter.lastPxE8();
        long refEventNumber = fill.eventNumber();
        order.fills().takeBack(fill);
        order.fills().add(lastQtyE8, lastPxE8, fill.day());
        unbook(order, fill);
        risk.executions().bookCorrection(order.reservation(), lastQtyE8, lastPxE8, fill.riskDay());
        fill.value(lastQtyE8, lastPxE8, events.nextNumber());
        if (execution != null) {
            execution.speaksOf(fill);
        }
        facts.begin(OrderFact.FILL_CORRECTED, letter, order)
                .refEventNumber(refEventNumber)
                .lastQtyE8(lastQtyE8)
                .lastPxE8(lastPxE8);
        facts.commit();
        flow.settleForced(order);
        alarmOnExcess(order, lastPxE8);
    }

    private void unbook(Order order, Execution fill) {
        risk.executions().bookBust(order.reservation(), fill.qtyE8(), fill.pxE8(), fill.riskDay());
    }

    private @Nullable Execution named(ReportVenueExecutionDecoder letter, Order order) {
        return store.execution(
                order.venueSessionId(),
                letter.buffer(),
                letter.offset() + ReportVenueExecutionDecoder.execRefIdEncodingOffset());
    }

    /** The trade in suspense that ExecRefID(19) means, or none. */
    private @Nullable Execution suspended(ReportVenueExecutionDecoder letter, Order order) {
        Execution named = named(letter, order);
        return named != null && named.order() == order && named.isInSuspense() ? named : null;
    }

    /** The fill that ExecRefID(19) means, or none, with an alarm. */
    private @Nullable Execution referred(ReportVenueExecutionDecoder letter, Order order) {
        Execution named = named(letter, order);
        Execution fill = named == null ? null : named.fill();
        if (fill == null
                || fill.order() != order
                || fill.qtyE8() == 0
                || fill.isInSuspense()
                || !order.fills().mayTakeBack(fill)) {
            events.alarm(
                    Severity.CRITICAL,
                    "UNKNOWN_EXEC_REF_ID",
                    order.orderId(),
                    "ExecRefID(19): the venue changed a fill that is not known; nothing was booked");
            return null;
        }
        return fill;
    }
}
