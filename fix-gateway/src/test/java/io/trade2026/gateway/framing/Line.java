package io.trade2026.gateway.framing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/** A real connection of which the far end says what the test wants, and the near end is read as Artio does. */
final class Line implements AutoCloseable, Doorkeeper {
    static final int LONGEST = 4_096;
    static final String LOGON = message("A", 1, "98=0|108=30");

    private final SocketChannel far;
    private final SocketChannel accepted;
    private final FramedChannel near;
    private final GarbledLog log;
    private final List<String> events = new ArrayList<>();
    private final AtomicLong nowNs = new AtomicLong();
    private boolean mayPrecedeLogon = true;
    private boolean mayFill = true;

    Line(Path directory) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            far = SocketChannel.open(server.getLocalAddress());
            log = new GarbledLog(directory);
            accepted = server.accept();
            near = new FramedChannel(accepted, this, new Standstill(nowNs::get), log, LONGEST);
        }
    }

    /** A message that is well framed, with | between its fields. */
    static String message(String msgType, int number, String body) {
        String all =
                "35=" + msgType + "|34=" + number + "|49=CLIENT1|56=TRADE2026|52=20261125-10:00:00.000|" + body + "|";
        return framed("8=FIX.4.4|9=" + all.length() + "|" + all);
    }

    /** Adds the CheckSum(10). */
    static String framed(String text) {
        int sum = text.replace('|', '\u0001').chars().sum() & 0xFF;
        return text + "10=" + String.valueOf(1_000 + sum).substring(1) + "|";
    }

    /** Nothing is let through before a Logon(A). */
    Line strict() {
        mayPrecedeLogon = false;
        return this;
    }

    /** What was asked for could not be read. */
    Line archiveIsGone() {
        mayFill = false;
        return this;
    }

    /** Says it, in one go. */
    Line says(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                far.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Nobody reads for so long. */
    void passesMs(long ms) {
        nowNs.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    /** One write of the near end, of as much as goes. */
    void answers(ByteBuffer bytes, int msgSeqNum, boolean isResent) throws IOException {
        accepted.configureBlocking(false);
        near.write(bytes, msgSeqNum, isResent);
    }

    /** One write of the near end, of a message that answers a ResendRequest(2). */
    void resends(String text) throws IOException {
        answers(ByteBuffer.wrap(text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1)), 0, true);
    }

    /** All that the far end gets until the near end hangs up. */
    String heard() throws IOException {
        ByteBuffer to = ByteBuffer.allocate(LONGEST);
        while (far.read(to) >= 0) {
            // until the end
        }
        return text(to);
    }

    /** One read of the near end. */
    String readOnce() throws IOException {
        ByteBuffer to = ByteBuffer.allocateDirect(LONGEST);
        int n = near.read(to);
        return n < 0 ? "(end)" : text(to);
    }

    /** Hangs up at the far end, and returns all that Artio gets to see. */
    String rest() throws IOException {
        far.shutdownOutput();
        StringBuilder all = new StringBuilder();
        ByteBuffer to = ByteBuffer.allocateDirect(LONGEST);
        int n = 0;
        while (n >= 0) {
            n = near.read(to);
            all.append(text(to));
            to.clear();
        }
        near.close();
        log.close();
        return all.toString();
    }

    private static String text(ByteBuffer to) {
        byte[] bytes = new byte[to.position()];
        to.duplicate().flip().get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1).replace('\u0001', '|');
    }

    List<String> events() {
        return events;
    }

    @Override
    public boolean mayEnter(DirectBuffer buffer, int offset, int length, boolean isFirst) {
        events.add(isFirst ? "logon" : "second logon");
        return isFirst;
    }

    @Override
    public boolean mayPrecedeLogon(DirectBuffer buffer, int offset, int length) {
        events.add("before the logon " + length);
        return mayPrecedeLogon;
    }

    @Override
    public boolean mayFill(DirectBuffer buffer, int offset, int length) {
        events.add("fill " + length);
        return mayFill;
    }

    @Override
    public void resent(DirectBuffer buffer, int offset, int length) {
        events.add("resent " + length);
    }

    @Override
    public void written(int msgSeqNum) {
        events.add("written " + msgSeqNum);
    }

    @Override
    public void garbled(Fault fault, int bytes) {
        events.add(fault + " " + bytes);
    }

    @Override
    public void shut(String why) {
        events.add("shut: " + why);
    }

    @Override
    public String compId() {
        return "CLIENT1";
    }

    @Override
    public void close() throws IOException {
        far.close();
        near.close();
        log.close();
    }
}
