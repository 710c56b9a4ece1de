package io.trade2026.oms;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.ActOnListDecoder;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.PlaceListDecoder;
import io.trade2026.risk.controls.BasketTotal;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Lists of orders: NewOrderList(E), ListCancelRequest(K), ListExecute(L), ListStatusRequest(M).
 *
 * <p>When a list is whole, risk judges its orders one after the other, each with those before it reserved, before the first
 * leaves. An order that is at fault by itself is denied alone, and the others go on: so are programs traded. When the sum is
 * what does not pass, the whole list is refused, nothing stays reserved, and no own order was cancelled to make room for it (PT-18). A list with ListExecInstType(433)=2 is reserved,
 * told as pending, and waits.
 */
final class ListActions {
    private final OrderStore store;
    private final EventWriter events;
    private final RequestFlow flow;
    private final Admission admission;
    private final Throttling throttling;
    private final Passes passes;
    private final BasketTotal basket = new BasketTotal();
    private final ListReports reports;
    private final ListGathering gathering;

    ListActions(
            OrderStore store,
            EventWriter events,
            RequestFlow flow,
            Admission admission,
            Throttling throttling,
            Passes passes) {
        this.store = store;
        this.events = events;
        this.flow = flow;
        this.admission = admission;
        this.throttling = throttling;
        this.passes = passes;
        this.reports = new ListReports(events);
        this.gathering = new ListGathering(store, events, admission, reports);
    }

    // NewOrderList(E)

    void place(PlaceListDecoder letter) {
        OrderList list = gathering.take(letter);
        if (list == null) {
            return;
        }
        open(list);
        admission.comesBy(letter.origin());
        int tooMuch = judge(list);
        if (tooMuch < list.size()) {
            refuseWhole(list, tooMuch);
        } else if (!list.hasOpen()) {
            list.state(OrderList.State.REFUSED);
            reports.say("every order of the list was denied").tell(list, ListReports.ACK);
        } else if (list.waitsForExecute()) {
            list.state(OrderList.State.WAITING);
            admission.selfMatches().makeRoomForList();
            reports.tell(list, ListReports.ACK);
            withhold(list);
        } else {
            list.state(OrderList.State.RELEASED);
            admission.selfMatches().makeRoomForList();
            reports.tell(list, ListReports.ACK);
            release(list, true);
        }
    }

    /** Opens the orders under the numbers of the next events: each has one of its own in this command, so they stay unique. */
    private void open(OrderList list) {
        long firstOrderId = events.nextNumber();
        for (int i = 0; i < list.size(); i++) {
            ListEntry entry = list.at(i);
            Order order = store.add(firstOrderId + i, list.sessionId());
            store.add(order, Request.Kind.PLACE, entry.clOrdId());
            order.terms().set(entry.terms());
            list.remember(entry, order);
        }
    }

    /** Reserves for each order that may go, denies those at fault by themselves; returns where the sum is too much. */
    private int judge(OrderList list) {
        basket.clear();
        admission.selfMatches().beginList();
        for (int i = 0; i < list.size(); i++) {
            ListEntry entry = list.at(i);
            Order order = known(entry);
            if (!throttling.mayHear(list.sessionId(), entry.terms().bytes(), 0, admission.decision())) {
                return i;
            }
            if (admission.mayEnter(order, entry.traderId(), entry.strategyId())) {
                basket.add(order.terms().isBuy(), admission.decision().reserveE4());
                admission.bookInList(order, order.place());
                if (!admission.mayEnterList(basket)) {
                    return i;
                }
            } else if (isOfTheSum(admission.decision().denial())) {
                return i;
            } else {
                deny(entry, order, admission.decision().denial());
            }
        }
        return list.size();
    }

    private static boolean isOfTheSum(@Nullable Denial denial) {
        return denial == Denial.NET_EXPOSURE_EXCEEDED
                || denial == Denial.POSITION_EXCEEDED
                || denial == Denial.OPEN_NOTIONAL_EXCEEDED
                || denial == Denial.OPEN_ORDERS_EXCEEDED
                || denial == Denial.NODE_IN_BREACH;
    }

    private static Order known(ListEntry entry) {
        Order order = entry.order();
        if (order == null) {
            throw new IllegalStateException("no order of ListSeqNo(67) " + entry.listSeqNo());
        }
        return order;
    }

    private void refuseWhole(OrderList list, int tooMuch) {
        Denial denial = admission.decision().denial();
        list.state(OrderList.State.REFUSED);
        for (int i = 0; i < list.size(); i++) {
            Order order = known(list.at(i));
            if (!order.isRejected()) {
                deny(list.at(i), order, i == tooMuch ? denial : Denial.LIST_REFUSED);
            }
        }
        if (denial != null) {
            reports.say(denial.id()).say(" ").say(denial.sentence()).say(": with ListSeqNo(67) ");
            reports.say(list.at(tooMuch).listSeqNo()).say(" the list is too large; no order of it was released");
        }
        reports.tell(list, ListReports.ACK);
    }

    /** Denies one order: for the reason that was found last, with its numbers, or because of its list. */
    private void deny(ListEntry entry, Order order, @Nullable Denial denial) {
        if (denial != null) {
            entry.refuse(denial.ordRejReason44());
        }
        order.place().refused();
        order.reject();
        OrderChangedEncoder told = events.fact(OrderFact.DENIED, order);
        if (denial == Denial.LIST_REFUSED) {
            EventWriter.explain(told.explanation(), denial);
        } else {
            admission.decision().writeTo(told.explanation());
            admission.noteRefusal(order);
        }
        events.commitFact();
        flow.settle(order);
    }

    private void withhold(OrderList list) {
        for (int i = 0; i < list.size(); i++) {
            Order order = known(list.at(i));
            if (order.isLive()) {
                order.withhold(true);
                admission.acknowledgeWithheld(order);
            }
        }
    }

    /** Sends the orders to their venues; an order that may no longer go is denied alone. */
    private void release(OrderList list, boolean acknowledges) {
        for (int i = 0; i < list.size(); i++) {
            ListEntry entry = list.at(i);
            Order order = entry.order();
            if (order == null || !order.isLive()) {
                continue;
            }
            // What a stop is about to cancel is cancelled, not denied.
            passes.hasten(order);
            if (!order.isLive()) {
                continue;
            }
            order.withhold(false);
            if (!admission.mayRelease(order, entry.traderId(), entry.strategyId())) {
                deny(entry, order, admission.decision().denial());
                continue;
            }
            if (acknowledges) {
                admission.acknowledge(order);
            }
            admission.send(order, order.place());
        }
    }

    // ListStatusRequest(M), ListCancelRequest(K), ListExecute(L)

    void act(ActOnListDecoder letter) {
        int sessionId = letter.origin().sessionId();
        DirectBuffer from = letter.buffer();
        int listIdAt = letter.offset() + ActOnListDecoder.listIdEncodingOffset();
        OrderList list = store.lists().find(sessionId, from, listIdAt);
        if (list == null) {
            reports.say("ListID(66): unknown list");
            reports.refuse(sessionId, ListReports.RESPONSE, from, listIdAt, 0);
            return;
        }
        switch (letter.act()) {
            case STATUS -> reports.tell(list, ListReports.RESPONSE);
            case CANCEL -> cancel(list);
            case EXECUTE -> execute(list);
            case NULL_VAL -> throw new IllegalStateException("ActOnList without act");
        }
    }

    private void execute(OrderList list) {
        if (list.state() == OrderList.State.WAITING) {
            list.state(OrderList.State.RELEASED);
            reports.tell(list, ListReports.EXEC_STARTED);
            release(list, false);
        } else {
            reports.say("ListID(66): the list does not wait for ListExecute(L)").tell(list, ListReports.RESPONSE);
        }
    }

    private void cancel(OrderList list) {
        switch (list.state()) {
            case GATHERING -> {
                list.state(OrderList.State.REFUSED);
                reports.say("ListID(66): cancelled before all its orders had come");
                reports.tell(list, ListReports.RESPONSE);
            }
            case WAITING, RELEASED -> {
                list.askCancel();
                for (int i = 0; i < list.size(); i++) {
                    Order order = list.at(i).order();
                    if (order != null && order.isLive() && order.pending(Request.Kind.CANCEL) == null) {
                        cancel(order);
                    }
                }
                if (list.hasOpen()) {
                    reports.tell(list, ListReports.RESPONSE);
                }
            }
            case DONE, REFUSED -> reports.tell(list, ListReports.RESPONSE);
        }
    }

    /** Under its own id, for ListCancelRequest(K) has none. */
    private void cancel(Order order) {
        Request request = store.addUnderOrdersId(order, Request.Kind.CANCEL);
        if (flow.isFrozen(order)) {
            flow.refuse(order, request, RequestFlow.TOO_LATE, Denial.MARKET_FROZEN);
        } else if (flow.isVenueUp(order)) {
            flow.sendOrHold(order, request);
        } else {
            flow.refuse(order, request, RequestFlow.OTHER, Denial.VENUE_DOWN);
        }
    }

    // The end of a list

    /** Tells the lists whose last order has ended in this command. */
    void tellDone() {
        for (OrderList list = store.lists().takeTouched();
                list != null;
                list = store.lists().takeTouched()) {
            boolean isUnderWay = list.state() == OrderList.State.RELEASED || list.state() == OrderList.State.WAITING;
            if (isUnderWay && !list.hasOpen()) {
                list.state(OrderList.State.DONE);
                reports.tell(list, ListReports.ALL_DONE);
            }
        }
    }
}
