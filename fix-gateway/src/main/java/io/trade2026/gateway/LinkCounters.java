package io.trade2026.gateway;

import io.trade2026.messages.Denial;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Messages of a session by MsgType(35), and refusals by reason. Counted by one thread, read by any. */
final class LinkCounters {
    private static final int TYPES = 128;
    private static final int OTHER = 0;
    private static final int SESSION_REJECT = 0;
    private static final int BUSINESS_REJECT = 127;
    private static final int CANCEL_REJECT = 126;
    private static final int VENUE_REJECT = 125;

    private final AtomicLongArray received = new AtomicLongArray(TYPES);
    private final AtomicLongArray sent = new AtomicLongArray(TYPES);
    private final AtomicLongArray refused = new AtomicLongArray(TYPES);

    private final AtomicLong garbled = new AtomicLong();

    /** For Artio's thread. */
    void garbled() {
        garbled.lazySet(garbled.get() + 1);
    }

    long garbledCount() {
        return garbled.get();
    }

    void received(long messageType) {
        count(received, slot(messageType));
    }

    void sent(long messageType) {
        count(sent, slot(messageType));
    }

    void denied(int denial) {
        count(refused, denial > 0 && denial < VENUE_REJECT ? denial : CANCEL_REJECT);
    }

    void rejectedByVenue() {
        count(refused, VENUE_REJECT);
    }

    void refused(boolean isSession) {
        count(refused, isSession ? SESSION_REJECT : BUSINESS_REJECT);
    }

    private static int slot(long messageType) {
        return messageType > 0 && messageType < TYPES ? (int) messageType : OTHER;
    }

    private static void count(AtomicLongArray counts, int slot) {
        counts.lazySet(slot, counts.get(slot) + 1);
    }

    Map<String, Long> receivedByType() {
        return byType(received);
    }

    Map<String, Long> sentByType() {
        return byType(sent);
    }

    private static Map<String, Long> byType(AtomicLongArray counts) {
        Map<String, Long> byType = new TreeMap<>();
        for (int slot = 0; slot < TYPES; slot++) {
            if (counts.get(slot) > 0) {
                byType.put(slot == OTHER ? "other" : String.valueOf((char) slot), counts.get(slot));
            }
        }
        return byType;
    }

    Map<String, Long> refusedByReason() {
        Map<String, Long> byReason = new TreeMap<>();
        for (int slot = 0; slot < TYPES; slot++) {
            if (refused.get(slot) > 0) {
                byReason.merge(reason(slot), refused.get(slot), Long::sum);
            }
        }
        return byReason;
    }

    private static String reason(int slot) {
        Denial denial = Denial.of(slot);
        return switch (slot) {
            case SESSION_REJECT -> "session-reject";
            case BUSINESS_REJECT -> "business-reject";
            case CANCEL_REJECT -> "cancel-reject";
            case VENUE_REJECT -> "venue-reject";
            default -> denial == null ? "other" : denial.id();
        };
    }
}
