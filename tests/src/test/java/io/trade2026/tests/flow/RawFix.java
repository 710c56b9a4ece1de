package io.trade2026.tests.flow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;

/** FIX by hand, for what no engine would send. Messages are written with | between their fields, without 9 and 10. */
final class RawFix {
    private static final int PATIENCE_MS = 20_000;

    private RawFix() {}

    static String now() {
        return DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now());
    }

    /** Sends messages on one connection and returns all that comes until the other side closes it or is silent for 20 seconds. */
    static String exchange(int port, String... messages) throws IOException {
        return exchange(port, answer -> false, messages);
    }

    /** Sends messages on one connection and returns what comes until it is enough, the other side closes or is silent for 20 seconds. */
    static String exchange(int port, Predicate<String> isEnough, String... messages) throws IOException {
        String answer = "";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            for (String message : messages) {
                socket.getOutputStream().write(complete(message).getBytes(StandardCharsets.ISO_8859_1));
            }
            byte[] some = new byte[4096];
            int n = socket.getInputStream().read(some);
            while (n > 0) {
                answer += new String(some, 0, n, StandardCharsets.ISO_8859_1).replace('\u0001', '|');
                n = isEnough.test(answer) ? 0 : socket.getInputStream().read(some);
            }
        } catch (SocketTimeoutException e) {
            answer += "(still open)";
        }
        return answer;
    }

    private static String complete(String message) {
        int afterBegin = message.indexOf('|') + 1;
        String body = message.substring(afterBegin) + "|";
        String all = (message.substring(0, afterBegin) + "9=" + body.length() + "|" + body).replace('|', '\u0001');
        int sum = all.chars().sum() & 0xFF;
        return all + "10=" + (sum < 100 ? "0" : "") + (sum < 10 ? "0" : "") + sum + "\u0001";
    }
}
