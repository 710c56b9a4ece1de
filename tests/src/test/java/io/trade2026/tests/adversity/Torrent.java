package io.trade2026.tests.adversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.tests.lab.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A FIX 4.4 client that sends without waiting for answers, over a socket that never blocks: so it sees how much the other side takes.
 * One thread.
 */
final class Torrent implements AutoCloseable {
    /** No byte was taken for so long: the other side reads no more. */
    private static final long STUCK_NS = TimeUnit.MILLISECONDS.toNanos(700);

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int SEND_BUFFER = 1 << 16;
    private static final char SOH = '\u0001';
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final String compId;
    private final SocketChannel channel;
    private final Deque<ByteBuffer> unwritten = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16);
    private final StringBuilder received = new StringBuilder();
    private final List<String> answered = new ArrayList<>();
    private final int heartBtInt;
    private int next;
    private int orders;
    private long nextHeartbeatNs;
    private boolean isLoggedOn;
    private int logonMsgSeqNum;
    private String end = "";

    private Torrent(int port, String compId, int heartBtInt) {
        this.compId = compId;
        this.heartBtInt = heartBtInt;
        try {
            channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects and logs on, with both numbers at 1. */
    static Torrent logon(int port, String compId, int heartBtInt) {
        return logon(port, compId, heartBtInt, 1, "141=Y|");
    }

    /** Connects and logs on, and goes on with a number of its own. */
    static Torrent goOn(int port, String compId, int next) {
        return logon(port, compId, 30, next, "");
    }

    private static Torrent logon(int port, String compId, int heartBtInt, int next, String more) {
        Torrent torrent = new Torrent(port, compId, heartBtInt);
        torrent.next = next;
        torrent.queue("A", "98=0|108=" + heartBtInt + "|" + more);
        await().atMost(Fleet.PATIENCE).until(() -> {
            torrent.work();
            return torrent.isLoggedOn || !torrent.end.isEmpty();
        });
        assertThat(torrent.end).isEmpty();
        return torrent;
    }

    private void queue(String msgType, String body) {
        String all = "35=" + msgType + "|49=" + compId + "|56=TRADE2026|34=" + next++ + "|52="
                + TIME.format(Instant.now()) + "|" + body;
        String framed = ("8=FIX.4.4|9=" + all.length() + "|" + all).replace('|', SOH);
        int sum = framed.chars().sum() & 0xFF;
        unwritten.add(ByteBuffer.wrap(
                (framed + "10=" + String.valueOf(1_000 + sum).substring(1) + SOH).getBytes(StandardCharsets.US_ASCII)));
        nextHeartbeatNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(heartBtInt);
    }

    /** Has so many more orders to send. */
    Torrent orders(int count) {
        for (int i = 0; i < count; i++) {
            queue("D", "55=IBM|54=1|38=100|40=2|44=100|60=20261126-10:00:00.000|11=T" + orders++ + "|");
        }
        return this;
    }

    /** Writes what the socket takes, and reads what is there; says whether any byte was taken. */
    boolean work() {
        try {
            read();
            if (isLoggedOn && unwritten.isEmpty() && System.nanoTime() - nextHeartbeatNs > 0) {
                queue("0", "");
            }
            boolean isTaken = false;
            for (ByteBuffer first = unwritten.peek(); first != null; first = unwritten.peek()) {
                isTaken |= channel.write(first) > 0;
                if (first.hasRemaining()) {
                    return isTaken;
                }
                unwritten.remove();
            }
            return isTaken;
        } catch (IOException e) {
            end = e.toString();
            return false;
        }
    }

    private void read() throws IOException {
        int n = channel.read(in.clear());
        if (n < 0) {
            end = end.isEmpty() ? "closed" : end;
            return;
        }
        received.append(StandardCharsets.US_ASCII.decode(in.flip()));
        int begin = 0;
        for (int tail = received.indexOf(SOH + "10="); tail >= 0; tail = received.indexOf(SOH + "10=", begin)) {
            int after = received.indexOf("" + SOH, tail + 1) + 1;
            if (after == 0) {
                break;
            }
            take(received.substring(begin, after).replace(SOH, '|'));
            begin = after;
        }
        received.delete(0, begin);
    }

    private void take(String message) {
        switch (field(message, "35")) {
            case "A" -> {
                isLoggedOn = true;
                logonMsgSeqNum = Integer.parseInt(field(message, "34"));
            }
            case "8" -> answered.add(field(message, "11"));
            case "1" -> queue("0", "112=" + field(message, "112") + "|");
            case "0" -> {}
            default -> end = message;
        }
    }

    private static String field(String message, String tag) {
        int at = message.indexOf("|" + tag + "=") + tag.length() + 2;
        return message.substring(at, message.indexOf('|', at));
    }

    /** Writes until the other side takes no more. */
    void untilStuck() {
        long lastNs = System.nanoTime();
        while (System.nanoTime() - lastNs < STUCK_NS) {
            if (work()) {
                lastNs = System.nanoTime();
            }
            assertThat(unwritten)
                    .as("something is left that the other side does not take")
                    .isNotEmpty();
            assertThat(end).isEmpty();
        }
    }

    /** Writes and reads until something has come about, or for a while. */
    void workUntil(BooleanSupplier isSo, Duration atMost) {
        long beganNs = System.nanoTime();
        while (System.nanoTime() - beganNs < atMost.toNanos() && !isSo.getAsBoolean()) {
            if (!work()) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        assertThat(end).isEmpty();
    }

    /** Writes and reads until all orders are answered, each once and in order, over the one connection. */
    void untilAnswered() {
        await().pollInterval(1, TimeUnit.MILLISECONDS).atMost(Fleet.PATIENCE).until(() -> {
            work();
            return answered.size() >= orders || !end.isEmpty();
        });
        assertThat(end).isEmpty();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            expected.add("T" + i);
        }
        assertThat(answered).isEqualTo(expected);
    }

    /** MsgSeqNum(34) of the answer to the Logon(A). */
    int logonMsgSeqNum() {
        return logonMsgSeqNum;
    }

    /** The next MsgSeqNum(34) of this client. */
    int next() {
        return next;
    }

    /** How many orders wait to be written. */
    int unwritten() {
        return unwritten.size();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
