package io.trade2026.risk.snapshot;

import org.agrona.DirectBuffer;

/** Gives the records of a snapshot back, in the order in which the sink took them; a cursor. */
public interface SnapshotSource {
    /**
     * Moves to the next record.
     *
     * @return false at the end
     */
    boolean next();

    /**
     * Returns the buffer of the current record.
     *
     * @return valid until the next call of {@link #next()}
     */
    DirectBuffer buffer();

    /**
     * Returns where the current record begins.
     *
     * @return offset in {@link #buffer()}
     */
    int offset();

    /**
     * Returns how long the current record is.
     *
     * @return bytes
     */
    int length();
}
