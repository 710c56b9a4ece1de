package io.trade2026.tests.session;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A FIX 4.4 client by hand. Messages are written and shown with | between their fields. */
final class RawClient implements AutoCloseable {
    /** What {@link #receive} returns when the other side has closed. */
    static final String CLOSED = "(closed)";

    private static final int PATIENCE_MS = 30_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final String compId;
    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private int next;

    RawClient(int port, String compId, int next) {
        this(port, compId, next, 1 << 16);
    }

    RawClient(int port, String compId, int next, int receiveBuffer) {
        this.compId = compId;
        this.next = next;
        try {
            socket.setReceiveBufferSize(receiveBuffer);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String now() {
        return TIME.format(Instant.now());
    }

    /** The next message of this client, with its number. */
    String message(String typeAndBody) {
        return message(typeAndBody, next++);
    }

    String message(String typeAndBody, int number) {
        int afterType = (typeAndBody + "|").indexOf('|');
        String type = typeAndBody.substring(0, afterType);
        String body = afterType >= typeAndBody.length() ? "" : typeAndBody.substring(afterType + 1) + "|";
        String all = type + "|49=" + compId + "|56=TRADE2026|34=" + number + "|52=" + now() + "|" + body;
        return framed("8=FIX.4.4|9=" + all.length() + "|" + all);
    }

    static String framed(String upToTrailer) {
        int sum = upToTrailer.replace('|', '\u0001').chars().sum() & 0xFF;
        return upToTrailer + "10=" + String.valueOf(1_000 + sum).substring(1) + "|";
    }

    RawClient send(String typeAndBody) {
        return sendBytes(message(typeAndBody));
    }

    RawClient sendBytes(String text) {
        try {
            out.write(text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Logs on and returns the answer. */
    String logon(String more) {
        return send("35=A|98=0|108=30" + more).receive();
    }

    /** The next number of this client. */
    int next() {
        return next;
    }

    /** The next message; {@link #CLOSED} at the end, an exception after 10 seconds of silence. */
    String receive() {
        try {
            StringBuilder message = new StringBuilder();
            int fieldAt = 0;
            int b = in.read();
            while (b >= 0) {
                message.append(b == 1 ? '|' : (char) b);
                if (b == 1) {
                    if (message.charAt(fieldAt) == '1' && message.indexOf("10=", fieldAt) == fieldAt) {
                        return message.toString();
                    }
                    fieldAt = message.length();
                }
                b = in.read();
            }
            return CLOSED;
        } catch (SocketTimeoutException e) {
            throw new IllegalStateException("nothing came in 10 s", e);
        } catch (IOException e) {
            return CLOSED;
        }
    }

    /** The next message of a type; others are passed over. */
    String receive(char type) {
        String message = receive();
        while (!message.contains("|35=" + type + "|")) {
            if (message.equals(CLOSED)) {
                throw new IllegalStateException("closed before a message of type " + type + " came");
            }
            message = receive();
        }
        return message;
    }

    /** A field of a message; empty when absent. */
    static String field(String message, int tag) {
        int at = message.indexOf("|" + tag + "=");
        return at < 0 ? "" : message.substring(message.indexOf('=', at) + 1, message.indexOf('|', at + 1));
    }

    /** What of a message has to stay the same when it is sent again: all but 9, 10, 43, 52, 122. */
    static String lasting(String message) {
        return message.replaceAll("(?<=\\|)(9|10|43|52|122)=[^|]*\\|", "");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
