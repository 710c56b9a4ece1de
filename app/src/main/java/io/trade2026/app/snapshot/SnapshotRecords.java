package io.trade2026.app.snapshot;

import io.trade2026.risk.snapshot.SnapshotSource;
import io.trade2026.sequencer.node.SnapshotReader;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The records of a snapshot as the core takes them; holds one at a time. */
public final class SnapshotRecords implements SnapshotSource {
    private final SnapshotReader in;
    private final UnsafeBuffer record = new UnsafeBuffer(0, 0);

    /**
     * Begins with the first.
     *
     * @param in as the sequencer reads it
     */
    public SnapshotRecords(SnapshotReader in) {
        this.in = in;
    }

    @Override
    public boolean next() {
        return in.read(record::wrap);
    }

    @Override
    public DirectBuffer buffer() {
        return record;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return record.capacity();
    }
}
