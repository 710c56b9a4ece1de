package io.trade2026.sequencer.node;

import io.aeron.archive.client.AeronArchive;
import java.util.concurrent.TimeUnit;

/**
 * Recognises a member whose command log was cut back behind what it has seen committed.
 *
 * <p>A leader of a later term has what follows its own log cut off those of the others, committed or not. Aeron's election goes on from the
 * commit position, which never goes back: the member would join behind the end of its log, which the leader never offers, and tries so for
 * ever. In every other election, catch-up or wait for a majority the log reaches at least as far as what is committed. For one thread.
 */
final class CutLog {
    /** More than a reading of two positions, one after the other, can be wrong; several rounds of an election. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(3);

    private long sinceNs;
    private boolean isCut;

    /**
     * Looks once.
     *
     * @param isElecting whether this member is in an election
     * @param committedPosition what it has seen committed, read before the end; negative when that is not known
     * @param endPosition where its log ends in the archive, or {@link AeronArchive#NULL_POSITION} when that is not known
     * @param nowNs of a clock that only goes forward
     * @return whether it has been so at each look for longer than the patience
     */
    boolean look(final boolean isElecting, final long committedPosition, final long endPosition, final long nowNs) {
        final boolean wasCut = isCut;
        isCut = isElecting && endPosition != AeronArchive.NULL_POSITION && endPosition < committedPosition;
        if (isCut && !wasCut) {
            sinceNs = nowNs;
        }
        return isCut && nowNs - sinceNs > PATIENCE_NS;
    }
}
