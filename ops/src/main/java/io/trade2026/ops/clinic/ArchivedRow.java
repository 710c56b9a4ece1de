package io.trade2026.ops.clinic;

import java.util.Map;

/**
 * A message of the FIX archive.
 *
 * @param isTheirs whether the counterparty sent it
 * @param epochNs when
 * @param epoch of the numbers
 * @param msgSeqNum MsgSeqNum(34)
 * @param msgType MsgType(35)
 * @param eventNumber that it tells; 0 when none
 * @param fields of interest by their tags, as text
 */
public record ArchivedRow(
        boolean isTheirs,
        long epochNs,
        int epoch,
        long msgSeqNum,
        String msgType,
        long eventNumber,
        Map<String, String> fields) {
    /** Keeps its own map. */
    public ArchivedRow {
        fields = Map.copyOf(fields);
    }

    private String field(int tag) {
        return fields.getOrDefault(Integer.toString(tag), "");
    }

    /**
     * Says what the message is for orders.
     *
     * @return such as {@code ExecutionReport(8): fill 40@100.2 of order O12 (ClOrdID(11) A1)}
     */
    public String meaning() {
        return switch (msgType) {
            case "8" -> "ExecutionReport(8): " + report() + " of order " + field(37) + clOrdId();
            case "9" -> "OrderCancelReject(9)" + clOrdId() + ": " + field(58);
            case "D" -> "NewOrderSingle(D)" + clOrdId() + ": " + terms();
            case "F" -> "OrderCancelRequest(F)" + clOrdId() + " of " + field(41);
            case "G" -> "OrderCancelReplaceRequest(G)" + clOrdId() + " of " + field(41) + ": " + terms();
            case "3" -> "Reject(3) of message " + field(45) + ": " + field(58);
            case "j" -> "BusinessMessageReject(j) of message " + field(45) + ": " + field(58);
            case "r" -> "OrderMassCancelReport(r)" + clOrdId();
            case "A" -> "Logon(A)";
            case "5" -> "Logout(5): " + field(58);
            case "0" -> "Heartbeat(0)";
            case "1" -> "TestRequest(1)";
            case "2" -> "ResendRequest(2) from " + field(7) + " to " + field(16);
            case "4" -> "SequenceReset(4) to " + field(36);
            default -> "MsgType(35)=" + msgType + clOrdId();
        };
    }

    private String clOrdId() {
        return field(11).isEmpty() ? "" : " ClOrdID(11) " + field(11);
    }

    private String terms() {
        return (field(54).equals("1") ? "buy " : "sell ") + field(38) + " " + field(55)
                + (field(44).isEmpty() ? "" : " at " + field(44));
    }

    private String report() {
        return switch (field(150)) {
            case "0" -> "accepted";
            case "1", "2", "F" -> "fill " + field(32) + "@" + field(31);
            case "4" -> "canceled";
            case "5" -> "replaced";
            case "6" -> "cancel pending";
            case "8" -> "rejected";
            case "A" -> "pending new";
            case "C" -> "expired";
            case "E" -> "replace pending";
            case "G" -> "fill corrected to " + field(32) + "@" + field(31);
            case "H" -> "fill taken back";
            default -> "ExecType(150)=" + field(150);
        };
    }

    /** Whether it speaks of orders; heartbeats and the like do not. */
    boolean isApplication() {
        return msgType.length() > 1 || "01245A".indexOf(msgType.charAt(0)) < 0;
    }
}
