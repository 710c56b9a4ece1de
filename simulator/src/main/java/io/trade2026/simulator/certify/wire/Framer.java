package io.trade2026.simulator.certify.wire;

import java.util.ArrayList;
import java.util.List;

/** Cuts a stream into messages: from {@code 8=} to the end of the CheckSum(10). What lies between them is handed out as it is. Not shared. */
public final class Framer {
    private static final String TRAILER = FixMessage.SOH + "10=";
    private static final int TRAILER_LENGTH = 7;

    private final StringBuilder pending = new StringBuilder();

    /** Takes what came in, one character a byte, and returns the messages that are complete now. */
    public List<String> take(String bytes) {
        pending.append(bytes);
        List<String> messages = new ArrayList<>();
        int end = endOfFirst();
        while (end > 0) {
            messages.add(pending.substring(0, end));
            pending.delete(0, end);
            end = endOfFirst();
        }
        return messages;
    }

    /** Returns what has come of a message that is not complete. */
    public String rest() {
        return pending.toString();
    }

    /** The length that BodyLength(9) claims is tried first, so that data fields may hold anything; then the next CheckSum(10) counts. */
    private int endOfFirst() {
        int claimed = claimedEnd();
        if (claimed == 0) {
            return 0;
        }
        if (claimed > 0
                && pending.substring(claimed - TRAILER_LENGTH - 1, claimed).matches("\u000110=\\d{3}\u0001")) {
            return claimed;
        }
        int trailer = pending.indexOf(TRAILER);
        int soh = trailer < 0 ? -1 : pending.indexOf(String.valueOf(FixMessage.SOH), trailer + 1);
        return soh < 0 ? 0 : soh + 1;
    }

    /** 0: more has to come first; -1: no length that can be believed. */
    private int claimedEnd() {
        int first = pending.indexOf(String.valueOf(FixMessage.SOH));
        int second = first < 0 ? -1 : pending.indexOf(String.valueOf(FixMessage.SOH), first + 1);
        if (second < 0) {
            return 0;
        }
        String length = pending.substring(first + 1, second);
        if (pending.indexOf("8=") != 0 || !length.matches("9=\\d{1,6}")) {
            return -1;
        }
        int end = second + 1 + Integer.parseInt(length.substring(2)) + TRAILER_LENGTH;
        return end > pending.length() ? (pending.indexOf(TRAILER) < 0 ? 0 : -1) : end;
    }
}
