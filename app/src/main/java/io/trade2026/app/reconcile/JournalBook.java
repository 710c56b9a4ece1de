package io.trade2026.app.reconcile;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.ListStatusReportedDecoder;
import io.trade2026.messages.sbe.MassCancelReportedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageRefusedDecoder;
import io.trade2026.messages.sbe.NoticeSentDecoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the event journal says: which messages became commands, what had to be told to whom, and how orders and positions stand after
 * it. Used by one thread.
 */
public final class JournalBook {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventHeaderDecoder event = new EventHeaderDecoder();
    private final OrderChangedDecoder orderChanged = new OrderChangedDecoder();
    private final CancelRejectedDecoder cancelRejected = new CancelRejectedDecoder();
    private final MessageRefusedDecoder messageRefused = new MessageRefusedDecoder();
    private final MassCancelReportedDecoder massCancel = new MassCancelReportedDecoder();
    private final ListStatusReportedDecoder listStatus = new ListStatusReportedDecoder();
    private final NoticeSentDecoder notice = new NoticeSentDecoder();
    private final VenueOrderSentDecoder venueOrder = new VenueOrderSentDecoder();
    private final VenueCancelSentDecoder venueCancel = new VenueCancelSentDecoder();
    private final VenueReplaceSentDecoder venueReplace = new VenueReplaceSentDecoder();
    private final VenueReportUnmatchedDecoder unmatched = new VenueReportUnmatchedDecoder();

    private final Set<Cause> causes = new HashSet<>();
    private final Set<String> idsTold = new HashSet<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Long2ObjectHashMap<OrderState> orders = new Long2ObjectHashMap<>();
    private final Map<String, Fill> fills = new HashMap<>();
    private final Set<String> unmatchedFills = new HashSet<>();
    private final Long2LongHashMap positions = new Long2LongHashMap(Long.MIN_VALUE);
    private long firstEventNumber;
    private long firstEpochNs;
    private long lastEventNumber;

    /** A FIX message that became a command. */
    record Cause(int sessionId, int epoch, long msgSeqNum) {}

    /** What a client had to be told. */
    record Told(
            long eventNumber,
            long epochNs,
            int sessionId,
            String msgType,
            String clOrdId,
            long orderId,
            boolean isStatus,
            long lastQtyE8,
            long lastPxE8) {}

    /** What a venue had to be sent. */
    record Sent(long eventNumber, long epochNs, int venueSessionId, String msgType, long venueRequestId, long orderId) {
        String clOrdId() {
            return "T" + venueRequestId;
        }
    }

    /** An execution that is booked. */
    static final class Fill {
        private final long eventNumber;
        private final long qtyE8;
        private final long pxE8;
        private int count = 1;

        Fill(long eventNumber, long qtyE8, long pxE8) {
            this.eventNumber = eventNumber;
            this.qtyE8 = qtyE8;
            this.pxE8 = pxE8;
        }

        long eventNumber() {
            return eventNumber;
        }

        long qtyE8() {
            return qtyE8;
        }

        long pxE8() {
            return pxE8;
        }

        int count() {
            return count;
        }
    }

    /** An order after the last event that spoke of it. */
    static final class OrderState {
        private final long orderId;
        private int sessionId;
        private String clOrdId = "";
        private long cumQtyE8;
        private long leavesQtyE8;
        private boolean isOpen = true;
        private long refusedAfter;
        private long eventNumber;
        private int timesSent;
        private long sentEventNumber;

        OrderState(long orderId) {
            this.orderId = orderId;
        }

        long orderId() {
            return orderId;
        }

        int sessionId() {
            return sessionId;
        }

        String clOrdId() {
            return clOrdId;
        }

        long cumQtyE8() {
            return cumQtyE8;
        }

        long leavesQtyE8() {
            return leavesQtyE8;
        }

        boolean isOpen() {
            return isOpen;
        }

        /** Whether a client heard of it. */
        boolean isTold() {
            return eventNumber > 0;
        }

        long eventNumber() {
            return eventNumber;
        }

        /** Last event that refused a request of it. */
        long refusedAfter() {
            return refusedAfter;
        }

        int timesSent() {
            return timesSent;
        }

        long sentEventNumber() {
            return sentEventNumber;
        }
    }

    /** Creates an empty book. */
    public JournalBook() {}

    /**
     * Takes an event.
     *
     * @param number of it
     * @param epochNs cluster time
     * @param buffer holds it
     * @param offset where it begins
     */
    public void onEvent(long number, long epochNs, DirectBuffer buffer, int offset) {
        if (firstEventNumber == 0) {
            firstEventNumber = number;
            firstEpochNs = epochNs;
        }
        lastEventNumber = number;
        event.wrap(buffer, offset + HEADER);
        if (event.causeSessionId() > 0) {
            causes.add(new Cause(event.causeSessionId(), event.causeEpoch(), event.causeMsgSeqNum()));
        }
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case OrderChangedDecoder.TEMPLATE_ID ->
                changed(number, epochNs, orderChanged.wrapAndApplyHeader(buffer, offset, header));
            case CancelRejectedDecoder.TEMPLATE_ID ->
                rejected(number, epochNs, cancelRejected.wrapAndApplyHeader(buffer, offset, header));
            case MessageRefusedDecoder.TEMPLATE_ID -> {
                messageRefused.wrapAndApplyHeader(buffer, offset, header);
                String type = messageRefused.sessionRejectReason() >= 0 ? "3" : "j";
                tell(number, epochNs, messageRefused.sessionId(), type, "" + messageRefused.refSeqNum());
            }
            case MassCancelReportedDecoder.TEMPLATE_ID -> {
                massCancel.wrapAndApplyHeader(buffer, offset, header);
                tell(number, epochNs, massCancel.sessionId(), "r", massCancel.clOrdId());
            }
            case ListStatusReportedDecoder.TEMPLATE_ID -> {
                listStatus.wrapAndApplyHeader(buffer, offset, header);
                tell(number, epochNs, listStatus.sessionId(), "N", listStatus.listId());
            }
            case NoticeSentDecoder.TEMPLATE_ID -> {
                notice.wrapAndApplyHeader(buffer, offset, header);
                tell(number, epochNs, notice.sessionId(), String.valueOf((char) notice.msgType()), "");
            }
            default -> toVenue(number, epochNs, buffer, offset);
        }
    }

    private void toVenue(long number, long epochNs, DirectBuffer buffer, int offset) {
        switch (header.templateId()) {
            case VenueOrderSentDecoder.TEMPLATE_ID -> {
                venueOrder.wrapAndApplyHeader(buffer, offset, header);
                OrderState order = order(venueOrder.orderId());
                order.timesSent++;
                order.sentEventNumber = number;
                send(number, epochNs, venueOrder.venueSessionId(), "D", venueOrder.venueRequestId(), order.orderId);
            }
            case VenueCancelSentDecoder.TEMPLATE_ID -> {
                venueCancel.wrapAndApplyHeader(buffer, offset, header);
                send(
                        number,
                        epochNs,
                        venueCancel.venueSessionId(),
                        "F",
                        venueCancel.venueRequestId(),
                        venueCancel.orderId());
            }
            case VenueReplaceSentDecoder.TEMPLATE_ID -> {
                venueReplace.wrapAndApplyHeader(buffer, offset, header);
                send(
                        number,
                        epochNs,
                        venueReplace.venueSessionId(),
                        "G",
                        venueReplace.venueRequestId(),
                        venueReplace.orderId());
            }
            case VenueReportUnmatchedDecoder.TEMPLATE_ID -> {
                unmatched.wrapAndApplyHeader(buffer, offset, header);
                unmatchedFills.add(fillKey(unmatched.venueSessionId(), unmatched.execId()));
            }
            default -> {
                // tells nobody anything over FIX
            }
        }
    }

    private void send(long number, long epochNs, int venueSessionId, String type, long requestId, long orderId) {
        sent.add(new Sent(number, epochNs, venueSessionId, type, requestId, orderId));
    }

    private void tell(long number, long epochNs, int sessionId, String type, String clOrdId) {
        told.add(new Told(number, epochNs, sessionId, type, clOrdId, 0, false, Decimal8.NULL, Decimal8.NULL));
        idsTold.add(idKey(sessionId, clOrdId));
    }

    private void rejected(long number, long epochNs, CancelRejectedDecoder letter) {
        tell(number, epochNs, letter.sessionId(), "9", letter.clOrdId());
        if (letter.orderId() > 0) {
            order(letter.orderId()).refusedAfter = number;
        }
    }

    private void changed(long number, long epochNs, OrderChangedDecoder letter) {
        OrderImageDecoder image = letter.order();
        OrderFact fact = letter.fact();
        String clOrdId = image.clOrdId();
        int sessionId = image.sessionId();
        long qtyE8 = letter.lastQtyE8();
        told.add(new Told(
                number,
                epochNs,
                sessionId,
                "8",
                clOrdId,
                image.orderId(),
                fact == OrderFact.STATUS,
                qtyE8,
                letter.lastPxE8()));
        idsTold.add(idKey(sessionId, clOrdId));
        if (fact == OrderFact.FILLED) {
            String execId = letter.venueExecId();
            Fill booked = fills.putIfAbsent(
                    fillKey(letter.venueSessionId(), execId), new Fill(number, qtyE8, letter.lastPxE8()));
            if (booked != null) {
                booked.count++;
            }
        }
        if (image.orderId() > 0 && fact != OrderFact.STATUS) {
            take(number, image);
        }
    }

    private void take(long number, OrderImageDecoder image) {
        OrderState order = order(image.orderId());
        long position = positionKey(image.accountId(), image.instrumentId());
        long sign = isBuy(image.terms().side()) ? 1 : -1;
        positions.put(position, positions.getOrDefault(position, 0) + sign * (image.cumQtyE8() - order.cumQtyE8));
        order.eventNumber = number;
        order.sessionId = image.sessionId();
        order.clOrdId = image.clOrdId();
        order.cumQtyE8 = image.cumQtyE8();
        order.leavesQtyE8 = image.leavesQtyE8();
        order.isOpen = isOpen(image);
    }

    /** One that is filled while its cancel is under way says that the cancel is pending, and is over all the same. */
    static boolean isOpen(OrderImageDecoder image) {
        return image.leavesQtyE8() > 0 && isOpen(image.ordStatus());
    }

    private static boolean isOpen(OrdStatus status) {
        return switch (status) {
            case FILLED, CANCELED, REJECTED, EXPIRED, DONE_FOR_DAY -> false;
            default -> true;
        };
    }

    static boolean isBuy(Side side) {
        return side == Side.BUY || side == Side.BUY_MINUS;
    }

    private OrderState order(long orderId) {
        return orders.computeIfAbsent(orderId, OrderState::new);
    }

    static long positionKey(int accountId, int instrumentId) {
        return (long) accountId << 32 | instrumentId;
    }

    private static String idKey(int sessionId, String clOrdId) {
        return sessionId + "|" + clOrdId;
    }

    private static String fillKey(int venueSessionId, String execId) {
        return venueSessionId + "|" + execId;
    }

    boolean isTaken(int sessionId, int epoch, long msgSeqNum) {
        return causes.contains(new Cause(sessionId, epoch, msgSeqNum));
    }

    /** Whether anything was ever told of an id of a session. */
    boolean isAnswered(int sessionId, String clOrdId) {
        return !clOrdId.isEmpty() && idsTold.contains(idKey(sessionId, clOrdId));
    }

    List<Told> told() {
        return told;
    }

    List<Sent> sent() {
        return sent;
    }

    @Nullable Fill fill(int venueSessionId, String execId) {
        return fills.get(fillKey(venueSessionId, execId));
    }

    boolean isUnmatched(int venueSessionId, String execId) {
        return unmatchedFills.contains(fillKey(venueSessionId, execId));
    }

    Map<String, Fill> fills() {
        return fills;
    }

    Iterable<OrderState> orders() {
        return orders.values();
    }

    @Nullable OrderState orderOf(long orderId) {
        return orders.get(orderId);
    }

    long positionE8(int accountId, int instrumentId) {
        return positions.getOrDefault(positionKey(accountId, instrumentId), 0);
    }

    /** Whether nothing of before is missing. */
    boolean isWhole() {
        return firstEventNumber <= 1;
    }

    /** When the first event that is known came about. */
    long firstEpochNs() {
        return firstEpochNs;
    }

    long firstEventNumber() {
        return firstEventNumber;
    }

    long lastEventNumber() {
        return lastEventNumber;
    }
}
