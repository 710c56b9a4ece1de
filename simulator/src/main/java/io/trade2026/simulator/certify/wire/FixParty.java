package io.trade2026.simulator.certify.wire;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One side of a FIX session, just as much of it as a scenario needs: it keeps its numbers, answers TestRequest(1) and ResendRequest(2), and
 * hands out what is for the application. Used by one thread.
 */
public final class FixParty {
    private static final int HEARTBEAT_SECONDS = 30;
    private static final Set<String> SESSION = Set.of("0", "1", "2", "4", "5", "A");

    private final String beginString;
    private final String sender;
    private final String target;
    private final boolean isVenue;
    private final Deque<FixMessage> inbox = new ArrayDeque<>();
    private @Nullable RawLink link;
    private int nextOut = 1;
    private boolean loggedOn;
    private String echoed = "";
    private String lastLogout = "";

    /**
     * Has no connection yet.
     *
     * @param sender SenderCompID(49) of this side
     * @param target TargetCompID(56)
     * @param isVenue whether this side answers the Logon(A) of the other
     */
    public FixParty(String beginString, String sender, String target, boolean isVenue) {
        this.beginString = beginString;
        this.sender = sender;
        this.target = target;
        this.isVenue = isVenue;
    }

    /** Returns BeginString(8). */
    public String beginString() {
        return beginString;
    }

    /** Returns SenderCompID(49). */
    public String sender() {
        return sender;
    }

    /** Returns whether there is a connection. */
    public boolean isConnected() {
        return link != null;
    }

    /** Returns whether the session is logged on. */
    public boolean isLoggedOn() {
        return loggedOn;
    }

    /** Returns Text(58) of the Logout(5) that came last. */
    public String lastLogout() {
        return lastLogout;
    }

    /** Returns the number that was sent last. */
    public int lastNumber() {
        return nextOut - 1;
    }

    /** Takes a connection; numbers go on unless they are told to begin again. */
    public void take(RawLink connection) {
        link = connection;
        loggedOn = false;
    }

    /** Lets go of the connection. */
    public void drop() {
        if (link != null) {
            link.close();
        }
        link = null;
        loggedOn = false;
    }

    /** Begins to count at a number. */
    public void countFrom(int number) {
        nextOut = number;
    }

    /** Asks for a session that begins with number 1 on both sides. Returns whether it was granted. */
    public boolean logon(@Nullable String username, @Nullable String password, long patienceMillis) {
        nextOut = 1;
        FixText logon = begin("A").add(98, 0).add(108, HEARTBEAT_SECONDS).add(141, "Y");
        if (username != null) {
            logon.add(553, username);
        }
        if (password != null) {
            logon.add(554, password);
        }
        if (beginString.startsWith("FIXT")) {
            logon.add(1137, "9");
        }
        sendRaw(logon);
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        while (!loggedOn && link != null && System.nanoTime() < end) {
            hear((end - System.nanoTime()) / 1_000_000);
        }
        return loggedOn;
    }

    /** Ends the session and waits for the end of the connection. */
    public void logout(long patienceMillis) {
        if (loggedOn) {
            sendRaw(begin("5"));
            long end = System.nanoTime() + patienceMillis * 1_000_000;
            while (link != null && System.nanoTime() < end) {
                hear((end - System.nanoTime()) / 1_000_000);
            }
        }
        drop();
    }

    /** Sends an application message. */
    public void send(String msgType, Map<Integer, String> fields) {
        FixText text = begin(msgType);
        fields.forEach(text::add);
        sendRaw(text);
    }

    private FixText begin(String msgType) {
        return new FixText(beginString)
                .add(35, msgType)
                .add(34, nextOut++)
                .add(49, sender)
                .add(52, FixText.time(Instant.now()))
                .add(56, target);
    }

    private void sendRaw(FixText text) {
        if (link != null) {
            link.send(text.finish());
        }
    }

    /** Takes the application message that came first, waiting for it; null when none comes in time. */
    public @Nullable FixMessage next(long patienceMillis) {
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        while (inbox.isEmpty() && link != null && System.nanoTime() < end) {
            hear((end - System.nanoTime()) / 1_000_000);
        }
        return inbox.poll();
    }

    /** Asks whether the other side is there. Returns whether it answered; then all it had sent before is in the inbox. */
    public boolean isThere(String testReqId, long patienceMillis) {
        sendRaw(begin("1").add(112, testReqId));
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        while (!echoed.equals(testReqId) && link != null && System.nanoTime() < end) {
            hear((end - System.nanoTime()) / 1_000_000);
        }
        return echoed.equals(testReqId);
    }

    /** Takes what is next on the wire, if anything comes. */
    public void hear(long patienceMillis) {
        RawLink open = link;
        Arrival arrival = open == null ? null : open.next(patienceMillis);
        if (arrival == null) {
            return;
        }
        FixMessage message = arrival.message();
        if (message == null) {
            drop();
        } else if (SESSION.contains(message.msgType())) {
            hearSession(message);
        } else {
            inbox.add(message);
        }
    }

    private void hearSession(FixMessage message) {
        switch (message.msgType()) {
            case "A" -> hearLogon(message);
            case "0" -> echoed = message.text(112, echoed);
            case "1" -> sendRaw(begin("0").add(112, message.text(112, "")));
            case "2" -> fillGap(FixMessage.number(message.text(7), 1));
            case "5" -> {
                lastLogout = message.text(58, "Logout(5)");
                if (loggedOn) {
                    sendRaw(begin("5"));
                }
                drop();
            }
            default -> {
                // SequenceReset(4): this side does not count what the other sends
            }
        }
    }

    /** An answer to our own Logon(A), or the Logon(A) of an initiator, which is answered. */
    private void hearLogon(FixMessage logon) {
        if (isVenue) {
            answerLogon(logon);
        }
        loggedOn = true;
    }

    private void answerLogon(FixMessage logon) {
        boolean resets = logon.text(141, "N").equals("Y");
        if (resets) {
            nextOut = 1;
        } else if (logon.has(789)) {
            nextOut = FixMessage.number(logon.text(789), nextOut);
        }
        FixText answer = begin("A").add(98, 0).add(108, logon.text(108, "30"));
        if (resets) {
            answer.add(141, "Y");
        }
        if (beginString.startsWith("FIXT")) {
            answer.add(1137, "9");
        }
        sendRaw(answer);
    }

    /** Nothing is sent again: the scenario has moved on. */
    private void fillGap(int from) {
        String now = FixText.time(Instant.now());
        if (link != null) {
            link.send(new FixText(beginString)
                    .add(35, "4")
                    .add(34, from)
                    .add(43, "Y")
                    .add(49, sender)
                    .add(52, now)
                    .add(56, target)
                    .add(122, now)
                    .add(36, nextOut)
                    .add(123, "Y")
                    .finish());
        }
    }
}
