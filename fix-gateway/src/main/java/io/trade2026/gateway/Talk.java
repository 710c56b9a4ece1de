package io.trade2026.gateway;

import io.trade2026.gateway.wire.FixReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * The last things a session's two sides said about its sequence numbers, for whoever has to find out why they do not agree. Only
 * logons, logouts, requests to resend and resets are kept, which are rare. For any thread.
 */
final class Talk {
    private static final int KEPT = 48;
    private static final int MSG_SEQ_NUM = 34;
    private static final int TEXT = 58;

    private final EpochNanoClock clock = new SystemEpochNanoClock();
    private final Deque<Saying> sayings = new ArrayDeque<>();

    Talk() {}

    private synchronized void add(
            boolean isTheirs, char msgType, long msgSeqNum, long from, long to, boolean flag, String text) {
        if (sayings.size() == KEPT) {
            sayings.removeFirst();
        }
        sayings.addLast(new Saying(clock.nanoTime(), isTheirs, msgType, msgSeqNum, from, to, flag, text));
    }

    /** What has been said, the oldest first. */
    synchronized List<Saying> all() {
        return List.copyOf(sayings);
    }

    /** Takes note of a message of theirs, if it is one of those. */
    void heard(long messageType, FixReader fields) {
        switch ((int) messageType) {
            case 'A' -> heard('A', fields, fields.integer(789, 0), 0, fields.isYes(141));
            case '5' -> heard('5', fields, 0, 0, false);
            case '2' -> heard('2', fields, fields.integer(7, 0), fields.integer(16, 0), false);
            case '4' -> heard('4', fields, fields.integer(36, 0), 0, fields.isYes(123));
            default -> {
                // moves no numbers but its own
            }
        }
    }

    private void heard(char msgType, FixReader fields, long from, long to, boolean flag) {
        add(true, msgType, fields.integer(MSG_SEQ_NUM, 0), from, to, flag, fields.text(TEXT));
    }

    /** A Logon(A) of theirs that is refused before the session hears of it. */
    void refused(int msgSeqNum, int nextExpected, boolean isReset, String why) {
        add(true, 'A', msgSeqNum, nextExpected, 0, isReset, "");
        add(false, '5', 0, 0, 0, true, why);
    }

    /** A Logon(A) or other message of theirs whose number is too low. */
    void tooLow(int msgSeqNum, int expected, int came) {
        add(
                false,
                '5',
                msgSeqNum,
                expected,
                came,
                true,
                "MsgSeqNum too low, expecting " + expected + " but received " + came);
    }

    void loggedOn(int msgSeqNum, int nextExpected, boolean isReset) {
        add(false, 'A', msgSeqNum, nextExpected, 0, isReset, "");
    }

    void loggedOut(int msgSeqNum, String text) {
        add(false, '5', msgSeqNum, 0, 0, false, text);
    }

    void asked(int msgSeqNum, long from, long to) {
        add(false, '2', msgSeqNum, from, to, false, "");
    }

    void moved(int msgSeqNum, int newSeqNo, String why) {
        add(false, '4', msgSeqNum, newSeqNo, 0, false, why);
    }
}
