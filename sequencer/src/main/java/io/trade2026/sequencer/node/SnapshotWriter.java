package io.trade2026.sequencer.node;

import org.agrona.DirectBuffer;

/** Takes the records of a snapshot. */
@FunctionalInterface
public interface SnapshotWriter {
    /** Largest record in bytes. */
    int MAX_RECORD_LENGTH = 64 * 1024;

    /**
     * Writes one record. Small records are cheap: they travel in large chunks.
     *
     * @param buffer holding the record; copied before this returns
     * @param offset of the record
     * @param length in bytes, at most {@link #MAX_RECORD_LENGTH}
     */
    void write(DirectBuffer buffer, int offset, int length);
}
