package io.trade2026.gateway.framing;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether the engine's thread has just stood still for so long that the driver may have given the process up. Nothing is read from a
 * connection then until Aeron's client, which looks after some milliseconds, has seen it and the process ends.
 *
 * <p>Artio would take what waited in the sockets before it sees that itself, and write it where nobody records any more. Worse, it tells
 * the first message of a connection by a counter of the driver's (FixReceiverEndPoint.messagesRead), which others have by then: it counts a
 * session's epoch on for whatever comes first and is no Logon(A). Used by one thread.
 */
final class Standstill {
    /** The driver gives a process up after 5 s without a sign of life, of which there is one each half second. */
    private static final long LONG_NS = TimeUnit.SECONDS.toNanos(3);

    private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private long lastNs;
    private long pauseEndNs;

    /**
     * Begins to watch.
     *
     * @param nanoTime of the process, which goes on while it stands still
     */
    Standstill(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastNs = nanoTime.getAsLong();
        this.pauseEndNs = lastNs;
    }

    /**
     * Says, as often as the thread comes by, whether it may read.
     *
     * @return false for a second after a standstill of three and more
     */
    boolean mayRead() {
        long nowNs = nanoTime.getAsLong();
        if (nowNs - lastNs > LONG_NS) {
            pauseEndNs = nowNs + PAUSE_NS;
        }
        lastNs = nowNs;
        return nowNs - pauseEndNs >= 0;
    }
}
