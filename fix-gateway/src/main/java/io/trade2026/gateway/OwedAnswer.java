package io.trade2026.gateway;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a counterparty has asked for by ResendRequest(2) and was not given yet.
 *
 * <p>Artio ends an answer without a word when files of the archive are damaged behind its beginning, and waits for ever for what is in an
 * index and in no recording ({@code ReplayOperation}). The counterparty would wait too, and keep back all that comes behind the gap.
 * The gateway's thread notes what is asked and looks; the engine's thread notes what is given.
 */
final class OwedAnswer {
    /** Twice what the archive has for its own answers. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

    /** Who has not looked for so long stood still, and nobody was slow meanwhile. */
    private static final long STOOD_STILL_NS = TimeUnit.SECONDS.toNanos(2);

    private final AtomicInteger upTo = new AtomicInteger();
    private volatile long movedNs;
    private long lookedNs;
    private long sinceNs;
    private long stoodNs;

    /**
     * A request is taken.
     *
     * @param last MsgSeqNum(34) of the last message that answers it
     * @param nowNs of {@link System#nanoTime}
     */
    void asked(int last, long nowNs) {
        movedNs = nowNs;
        lookedNs = nowNs;
        upTo.accumulateAndGet(last, Math::max);
    }

    /**
     * A part of the answer leaves, or waits for room on the connection.
     *
     * @param last the number it goes up to; 0 for one that has not left whole
     * @param nowNs of {@link System#nanoTime}
     */
    void given(int last, long nowNs) {
        movedNs = nowNs;
        int owed = upTo.get();
        if (owed > 0 && last >= owed) {
            upTo.compareAndSet(owed, 0);
        }
    }

    /** The connection, or its numbers, begin anew. */
    void forget() {
        upTo.set(0);
    }

    /**
     * Looks whether the answer has got stuck.
     *
     * @param nowNs of {@link System#nanoTime}
     * @return the number up to which it is owed, once nothing of it has moved for {@link #PATIENCE_NS}; 0 otherwise
     */
    int overdue(long nowNs) {
        long sinceLookNs = nowNs - lookedNs;
        lookedNs = nowNs;
        long moved = movedNs;
        if (moved != sinceNs) {
            sinceNs = moved;
            stoodNs = 0;
        }
        if (sinceLookNs > STOOD_STILL_NS) {
            stoodNs += sinceLookNs;
        }
        return nowNs - moved - stoodNs < PATIENCE_NS ? 0 : upTo.get();
    }
}
