package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.CancelRejectedEncoder;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.OrigIdOnReject;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.reference.Session;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The way of cancel and replace requests to the venue and back: one at a time where the profile says so, each answered once,
 * and what an order holds in risk kept in step.
 */
final class RequestFlow {
    /** CxlRejReason(102): too late to cancel. */
    static final int TOO_LATE = 0;
    /** CxlRejReason(102): unknown order. */
    static final int UNKNOWN_ORDER = 1;
    /** CxlRejReason(102): broker or exchange option. */
    static final int BROKER_OPTION = 2;
    /** CxlRejReason(102): already pending. */
    static final int ALREADY_PENDING = 3;
    /** CxlRejReason(102): duplicate ClOrdID(11). */
    static final int DUPLICATE_ID = 6;
    /** CxlRejReason(102): other. */
    static final int OTHER = 99;

    /** What an order holds when its value is beyond measure: it was restated or filled so, and was not asked for. */
    private static final long BEYOND_MEASURE_E4 = 1L << 60;

    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final SessionMarks marks;
    private final Throttling throttling;
    private final Strays strays;
    private final Passes passes;
    private final PartyWords words;
    private final OpenPrices openPrices;
    private final OpenPermission permission;
    private final Decision noDecision = new Decision();
    private long heldQtyE8;
    private long heldE4;

    RequestFlow(
            OrderStore store,
            EventWriter events,
            RiskCore risk,
            SessionMarks marks,
            Throttling throttling,
            Strays strays,
            Passes passes) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.marks = marks;
        this.throttling = throttling;
        this.strays = strays;
        this.passes = passes;
        this.words = new PartyWords(risk.book());
        this.openPrices = new OpenPrices(store, risk.memory().own());
        this.permission = new OpenPermission(events, risk);
    }

    /** At which prices open orders may trade, for PT-18. */
    OpenPrices openPrices() {
        return openPrices;
    }

    /** Whether a request can be carried out: at the venue, or here while the venue does not know the order. */
    boolean isVenueUp(Order order) {
        return order.isWithheld() || marks.isUp(order.venueSessionId());
    }

    /** Whether the market lets nothing be cancelled now (PT-13); what the venue does not know is cancelled here. */
    boolean isFrozen(Order order) {
        return !order.isWithheld() && risk.prices().markets().isFrozen(order.venueId(), order.instrumentId());
    }

    PendingAck pendingAck(Order order) {
        Session session = risk.book().session(order.sessionId());
        return session == null ? PendingAck.LOCAL : session.pendingAck();
    }

    // To the venue

    /** Tells the client that its request is at work, where the house is to say so. */
    void tellPending(Order order, Request request) {
        if (!request.isOfTheHouse() && pendingAck(order) == PendingAck.LOCAL) {
            OrderChangedEncoder told = events.fact(
                    request.isReplace() ? OrderFact.REPLACE_PENDING : OrderFact.CANCEL_PENDING,
                    order,
                    request,
                    order.current());
            boolean canceling = order.pending(Request.Kind.CANCEL) != null;
            told.order().ordStatus(canceling ? OrdStatus.PENDING_CANCEL : OrdStatus.PENDING_REPLACE);
            events.commitFact();
        }
    }

    /** Sends a request; in a pipeline it names the replace before it, else the last accepted request. */
    void send(Order order, Request request, boolean pipeline, Decision decision) {
        if (order.isWithheld()) {
            doHere(order, request);
            return;
        }
        if (request.isReplace() && !request.isCancelAtVenue() && !SendGuard.isCovered(order, request)) {
            keepBack(order, request);
            return;
        }
        throttling.sentTo(order.venueSessionId());
        Request named = pipeline ? order.tailAtVenue() : order.atVenue();
        request.named(named.venueRequestId());
        long venueRequestId = request.isCancelAtVenue()
                ? events.venueCancel(order, request, named)
                : events.venueReplace(order, request, named, decision);
        store.sent(request, venueRequestId);
    }

    /** PT-20: a replace that its order does not cover does not leave; people look at it, and what is at the venue is cancelled. */
    private void keepBack(Order order, Request request) {
        alarmOnSend(order);
        refuseOrAlarm(order, request, OTHER, Denial.CHILD_BEYOND_ORDER);
        settle(order);
        if (order.isLive()) {
            wishToCancel(order, HouseReason.CONSERVATION);
        }
    }

    /** Something would have left for a venue that its order does not cover: a mistake of our own. */
    void alarmOnSend(Order order) {
        events.alarm(
                Severity.CRITICAL,
                "CONSERVATION",
                order.orderId(),
                "PT-20: what was to be sent is not covered by the order; it was not sent");
    }

    /** The venue never had the order: it ends with this reason, and all its requests with it. */
    void neverSent(Order order, Denial denial) {
        order.place().refused();
        order.reject();
        OrderList list = order.list();
        if (list != null) {
            list.refuse(order, denial.ordRejReason44());
        }
        order.doubt(false);
        OrderChangedEncoder told = events.fact(OrderFact.DENIED, order);
        EventWriter.explain(told.explanation(), denial);
        events.commitFact();
        refuseAllPending(order);
        settle(order);
    }

    /** An order that its venue does not know yet is cancelled here, and is not replaced. */
    private void doHere(Order order, Request request) {
        if (request.isReplace()) {
            refuseOrAlarm(order, request, BROKER_OPTION, Denial.LIST_WAITS);
            return;
        }
        Request accepted = order.current();
        request.done();
        order.place().done();
        order.withhold(false);
        order.cancel();
        if (request.isOfTheHouse()) {
            HouseReason reason = request.houseReason();
            events.fact(OrderFact.CANCELED, order).execRestatementReason(reason.execRestatementReason());
            events.commitFact(reason.text());
        } else {
            order.current(request);
            events.fact(OrderFact.CANCELED, order, request, accepted);
            events.commitFact();
        }
        settle(order);
    }

    /** Sends a cancel at once where it may overtake what is outstanding, else keeps it until the venue has answered. */
    void sendOrHold(Order order, Request cancel) {
        boolean pipeline = chainMode(order) == ChainMode.PIPELINE;
        if (pipeline || !order.awaitsVenue()) {
            send(order, cancel, pipeline, noDecision.clear());
        }
    }

    ChainMode chainMode(Order order) {
        Session session = risk.book().session(order.sessionId());
        return session == null ? ChainMode.QUEUE : session.chainMode();
    }

    /** Whether OrigClOrdID(41) of a refusal repeats what the request named. */
    boolean echoesOrigId(int sessionId) {
        Session session = risk.book().session(sessionId);
        return session != null && session.origIdOnReject() == OrigIdOnReject.ECHO;
    }

    /** Whether a cancel can be carried out now, here or at the venue. */
    boolean takesCancels(Order order) {
        return isVenueUp(order) && !isFrozen(order);
    }

    /** Whether a cancel of the house would do something now: the venue is there and takes it, and none is with it. */
    boolean isToBeCanceled(Order order) {
        return order.isLive() && takesCancels(order) && order.cancelAtVenue() == null;
    }

    /** Cancels an order that its client did not ask to cancel. */
    void cancelForTheHouse(Order order, HouseReason reason) {
        send(order, store.addOfTheHouse(order, Request.Kind.CANCEL, reason), false, noDecision.clear());
    }

    /**
     * Cancels an order for the house, now or as soon as its venue is there and no other cancel is with it; says whether now. Where the reason
     * can be looked up, nothing is done unless it holds for this order.
     */
    boolean wishToCancel(Order order, HouseReason reason) {
        order.wish(reason);
        return grantWish(order);
    }

    /** What the house wanted an order cancelled for may be over; what holds of it stays. */
    private void forgetWhatIsOver(Order order) {
        for (int rest = order.wishes(); rest != 0; rest &= rest - 1) {
            HouseReason reason = HouseReason.firstOf(rest);
            if (!holds(order, reason)) {
                order.unwish(reason);
            }
        }
    }

    private boolean holds(Order order, HouseReason reason) {
        return switch (reason) {
            case NONE -> false;
            case KILL_SWITCH -> strays.isStopped(order);
            case PARTY_STOPPED -> isStoppedForExecutions(order);
            case LOSS_LIMIT -> isStoppedByLoss(order);
            case MARKET_HALT -> isHalted(order) && order.terms().isCanceledByHalt();
            case RESTRICTED -> order.isLive() && order.reservation().isBound() && !permission.mayStay(order);
            case LOST_LINK, LOGOUT, MISSED_HEARTBEATS, GATEWAY_DEATH, DESK, CONSERVATION, SELF_MATCH -> true;
        };
    }

    /** Whether PT-15 has stopped a party of a live order. */
    boolean isStoppedForExecutions(Order order) {
        return order.isLive()
                && order.reservation().isBound()
                && risk.reviews().isStopped(order.reservation(), events.epochNs());
    }

    /** Whether PT-19 has stopped a party of a live order, whose orders are to be cancelled then. */
    boolean isStoppedByLoss(Order order) {
        return order.isLive()
                && order.reservation().isBound()
                && risk.reviews().isStoppedByLoss(order.reservation(), events.epochNs());
    }

    /** Whether the market of an order is halted, or has closed since (PT-13). */
    private boolean isHalted(Order order) {
        return risk.prices().markets().of(order.venueId(), order.instrumentId()).value() >= MarketState.HALT.value();
    }

    /** Does what the house wanted of an order when that was not possible yet; says whether there was anything to do. */
    boolean grantWish(Order order) {
        forgetWhatIsOver(order);
        boolean isToCancel = order.wish() != HouseReason.NONE && isToBeCanceled(order);
        if (isToCancel) {
            cancelForTheHouse(order, order.wish());
        }
        return isToCancel;
    }

    /** Cancels that the house has sent to the venue for a reason. */
    static int cancelsSent(Order order, HouseReason reason) {
        int sent = 0;
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            boolean isOne = request.kind() == Request.Kind.CANCEL && request.houseReason() == reason;
            sent += isOne && request.venueRequestId() != 0 ? 1 : 0;
        }
        return sent;
    }

    /** The same for what was cancelled before and is still open: the venue is asked what became of that, too. */
    void cancelAgain(Order order, HouseReason reason) {
        forgetWhatIsOver(order);
        order.wish(reason);
        if (takesCancels(order)) {
            Request unanswered = order.cancelAtVenue();
            if (unanswered != null) {
                events.venueStatus(order, unanswered);
            }
            cancelForTheHouse(order, order.wish());
        }
    }

    /** Refuses the replaces that wait here: what they ask for must not leave any more. */
    void refuseHeldReplaces(Order order, Denial denial) {
        boolean refused = false;
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            if (request.isHeldReplace()) {
                refuse(order, request, BROKER_OPTION, denial);
                refused = true;
            }
        }
        if (refused) {
            settle(order);
        }
    }

    /** Sends what was held back, once nothing of the order awaits the venue; refuses it when it has become impossible. */
    void sendHeld(Order order) {
        Request held = order.firstHeld();
        if (held != null && held.isReplace() && !order.awaitsVenue()) {
            passes.hasten(order);
        }
        while (held != null && !order.awaitsVenue()) {
            if (!order.isLive()) {
                refuse(order, held, TOO_LATE, Denial.TOO_LATE);
            } else if (held.isReplace() && strays.isStopped(order)) {
                refuseOrAlarm(order, held, BROKER_OPTION, Denial.KILL_SWITCH);
            } else if (!isVenueUp(order)) {
                refuse(order, held, OTHER, Denial.VENUE_DOWN);
            } else {
                sendNow(order, held);
            }
            held = order.firstHeld();
        }
    }

    private void sendNow(Order order, Request held) {
        boolean belowCum = held.isReplace() && held.terms().orderQtyE8() <= order.cumQtyE8();
        if (belowCum && !mayCancelBalance(order)) {
            refuse(order, held, OTHER, Denial.BELOW_CUM_QTY);
            return;
        }
        if (belowCum) {
            held.cancelBalance();
        }
        if (held.isReplace()) {
            tellPending(order, held);
        }
        send(order, held, false, noDecision.clear());
    }

    /** Whether a replace to CumQty(14) or below means that the balance is to be cancelled. */
    boolean mayCancelBalance(Order order) {
        Session session = risk.book().session(order.sessionId());
        return session == null || session.belowCum() != BelowCum.REJECT;
    }

    // Refusals

    void refuse(Order order, Request request, int cxlRejReason, Denial denial) {
        beginRefusal(order, request, cxlRejReason, denial);
        events.commitCancelRejected();
        refuseDependants(order, request);
    }

    void refuse(Order order, Request request, int cxlRejReason, DirectBuffer text, int offset, int length) {
        beginRefusal(order, request, cxlRejReason, null);
        events.commitCancelRejected(text, offset, length);
        refuseDependants(order, request);
    }

    /** Refuses a replace that would change what stays; the tag says what. */
    void refuseChangeOf(Order order, Request request, int tag) {
        beginRefusal(order, request, OTHER, Denial.NOT_CHANGEABLE).explanation().fixTag(tag);
        events.commitCancelRejected();
        refuseDependants(order, request);
    }

    /** Refuses a request of a client; of what the house asked it is the desk that hears. */
    void refuseOrAlarm(Order order, Request request, int cxlRejReason, Denial denial) {
        if (request.isOfTheHouse()) {
            houseRequestFailed(order, request);
        } else {
            refuse(order, request, cxlRejReason, denial);
        }
    }

    /**
     * The venue refused what the house asked. A cancel that named an id which was replaced meanwhile is sent again; else what the house asked
     * for that reason is over, and what it wants for another one is still to come.
     */
    void refusedToTheHouse(Order order, Request request) {
        boolean superseded = request.kind() == Request.Kind.CANCEL
                && request.namedVenueRequestId() != order.atVenue().venueRequestId();
        if (superseded && order.isLive() && isVenueUp(order)) {
            request.refused();
            cancelForTheHouse(order, request.houseReason());
        } else {
            order.unwish(request.houseReason());
            houseRequestFailed(order, request);
        }
    }

    private void houseRequestFailed(Order order, Request request) {
        request.refused();
        HouseReason reason = request.houseReason();
        if (reason.isSwept() && cancelsSent(order, reason) > 1) {
            // A sweep that tries again tells what remains by itself.
            return;
        }
        if (request.isReplace()) {
            events.alarm(
                    Severity.WARNING,
                    "HOUSE_REPLACE_REFUSED",
                    order.orderId(),
                    "a replace of the desk did not reach the venue or was refused; the order is as it was");
        } else {
            events.alarm(
                    Severity.CRITICAL,
                    "HOUSE_CANCEL_REFUSED",
                    order.orderId(),
                    "venue " + words.session(order.venueSessionId())
                            + ": a cancel of the house did not reach it or was refused; the order may still be open");
        }
    }

    /** Begins the refusal of a request of an order that is known. */
    CancelRejectedEncoder beginRefusal(Order order, Request request, int cxlRejReason, @Nullable Denial denial) {
        request.refused();
        CancelRejectedEncoder letter =
                events.cancelRejected(order.sessionId(), order, request.isReplace(), cxlRejReason, denial);
        request.id().write(letter.buffer(), events.cancelRejectedIdAt());
        Request named = request.named();
        if (named != null && echoesOrigId(order.sessionId())) {
            named.id().write(letter.buffer(), events.cancelRejectedOrigIdAt());
        }
        order.terms().bytes().getBytes(accountAt(), letter.buffer(), accountIn(letter), accountWidth());
        return letter;
    }

    private static int accountAt() {
        return OrderTermsDecoder.accountEncodingOffset();
    }

    private static int accountWidth() {
        return OrderTermsDecoder.accountEncodingLength();
    }

    private static int accountIn(CancelRejectedEncoder letter) {
        return letter.offset() + CancelRejectedEncoder.accountEncodingOffset();
    }

    /** Replaces that were held behind a refused replace build on it; a cancel does not: it finds the order that lives. */
    private void refuseDependants(Order order, Request refused) {
        if (!refused.isReplace()) {
            return;
        }
        for (Request later = refused.next(); later != null; later = later.next()) {
            if (later.isHeld() && later.isReplace()) {
                beginRefusal(order, later, OTHER, Denial.DEPENDS_ON_REFUSED);
                events.commitCancelRejected();
            }
        }
    }

    /** Answers every request that was held when the order came to its end. */
    void refuseAllHeld(Order order) {
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            if (request.isHeld() && request.kind() != Request.Kind.PLACE) {
                beginRefusal(order, request, TOO_LATE, Denial.TOO_LATE);
                events.commitCancelRejected();
            }
        }
        store.open().note(order);
    }

    /** Answers every request when the venue never had the order. */
    void refuseAllPending(Order order) {
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            if (request.isPending() && request.kind() != Request.Kind.PLACE) {
                if (request.isOfTheHouse()) {
                    request.refused();
                } else {
                    beginRefusal(order, request, TOO_LATE, Denial.TOO_LATE);
                    events.commitCancelRejected();
                }
            }
        }
    }

    // What it holds

    /** Brings reservation and retention in step with what has become of the order. */
    void settle(Order order) {
        reserve(order);
        noteEnd(order);
    }

    /** The same for what a venue decided: it may take a party beyond its limits, which is an alarm. */
    void settleForced(Order order) {
        if (order.reservation().isBound()) {
            measure(order);
            alarmOnBreach(order, risk.holdings().force(order.reservation(), heldQtyE8, heldE4, heldQtyE8 > 0));
            openPrices.note(order);
        }
        store.open().note(order);
        noteEnd(order);
    }

    void alarmOnBreach(Order order, boolean breached) {
        if (breached) {
            events.alarm(
                    Severity.CRITICAL,
                    "LIMIT_BREACH",
                    order.orderId(),
                    "executions or the venue took a party beyond its limits; only orders that reduce risk pass");
        }
    }

    private void noteEnd(Order order) {
        if (!order.isLive()) {
            store.closed(order, events.epochNs());
        } else {
            store.lists().lives(order);
            strays.lives(order);
        }
    }

    /**
     * Holds the largest of what is open and what unanswered replaces ask for, quantity and value each by itself (risk
     * catalogue 2.4).
     */
    void reserve(Order order) {
        if (order.reservation().isBound()) {
            measure(order);
            risk.holdings().hold(order.reservation(), heldQtyE8, heldE4, heldQtyE8 > 0);
            openPrices.note(order);
        }
        store.open().note(order);
    }

    private void measure(Order order) {
        heldQtyE8 = order.leavesQtyE8();
        heldE4 = valueE4(order, heldQtyE8, order.current().riskPxE8());
        if (order.isEnded()) {
            return;
        }
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            if (request.isReplace() && request.isPending()) {
                long askedE8 = Math.max(0, request.terms().orderQtyE8() - order.cumQtyE8());
                heldQtyE8 = Math.max(heldQtyE8, askedE8);
                heldE4 = Math.max(heldE4, valueE4(order, askedE8, request.riskPxE8()));
            }
        }
    }

    private long valueE4(Order order, long qtyE8, long riskPxE8) {
        long e4 = risk.executions()
                .notionalE4(
                        qtyE8,
                        riskPxE8,
                        order.instrumentId(),
                        order.reservation().fxE8());
        return e4 == Decimal8.OVERFLOW ? BEYOND_MEASURE_E4 : Math.min(e4, BEYOND_MEASURE_E4);
    }
}
