package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.gateway.wording.CustomFields;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedDecoder;
import io.trade2026.messages.sbe.VenueStatusAskedDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes what a venue is sent: NewOrderSingle(D), OrderCancelRequest(F), OrderCancelReplaceRequest(G), OrderStatusRequest(H),
 * DontKnowTrade(Q). Our ClOrdID(11) is the letter T and the number of the event that sends the request, so each is ours alone, for ever.
 * One thread; allocates nothing.
 */
public final class VenueOrders {
    private static final int ID_WIDTH = 40;
    private static final int SYMBOL_WIDTH = 24;
    private static final char AUTOMATED = '1';

    private static final int MAX_CUSTOM = 255;

    private final CustomFields custom = new CustomFields();
    private final UnsafeBuffer customBytes = new UnsafeBuffer(new byte[MAX_CUSTOM]);

    /** Creates a writer of orders. */
    public VenueOrders() {}

    /**
     * Writes a NewOrderSingle(D).
     *
     * @param event that sends it
     * @param envelope of the venue
     * @param writer receives the message
     */
    public void newOrder(VenueOrderSentDecoder event, Envelope envelope, FixWriter writer) {
        envelope.begin(writer, "D").id(11, 'T', event.venueRequestId());
        terms(event.terms(), envelope, writer);
        event.skipText();
        custom.write(customBytes, event.getCustom(customBytes, 0, MAX_CUSTOM), envelope.wording(), writer);
    }

    /**
     * Writes an OrderCancelReplaceRequest(G).
     *
     * @param event that sends it
     * @param envelope of the venue
     * @param writer receives the message
     */
    public void replace(VenueReplaceSentDecoder event, Envelope envelope, FixWriter writer) {
        envelope.begin(writer, "G").id(41, 'T', event.origVenueRequestId()).id(11, 'T', event.venueRequestId());
        writer.paddedIfAny(
                37, event.buffer(), event.offset() + VenueReplaceSentDecoder.venueOrderIdEncodingOffset(), ID_WIDTH);
        terms(event.terms(), envelope, writer);
        event.skipText();
        custom.write(customBytes, event.getCustom(customBytes, 0, MAX_CUSTOM), envelope.wording(), writer);
    }

    private static void terms(OrderTermsDecoder terms, Envelope envelope, FixWriter writer) {
        OrderFields.account(writer, terms);
        if (envelope.version() == FixVersion.FIX42 || terms.handlInst() != 0) {
            writer.character(21, terms.handlInst() == 0 ? AUTOMATED : terms.handlInst());
        }
        OrderFields.symbolAndSide(writer, terms);
        writer.time(60, envelope.sendingEpochNs());
        OrderFields.terms(writer, terms, envelope.version());
    }

    /**
     * Writes an OrderCancelRequest(F).
     *
     * @param event that sends it
     * @param envelope of the venue
     * @param writer receives the message
     */
    public void cancel(VenueCancelSentDecoder event, Envelope envelope, FixWriter writer) {
        envelope.begin(writer, "F").id(41, 'T', event.origVenueRequestId()).id(11, 'T', event.venueRequestId());
        writer.paddedIfAny(
                37, event.buffer(), event.offset() + VenueCancelSentDecoder.venueOrderIdEncodingOffset(), ID_WIDTH);
        OrderTermsDecoder terms = event.terms();
        OrderFields.symbolAndSide(writer, terms);
        writer.time(60, envelope.sendingEpochNs()).decimalIfAny(38, terms.orderQtyE8());
        custom.write(customBytes, event.getCustom(customBytes, 0, MAX_CUSTOM), envelope.wording(), writer);
    }

    /**
     * Writes an OrderStatusRequest(H).
     *
     * @param event that sends it
     * @param envelope of the venue
     * @param writer receives the message
     */
    public void status(VenueStatusAskedDecoder event, Envelope envelope, FixWriter writer) {
        envelope.begin(writer, "H").id(11, 'T', event.venueRequestId());
        writer.paddedIfAny(
                37, event.buffer(), event.offset() + VenueStatusAskedDecoder.venueOrderIdEncodingOffset(), ID_WIDTH);
        OrderFields.symbolAndSide(writer, event.terms());
    }

    /**
     * Writes a DontKnowTrade(Q).
     *
     * @param event that sends it
     * @param envelope of the venue
     * @param writer receives the message
     */
    public void dontKnow(VenueReportUnmatchedDecoder event, Envelope envelope, FixWriter writer) {
        DirectBuffer buffer = event.buffer();
        int at = event.offset();
        envelope.begin(writer, "Q")
                .paddedIfAny(37, buffer, at + VenueReportUnmatchedDecoder.venueOrderIdEncodingOffset(), ID_WIDTH)
                .paddedIfAny(17, buffer, at + VenueReportUnmatchedDecoder.execIdEncodingOffset(), ID_WIDTH)
                .character(127, event.dkReason())
                .paddedIfAny(55, buffer, at + VenueReportUnmatchedDecoder.symbolEncodingOffset(), SYMBOL_WIDTH)
                .character(54, OrderFields.side(event.side()))
                .decimalIfAny(32, event.lastQtyE8())
                .decimalIfAny(31, event.lastPxE8());
    }
}
