package io.trade2026.app.reconcile;

import io.trade2026.gateway.archive.ArchivedMessage;
import io.trade2026.messages.Decimal8;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a comparison needs of a FIX message.
 *
 * @param compId of the counterparty
 * @param isTheirs whether the counterparty sent it
 * @param epochNs when
 * @param epoch counts the resets of the numbers; -1 where nobody counts
 * @param msgSeqNum MsgSeqNum(34)
 * @param msgType MsgType(35)
 * @param isPossDup whether PossDupFlag(43)=Y
 * @param isPossResend whether PossResend(97)=Y
 * @param clOrdId ClOrdID(11); else the id of the request or RefSeqNum(45)
 * @param execId ExecID(17); empty when absent or 0
 * @param isFill whether it is an ExecutionReport(8) of a new execution
 * @param lastQtyE8 LastQty(32); the null value when absent
 * @param lastPxE8 LastPx(31); the null value when absent
 * @param number of a SequenceReset(4): NewSeqNo(36); of a Reject(3): RefSeqNum(45); else 0
 * @param eventNumber that it tells; 0 when that is not known
 */
record Message(
        String compId,
        boolean isTheirs,
        long epochNs,
        int epoch,
        long msgSeqNum,
        String msgType,
        boolean isPossDup,
        boolean isPossResend,
        String clOrdId,
        String execId,
        boolean isFill,
        long lastQtyE8,
        long lastPxE8,
        long number,
        long eventNumber) {
    private static final String ADMINISTRATIVE = "01245A";
    private static final DateTimeFormatter SENDING_TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyyMMdd-HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);
    private static final int[] REQUEST_IDS = {11, 584, 66, 45};

    static Message of(ArchivedMessage read) {
        return of(read, read.epoch(), read.epochNs(), read.eventNumber());
    }

    /** Of a store, whose messages have no time but that in them. */
    static Message ofStore(boolean isTheirs, String text) {
        ArchivedMessage read = new ArchivedMessage(
                isTheirs,
                0,
                -1,
                integer(ArchivedMessage.text(text, 34)),
                ArchivedMessage.text(text, 35),
                true,
                0,
                text);
        return of(read, -1, epochNs(read.text(122).isEmpty() ? read.text(52) : read.text(122)), 0);
    }

    private static Message of(ArchivedMessage read, int epoch, long epochNs, long eventNumber) {
        String type = read.msgType();
        boolean isReport = type.equals("8");
        String execId = isReport ? read.text(17) : "";
        return new Message(
                read.theirCompId(),
                read.isTheirs(),
                epochNs,
                epoch,
                read.msgSeqNum(),
                type,
                read.text(43).equals("Y"),
                read.text(97).equals("Y"),
                isAdministrative(type) && !type.equals("3") ? "" : requestId(read),
                execId.equals("0") ? "" : execId,
                isReport && isFill(read),
                isReport ? decimal(read.text(32)) : Decimal8.NULL,
                isReport ? decimal(read.text(31)) : Decimal8.NULL,
                type.equals("4") ? integer(read.text(36)) : type.equals("3") ? integer(read.text(45)) : 0,
                isAdministrative(type) ? 0 : eventNumber);
    }

    private static String requestId(ArchivedMessage read) {
        for (int tag : REQUEST_IDS) {
            String id = read.text(tag);
            if (!id.isEmpty()) {
                return id;
            }
        }
        return "";
    }

    /** A trade of FIX 4.4 and later, or a fill of 4.2 that is neither a cancel nor a correction. */
    private static boolean isFill(ArchivedMessage read) {
        String execType = read.text(150);
        String transType = read.text(20);
        return (execType.equals("F") || execType.equals("1") || execType.equals("2"))
                && (transType.isEmpty() || transType.equals("0"));
    }

    private static boolean isAdministrative(String msgType) {
        return msgType.length() == 1 && ADMINISTRATIVE.contains(msgType);
    }

    boolean isApplication() {
        return !isAdministrative(msgType) && !msgType.isEmpty();
    }

    /** What makes it the same message in two places. */
    String key() {
        return compId + '|' + msgType + '|' + msgSeqNum + '|' + (execId.isEmpty() ? clOrdId : execId);
    }

    private static long integer(String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static long decimal(String text) {
        long valueE8 = text.isEmpty() ? Decimal8.NULL : Decimal8.parse(text);
        return Decimal8.isNumber(valueE8) ? valueE8 : Decimal8.NULL;
    }

    static long epochNs(String sendingTime) {
        try {
            Instant time = LocalDateTime.parse(sendingTime, SENDING_TIME).toInstant(ZoneOffset.UTC);
            return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
