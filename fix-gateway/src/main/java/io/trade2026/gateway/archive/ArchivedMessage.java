package io.trade2026.gateway.archive;

/**
 * One FIX message of the archive.
 *
 * @param isTheirs whether the counterparty sent it
 * @param epochNs when it was read from the socket or handed to the engine
 * @param epoch counts the resets of the session's numbers
 * @param msgSeqNum MsgSeqNum(34)
 * @param msgType MsgType(35)
 * @param isValid whether the engine took it for a message of the session; it may have come too early all the same
 * @param eventNumber of the journal that it tells; 0 when it tells none
 * @param message its bytes as characters of ISO 8859-1
 */
public record ArchivedMessage(
        boolean isTheirs,
        long epochNs,
        int epoch,
        long msgSeqNum,
        String msgType,
        boolean isValid,
        long eventNumber,
        String message) {
    private static final char SOH = 1;

    /**
     * Reads a field, the first with the tag. What a data field with SOH in it holds may be taken for fields.
     *
     * @param tag of the field
     * @return its text; empty when it is absent
     */
    public String text(int tag) {
        return text(message, tag);
    }

    /**
     * Reads a field of any message.
     *
     * @param message its bytes as characters
     * @param tag of the field
     * @return its text; empty when it is absent
     */
    public static String text(String message, int tag) {
        int at = 0;
        while (at < message.length()) {
            int number = 0;
            int equals = at;
            while (equals < message.length() && message.charAt(equals) != '=') {
                number = number * 10 + message.charAt(equals) - '0';
                equals++;
            }
            int end = message.indexOf(SOH, equals);
            end = end < 0 ? message.length() : end;
            if (number == tag && equals < end) {
                return message.substring(equals + 1, end);
            }
            at = end + 1;
        }
        return "";
    }

    /**
     * Our CompID in it.
     *
     * @return SenderCompID(49) or TargetCompID(56)
     */
    public String ourCompId() {
        return text(isTheirs ? 56 : 49);
    }

    /**
     * The counterparty's CompID in it.
     *
     * @return SenderCompID(49) or TargetCompID(56)
     */
    public String theirCompId() {
        return text(isTheirs ? 49 : 56);
    }

    /**
     * The message for people, credentials masked.
     *
     * @return with {@code |} for SOH
     */
    public String inWords() {
        return message.replace('\u0001', '|').replaceAll("\\|(554|925|96)=[^|]*", "|$1=***");
    }
}
