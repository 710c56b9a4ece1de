package io.trade2026.gateway;

import io.trade2026.gateway.EarlyMessages.Early;
import io.trade2026.gateway.wire.FixReader;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Which MsgSeqNum(34) of a counterparty comes next, counted by ourselves.
 *
 * <p>The core takes the messages of a session in their order and drops what is not above the last one, so a message must not overtake one
 * that is still to be sent again. Artio alone does not keep that order: it hands on a message that came too early, marked as not valid,
 * and when the one that showed the gap was a Logon(A) with orders behind it, it marks all later ones too, for ever
 * (Session.onGapFill: awaitingResend is only ended by a gap fill that reaches the last number received). A gap that was open when the
 * connection ended it takes for filled. Hence this row: what comes in its turn is taken, what came too early is kept until its turn comes
 * (FIX 4.4 Vol 2, ordered message processing), and only what is missing in front of it is asked for.
 */
final class InboundRow {
    private static final int MSG_SEQ_NUM = 34;
    private static final int NEW_SEQ_NO = 36;
    private static final int GAP_FILL_FLAG = 123;
    private static final char SEQUENCE_RESET = '4';
    private static final char LOGON = 'A';
    /** Heartbeat(0), ResendRequest(2), Logout(5) and Logon(A) have their effect when they are heard. */
    private static final String AT_ONCE = "025A";

    private final EarlyMessages early = new EarlyMessages();
    /** Written by one thread, read by any. */
    private volatile int epoch = -1;

    private volatile long next = 1;

    /** What to do with a message. */
    enum Turn {
        /** It is this message's turn. */
        TAKE,
        /** It counts, and is not for us. */
        PASS,
        /** It came too early, and is to be kept. */
        KEEP,
        /** It was there before, comes again, or moves the row itself. */
        DROP
    }

    /** What Artio thinks of a message. */
    enum Judgement {
        /** It is in order. */
        GOOD,
        /** It is ahead of a gap, or behind the end of the connection; of the message itself nothing is said. */
        OUT_OF_ORDER,
        /** It was refused. */
        REFUSED
    }

    void begin(int sequenceIndex, long nextMsgSeqNum) {
        epoch = sequenceIndex;
        next = nextMsgSeqNum;
        early.clear();
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
     * @param judgement what Artio thinks of it
     * @return what to do with it; after TAKE and PASS {@link #passed} is to be called, after KEEP {@link #keep}
     */
    Turn turn(FixReader fields, long messageType, int sequenceIndex, Judgement judgement) {
        long msgSeqNum = fields.integer(MSG_SEQ_NUM, 0);
        if (sequenceIndex > epoch) {
            begin(sequenceIndex, messageType == LOGON && judgement == Judgement.GOOD, msgSeqNum);
        }
        if (sequenceIndex < epoch) {
            return Turn.DROP;
        }
        if (messageType == SEQUENCE_RESET) {
            reset(fields, msgSeqNum);
            return Turn.DROP;
        }
        if (msgSeqNum < next) {
            return Turn.DROP;
        }
        boolean isRefused = judgement == Judgement.REFUSED;
        if (msgSeqNum == next) {
            return isRefused ? Turn.PASS : Turn.TAKE;
        }
        if (isRefused || (messageType < 128 && AT_ONCE.indexOf((char) messageType) >= 0)) {
            early.heard(msgSeqNum, msgSeqNum + 1);
            return Turn.DROP;
        }
        return Turn.KEEP;
    }

    /** Numbers that begin anew begin at 1. When those of a Logon(A) that is in order for Artio go on, nothing has begun, and a gap stays. */
    private void begin(int sequenceIndex, boolean isLogonInOrder, long msgSeqNum) {
        if (isLogonInOrder && msgSeqNum > 1 && msgSeqNum >= next) {
            epoch = sequenceIndex;
        } else {
            begin(sequenceIndex, isLogonInOrder ? msgSeqNum : 1);
        }
    }

    /** A gap fill moves the row when it fills the gap; a reset always, and never back. */
    private void reset(FixReader fields, long msgSeqNum) {
        long newSeqNo = fields.integer(NEW_SEQ_NO, 0);
        if (!fields.isYes(GAP_FILL_FLAG) || msgSeqNum <= next) {
            advance(newSeqNo);
        } else if (newSeqNo > msgSeqNum) {
            early.heard(msgSeqNum, newSeqNo);
        }
    }

    /** What is missing below a number is given up; what came behind it is due. */
    void skipTo(long number) {
        advance(number);
    }

    private void advance(long to) {
        if (to > next) {
            next = to;
            early.forgetBelow(next);
        }
    }

    /**
     * Keeps a message that came too early.
     *
     * @return false when there is no room
     */
    boolean keep(
            FixReader fields, DirectBuffer buffer, int offset, int length, long messageType, long receivedEpochNs) {
        return early.keep(fields.integer(MSG_SEQ_NUM, 0), buffer, offset, length, messageType, receivedEpochNs);
    }

    /** What came early and is due now; null when the next one has not come. After it was taken {@link #passed} is to be called. */
    @Nullable Early due() {
        Early due = early.find(next);
        while (due != null && due.message() == null) {
            advance(due.nextMsgSeqNum());
            due = early.find(next);
        }
        return due;
    }

    void passed(long msgSeqNum) {
        advance(msgSeqNum + 1);
    }
}
