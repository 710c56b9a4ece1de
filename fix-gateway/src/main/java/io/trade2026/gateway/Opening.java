package io.trade2026.gateway;

import io.trade2026.sessions.Schedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one session stands in its schedule, and for which opening its sequence numbers count. The schedule is asked only when
 * something changes. Owned by the gateway's thread, but for what is said otherwise.
 */
final class Opening {
    /** The numbers count for no opening that is known yet. */
    static final long NONE = -1;

    private @Nullable Schedule schedule;
    private Instant from = Instant.MAX;
    private Instant until = Instant.MIN;
    private boolean isOpen;
    private long openedEpochMs = NONE;
    private volatile long numberedEpochMs = NONE;
    private boolean owes;
    private boolean isChanged;
    private long askedEpochMs = NONE;

    /** Asks the schedule when it is another one, or the time is no longer that of the last answer. */
    void look(Schedule current, Instant now) {
        boolean isSame = current.equals(schedule);
        if (isSame && !now.isBefore(from) && now.isBefore(until)) {
            return;
        }
        boolean isEdited = schedule != null && !isSame;
        boolean isCurrent = openedEpochMs == numberedEpochMs;
        schedule = current;
        from = now;
        until = current.nextChange(now);
        isOpen = current.isOpen(now);
        openedEpochMs = epochMs(current.lastOpening(now));
        if (isEdited && isCurrent) {
            // Hours that are edited while it runs are no opening.
            numbered(openedEpochMs);
        }
    }

    static long epochMs(@Nullable Instant opening) {
        return opening == null ? NONE : opening.toEpochMilli();
    }

    /** Whether the session may be logged on, as of the last look. */
    boolean isOpen() {
        return isOpen;
    }

    /** The opening of the window that is open or was open last, as of the last look. */
    long openedEpochMs() {
        return openedEpochMs;
    }

    /** The opening for which the numbers count. For any thread. */
    long numberedEpochMs() {
        return numberedEpochMs;
    }

    void numbered(long epochMs) {
        isChanged |= numberedEpochMs != epochMs;
        numberedEpochMs = epochMs;
    }

    /** The numbers go on over openings. */
    void forget() {
        numbered(NONE);
        owe(false);
    }

    /** A report that has to reach the client was sent while it was away. */
    void owe(boolean owing) {
        isChanged |= owes != owing;
        owes = owing;
    }

    boolean owes() {
        return owes;
    }

    /** For which opening a venue was asked to begin its numbers at 1. */
    long askedEpochMs() {
        return askedEpochMs;
    }

    void asked(long epochMs) {
        askedEpochMs = epochMs;
    }

    boolean isChanged() {
        return isChanged;
    }

    /** What is here is in the file. */
    void saved() {
        isChanged = false;
    }
}
