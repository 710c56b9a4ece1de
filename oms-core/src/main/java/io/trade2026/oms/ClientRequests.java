package io.trade2026.oms;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.AskOrderStatusDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelOrderDecoder;
import io.trade2026.messages.sbe.CancelRejectedEncoder;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageEncoder;
import io.trade2026.messages.sbe.PlaceOrderDecoder;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.ReplaceOrderDecoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Session;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What clients ask for: NewOrderSingle(D), OrderCancelRequest(F), OrderCancelReplaceRequest(G), OrderStatusRequest(H).
 *
 * <p>Each D gets its order or its denial, each F and G its way to the venue or its refusal, in the same command.
 */
final class ClientRequests {
    private static final int NO_TAG = 0;

    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Admission admission;
    private final RejectedNext rejected;
    private final Throttling throttling;
    private final Terms asked = new Terms();
    private final UnsafeBuffer custom = new UnsafeBuffer(new byte[0]);

    ClientRequests(
            OrderStore store,
            EventWriter events,
            RiskCore risk,
            RequestFlow flow,
            Admission admission,
            RejectedNext rejected,
            Throttling throttling) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.admission = admission;
        this.rejected = rejected;
        this.throttling = throttling;
    }

    // NewOrderSingle(D)

    void place(PlaceOrderDecoder letter) {
        int sessionId = letter.origin().sessionId();
        DirectBuffer from = letter.buffer();
        int clOrdIdAt = letter.offset() + PlaceOrderDecoder.clOrdIdEncodingOffset();
        boolean possResend = letter.origin().possResend() == Bool.YES;
        Request known = store.byClOrdId(sessionId, from, clOrdIdAt);
        asked.read(from, letter.terms().offset());
        admission.comesBy(letter.origin());
        boolean isHeard = throttling.mayHear(sessionId, from, letter.terms().offset(), admission.decision());
        if (known != null) {
            repeated(sessionId, known, possResend, from, clOrdIdAt);
            return;
        }
        if (store.isFull()) {
            denyWithoutOrder(sessionId, Denial.STORE_FULL, from, clOrdIdAt);
            return;
        }
        Order order = store.add(events.nextNumber(), sessionId);
        Request request = store.add(order, Request.Kind.PLACE, from, clOrdIdAt);
        order.terms().set(asked);
        letter.skipText();
        letter.wrapCustom(custom);
        store.keepCustom(request, custom);
        order.custom(request.custom());
        RejectedNext.Refusal refusal = rejected.take(sessionId, 'D');
        int traderId = admission.traderId(from, letter.offset() + PlaceOrderDecoder.traderEncodingOffset());
        int strategyId = admission.strategyId(from, letter.offset() + PlaceOrderDecoder.strategyEncodingOffset());
        if (refusal != null) {
            deny(order, request, refusal);
        } else if (!isHeard) {
            deny(order, request);
        } else if (admission.isStale(letter.origin()) || !admission.mayEnter(order, traderId, strategyId)) {
            deny(order, request);
        } else {
            admission.enter(order, request);
        }
    }

    private void deny(Order order, Request request) {
        OrderChangedEncoder letter = beginDenial(order, request);
        admission.decision().writeTo(letter.explanation());
        events.commitFact();
        admission.noteRefusal(order);
    }

    /** Denies because the desk wanted the next order denied: its code and its words. */
    private void deny(Order order, Request request, RejectedNext.Refusal refusal) {
        beginDenial(order, request).venueRejReason(refusal.code());
        events.commitFact(refusal.text(), 0, refusal.textLength());
    }

    private OrderChangedEncoder beginDenial(Order order, Request request) {
        request.refused();
        order.reject();
        store.closed(order, events.epochNs());
        return events.fact(OrderFact.DENIED, order);
    }

    /** A denial that leaves no order behind: the store has no room for one. */
    private void denyWithoutOrder(int sessionId, Denial denial, DirectBuffer from, int clOrdIdAt) {
        Order passing = new Order();
        passing.open(events.nextNumber(), sessionId);
        Request request = new Request();
        request.open(Request.Kind.PLACE, sessionId, passing);
        request.id().read(from, clOrdIdAt);
        passing.append(request);
        passing.terms().set(asked);
        passing.reject();
        OrderChangedEncoder letter = events.fact(OrderFact.DENIED, passing);
        EventWriter.explain(letter.explanation(), denial);
        events.commitFact();
    }

    /** A ClOrdID(11) that was used before: told its state when resent, else denied; the order it belongs to goes on. */
    private void repeated(int sessionId, Request known, boolean possResend, DirectBuffer from, int clOrdIdAt) {
        Order order = known.order();
        if (order == null) {
            denyWithoutOrder(sessionId, Denial.DUPLICATE_CL_ORD_ID, from, clOrdIdAt);
        } else if (possResend) {
            tellStatus(order, known);
            events.commitFact();
        } else {
            OrderChangedEncoder letter = events.fact(OrderFact.DENIED, order, known, known);
            EventWriter.explain(letter.explanation(), Denial.DUPLICATE_CL_ORD_ID);
            events.commitFact();
        }
    }

    // OrderCancelRequest(F)

    void cancel(CancelOrderDecoder letter) {
        int sessionId = letter.origin().sessionId();
        DirectBuffer from = letter.buffer();
        int clOrdIdAt = letter.offset() + CancelOrderDecoder.clOrdIdEncodingOffset();
        int origIdAt = letter.offset() + CancelOrderDecoder.origClOrdIdEncodingOffset();
        throttling.heardCancel(sessionId);
        Order order = namedOrder(sessionId, false, from, clOrdIdAt, origIdAt, letter.orderId());
        if (order == null) {
            return;
        }
        Request request = store.add(order, Request.Kind.CANCEL, from, clOrdIdAt);
        request.names(store.byClOrdId(sessionId, from, origIdAt));
        letter.wrapCustom(custom);
        store.keepCustom(request, custom);
        Request other = order.pending(Request.Kind.CANCEL);
        RejectedNext.Refusal refusal = rejected.take(sessionId, 'F');
        if (refusal != null) {
            flow.refuse(order, request, refusal.code(), refusal.text(), 0, refusal.textLength());
        } else if (!order.isLive()) {
            flow.refuse(order, request, RequestFlow.TOO_LATE, Denial.TOO_LATE);
        } else if (other != request && other != null) {
            flow.refuse(order, request, RequestFlow.ALREADY_PENDING, Denial.REQUEST_PENDING);
        } else if (flow.isFrozen(order)) {
            flow.refuse(order, request, RequestFlow.TOO_LATE, Denial.MARKET_FROZEN);
        } else if (!flow.isVenueUp(order)) {
            flow.refuse(order, request, RequestFlow.OTHER, Denial.VENUE_DOWN);
        } else if (EndedAtVenue.isAnsweredHere(order)) {
            EndedAtVenue.answer(flow, order, request);
        } else {
            flow.tellPending(order, request);
            flow.sendOrHold(order, request);
        }
    }

    // OrderCancelReplaceRequest(G)

    void replace(ReplaceOrderDecoder letter) {
        int sessionId = letter.origin().sessionId();
        DirectBuffer from = letter.buffer();
        int clOrdIdAt = letter.offset() + ReplaceOrderDecoder.clOrdIdEncodingOffset();
        int origIdAt = letter.offset() + ReplaceOrderDecoder.origClOrdIdEncodingOffset();
        admission.comesBy(letter.origin());
        boolean isHeard = throttling.mayHear(sessionId, from, letter.terms().offset(), admission.decision());
        Order order = namedOrder(sessionId, true, from, clOrdIdAt, origIdAt, letter.orderId());
        if (order == null) {
            return;
        }
        Request named = store.byClOrdId(sessionId, from, origIdAt);
        Request tail = order.tail();
        ChainMode chain = flow.chainMode(order);
        boolean replacePending = order.pending(Request.Kind.REPLACE) != null;
        boolean cancelPending = order.pending(Request.Kind.CANCEL) != null;
        Request request = store.add(order, Request.Kind.REPLACE, from, clOrdIdAt);
        request.names(named);
        letter.skipText();
        letter.wrapCustom(custom);
        store.keepCustom(request, custom);
        request.terms().read(from, letter.terms().offset());
        request.done();
        RejectedNext.Refusal refusal = rejected.take(sessionId, 'G');
        if (refusal != null) {
            flow.refuse(order, request, refusal.code(), refusal.text(), 0, refusal.textLength());
        } else if (!isHeard) {
            refuseForRisk(order, request);
        } else if (admission.isStale(letter.origin())) {
            flow.refuse(order, request, RequestFlow.OTHER, Denial.STALE_ORDER);
        } else if (cancelPending || (replacePending && chain == ChainMode.REJECT)) {
            flow.refuse(order, request, RequestFlow.ALREADY_PENDING, Denial.REQUEST_PENDING);
        } else if (!order.isLive() && !mayReopen(order, request)) {
            flow.refuse(order, request, RequestFlow.TOO_LATE, Denial.TOO_LATE);
        } else if (named != tail) {
            flow.refuse(order, request, RequestFlow.OTHER, Denial.SUPERSEDED_ID);
        } else if (order.isWithheld()) {
            flow.refuse(order, request, RequestFlow.BROKER_OPTION, Denial.LIST_WAITS);
        } else if (!flow.isVenueUp(order)) {
            flow.refuse(order, request, RequestFlow.OTHER, Denial.VENUE_DOWN);
        } else if (EndedAtVenue.isAnsweredHere(order)) {
            EndedAtVenue.answer(flow, order, request);
        } else {
            admit(order, request, letter, chain);
        }
    }

    private void admit(Order order, Request request, ReplaceOrderDecoder letter, ChainMode chain) {
        Terms terms = request.terms();
        if (!terms.hasAccount()) {
            terms.accountOf(order.terms());
        }
        int changed = changedAgainstTheRules(order, terms);
        if (changed != NO_TAG) {
            flow.refuseChangeOf(order, request, changed);
            return;
        }
        boolean belowCum = order.cumQtyE8() > 0 && terms.orderQtyE8() <= order.cumQtyE8();
        if (belowCum && terms.orderQtyE8() > 0) {
            if (!flow.mayCancelBalance(order)) {
                flow.refuse(order, request, RequestFlow.OTHER, Denial.BELOW_CUM_QTY);
                return;
            }
            request.cancelBalance();
        } else if (!admission.mayReplace(
                order,
                terms,
                admission.traderId(letter.buffer(), letter.offset() + ReplaceOrderDecoder.traderEncodingOffset()),
                admission.strategyId(
                        letter.buffer(), letter.offset() + ReplaceOrderDecoder.strategyEncodingOffset()))) {
            refuseForRisk(order, request);
            return;
        } else {
            admission.noteReplace();
        }
        request.riskPxE8(
                belowCum ? order.current().riskPxE8() : admission.decision().riskPxE8());
        request.hold();
        boolean sends = chain == ChainMode.PIPELINE || !order.awaitsVenue();
        flow.reserve(order);
        if (!belowCum) {
            admission.noteUse();
        }
        if (sends) {
            flow.tellPending(order, request);
            flow.send(order, request, chain == ChainMode.PIPELINE, admission.decision());
        }
    }

    private void refuseForRisk(Order order, Request request) {
        CancelRejectedEncoder letter = flow.beginRefusal(order, request, RequestFlow.BROKER_OPTION, null);
        admission.decision().writeTo(letter.explanation());
        events.commitCancelRejected();
        admission.noteRefusal(order);
    }

    private boolean mayReopen(Order order, Request request) {
        Session session = risk.book().session(order.sessionId());
        return order.isFilled()
                && !order.isEnded()
                && session != null
                && session.reopenFilled() == ReopenFilled.FORWARD
                && request.terms().orderQtyE8() > order.cumQtyE8();
    }

    /** Symbol(55), Account(1) and the direction of Side(54) stay (order semantics, section 4): the tag of the first that does not. */
    private static int changedAgainstTheRules(Order order, Terms terms) {
        if (!terms.sameSymbol(order.terms())) {
            return 55;
        }
        if (!terms.sameAccount(order.terms())) {
            return 1;
        }
        return terms.isBuy() == order.terms().isBuy() ? NO_TAG : 54;
    }

    /** The order by telephone, which only OrderID(37) can name in a cancel: it has no ClOrdID(11). */
    private @Nullable Order telephoneOrder(int sessionId, boolean ofReplace, long orderId) {
        Order order = ofReplace || orderId == 0 ? null : store.order(orderId);
        return order != null && order.sessionId() == sessionId && order.place().isOfTheHouse() ? order : null;
    }

    /** Finds the order that a request names, or answers that it cannot. */
    private @Nullable Order namedOrder(
            int sessionId, boolean ofReplace, DirectBuffer from, int clOrdIdAt, int origIdAt, long orderId) {
        Request named = store.byClOrdId(sessionId, from, origIdAt);
        Order order = named == null ? telephoneOrder(sessionId, ofReplace, orderId) : named.order();
        Denial fault = null;
        int reason = RequestFlow.UNKNOWN_ORDER;
        if (order == null) {
            fault = Denial.UNKNOWN_ORDER;
        } else if (orderId != 0 && orderId != order.orderId()) {
            fault = Denial.ORDER_ID_MISMATCH;
            reason = RequestFlow.OTHER;
        }
        boolean used = store.byClOrdId(sessionId, from, clOrdIdAt) != null;
        if (used) {
            fault = Denial.DUPLICATE_CL_ORD_ID;
            reason = RequestFlow.DUPLICATE_ID;
        }
        if (fault == null) {
            return order;
        }
        CancelRejectedEncoder letter = events.cancelRejected(sessionId, order, ofReplace, reason, fault);
        letter.buffer().putBytes(events.cancelRejectedIdAt(), from, clOrdIdAt, FixId.LENGTH);
        if (order == null || flow.echoesOrigId(sessionId)) {
            letter.buffer().putBytes(events.cancelRejectedOrigIdAt(), from, origIdAt, FixId.LENGTH);
        }
        events.commitCancelRejected();
        if (!used && order == null) {
            store.addOrphan(
                    sessionId,
                    ofReplace ? Request.Kind.REPLACE : Request.Kind.CANCEL,
                    from,
                    clOrdIdAt,
                    events.epochNs());
        } else if (!used && order != null) {
            store.add(order, ofReplace ? Request.Kind.REPLACE : Request.Kind.CANCEL, from, clOrdIdAt)
                    .refused();
        }
        return null;
    }

    // OrderStatusRequest(H)

    void status(AskOrderStatusDecoder letter) {
        int sessionId = letter.origin().sessionId();
        DirectBuffer from = letter.buffer();
        int clOrdIdAt = letter.offset() + AskOrderStatusDecoder.clOrdIdEncodingOffset();
        Request named = store.byClOrdId(sessionId, from, clOrdIdAt);
        Order order = named == null ? null : named.order();
        if (order == null && letter.orderId() != 0) {
            Order byId = store.order(letter.orderId());
            order = byId != null && byId.sessionId() == sessionId ? byId : null;
        }
        OrderChangedEncoder told = order == null
                ? unknownStatus(sessionId, letter)
                : tellStatus(order, named == null ? order.current() : named);
        told.buffer()
                .putBytes(
                        told.offset() + OrderChangedEncoder.ordStatusReqIdEncodingOffset(),
                        from,
                        letter.offset() + AskOrderStatusDecoder.ordStatusReqIdEncodingOffset(),
                        FixId.LENGTH);
        events.commitFact();
    }

    /** Begins a status report: under the id that was asked for when it is current or pending, else under the current one. */
    private OrderChangedEncoder tellStatus(Order order, Request named) {
        return named.isPending() && named.kind() != Request.Kind.PLACE
                ? events.fact(OrderFact.STATUS, order, named, order.current())
                : events.fact(OrderFact.STATUS, order);
    }

    private OrderChangedEncoder unknownStatus(int sessionId, AskOrderStatusDecoder letter) {
        DirectBuffer from = letter.buffer();
        int clOrdIdAt = letter.offset() + AskOrderStatusDecoder.clOrdIdEncodingOffset();
        Order nobody = Order.unknown(sessionId);
        nobody.terms().of(from, letter.offset() + AskOrderStatusDecoder.symbolEncodingOffset(), letter.sideRaw());
        OrderChangedEncoder told = events.fact(OrderFact.STATUS, nobody);
        OrderImageEncoder image = told.order();
        image.ordStatus(OrdStatus.REJECTED);
        told.buffer()
                .putBytes(image.offset() + OrderImageEncoder.clOrdIdEncodingOffset(), from, clOrdIdAt, FixId.LENGTH);
        EventWriter.explain(told.explanation(), Denial.UNKNOWN_ORDER);
        return told;
    }
}
