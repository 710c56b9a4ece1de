package io.trade2026.simulator.certify.session;

import io.trade2026.simulator.certify.wire.FixMessage;
import io.trade2026.simulator.certify.wire.RawLink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One connection of a script while it lasts: what has been sent and heard on it. */
final class Line {
    private static final FixMessage NOTHING = FixMessage.parse("");
    private static final double NEARLY = 0.7;
    private static final int USUAL_HEARTBEAT_SECONDS = 30;

    private final RawLink link;
    private final Numbers numbers;
    private final Set<String> unanswered = new LinkedHashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final Map<Integer, String> reported = new HashMap<>();
    private FixMessage lastSent = NOTHING;
    private String testReqId = "TEST";
    private boolean established;
    private int heartbeatSeconds = USUAL_HEARTBEAT_SECONDS;
    private long heardNanos = System.nanoTime();
    private int firstAskedFor;
    private int fills;

    Line(RawLink link, Numbers numbers) {
        this.link = link;
        this.numbers = numbers;
    }

    RawLink link() {
        return link;
    }

    Numbers numbers() {
        return numbers;
    }

    FixMessage lastSent() {
        return lastSent;
    }

    String testReqId() {
        return testReqId;
    }

    boolean isEstablished() {
        return established;
    }

    int heartbeatSeconds() {
        return heartbeatSeconds;
    }

    /** Notes what has been sent. */
    void sent(FixMessage message, String clOrdId) {
        if (message.frameFault() != null) {
            return;
        }
        lastSent = message;
        if (message.is("A")) {
            heartbeatSeconds = FixMessage.number(message.text(108), USUAL_HEARTBEAT_SECONDS);
        } else if (message.is("D") && message.text(11, "").equals(clOrdId)) {
            unanswered.add(clOrdId);
        }
    }

    /** Notes a message that the script expected under this number. */
    void met(FixMessage expected, FixMessage received) {
        heardNanos = System.nanoTime();
        if (!expected.isPossDup()) {
            numbers.known(FixMessage.number(expected.text(34), 0));
        }
        if (expected.is("D") && !expected.isPossDup()) {
            String id = orderOf(received);
            unanswered.remove(id);
            answered.add(id);
            reported.put(received.seqNum(), id);
        } else if (expected.is("A")) {
            established = true;
        } else if (expected.is("1")) {
            testReqId = received.text(112, "");
        } else if (expected.is("2")) {
            firstAskedFor = FixMessage.number(received.text(7), 0);
        }
    }

    /** Notes a message that the script does not know but allows. */
    void metMore(FixMessage received) {
        heardNanos = System.nanoTime();
        if (!received.isPossDup()) {
            if (received.is("8")) {
                reported.put(received.seqNum(), orderOf(received));
            }
            numbers.extra();
        }
    }

    /** ClOrdID(11) that a report or a BusinessMessageReject(j) speaks of; empty when it is none of ours. */
    private String orderOf(FixMessage received) {
        if (received.is("j")) {
            String ref = received.text(379, "");
            return ref.isEmpty() && received.text(45, "").equals(lastSent.text(34, "-")) ? lastSent.text(11, "") : ref;
        }
        return received.text(11, "");
    }

    /** Whether a message answers an order as the script expects: the first time, or again when it was asked for. */
    boolean answersOrder(FixMessage expected, FixMessage received) {
        if (!received.is("8") && !(received.is("j") && received.text(372, "D").equals("D"))) {
            return false;
        }
        String id = orderOf(received);
        return expected.isPossDup()
                ? received.isPossDup() && id.equals(reported.get(received.seqNum()))
                : unanswered.contains(id);
    }

    /** Whether a message may come beyond the script: a Heartbeat(0) when it was time for one, a further report, either of them again. */
    boolean mayComeBeside(FixMessage received) {
        if (received.isPossDup()) {
            return received.is("4") ? areExtras(received) : numbers.isExtra(received.seqNum());
        }
        if (received.seqNum() != numbers.next()) {
            return false;
        }
        boolean isDue = System.nanoTime() - heardNanos >= heartbeatSeconds * NEARLY * 1e9;
        return (received.is("0") && !received.has(112) && isDue)
                || (received.is("8") && answered.contains(received.text(11, "")));
    }

    private boolean areExtras(FixMessage gapFill) {
        int from = gapFill.seqNum();
        int to = FixMessage.number(gapFill.text(36), from);
        for (int number = from; number < to; number++) {
            if (!numbers.isExtra(number)) {
                return false;
            }
        }
        return to > from;
    }

    /** The first number that the acceptor still asks for, to be filled at most thrice; 0 when there is nothing to fill. */
    int takeFill(int asked) {
        if (asked > 0) {
            firstAskedFor = asked;
        }
        return fills++ < 3 ? firstAskedFor : 0;
    }
}
