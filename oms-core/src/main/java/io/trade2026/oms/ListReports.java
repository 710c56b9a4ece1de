package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.ListStatusReportedEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Tells a client how its list stands: ListStatus(N), at most twenty orders in each. */
final class ListReports {
    /** ListStatusType(429): the list was taken or refused. */
    static final int ACK = 1;
    /** ListStatusType(429): an answer to what was asked of the list. */
    static final int RESPONSE = 2;
    /** ListStatusType(429): ListExecute(L) was heard. */
    static final int EXEC_STARTED = 4;
    /** ListStatusType(429): every order has ended. */
    static final int ALL_DONE = 5;

    private static final int ORDERS_PER_REPORT = 20;
    private static final int MAX_TEXT = 254;

    private static final int RECEIVED = 2;
    private static final int EXECUTING = 3;
    private static final int CANCELLING = 4;
    private static final int OVER = 6;
    private static final int REFUSED = 7;

    private final EventWriter events;
    private final ListStatusReportedEncoder report = new ListStatusReportedEncoder();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[512]);
    private int textLength;

    ListReports(EventWriter events) {
        this.events = events;
    }

    // The words of the next report

    ListReports say(String words) {
        textLength += text.putStringWithoutLengthAscii(textLength, words);
        return this;
    }

    ListReports say(long number) {
        textLength += text.putLongAscii(textLength, number);
        return this;
    }

    // The reports

    /** Tells the whole list. */
    void tell(OrderList list, int type) {
        int parts = Math.max(1, (list.size() + ORDERS_PER_REPORT - 1) / ORDERS_PER_REPORT);
        for (int part = 0; part < parts; part++) {
            int from = part * ORDERS_PER_REPORT;
            int orders = Math.min(ORDERS_PER_REPORT, list.size() - from);
            begin(list.sessionId(), type, statusOf(list), list.totNoOrders())
                    .noRpts(parts)
                    .rptSeq(part + 1);
            list.id().write(events.buffer(), report.offset() + ListStatusReportedEncoder.listIdEncodingOffset());
            ListStatusReportedEncoder.OrdersEncoder group = report.ordersCount(orders);
            for (int i = 0; i < orders; i++) {
                tell(list.at(from + i), group.next());
            }
            complete();
        }
        textLength = 0;
    }

    /** Refuses what speaks of a list that is not, or is another. */
    void refuse(int sessionId, int type, DirectBuffer from, int listIdAt, int totNoOrders) {
        begin(sessionId, type, REFUSED, totNoOrders).noRpts(1).rptSeq(1);
        int at = report.offset() + ListStatusReportedEncoder.listIdEncodingOffset();
        events.buffer().putBytes(at, from, listIdAt, FixId.LENGTH);
        report.ordersCount(0);
        complete();
        textLength = 0;
    }

    private ListStatusReportedEncoder begin(int sessionId, int type, int status, int totNoOrders) {
        events.buffer().setMemory(0, ENCODED_LENGTH + ListStatusReportedEncoder.BLOCK_LENGTH, (byte) 0);
        report.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(report.header());
        return report.sessionId(sessionId)
                .listStatusType(type)
                .listOrderStatus(status)
                .totNoOrders(totNoOrders);
    }

    private void complete() {
        report.putText(text, 0, Math.min(textLength, MAX_TEXT));
        events.commit(report.encodedLength());
    }

    private void tell(ListEntry entry, ListStatusReportedEncoder.OrdersEncoder group) {
        Order order = entry.order();
        int at = report.limit() - ListStatusReportedEncoder.OrdersEncoder.sbeBlockLength();
        int idAt = at + ListStatusReportedEncoder.OrdersEncoder.clOrdIdEncodingOffset();
        if (order == null) {
            entry.clOrdId().write(events.buffer(), idAt);
            group.cumQtyE8(0)
                    .leavesQtyE8(entry.terms().orderQtyE8())
                    .cxlQtyE8(0)
                    .avgPxE8(0)
                    .ordRejReason(ListEntry.NOT_REFUSED)
                    .ordStatus(OrdStatus.PENDING_NEW);
            return;
        }
        order.current().id().write(events.buffer(), idAt);
        boolean isCut = order.isEnded() && !order.isRejected();
        group.cumQtyE8(order.cumQtyE8())
                .leavesQtyE8(order.leavesQtyE8())
                .cxlQtyE8(isCut ? Math.max(0, order.terms().orderQtyE8() - order.cumQtyE8()) : 0)
                .avgPxE8(order.fills().avgPxE8())
                .ordRejReason(entry.ordRejReason())
                .ordStatus(order.status());
    }

    /** ListOrderStatus(431). */
    private static int statusOf(OrderList list) {
        return switch (list.state()) {
            case GATHERING, WAITING -> RECEIVED;
            case REFUSED -> REFUSED;
            case DONE -> OVER;
            case RELEASED -> list.isCancelAsked() && hasPendingCancel(list) ? CANCELLING : EXECUTING;
        };
    }

    private static boolean hasPendingCancel(OrderList list) {
        for (int i = 0; i < list.size(); i++) {
            @Nullable Order order = list.at(i).order();
            if (order != null && order.pending(Request.Kind.CANCEL) != null) {
                return true;
            }
        }
        return false;
    }
}
