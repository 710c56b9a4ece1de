package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReportVenueCancelRejectDecoder;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.ReportVenueRefusalDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What venues report: ExecutionReport(8), OrderCancelReject(9), Reject(3), BusinessMessageReject(j).
 *
 * <p>Every report finds its order by any id that was ever sent for it. What a venue executed is booked, whatever the order's
 * state; what it repeats is dropped; what belongs to no order is told to the venue and to the desk.
 */
final class VenueReports {
    private static final int RESTATED_FOR_CORPORATE_ACTION = 0;
    private static final int UNKNOWN_ORDER = 5;
    private static final int REJECTED_FOR_OTHER_REASON = 99;
    private static final DirectBuffer NONE = new UnsafeBuffer(new byte[] {'N', 'O', 'N', 'E'});

    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Unmatched unmatched;
    private final VenueFacts facts;
    private final FillReports fills;
    private final EndedAtVenue ended;

    VenueReports(
            OrderStore store,
            EventWriter events,
            RiskCore risk,
            RequestFlow flow,
            Suspense suspense,
            StoppedParties stops) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.unmatched = new Unmatched(events, risk, suspense);
        this.facts = new VenueFacts(events);
        this.ended = new EndedAtVenue(events);
        this.fills = new FillReports(store, events, risk, flow, facts, unmatched, suspense, stops);
    }

    // ExecutionReport(8)

    void execution(ReportVenueExecutionDecoder letter) {
        int venueSessionId = letter.origin().sessionId();
        Request request = requestOf(letter);
        Order order = request == null ? null : request.order();
        if (request == null || order == null || order.venueSessionId() != venueSessionId) {
            unmatched.execution(letter);
            return;
        }
        DirectBuffer from = letter.buffer();
        int execIdAt = letter.offset() + ReportVenueExecutionDecoder.execIdEncodingOffset();
        int venueOrderIdAt = letter.offset() + ReportVenueExecutionDecoder.venueOrderIdEncodingOffset();
        facts.read(letter);
        Execution execution = null;
        if (letter.execType() != ExecType.ORDER_STATUS && from.getByte(execIdAt) != 0) {
            if (store.execution(venueSessionId, from, execIdAt) != null) {
                events.alarm(
                        Severity.NOTICE,
                        "DUPLICATE_EXEC_ID",
                        order.orderId(),
                        "ExecID(17): the venue repeated a report; it was not booked again");
                return;
            }
            execution = store.addExecution(order, from, execIdAt);
        }
        if (from.getByte(venueOrderIdAt) != 0 && !isNone(from, venueOrderIdAt)) {
            order.venueOrderId().read(from, venueOrderIdAt);
        }
        dispatch(letter, order, request, execution);
        // The last request of an order that has ended may have been answered, which settles nothing else.
        store.open().note(order);
    }

    private @Nullable Request requestOf(ReportVenueExecutionDecoder letter) {
        Request named = store.byVenueRequestId(letter.venueRequestId());
        return named != null ? named : store.byVenueRequestId(letter.origVenueRequestId());
    }

    private static boolean isNone(DirectBuffer buffer, int offset) {
        for (int i = 0; i < NONE.capacity(); i++) {
            if (buffer.getByte(offset + i) != NONE.getByte(i)) {
                return false;
            }
        }
        return buffer.getByte(offset + NONE.capacity()) == 0;
    }

    private void dispatch(
            ReportVenueExecutionDecoder letter, Order order, Request request, @Nullable Execution execution) {
        switch (letter.execType()) {
            case NEW -> accepted(letter, order);
            case TRADE -> fills.filled(letter, order, execution);
            case TRADE_CANCEL -> fills.busted(letter, order, execution);
            case TRADE_CORRECT -> fills.corrected(letter, order, execution);
            case CANCELED -> canceled(letter, order, request);
            case REPLACED -> replaced(letter, order, request);
            case REJECTED -> rejected(letter, order, request);
            case CALCULATED -> {
                order.calculate();
                ended(OrderFact.CALCULATED, letter, order);
            }
            case EXPIRED, DONE_FOR_DAY, SUSPENDED, STOPPED, RESTATED, TRIGGERED -> changed(letter, order, request);
            case PENDING_NEW -> relay(OrderFact.PENDING_NEW, order, null);
            case PENDING_CANCEL -> relay(OrderFact.CANCEL_PENDING, order, order.pending(Request.Kind.CANCEL));
            case PENDING_REPLACE -> relay(OrderFact.REPLACE_PENDING, order, order.pending(Request.Kind.REPLACE));
            case ORDER_STATUS -> status(letter, order, request);
            case NULL_VAL -> throw new IllegalStateException("ExecType(150) missing, orderId=" + order.orderId());
        }
    }

    /** What can only befall an order that lives: after its end the venue contradicts itself, which nobody is told again. */
    private void changed(ReportVenueExecutionDecoder letter, Order order, Request named) {
        boolean restates = letter.execType() == ExecType.RESTATED;
        if (restates ? order.isOver() : !order.isLive()) {
            alarmAfterEnd(order);
            return;
        }
        switch (letter.execType()) {
            case EXPIRED -> expired(letter, order, named);
            case DONE_FOR_DAY -> {
                order.finishDay();
                ended(OrderFact.DONE_FOR_DAY, letter, order);
            }
            case SUSPENDED -> {
                order.suspend();
                facts.tell(OrderFact.SUSPENDED, letter, order);
            }
            case STOPPED -> {
                order.stop();
                facts.begin(OrderFact.STOPPED, letter, order)
                        .lastQtyE8(letter.lastQtyE8())
                        .lastPxE8(letter.lastPxE8());
                facts.commit();
            }
            case TRIGGERED -> {
                order.accept();
                facts.tell(OrderFact.TRIGGERED, letter, order);
            }
            default -> restated(letter, order);
        }
    }

    /** An order that lives for a moment only is killed and does not expire (FIX 4.4 Vol 4 App D, IOC and FOK): 150=4. */
    private void expired(ReportVenueExecutionDecoder letter, Order order, Request named) {
        if (order.terms().endsAtOnce()) {
            canceled(letter, order, named);
        } else {
            order.expire();
            ended(OrderFact.EXPIRED, letter, order);
        }
    }

    private void alarmAfterEnd(Order order) {
        events.alarm(
                Severity.NOTICE,
                "REPORT_AFTER_END",
                order.orderId(),
                "ExecType(150): the venue changed an order that had ended; absorbed");
    }

    /** The order is over, or over for the day, without anyone having asked. */
    private void ended(OrderFact fact, ReportVenueExecutionDecoder letter, Order order) {
        order.place().done();
        facts.tell(fact, letter, order);
        flow.settle(order);
        if (!order.isLive()) {
            flow.refuseAllHeld(order);
        }
    }

    private void relay(OrderFact fact, Order order, @Nullable Request request) {
        if (flow.pendingAck(order) != PendingAck.RELAY) {
            return;
        }
        if (request == null) {
            events.fact(fact, order);
        } else {
            events.fact(fact, order, request, order.current());
        }
        events.commitFact();
    }

    private void accepted(ReportVenueExecutionDecoder letter, Order order) {
        order.place().done();
        order.doubt(false);
        if (order.isEnded() || (order.isAcked() && !order.isSuspended())) {
            return;
        }
        order.accept();
        if (order.isLive()) {
            facts.tell(OrderFact.ACCEPTED, letter, order);
        }
    }

    // Ends and changes

    private void canceled(ReportVenueExecutionDecoder letter, Order order, Request named) {
        if (order.isEnded()) {
            canceledAfterEnd(order, named);
            return;
        }
        order.place().done();
        order.doubt(false);
        Request answered = canceledBy(order, named);
        if (answered != null && !answered.isOfTheHouse()) {
            canceledAsAsked(letter, order, answered);
        } else {
            canceledUnasked(letter, order, answered);
        }
        finishHouseRequests(order);
        flow.settle(order);
        flow.refuseAllHeld(order);
    }

    /** What the venue's Canceled answers: the request it names, else a cancel of the client, even a held one, else the house's. */
    private static @Nullable Request canceledBy(Order order, Request named) {
        if (named.isSent() && named.isCancelAtVenue() && !named.isOfTheHouse()) {
            return named;
        }
        Request sent = order.cancelAtVenue();
        if (sent != null && !sent.isOfTheHouse()) {
            return sent;
        }
        Request held = order.pending(Request.Kind.CANCEL);
        return held != null ? held : sent;
    }

    /** The order ended by other means while the cancel was on its way; the request still gets its one answer. */
    private void canceledAfterEnd(Order order, Request named) {
        if (named.isSent() && named.isCancelAtVenue()) {
            flow.refuseOrAlarm(order, named, RequestFlow.TOO_LATE, Denial.TOO_LATE);
            endDoubt(order);
        }
    }

    private void canceledUnasked(ReportVenueExecutionDecoder letter, Order order, @Nullable Request ofTheHouse) {
        boolean filled = order.isFilled();
        order.cancel();
        if (filled) {
            alarmAfterEnd(order);
            return;
        }
        order.answerFollowing();
        OrderChangedEncoder told = facts.begin(OrderFact.CANCELED, letter, order);
        if (ofTheHouse != null) {
            HouseReason reason = ofTheHouse.houseReason();
            told.execRestatementReason(reason.execRestatementReason());
            events.commitFact(reason.text());
        } else {
            facts.commit();
        }
    }

    private void canceledAsAsked(ReportVenueExecutionDecoder letter, Order order, Request answered) {
        Request accepted = order.current();
        answered.done();
        if (answered.isReplace()) {
            order.replace(answered);
            order.terms().orderQtyE8(order.cumQtyE8());
            order.cancel();
            facts.complete(events.fact(OrderFact.REPLACED, order, answered, accepted), letter);
        } else {
            order.cancel();
            order.current(answered);
            facts.complete(events.fact(OrderFact.CANCELED, order, answered, accepted), letter);
        }
        facts.commit();
    }

    private static void finishHouseRequests(Order order) {
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            if (request.isOfTheHouse() && request.isPending()) {
                request.done();
            }
        }
    }

    private void replaced(ReportVenueExecutionDecoder letter, Order order, Request named) {
        if (!named.isReplace() || !named.isPending()) {
            return;
        }
        if (named.isOfTheHouse() && order.isOver()) {
            named.done();
            alarmAfterEnd(order);
            return;
        }
        Request accepted = order.current();
        order.place().done();
        order.doubt(false);
        named.done();
        order.replace(named);
        if (letter.orderQtyE8() != Decimal8.NULL && letter.orderQtyE8() > 0) {
            order.terms().orderQtyE8(letter.orderQtyE8());
        }
        if (letter.priceE8() > 0
                && order.terms().priceE8() != Decimal8.NULL
                && letter.priceE8() != order.terms().priceE8()) {
            order.terms().priceE8(letter.priceE8());
            named.riskPxE8(Math.max(letter.priceE8(), named.riskPxE8()));
            order.current().riskPxE8(named.riskPxE8());
        }
        order.reservation().reprice(named.riskPxE8());
        if (named.isOfTheHouse()) {
            facts.begin(OrderFact.RESTATED, letter, order)
                    .execRestatementReason(named.houseReason().execRestatementReason());
        } else {
            facts.complete(events.fact(OrderFact.REPLACED, order, named, accepted), letter);
        }
        facts.commit();
        flow.settle(order);
        flow.sendHeld(order);
        flow.settle(order);
    }

    private void restated(ReportVenueExecutionDecoder letter, Order order) {
        long cumQtyE8 = letter.cumQtyE8();
        if (letter.execRestatementReason() == RESTATED_FOR_CORPORATE_ACTION
                && cumQtyE8 != Decimal8.NULL
                && cumQtyE8 >= 0) {
            long differenceE8 = cumQtyE8 - order.cumQtyE8();
            if (differenceE8 > 0) {
                risk.executions().bookFill(order.reservation(), differenceE8, 0);
            } else if (differenceE8 < 0) {
                risk.executions()
                        .bookBust(
                                order.reservation(),
                                -differenceE8,
                                0,
                                risk.executions().day());
            }
            order.fills().rescale(cumQtyE8);
        }
        order.restate(
                letter.orderQtyE8() > 0 ? letter.orderQtyE8() : Decimal8.NULL,
                letter.priceE8() > 0 ? letter.priceE8() : Decimal8.NULL);
        if (letter.priceE8() > 0) {
            order.current().riskPxE8(letter.priceE8());
        }
        facts.tell(OrderFact.RESTATED, letter, order);
        flow.settleForced(order);
    }

    private void rejected(ReportVenueExecutionDecoder letter, Order order, Request named) {
        if (named.kind() != Request.Kind.PLACE && named.isSent()) {
            refusedByVenue(order, named, RequestFlow.OTHER);
        } else if (!order.isLive()) {
            alarmAfterEnd(order);
        } else {
            rejectOrder(order, reasonOf(letter), letter);
        }
    }

    private static int reasonOf(ReportVenueExecutionDecoder letter) {
        return letter.ordRejReason() < 0 ? REJECTED_FOR_OTHER_REASON : letter.ordRejReason();
    }

    private void rejectOrder(Order order, int venueRejReason, @Nullable ReportVenueExecutionDecoder letter) {
        order.place().refused();
        order.reject();
        order.doubt(false);
        OrderList list = order.list();
        if (list != null) {
            list.refuse(order, venueRejReason);
        }
        OrderChangedEncoder told = events.fact(OrderFact.REJECTED, order);
        if (letter != null) {
            facts.complete(told, letter);
        }
        told.venueRejReason(venueRejReason);
        facts.commit();
        flow.refuseAllPending(order);
        flow.settle(order);
    }

    // OrderCancelReject(9), Reject(3), BusinessMessageReject(j)

    void cancelReject(ReportVenueCancelRejectDecoder letter) {
        Request request = store.byVenueRequestId(letter.venueRequestId());
        Order order = request == null ? null : request.order();
        if (request == null
                || order == null
                || order.venueSessionId() != letter.origin().sessionId()) {
            events.alarm(
                    Severity.WARNING,
                    "UNKNOWN_ORDER",
                    0,
                    "ClOrdID(11): the venue refused a cancel or replace that was not asked for");
            return;
        }
        if (!request.isSent()) {
            return;
        }
        facts.read(letter);
        refusedByVenue(order, request, reasonForClient(order, letter.cxlRejReason()));
        ended.refused(order, request, letter.ordStatus());
    }

    /** CxlRejReason(102) in the code set of 4.4; the order is known to us, so it is never told to be unknown. */
    private static int reasonForClient(Order order, int venueReason) {
        return switch (venueReason) {
            case RequestFlow.TOO_LATE, RequestFlow.BROKER_OPTION, RequestFlow.ALREADY_PENDING -> venueReason;
            case RequestFlow.UNKNOWN_ORDER -> order.isLive() ? RequestFlow.OTHER : RequestFlow.TOO_LATE;
            default -> RequestFlow.OTHER;
        };
    }

    private void refusedByVenue(Order order, Request request, int cxlRejReason) {
        if (request.isOfTheHouse()) {
            flow.refusedToTheHouse(order, request);
        } else {
            flow.refuse(order, request, cxlRejReason, facts.text(), 0, facts.textLength());
        }
        flow.settle(order);
        flow.sendHeld(order);
        flow.grantWish(order);
        flow.settle(order);
        endDoubt(order);
    }

    /** Whatever was in doubt is answered when nothing awaits the venue: an answer that came by itself is not asked for any more. */
    private static void endDoubt(Order order) {
        if (!order.awaitsVenue()) {
            order.doubt(false);
        }
    }

    void refusal(ReportVenueRefusalDecoder letter) {
        Request request = store.byVenueRequestId(letter.venueRequestId());
        Order order = request == null ? null : request.order();
        if (request == null
                || order == null
                || order.venueSessionId() != letter.origin().sessionId()) {
            events.alarm(
                    Severity.CRITICAL,
                    "UNKNOWN_REFUSAL",
                    0,
                    "RefSeqNum(45): the venue refused a message that could not be found");
            return;
        }
        if (!request.isSent()) {
            return;
        }
        facts.read(letter);
        if (facts.textLength() == 0) {
            facts.text("the venue refused the message, reason ");
            facts.textLength(facts.textLength() + facts.text().putIntAscii(facts.textLength(), letter.reason()));
        }
        if (request.kind() == Request.Kind.PLACE) {
            rejectOrder(order, REJECTED_FOR_OTHER_REASON, null);
        } else {
            refusedByVenue(order, request, RequestFlow.OTHER);
        }
    }

    // Answers to what was asked about an order in doubt

    private void status(ReportVenueExecutionDecoder letter, Order order, Request asked) {
        boolean isDisputed = order.isLive() && EndedAtVenue.isDisputed(order);
        if (!asked.isSent() && !isDisputed) {
            order.doubt(false);
            return;
        }
        if (letter.cumQtyE8() != Decimal8.NULL && letter.cumQtyE8() > order.cumQtyE8()) {
            events.alarm(
                    Severity.WARNING,
                    "IN_DOUBT",
                    order.orderId(),
                    "CumQty(14): the venue holds executions that it has not reported");
            return;
        }
        if (!asked.isSent()) {
            statusOfDisputed(letter, order);
            return;
        }
        boolean unknown = letter.ordStatus() == OrdStatus.REJECTED && letter.ordRejReason() == UNKNOWN_ORDER;
        if (asked.kind() == Request.Kind.PLACE) {
            statusOfOrder(letter, order, unknown);
        } else if (unknown) {
            flow.refuseOrAlarm(order, asked, RequestFlow.OTHER, Denial.NOT_SENT);
            flow.settle(order);
            flow.sendHeld(order);
            flow.settle(order);
        } else if (asked.isCancelAtVenue() && letter.ordStatus() == OrdStatus.CANCELED) {
            canceled(letter, order, asked);
        } else if (asked.isReplace() && isWorking(letter.ordStatus())) {
            replaced(letter, order, asked);
        }
        order.doubt(false);
    }

    /** It ends as the venue says when nothing is missing; what the venue does not know stays in doubt. */
    private void statusOfDisputed(ReportVenueExecutionDecoder letter, Order order) {
        boolean isSame = letter.cumQtyE8() == order.cumQtyE8();
        if (isWorking(letter.ordStatus()) && letter.ordStatus() != OrdStatus.FILLED) {
            EndedAtVenue.forget(order);
            order.doubt(false);
        } else if (isSame && letter.ordStatus() == OrdStatus.CANCELED) {
            canceled(letter, order, order.place());
        } else if (isSame && letter.ordStatus() == OrdStatus.EXPIRED) {
            order.doubt(false);
            expired(letter, order, order.place());
        }
    }

    private void statusOfOrder(ReportVenueExecutionDecoder letter, Order order, boolean unknown) {
        if (unknown && order.cumQtyE8() == 0) {
            facts.text("the venue never received the order");
            rejectOrder(order, REJECTED_FOR_OTHER_REASON, letter);
            return;
        }
        switch (letter.ordStatus()) {
            case REJECTED -> rejectOrder(order, reasonOf(letter), letter);
            case CANCELED -> canceled(letter, order, order.place());
            case EXPIRED -> expired(letter, order, order.place());
            case NEW,
                    PARTIALLY_FILLED,
                    FILLED,
                    DONE_FOR_DAY,
                    REPLACED,
                    PENDING_CANCEL,
                    STOPPED,
                    SUSPENDED,
                    CALCULATED,
                    PENDING_REPLACE -> accepted(letter, order);
            case PENDING_NEW, ACCEPTED_FOR_BIDDING, NULL_VAL -> {}
        }
    }

    private static boolean isWorking(OrdStatus status) {
        return switch (status) {
            case NEW, PARTIALLY_FILLED, FILLED, REPLACED, STOPPED, SUSPENDED -> true;
            case DONE_FOR_DAY,
                    CANCELED,
                    PENDING_CANCEL,
                    REJECTED,
                    PENDING_NEW,
                    CALCULATED,
                    EXPIRED,
                    ACCEPTED_FOR_BIDDING,
                    PENDING_REPLACE,
                    NULL_VAL -> false;
        };
    }
}
