package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.Tags;
import io.trade2026.gateway.wording.OverlayRewriter;
import io.trade2026.messages.sbe.RefuseMessageEncoder;

/**
 * Why a message cannot become a command: answered by Reject(3) or BusinessMessageReject(j) by the core's order, so that the answer is
 * in the log as every other. Used again for the next one; one thread.
 */
final class Refusal {
    /** SessionRejectReason(373): a required tag is missing. */
    static final int TAG_MISSING = 1;
    /** SessionRejectReason(373): a value is not allowed for its tag. */
    static final int VALUE_INCORRECT = 5;
    /** SessionRejectReason(373): a value has not the form of its type. */
    static final int FORMAT_INCORRECT = 6;
    /** SessionRejectReason(373): no such MsgType(35). */
    static final int INVALID_MSG_TYPE = 11;
    /** SessionRejectReason(373): the count of a group is not that of its entries. */
    static final int GROUP_COUNT = 16;
    /** BusinessRejectReason(380): something else. */
    static final int OTHER = 0;
    /** BusinessRejectReason(380): MsgType(35) is not supported. */
    static final int UNSUPPORTED_MSG_TYPE = 3;
    /** BusinessRejectReason(380): a field is missing that this message needs. */
    static final int CONDITIONALLY_MISSING = 5;

    private static final int NONE = -1;
    private static final int MAX_SHOWN = 48;
    private static final int REF_ID_WIDTH = RefuseMessageEncoder.refIdEncodingLength();
    private static final int MSG_TYPE_WIDTH = RefuseMessageEncoder.refMsgTypeEncodingLength();

    private final RefuseMessageEncoder encoder = new RefuseMessageEncoder();
    private int tag;
    private int sessionRejectReason = NONE;
    private int businessRejectReason = NONE;
    private String text = "";

    Refusal() {}

    /** Refuses with Reject(3). */
    boolean session(int reason, int refTag, String why) {
        tag = refTag;
        sessionRejectReason = reason;
        businessRejectReason = NONE;
        text = why;
        return false;
    }

    /** Refuses with BusinessMessageReject(j). */
    boolean business(int reason, int refTag, String why) {
        tag = refTag;
        sessionRejectReason = NONE;
        businessRejectReason = reason;
        text = why;
        return false;
    }

    /** Refuses a value, which the text shows. */
    boolean value(int reason, FixReader fields, int refTag, String rule) {
        String value = fields.text(refTag);
        String shown = value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "…" : value;
        return session(reason, refTag, Tags.name(refTag) + ": " + rule + ", was '" + shown + "'");
    }

    /** Says of which part of the message the refusal speaks. */
    boolean about(String part) {
        text = part + text;
        return false;
    }

    /** Says what form the value of a field must have. */
    static String form(int tag) {
        return switch (tag) {
            case 6, 14, 31, 32, 38, 44, 99, 110, 111, 151, 152 -> "must be a decimal number";
            case 52, 60, 122, 126 -> "must be a UTC time such as 20261124-14:30:00.000";
            case 432 -> "must be a date such as 20261124";
            default -> "has not the form of its type";
        };
    }

    /** RefTagID(371) speaks the counterparty's tags. */
    private int theirTag(Arrival arrival) {
        OverlayRewriter overlay = arrival.wording().overlay();
        return overlay == null ? tag : overlay.theirTag(tag);
    }

    void write(Arrival arrival, Letter letter) {
        var buffer = letter.blank(RefuseMessageEncoder.BLOCK_LENGTH);
        encoder.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(encoder.origin());
        int theirTag = theirTag(arrival);
        String of = theirTag == tag ? "" : " (sent as tag " + theirTag + ")";
        encoder.refTagId(theirTag).sessionRejectReason(sessionRejectReason).businessRejectReason(businessRejectReason);
        int at = encoder.offset();
        arrival.fields().copy(35, buffer, at + RefuseMessageEncoder.refMsgTypeEncodingOffset(), MSG_TYPE_WIDTH);
        if (!arrival.fields().copy(11, buffer, at + RefuseMessageEncoder.refIdEncodingOffset(), REF_ID_WIDTH)) {
            buffer.setMemory(at + RefuseMessageEncoder.refIdEncodingOffset(), REF_ID_WIDTH, (byte) 0);
        }
        String ascii = (text + of).replace('…', '~');
        encoder.text(ascii.length() > Letter.MAX_TEXT ? ascii.substring(0, Letter.MAX_TEXT) : ascii);
        letter.complete(encoder.encodedLength());
    }
}
