package io.trade2026.simulator.link;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/**
 * A venue under the hand of a test: it says nothing by itself, and each answer is one call. It keeps for each order what it has said,
 * so that CumQty(14), LeavesQty(151) and AvgPx(6) of its reports are right.
 */
public final class FixVenue implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Inbox inbox = new Inbox();
    private final Inbox admin = new Inbox();
    private final List<Message> rejectsSent = new CopyOnWriteArrayList<>();
    private final Map<String, OrderImage> byClOrdId = new HashMap<>();
    private final IdSource ids = new IdSource();
    private final Wire wire;
    private final Wire.Line line;
    private final int port;
    private volatile CountDownLatch loggedOn = new CountDownLatch(1);

    private FixVenue(SessionPlan plan) {
        this.port = plan.port();
        this.wire = Wire.acceptor(List.of(plan), new Ear());
        this.line = wire.line();
    }

    /** A venue that speaks FIX 4.4 with the gateway and listens on a free port of 127.0.0.1 after {@link #start()}. */
    public static FixVenue of(String compId) {
        return of(compId, Ports.free());
    }

    /** A venue that speaks FIX 4.4 with the gateway and listens on a port of 127.0.0.1 after {@link #start()}. */
    public static FixVenue of(String compId, int port) {
        return new FixVenue(SessionPlan.of(FixVersion.FIX44, compId, SessionPlan.TRADE2026, port));
    }

    /** A venue with a session of its own choice. */
    public static FixVenue of(SessionPlan plan) {
        return new FixVenue(plan);
    }

    /** Listens. Returns this. */
    public FixVenue start() {
        wire.start();
        return this;
    }

    /** Returns the TCP port. */
    public int port() {
        return port;
    }

    /** Cuts the connection without Logout(5); the port stays open. */
    public void disconnect() {
        line.cut();
    }

    /** Cuts the connection and closes the port, as if the venue had gone; {@link #start()} brings it back. */
    public void stop() {
        wire.cut();
    }

    /**
     * Waits until the other side is logged on and knows it: it has answered a TestRequest(1), so it has also read our Logon(A). Before that it
     * would rightly refuse orders for this venue.
     */
    public boolean awaitLogon(Duration patience) {
        long endNs = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < endNs && !Thread.currentThread().isInterrupted()) {
            if (isLoggedOnWithin(Duration.ofNanos(endNs - System.nanoTime())) && answersTestRequest()) {
                return true;
            }
        }
        return false;
    }

    private boolean isLoggedOnWithin(Duration patience) {
        try {
            return loggedOn.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Soon, or the connection that was asked has ended meanwhile. */
    private boolean answersTestRequest() {
        String id = ids.next("T");
        line.running().generateTestRequest(id);
        return admin.poll(m -> Fields.text(m, 112, "").equals(id), ANSWER) != null;
    }

    /** Whether the other side is logged on. */
    public boolean isLoggedOn() {
        return line.isLoggedOn();
    }

    /** Takes the next unread NewOrderSingle(D), waiting for it. */
    public Message nextOrder(Duration patience) {
        return next("D", patience);
    }

    /** Takes the next unread message of a type, waiting for it. */
    public Message next(String msgType, Duration patience) {
        return inbox.expect(msgType, m -> true, patience);
    }

    /** Says that the order is accepted, ExecType(150)=0. Returns the report. */
    public Message accept(Message order) {
        return sent(image(order).report('0', nextExecId()));
    }

    /** Fills (part of) the order named by this D, F or G. Returns the report. */
    public Message fill(Message order, String qty, String px) {
        OrderImage image = image(order);
        BigDecimal lastQty = new BigDecimal(qty);
        BigDecimal lastPx = new BigDecimal(px);
        image.book(lastQty, lastPx);
        return sent(image.fillReport(nextExecId(), lastQty, lastPx));
    }

    /** Refuses the order, ExecType(150)=8. Returns the report. */
    public Message reject(Message order, int ordRejReason, String text) {
        OrderImage image = image(order);
        image.end('8');
        return sent(image.rejectReport(nextExecId(), ordRejReason, text));
    }

    /** Says that a cancel request is done; for a D it is an unsolicited cancel. Returns the report. */
    public Message cancelled(Message request) {
        OrderImage image = image(request);
        String before = image.clOrdId();
        image.end('4');
        boolean isRequested = Fields.msgType(request).equals("F");
        if (isRequested) {
            rename(image, request);
        }
        Message report = image.report('4', nextExecId());
        if (isRequested) {
            report.setString(41, before);
        }
        return sent(report);
    }

    /** Says that a replace request is done, ExecType(150)=5. Returns the report. */
    public Message replaced(Message request) {
        OrderImage image = image(request);
        String before = image.clOrdId();
        image.replace(request);
        rename(image, request);
        Message report = image.report('5', nextExecId());
        report.setString(41, before);
        return sent(report);
    }

    /** Says that the order has expired, ExecType(150)=C. Returns the report. */
    public Message expired(Message order) {
        OrderImage image = image(order);
        image.end('C');
        return sent(image.report('C', nextExecId()));
    }

    /** Refuses a cancel or replace request. Returns the OrderCancelReject(9). */
    public Message cancelReject(Message request, int cxlRejReason, String text) {
        OrderImage image = byClOrdId.get(Fields.text(request, 41, ""));
        return sent(image == null ? OrderImage.unknownOrder(request) : image.cancelReject(request, cxlRejReason, text));
    }

    /** Answers an OrderStatusRequest(H) with ExecType(150)=I. Returns the report. */
    public Message status(Message request) {
        Message report = image(request).report('I', "0");
        Fields.copy(request, report, 790);
        return sent(report);
    }

    /** Sends any message as it is. Returns whether it went out at once; if not it is kept for the resend. */
    public boolean send(Message message) {
        return line.send(message);
    }

    /** Returns what the venue has said of the order that an id names, or null. */
    public synchronized @Nullable OrderImage order(String clOrdId) {
        return byClOrdId.get(clOrdId);
    }

    /** Returns an ExecID(17) that was not used. */
    public String nextExecId() {
        return ids.next("E");
    }

    /** Returns the application messages that came. */
    public Inbox inbox() {
        return inbox;
    }

    /** Returns the administrative messages that came. */
    public Inbox adminInbox() {
        return admin;
    }

    /** Returns every Reject(3) that came: complaints about what this venue sent. */
    public List<Message> rejectsReceived() {
        return admin.all("3");
    }

    /** Returns every Reject(3) that this venue sent: what came was not valid FIX. */
    public List<Message> rejectsSent() {
        return List.copyOf(rejectsSent);
    }

    /** Returns ClOrdID(11) of each NewOrderSingle(D) that came, in order, doubles included. */
    public List<String> clOrdIds() {
        List<String> all = new ArrayList<>();
        inbox.all("D").forEach(m -> all.add(Fields.text(m, 11, "")));
        return all;
    }

    /** Returns the session, for its log and its sequence numbers. */
    public Wire.Line line() {
        return line;
    }

    @Override
    public void close() {
        wire.close();
    }

    private Message sent(Message message) {
        line.send(message);
        return message;
    }

    private synchronized void rename(OrderImage image, Message request) {
        String clOrdId = Fields.text(request, 11, "");
        image.rename(clOrdId);
        byClOrdId.put(clOrdId, image);
    }

    private synchronized OrderImage image(Message message) {
        boolean isOrder = Fields.msgType(message).equals("D");
        OrderImage known = byClOrdId.get(Fields.text(message, 41, ""));
        if (known == null) {
            known = byClOrdId.get(Fields.text(message, 11, ""));
        }
        if (known != null) {
            return known;
        }
        if (!isOrder) {
            throw new IllegalArgumentException("the venue has no such order: " + Fields.readable(message));
        }
        OrderImage image = new OrderImage(line.version(), ids.next("V"), message);
        byClOrdId.put(image.clOrdId(), image);
        return image;
    }

    private final class Ear implements WireListener {
        @Override
        public void received(Wire.Line from, Message message) {
            inbox.add(message);
        }

        @Override
        public void receivedAdmin(Wire.Line from, Message message) {
            admin.add(message);
        }

        @Override
        public void sendingAdmin(Wire.Line from, Message message) {
            if (Fields.msgType(message).equals("3")) {
                rejectsSent.add(message);
            }
        }

        @Override
        public void loggedOn(Wire.Line from) {
            loggedOn.countDown();
        }

        /** A Logon(A) that was not answered ends like a session; who waits for the next goes on to wait. */
        @Override
        public void loggedOff(Wire.Line from) {
            if (loggedOn.getCount() == 0) {
                loggedOn = new CountDownLatch(1);
            }
        }
    }
}
