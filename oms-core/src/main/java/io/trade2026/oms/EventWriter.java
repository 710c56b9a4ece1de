package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.AlarmRaisedEncoder;
import io.trade2026.messages.sbe.CancelRejectedEncoder;
import io.trade2026.messages.sbe.CommandRefusedEncoder;
import io.trade2026.messages.sbe.EventHeaderEncoder;
import io.trade2026.messages.sbe.ExplanationEncoder;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageEncoder;
import io.trade2026.messages.sbe.OrderOwnersEncoder;
import io.trade2026.messages.sbe.OriginDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.VenueCancelSentEncoder;
import io.trade2026.messages.sbe.VenueOrderSentEncoder;
import io.trade2026.messages.sbe.VenueReplaceSentEncoder;
import io.trade2026.messages.sbe.VenueStatusAskedEncoder;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderScopes;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events: numbers them, stamps them with the time and the cause of the command at work, and hands them to the sink.
 *
 * <p>One event is begun, completed by its writer, and committed, before the next one begins. Allocates nothing.
 */
final class EventWriter {
    static final int CAPACITY = 2048;

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int MAX_TEXT = 254;

    private final EventSink sink;
    private final KillScopes scopes;
    private final TripCounts trips;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final UnsafeBuffer words = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderChangedEncoder orderChanged = new OrderChangedEncoder();
    private final CancelRejectedEncoder cancelRejected = new CancelRejectedEncoder();
    private final VenueOrderSentEncoder venueOrder = new VenueOrderSentEncoder();
    private final VenueCancelSentEncoder venueCancel = new VenueCancelSentEncoder();
    private final VenueReplaceSentEncoder venueReplace = new VenueReplaceSentEncoder();
    private final VenueStatusAskedEncoder venueStatus = new VenueStatusAskedEncoder();
    private final AlarmRaisedEncoder alarm = new AlarmRaisedEncoder();
    private final CommandRefusedEncoder refused = new CommandRefusedEncoder();

    /** The custom fields of the order that the fact at work is about. */
    private @Nullable CustomFields factCustom;

    private long lastEventNumber;
    private long epochNs;
    private int causeSessionId;
    private int causeEpoch;
    private long causeMsgSeqNum;
    private long causeReceivedEpochNs;

    EventWriter(EventSink sink, KillScopes scopes, TripCounts trips) {
        this.sink = sink;
        this.scopes = scopes;
        this.trips = trips;
    }

    long lastEventNumber() {
        return lastEventNumber;
    }

    void lastEventNumber(long number) {
        lastEventNumber = number;
    }

    /** The number of the event that is written next. */
    long nextNumber() {
        return lastEventNumber + 1;
    }

    long epochNs() {
        return epochNs;
    }

    /** A command begins that no FIX message caused. */
    void begin(long commandEpochNs) {
        epochNs = commandEpochNs;
        causeSessionId = 0;
        causeEpoch = 0;
        causeMsgSeqNum = 0;
        causeReceivedEpochNs = 0;
    }

    /** The command at work was made of a FIX message. */
    void causedBy(OriginDecoder origin) {
        causeSessionId = origin.sessionId();
        causeEpoch = origin.epoch();
        causeMsgSeqNum = origin.msgSeqNum();
        causeReceivedEpochNs = origin.receivedEpochNs();
    }

    // For letters that others fill in

    UnsafeBuffer buffer() {
        return buffer;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    void stamp(EventHeaderEncoder event) {
        event.eventNumber(nextNumber())
                .epochNs(epochNs)
                .causeSessionId(causeSessionId)
                .causeEpoch(causeEpoch)
                .causeMsgSeqNum(causeMsgSeqNum)
                .causeReceivedEpochNs(causeReceivedEpochNs);
    }

    /** Hands the letter over; its length is that of the block and what was put behind it. */
    long commit(int encodedLength) {
        lastEventNumber++;
        sink.append(lastEventNumber, buffer, 0, HEADER + encodedLength);
        return lastEventNumber;
    }

    // Order facts

    /** Begins a fact under the order's own ClOrdID(11), without OrigClOrdID(41). */
    OrderChangedEncoder fact(OrderFact fact, Order order) {
        trips.told(fact, order, epochNs);
        buffer.setMemory(0, HEADER + OrderChangedEncoder.BLOCK_LENGTH, (byte) 0);
        orderChanged.wrapAndApplyHeader(buffer, 0, header);
        stamp(orderChanged.header());
        orderChanged
                .fact(fact)
                .lastQtyE8(Decimal8.NULL)
                .lastPxE8(Decimal8.NULL)
                .venueRejReason(-1)
                .execRestatementReason(-1)
                .totNumReports(-1)
                .venueSessionId(order.venueSessionId());
        image(orderChanged.order(), order);
        factCustom = order.custom();
        OrderList list = order.list();
        if (list != null) {
            list.id().write(buffer, orderChanged.offset() + OrderChangedEncoder.listIdEncodingOffset());
        }
        order.venueOrderId().write(buffer, orderChanged.offset() + OrderChangedEncoder.venueOrderIdEncodingOffset());
        return orderChanged;
    }

    /** Begins a fact about a request: ClOrdID(11) is the request's, OrigClOrdID(41) that of the last accepted one. */
    OrderChangedEncoder fact(OrderFact fact, Order order, Request request, Request accepted) {
        OrderChangedEncoder letter = fact(fact, order);
        int image = letter.order().offset();
        request.id().write(buffer, image + OrderImageEncoder.clOrdIdEncodingOffset());
        if (!accepted.id().isSameAs(request.id())) {
            accepted.id().write(buffer, image + OrderImageEncoder.origClOrdIdEncodingOffset());
        }
        return letter;
    }

    /** Hands the fact over, with the custom fields of the order. */
    long commitFact() {
        return commitFact(buffer, 0, 0);
    }

    /** The same with a text. */
    long commitFact(DirectBuffer text, int offset, int length) {
        CustomFields custom = factCustom;
        orderChanged.putText(text, offset, length);
        orderChanged.putCustom(custom == null ? buffer : custom.bytes(), 0, custom == null ? 0 : custom.length());
        return commit(orderChanged.encodedLength());
    }

    /** Ends a fact with words of the house. */
    long commitFact(String text) {
        return commitFact(words, 0, words.putStringWithoutLengthAscii(0, text));
    }

    /** The same with custom fields of the venue. */
    long commitFact(DirectBuffer text, int textLength, DirectBuffer custom, int customLength) {
        orderChanged.putText(text, 0, textLength).putCustom(custom, 0, customLength);
        return commit(orderChanged.encodedLength());
    }

    void image(OrderImageEncoder image, Order order) {
        image.orderId(order.orderId())
                .sessionId(order.sessionId())
                .accountId(order.accountId())
                .instrumentId(order.instrumentId())
                .venueId(order.venueId())
                .cumQtyE8(order.cumQtyE8())
                .leavesQtyE8(order.leavesQtyE8())
                .avgPxE8(order.fills().avgPxE8())
                .dayOrderQtyE8(order.dayOrderQtyE8())
                .dayCumQtyE8(order.fills().dayCumQtyE8())
                .dayAvgPxE8(order.fills().dayAvgPxE8())
                .ordStatus(order.status());
        order.current().id().write(buffer, image.offset() + OrderImageEncoder.clOrdIdEncodingOffset());
        order.terms().write(buffer, image.terms().offset());
    }

    static void explain(ExplanationEncoder explanation, Denial denial) {
        explanation.denial(denial.code()).control(denial.control().code()).fixTag(denial.fixTag());
    }

    // Refused requests

    /**
     * Begins an OrderCancelReject(9): OrigClOrdID(41) is that of the last accepted request, of an unknown order the one
     * that was named.
     */
    CancelRejectedEncoder cancelRejected(
            int sessionId, @Nullable Order order, boolean ofReplace, int cxlRejReason, @Nullable Denial denial) {
        buffer.setMemory(0, HEADER + CancelRejectedEncoder.BLOCK_LENGTH, (byte) 0);
        cancelRejected.wrapAndApplyHeader(buffer, 0, header);
        stamp(cancelRejected.header());
        cancelRejected
                .sessionId(sessionId)
                .ordStatus(order == null ? OrdStatus.REJECTED : order.status())
                .cxlRejResponseTo((byte) (ofReplace ? '2' : '1'))
                .cxlRejReason(cxlRejReason);
        if (order != null) {
            cancelRejected.orderId(order.orderId());
            order.current()
                    .id()
                    .write(buffer, cancelRejected.offset() + CancelRejectedEncoder.origClOrdIdEncodingOffset());
        }
        if (denial != null) {
            explain(cancelRejected.explanation(), denial);
        }
        return cancelRejected;
    }

    int cancelRejectedIdAt() {
        return cancelRejected.offset() + CancelRejectedEncoder.clOrdIdEncodingOffset();
    }

    int cancelRejectedOrigIdAt() {
        return cancelRejected.offset() + CancelRejectedEncoder.origClOrdIdEncodingOffset();
    }

    void commitCancelRejected() {
        cancelRejected.putText(buffer, 0, 0);
        commit(cancelRejected.encodedLength());
    }

    void commitCancelRejected(DirectBuffer text, int offset, int length) {
        cancelRejected.putText(text, offset, length);
        commit(cancelRejected.encodedLength());
    }

    // Messages for venues

    long venueOrder(Order order, Decision decision, DirectBuffer text, int textOffset, int textLength) {
        trips.sent(order, epochNs);
        buffer.setMemory(0, HEADER + VenueOrderSentEncoder.BLOCK_LENGTH, (byte) 0);
        venueOrder.wrapAndApplyHeader(buffer, 0, header);
        stamp(venueOrder.header());
        venueOrder
                .venueSessionId(order.venueSessionId())
                .venueId(order.venueId())
                .venueRequestId(nextNumber())
                .orderId(order.orderId())
                .overrideOf(decision.overrideOf());
        order.terms().write(buffer, venueOrder.terms().offset());
        venueOrder.deskId(owners(venueOrder.owners(), order));
        decision.writeTo(venueOrder.explanation());
        CustomFields custom = order.custom();
        venueOrder.putText(text, textOffset, textLength);
        venueOrder.putCustom(custom == null ? buffer : custom.bytes(), 0, custom == null ? 0 : custom.length());
        return commit(venueOrder.encodedLength());
    }

    /** What the kill switches that a gateway hears of are compared with; returns the desk, which is beside it. */
    private int owners(OrderOwnersEncoder owners, Order order) {
        OrderScopes of = scopes.of(order);
        owners.firmId(of.id(KillScope.FIRM))
                .clientId(of.id(KillScope.CLIENT))
                .accountId(of.id(KillScope.ACCOUNT))
                .traderId(of.id(KillScope.TRADER))
                .sessionId(of.id(KillScope.SESSION))
                .instrumentId(of.id(KillScope.INSTRUMENT))
                .venueId(of.id(KillScope.VENUE))
                .clearingId(of.id(KillScope.CLEARING))
                .strategyId(of.id(KillScope.STRATEGY));
        return of.id(KillScope.DESK);
    }

    long venueCancel(Order order, Request cancel, Request named) {
        buffer.setMemory(0, HEADER + VenueCancelSentEncoder.BLOCK_LENGTH, (byte) 0);
        venueCancel.wrapAndApplyHeader(buffer, 0, header);
        stamp(venueCancel.header());
        venueCancel
                .venueSessionId(order.venueSessionId())
                .venueRequestId(nextNumber())
                .origVenueRequestId(named.venueRequestId())
                .orderId(order.orderId());
        order.venueOrderId().write(buffer, venueCancel.offset() + VenueCancelSentEncoder.venueOrderIdEncodingOffset());
        order.terms().write(buffer, venueCancel.terms().offset());
        CustomFields custom = order.customOf(cancel);
        venueCancel.putCustom(custom == null ? buffer : custom.bytes(), 0, custom == null ? 0 : custom.length());
        return commit(venueCancel.encodedLength());
    }

    long venueReplace(Order order, Request replace, Request named, Decision decision) {
        buffer.setMemory(0, HEADER + VenueReplaceSentEncoder.BLOCK_LENGTH, (byte) 0);
        venueReplace.wrapAndApplyHeader(buffer, 0, header);
        stamp(venueReplace.header());
        venueReplace
                .venueSessionId(order.venueSessionId())
                .venueRequestId(nextNumber())
                .origVenueRequestId(named.venueRequestId())
                .orderId(order.orderId())
                .overrideOf(decision.overrideOf());
        order.venueOrderId()
                .write(buffer, venueReplace.offset() + VenueReplaceSentEncoder.venueOrderIdEncodingOffset());
        replace.terms().write(buffer, venueReplace.terms().offset());
        venueReplace.deskId(owners(venueReplace.owners(), order));
        decision.writeTo(venueReplace.explanation());
        CustomFields custom = order.customOf(replace);
        venueReplace.putText(buffer, 0, 0);
        venueReplace.putCustom(custom == null ? buffer : custom.bytes(), 0, custom == null ? 0 : custom.length());
        return commit(venueReplace.encodedLength());
    }

    void venueStatus(Order order, Request asked) {
        buffer.setMemory(0, HEADER + VenueStatusAskedEncoder.BLOCK_LENGTH, (byte) 0);
        venueStatus.wrapAndApplyHeader(buffer, 0, header);
        stamp(venueStatus.header());
        venueStatus
                .venueSessionId(order.venueSessionId())
                .venueRequestId(asked.venueRequestId())
                .orderId(order.orderId());
        order.venueOrderId().write(buffer, venueStatus.offset() + VenueStatusAskedEncoder.venueOrderIdEncodingOffset());
        order.terms().write(buffer, venueStatus.terms().offset());
        commit(venueStatus.encodedLength());
    }

    // For people

    /** Tells operators; a text that is longer than one may be is cut: what somebody else wrote of may be in it. */
    void alarm(Severity severity, String name, long orderId, String text) {
        buffer.setMemory(0, HEADER + AlarmRaisedEncoder.BLOCK_LENGTH, (byte) 0);
        alarm.wrapAndApplyHeader(buffer, 0, header);
        stamp(alarm.header());
        alarm.orderId(orderId)
                .severity(severity)
                .name(name)
                .text(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        commit(alarm.encodedLength());
    }

    void alarm(Severity severity, String name, long orderId, DirectBuffer text, int length) {
        buffer.setMemory(0, HEADER + AlarmRaisedEncoder.BLOCK_LENGTH, (byte) 0);
        alarm.wrapAndApplyHeader(buffer, 0, header);
        stamp(alarm.header());
        alarm.orderId(orderId).severity(severity).name(name).putText(text, 0, length);
        commit(alarm.encodedLength());
    }

    void refuse(int templateId, long correlationId, String text) {
        buffer.setMemory(0, HEADER + CommandRefusedEncoder.BLOCK_LENGTH, (byte) 0);
        refused.wrapAndApplyHeader(buffer, 0, header);
        stamp(refused.header());
        refused.correlationId(correlationId).templateId(templateId).text(text);
        commit(refused.encodedLength());
    }
}
