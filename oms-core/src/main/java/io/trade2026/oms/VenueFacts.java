package io.trade2026.oms;

import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.ReportVenueCancelRejectDecoder;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.ReportVenueRefusalDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Tells clients what a venue reported, with the venue's ExecID(17), its reason to restate, and its Text(58). */
final class VenueFacts {
    private static final int NONE_GIVEN = -1;

    private final EventWriter events;
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[256]);
    private final UnsafeBuffer custom = new UnsafeBuffer(new byte[256]);
    private int textLength;
    private int customLength;

    VenueFacts(EventWriter events) {
        this.events = events;
    }

    /** The text that goes with the next facts: the venue's own, until it is replaced. */
    UnsafeBuffer text() {
        return text;
    }

    int textLength() {
        return textLength;
    }

    void textLength(int length) {
        textLength = length;
    }

    /** Takes up the words of a letter, and the custom fields of the venue. */
    void read(ReportVenueExecutionDecoder letter) {
        textLength = letter.getText(text, 0, text.capacity());
        customLength = letter.getCustom(custom, 0, custom.capacity());
    }

    void read(ReportVenueCancelRejectDecoder letter) {
        textLength = letter.getText(text, 0, text.capacity());
        customLength = 0;
    }

    void read(ReportVenueRefusalDecoder letter) {
        textLength = letter.getText(text, 0, text.capacity());
        customLength = 0;
    }

    void text(String words) {
        textLength = text.putStringWithoutLengthAscii(0, words);
    }

    OrderChangedEncoder begin(OrderFact fact, ReportVenueExecutionDecoder letter, Order order) {
        return complete(events.fact(fact, order), letter);
    }

    OrderChangedEncoder complete(OrderChangedEncoder told, ReportVenueExecutionDecoder letter) {
        DirectBuffer from = letter.buffer();
        told.buffer()
                .putBytes(
                        told.offset() + OrderChangedEncoder.venueExecIdEncodingOffset(),
                        from,
                        letter.offset() + ReportVenueExecutionDecoder.execIdEncodingOffset(),
                        FixId.LENGTH);
        return told.execRestatementReason(Math.max(NONE_GIVEN, letter.execRestatementReason()));
    }

    void commit() {
        if (customLength > 0) {
            events.commitFact(text, textLength, custom, customLength);
        } else {
            events.commitFact(text, 0, textLength);
        }
    }

    void tell(OrderFact fact, ReportVenueExecutionDecoder letter, Order order) {
        begin(fact, letter, order);
        commit();
    }
}
