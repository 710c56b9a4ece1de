package io.trade2026.oms;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.PlaceListDecoder;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts NewOrderList(E) together from its fragments, and refuses one that is not sound: then none of its orders comes to be,
 * its ListID(66) is used up, and the ClOrdID(11) of its orders are not.
 */
final class ListGathering {
    /** Orders of one list, over all its fragments. */
    static final int MAX_ORDERS = 500;

    private final OrderStore store;
    private final EventWriter events;
    private final Admission admission;
    private final ListReports reports;

    ListGathering(OrderStore store, EventWriter events, Admission admission, ListReports reports) {
        this.store = store;
        this.events = events;
        this.admission = admission;
        this.reports = reports;
    }

    /** Takes a fragment in; returns the list when it is whole, null when it is not or was refused. */
    @Nullable OrderList take(PlaceListDecoder letter) {
        int sessionId = letter.origin().sessionId();
        DirectBuffer from = letter.buffer();
        int listIdAt = letter.offset() + PlaceListDecoder.listIdEncodingOffset();
        OrderList list = store.lists().find(sessionId, from, listIdAt);
        if (list == null) {
            if (store.lists().isFull()) {
                reports.say("ListID(66): the core holds as many lists as it may");
                reports.refuse(sessionId, ListReports.ACK, from, listIdAt, letter.totNoOrders());
                return null;
            }
            list = store.lists()
                    .add(sessionId, from, listIdAt, letter.totNoOrders(), letter.listExecInstType(), events.epochNs());
        } else if (list.state() != OrderList.State.GATHERING) {
            repeated(letter, list, listIdAt);
            return null;
        }
        if (isSound(letter, list) && isEachTaken(letter, list)) {
            return whole(letter, list);
        }
        list.state(OrderList.State.REFUSED);
        reports.refuse(sessionId, ListReports.ACK, from, listIdAt, letter.totNoOrders());
        return null;
    }

    /** A list that was there before: told how it stands when resent, else refused; the first one goes on. */
    private void repeated(PlaceListDecoder letter, OrderList list, int listIdAt) {
        if (letter.origin().possResend() == Bool.YES) {
            reports.tell(list, ListReports.RESPONSE);
        } else {
            reports.say("ListID(66): has been used before");
            reports.refuse(list.sessionId(), ListReports.ACK, letter.buffer(), listIdAt, letter.totNoOrders());
        }
    }

    private boolean isSound(PlaceListDecoder letter, OrderList list) {
        int total = letter.totNoOrders();
        byte execInst = letter.listExecInstType();
        if (total < 1 || total > MAX_ORDERS) {
            reports.say("TotNoOrders(68): must be 1 to ")
                    .say(MAX_ORDERS)
                    .say(", was ")
                    .say(total);
        } else if (total != list.totNoOrders()) {
            reports.say("TotNoOrders(68): was ")
                    .say(list.totNoOrders())
                    .say(" in the first fragment, now ")
                    .say(total);
        } else if (execInst != 0 && execInst != '1' && execInst != '2') {
            reports.say("ListExecInstType(433): only 1 and 2 are taken");
        } else {
            return true;
        }
        return false;
    }

    private boolean isEachTaken(PlaceListDecoder letter, OrderList list) {
        PlaceListDecoder.OrdersDecoder orders = letter.orders();
        boolean isTaken = true;
        while (orders.hasNext() && isTaken) {
            orders.next();
            isTaken = isOneTaken(letter, list, orders);
        }
        return isTaken;
    }

    private boolean isOneTaken(PlaceListDecoder letter, OrderList list, PlaceListDecoder.OrdersDecoder orders) {
        DirectBuffer from = letter.buffer();
        int at = letter.limit() - PlaceListDecoder.OrdersDecoder.sbeBlockLength();
        int idAt = at + PlaceListDecoder.OrdersDecoder.clOrdIdEncodingOffset();
        int listSeqNo = orders.listSeqNo();
        ListEntry sameId = list.byClOrdId(from, idAt);
        ListEntry sameSeqNo = list.bySeqNo(listSeqNo);
        if (sameId != null && sameId == sameSeqNo && letter.origin().possResend() == Bool.YES) {
            return true;
        }
        if (listSeqNo < 1) {
            reports.say("ListSeqNo(67): must be above 0, was ").say(listSeqNo);
        } else if (sameSeqNo != null) {
            reports.say("ListSeqNo(67): ").say(listSeqNo).say(" is there twice");
        } else if (sameId != null) {
            reports.say("ClOrdID(11): of ListSeqNo(67) ").say(listSeqNo).say(" is there twice");
        } else if (store.byClOrdId(list.sessionId(), from, idAt) != null) {
            reports.say("ClOrdID(11): of ListSeqNo(67) ").say(listSeqNo).say(" has been used before");
        } else if (list.isWhole()) {
            reports.say("TotNoOrders(68): more orders have come than ").say(list.totNoOrders());
        } else {
            int traderId = admission.traderId(from, at + PlaceListDecoder.OrdersDecoder.traderEncodingOffset());
            int strategyId = admission.strategyId(from, at + PlaceListDecoder.OrdersDecoder.strategyEncodingOffset());
            ListEntry entry = store.lists().addEntry(list, listSeqNo, traderId, strategyId);
            entry.clOrdId().read(from, idAt);
            entry.terms().read(from, at + PlaceListDecoder.OrdersDecoder.termsEncodingOffset());
            return true;
        }
        return false;
    }

    private @Nullable OrderList whole(PlaceListDecoder letter, OrderList list) {
        if (list.isWhole() && areIdsFree(list) && hasRoom(list)) {
            return list;
        }
        if (!list.isWhole() && letter.lastFragment() != Bool.YES) {
            return null;
        }
        if (!list.isWhole()) {
            reports.say("TotNoOrders(68): ")
                    .say(list.totNoOrders())
                    .say(" were announced, ")
                    .say(list.size())
                    .say(" have come with the last fragment");
        }
        list.state(OrderList.State.REFUSED);
        reports.tell(list, ListReports.ACK);
        return null;
    }

    /** An id may have been used by another request since its fragment came. */
    private boolean areIdsFree(OrderList list) {
        for (int i = 0; i < list.size(); i++) {
            ListEntry entry = list.at(i);
            if (store.byClOrdId(list.sessionId(), entry.clOrdId()) != null) {
                reports.say("ClOrdID(11): of ListSeqNo(67) ")
                        .say(entry.listSeqNo())
                        .say(" has been used before");
                return false;
            }
        }
        return true;
    }

    private boolean hasRoom(OrderList list) {
        if (store.hasRoomFor(list.size())) {
            return true;
        }
        reports.say("the core holds as many orders as it may");
        return false;
    }
}
