package io.trade2026.ops.board;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.MessageRefusedDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.Measures;
import io.trade2026.ops.source.LimitBook;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest refusals, each with the limit that refused, who made it, and what would have passed. Written by the desk's thread, read by any. */
public final class RefusalBoard {
    /** Most rows that are kept. */
    public static final int KEPT = 5_000;

    /** What reject-next refuses has no other reason. */
    private static final String BY_THE_DESK = "as the desk ordered";

    private final LimitAuthors authors;
    private final ArrayDeque<RefusalRow> rows = new ArrayDeque<>();
    private final CancelRejectedDecoder cancel = new CancelRejectedDecoder();
    private final MessageRefusedDecoder message = new MessageRefusedDecoder();
    private final LimitChangedDecoder limit = new LimitChangedDecoder();

    /**
     * Creates an empty one.
     *
     * @param limits tell who made what the journal does not reach back to
     */
    public RefusalBoard(LimitBook limits) {
        this.authors = new LimitAuthors(limits);
    }

    /**
     * Which refusals are meant.
     *
     * @param sessionId of the client; 0 for all
     * @param orderId OrderID(37); 0 for all
     * @param control such as PT-09; empty for all
     */
    public record Filter(int sessionId, long orderId, String control) {
        /** All of them. */
        public static final Filter ALL = new Filter(0, 0, "");

        private static String controlOf(RefusalRow row) {
            BindingLimit limit = row.limit();
            return limit == null ? "" : limit.control();
        }

        private boolean takes(RefusalRow row) {
            return (sessionId == 0 || row.sessionId() == sessionId)
                    && (orderId == 0 || row.orderId() == orderId)
                    && (control.isEmpty() || control.equals(controlOf(row)));
        }
    }

    /**
     * The latest of them, newest first, with authors. Not for the thread of the desk, since reference data may be read.
     *
     * @param most rows
     * @param filter which
     * @param seesLists whether whoever reads it may know of lists and permissions (PT-11)
     * @return rows
     */
    public List<RefusalRow> rows(int most, Filter filter, boolean seesLists) {
        return matching(most, filter).stream()
                .map(row -> seesLists ? row : row.withoutList())
                .map(this::named)
                .toList();
    }

    private synchronized List<RefusalRow> matching(int most, Filter filter) {
        return rows.stream().filter(filter::takes).limit(most).toList();
    }

    private RefusalRow named(RefusalRow row) {
        BindingLimit of = row.limit();
        return of == null ? row : row.by(authors.author(of.limitId(), of.limitVersion()), authors.owner(of.limitId()));
    }

    void onLimit(Event event) {
        authors.note(limit.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
    }

    /** The house has refused an order. */
    void onDenied(Event event, OrderChangedDecoder order) {
        Denial denial = Denial.of(order.explanation().denial());
        String told = order.text();
        keep(row(
                event,
                order,
                denial == null ? BY_THE_DESK : denial.id() + " " + denial.name(),
                denial == null ? null : BindingLimit.of(order.explanation()),
                Measures.passesWith(order.explanation()),
                told.isEmpty() && denial != null ? denial.sentence() : told));
    }

    /** A venue has. */
    void onRejected(Event event, OrderChangedDecoder order) {
        keep(row(event, order, "OrdRejReason(103)=" + order.venueRejReason(), null, "", order.text()));
    }

    private static RefusalRow row(
            Event event,
            OrderChangedDecoder order,
            String reason,
            @Nullable BindingLimit limit,
            String passesWith,
            String text) {
        OrderImageDecoder image = order.order();
        return new RefusalRow(
                event.number(),
                event.epochNs(),
                image.sessionId(),
                order.fact().name(),
                image.orderId(),
                image.clOrdId(),
                image.terms().symbol(),
                reason,
                text,
                limit,
                passesWith);
    }

    void onCancelRejected(Event event) {
        cancel.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        Denial denial = Denial.of(cancel.explanation().denial());
        keep(new RefusalRow(
                event.number(),
                event.epochNs(),
                cancel.sessionId(),
                "CANCEL",
                cancel.orderId(),
                cancel.clOrdId(),
                "",
                denial == null ? "CxlRejReason(102)=" + cancel.cxlRejReason() : denial.id() + " " + denial.name(),
                cancel.text(),
                denial == null ? null : BindingLimit.of(cancel.explanation()),
                Measures.passesWith(cancel.explanation())));
    }

    void onMessageRefused(Event event) {
        message.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        keep(new RefusalRow(
                event.number(),
                event.epochNs(),
                message.sessionId(),
                "MESSAGE",
                0,
                Long.toString(message.refSeqNum()),
                "",
                message.businessRejectReason() >= 0
                        ? "BusinessRejectReason(380)=" + message.businessRejectReason()
                        : "SessionRejectReason(373)=" + message.sessionRejectReason(),
                message.text(),
                null,
                ""));
    }

    private synchronized void keep(RefusalRow row) {
        if (rows.size() == KEPT) {
            rows.removeLast();
        }
        rows.addFirst(row);
    }
}
