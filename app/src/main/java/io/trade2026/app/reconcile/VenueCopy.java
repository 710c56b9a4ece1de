package io.trade2026.app.reconcile;

import io.trade2026.gateway.archive.ArchivedMessage;
import io.trade2026.messages.Decimal8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An ExecutionReport(8) of a venue's drop copy.
 *
 * @param compId SenderCompID(49): the venue
 * @param epochNs SendingTime(52)
 * @param orderId OrderID(37)
 * @param execId ExecID(17)
 * @param isFill whether it tells a new execution
 * @param lastQtyE8 LastQty(32); the null value when absent
 * @param lastPxE8 LastPx(31); the null value when absent
 * @param leavesQtyE8 LeavesQty(151); the null value when absent
 * @param isBuy whether Side(54) is 1 or 3
 * @param account Account(1); may be empty
 */
record VenueCopy(
        String compId,
        long epochNs,
        String orderId,
        String execId,
        boolean isFill,
        long lastQtyE8,
        long lastPxE8,
        long leavesQtyE8,
        boolean isBuy,
        String account) {
    private static final String BEGIN = "8=FIX";
    private static final String CHECKSUM = "\u000110=";
    private static final int TRAILER = 8;

    /** All reports in the files below a directory, or in one file; each ExecID(17) of a venue once. */
    static List<VenueCopy> readAll(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            List<VenueCopy> copies = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                read(Files.readString(file, StandardCharsets.ISO_8859_1), copies);
            }
            return copies;
        } catch (IOException e) {
            throw new UncheckedIOException(place + ": " + e.getMessage(), e);
        }
    }

    /** The reports in a text whose messages end with CheckSum(10). */
    static void read(String text, List<VenueCopy> copies) {
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int end = text.indexOf(CHECKSUM, at);
            if (end < 0) {
                return;
            }
            String message = text.substring(at, Math.min(end + TRAILER, text.length()));
            if (ArchivedMessage.text(message, 35).equals("8")) {
                copies.add(of(message));
            }
            at = text.indexOf(BEGIN, end);
        }
    }

    private static VenueCopy of(String message) {
        Message read = Message.ofStore(true, message);
        String side = ArchivedMessage.text(message, 54);
        return new VenueCopy(
                ArchivedMessage.text(message, 49),
                read.epochNs(),
                ArchivedMessage.text(message, 37),
                read.execId(),
                read.isFill(),
                read.lastQtyE8(),
                read.lastPxE8(),
                decimal(ArchivedMessage.text(message, 151)),
                side.equals("1") || side.equals("3"),
                ArchivedMessage.text(message, 1));
    }

    private static long decimal(String text) {
        return text.isEmpty() ? Decimal8.NULL : Decimal8.parse(text);
    }
}
