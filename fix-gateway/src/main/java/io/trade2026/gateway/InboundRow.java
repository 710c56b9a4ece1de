package io.trade2026.gateway;

import io.trade2026.gateway.wire.FixReader;

/**
 * Which MsgSeqNum(34) of a counterparty comes next, counted by ourselves.
 *
 * <p>The core takes the messages of a session in their order and drops what is not above the last one, so a message must not overtake one
 * that is still to be sent again. Artio alone does not keep that order: it hands on a message that came too early, marked as not valid,
 * and when the one that showed the gap was a Logon(A) with orders behind it, it marks all later ones too, for ever
 * (Session.onGapFill: awaitingResend is only ended by a gap fill that reaches the last number received). Hence this row: what came too early is dropped, since the open-ended
 * ResendRequest(2) brings it again, and what comes in its turn is taken.
 */
final class InboundRow {
    private static final int MSG_SEQ_NUM = 34;
    private static final int NEW_SEQ_NO = 36;
    private static final int POSS_DUP_FLAG = 43;
    private static final int ORIG_SENDING_TIME = 122;
    private static final int GAP_FILL_FLAG = 123;
    private static final char SEQUENCE_RESET = '4';

    /** Written by one thread, read by any. */
    private volatile int epoch = -1;

    private volatile long next = 1;
    private long askedUpTo;

    /** What to do with a message. */
    enum Turn {
        /** It is this message's turn. */
        TAKE,
        /** It counts, and is not for us. */
        PASS,
        /** It was there before, comes again, or moves the row itself. */
        DROP
    }

    void begin(int sequenceIndex, long nextMsgSeqNum) {
        epoch = sequenceIndex;
        next = nextMsgSeqNum;
        askedUpTo = 0;
    }

    /** We have asked ourselves for what is missing up to a number. */
    void asked(long upTo) {
        askedUpTo = upTo;
    }

    int epoch() {
        return epoch;
    }

    long next() {
        return next;
    }

    /**
     * Judges a message.
     *
     * @param fields of the message
     * @param messageType MsgType(35)
     * @param sequenceIndex epoch that it belongs to
     * @param isValid what Artio thinks of it
     * @param awaitsResend whether Artio has asked for messages to be sent again
     * @return what to do with it; after TAKE and PASS {@link #passed} is to be called
     */
    Turn turn(FixReader fields, long messageType, int sequenceIndex, boolean isValid, boolean awaitsResend) {
        if (sequenceIndex > epoch) {
            begin(sequenceIndex, 1);
        }
        long msgSeqNum = fields.integer(MSG_SEQ_NUM, 0);
        if (messageType == SEQUENCE_RESET) {
            reset(fields, msgSeqNum);
            return Turn.DROP;
        }
        if (sequenceIndex < epoch || msgSeqNum < next) {
            return Turn.DROP;
        }
        if (msgSeqNum > next && (!isValid || awaitsResend || next <= askedUpTo)) {
            return Turn.DROP;
        }
        boolean isRejectedByArtio = !isValid && (!awaitsResend || lacksOriginal(fields));
        return isRejectedByArtio ? Turn.PASS : Turn.TAKE;
    }

    private static boolean lacksOriginal(FixReader fields) {
        return fields.isYes(POSS_DUP_FLAG) && !fields.has(ORIG_SENDING_TIME);
    }

    /** A gap fill moves the row when it fills the gap; a reset always, and never back. */
    private void reset(FixReader fields, long msgSeqNum) {
        if (!fields.isYes(GAP_FILL_FLAG) || msgSeqNum <= next) {
            next = Math.max(next, fields.integer(NEW_SEQ_NO, 0));
        }
    }

    void passed(FixReader fields) {
        next = fields.integer(MSG_SEQ_NUM, next) + 1;
    }
}
