package io.trade2026.gateway;

import java.util.concurrent.TimeUnit;

/**
 * Whether counterparties wait for the sequencer. While it takes nothing, no message of theirs is consumed, so the streams between engine
 * and library fill, and then their sockets. Noted by the gateway's thread, read by any.
 *
 * <p>What is silent then is this side: what they sent, an answer to a TestRequest(1) too, waits behind the message that is not taken. So
 * nobody is asked for a sign of life, and nobody is held for dead, until a moment after the last message had to wait.
 */
final class Pressure {
    /** What waits comes in its turn within this time once the sequencer takes commands again. */
    private static final long AFTER_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long NEVER = Long.MIN_VALUE;

    private volatile long sinceNs = NEVER;
    private volatile long lastNs = NEVER;

    Pressure() {}

    /** A message could not be taken. */
    void refused(long nowNs) {
        if (!isHeldUp(nowNs)) {
            sinceNs = nowNs;
        }
        lastNs = nowNs;
    }

    /**
     * Says whether a message had to wait a moment ago.
     *
     * @param nowNs of the same clock as that of {@link #refused}
     */
    boolean isHeldUp(long nowNs) {
        long last = lastNs;
        return last != NEVER && nowNs - last < AFTER_NS;
    }

    /** For how long counterparties have waited, with short breaks; 0 when they do not. */
    long heldUpNs(long nowNs) {
        return isHeldUp(nowNs) ? nowNs - sinceNs : 0;
    }
}
