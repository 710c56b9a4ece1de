package io.trade2026.simulator.link;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/**
 * A FIX client under the hand of a test: it logs on and sends when told, and is strict about what it gets. Its sequence numbers go on
 * over {@link #disconnect()} and {@link #logon(Duration)}, and with a store directory over its own life.
 */
public final class FixClient implements AutoCloseable {
    private final Inbox inbox = new Inbox();
    private final Inbox admin = new Inbox();
    private final List<Message> rejectsSent = new CopyOnWriteArrayList<>();
    private final AtomicInteger logons = new AtomicInteger();
    private final Wire wire;
    private volatile CountDownLatch loggedOn = new CountDownLatch(1);
    private volatile CountDownLatch loggedOff = new CountDownLatch(1);
    private volatile @Nullable String logoutText;

    /** A client that does not connect yet. */
    public FixClient(SessionPlan plan) {
        this.wire = Wire.initiator(plan, new Ear());
    }

    /** A client of the gateway without password, with its numbers in memory. */
    public static FixClient of(FixVersion version, String compId, int port) {
        return new FixClient(SessionPlan.of(version, compId, SessionPlan.TRADE2026, port));
    }

    /** Connects, sends Logon(A) and waits for the answer; tries again each second until the time is over. */
    public boolean logon(Duration patience) {
        wire.start();
        return await(loggedOn, patience);
    }

    /** Sends Logout(5), waits for the answer and disconnects. */
    public void logout() {
        wire.stop();
    }

    /** Cuts the TCP connection without Logout(5) and does not come back by itself. */
    public void disconnect() {
        wire.cut();
    }

    /** Waits until the other side has ended the session. */
    public boolean awaitLogoff(Duration patience) {
        return await(loggedOff, patience);
    }

    /** Whether both sides are logged on. */
    public boolean isLoggedOn() {
        return wire.line().isLoggedOn();
    }

    /** Returns how often the session came up. */
    public int logons() {
        return logons.get();
    }

    /** Sends an application message as it is. Returns whether it went out at once; if not it is kept for the resend. */
    public boolean send(Message message) {
        return wire.line().send(message);
    }

    /** Builds and sends a NewOrderSingle(D): limit for the day, or market when the price is null. Returns it. */
    public Message order(String clOrdId, String symbol, char side, String qty, @Nullable String price) {
        Message order = Requests.order(
                clOrdId, symbol, side, new BigDecimal(qty), price == null ? null : new BigDecimal(price));
        send(order);
        return order;
    }

    /** Builds and sends an OrderCancelRequest(F) for an order that was sent as this D or G. Returns it. */
    public Message cancel(String clOrdId, Message order) {
        Message request = Requests.cancel(clOrdId, order);
        send(request);
        return request;
    }

    /** Builds and sends an OrderCancelReplaceRequest(G) for an order that was sent as this D or G. Returns it. */
    public Message replace(String clOrdId, Message order, String qty, @Nullable String price) {
        Message request =
                Requests.replace(clOrdId, order, new BigDecimal(qty), price == null ? null : new BigDecimal(price));
        send(request);
        return request;
    }

    /**
     * Takes the oldest unread application message of a type that fits, waiting for it.
     *
     * @throws AssertionError when none comes in time
     */
    public Message expect(String msgType, Predicate<Message> fits, Duration patience) {
        return inbox.expect(msgType, fits, patience);
    }

    /** Takes the next unread ExecutionReport(8) with this ClOrdID(11) and ExecType(150). */
    public Message expectReport(String clOrdId, char execType, Duration patience) {
        return expect(
                "8",
                m -> Fields.text(m, 11, "").equals(clOrdId) && Fields.character(m, 150, ' ') == execType,
                patience);
    }

    /** Returns the application messages that came. */
    public Inbox inbox() {
        return inbox;
    }

    /** Returns the administrative messages that came, Reject(3) among them. */
    public Inbox adminInbox() {
        return admin;
    }

    /** Returns every Reject(3) that came: complaints about what this client sent. */
    public List<Message> rejectsReceived() {
        return admin.all("3");
    }

    /** Returns every Reject(3) that this client sent: what came was not valid FIX. */
    public List<Message> rejectsSent() {
        return List.copyOf(rejectsSent);
    }

    /** Returns Text(58) of the last Logout(5) that came, "" when it had none, null before any. */
    public @Nullable String logoutText() {
        return logoutText;
    }

    /** Returns the session, for its log and its sequence numbers. */
    public Wire.Line line() {
        return wire.line();
    }

    @Override
    public void close() {
        wire.close();
    }

    private static boolean await(CountDownLatch latch, Duration patience) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Ear implements WireListener {
        @Override
        public void received(Wire.Line line, Message message) {
            inbox.add(message);
        }

        @Override
        public void receivedAdmin(Wire.Line line, Message message) {
            if (Fields.msgType(message).equals("5")) {
                logoutText = Fields.text(message, 58, "");
            }
            admin.add(message);
        }

        @Override
        public void sendingAdmin(Wire.Line line, Message message) {
            if (Fields.msgType(message).equals("3")) {
                rejectsSent.add(message);
            }
        }

        @Override
        public void loggedOn(Wire.Line line) {
            logons.incrementAndGet();
            loggedOff = new CountDownLatch(1);
            loggedOn.countDown();
        }

        /** An attempt to log on that failed ends like a session; who waits for the next goes on to wait. */
        @Override
        public void loggedOff(Wire.Line line) {
            if (loggedOn.getCount() == 0) {
                loggedOn = new CountDownLatch(1);
            }
            loggedOff.countDown();
        }
    }
}
