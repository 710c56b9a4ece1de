package io.trade2026.risk.snapshot;

import org.agrona.DirectBuffer;

/** Takes the records of a snapshot, in order. */
@FunctionalInterface
public interface SnapshotSink {
    /**
     * Takes one record.
     *
     * @param buffer holds it; the caller writes over it after the call, so it is copied or sent before
     * @param offset of its first byte
     * @param length in bytes, at most 32 KiB from {@link RowWriter}
     */
    void append(DirectBuffer buffer, int offset, int length);
}
