package io.trade2026.risk;

import io.trade2026.risk.snapshot.SnapshotSink;
import org.agrona.DirectBuffer;

/** FNV-1a of 64 bits over all bytes of a snapshot; makes replays comparable. */
public final class StateHash implements SnapshotSink {
    private static final long PRIME = 0x100000001b3L;

    private long value = 0xcbf29ce484222325L;

    /** Creates the hash of nothing. */
    public StateHash() {}

    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        long hash = value;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ (buffer.getByte(offset + i) & 0xff)) * PRIME;
        }
        value = hash;
    }

    /**
     * Returns the hash so far.
     *
     * @return 64 bits
     */
    public long value() {
        return value;
    }
}
