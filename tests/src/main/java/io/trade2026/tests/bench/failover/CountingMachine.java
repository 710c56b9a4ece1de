package io.trade2026.tests.bench.failover;

import io.trade2026.sequencer.node.CoreMachine;
import io.trade2026.sequencer.node.EventSink;
import io.trade2026.sequencer.node.SnapshotReader;
import io.trade2026.sequencer.node.SnapshotWriter;
import io.trade2026.sequencer.node.Timers;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A core that takes the ids 1, 2, 3 … in their order, each once, and answers each with an event that names it. */
final class CountingMachine implements CoreMachine {
    static final int LENGTH = 128;

    private final UnsafeBuffer event = new UnsafeBuffer(new byte[LENGTH]);
    private long lastId;

    @Override
    public void onCommand(long epochNs, DirectBuffer buffer, int offset, int length, EventSink events, Timers timers) {
        if (buffer.getLong(offset) == lastId + 1) {
            lastId++;
            event.putLong(0, lastId);
            events.append(lastId, event, 0, LENGTH);
        }
    }

    @Override
    public void onTimer(long correlationId, long epochNs, EventSink events, Timers timers) {
        throw new IllegalStateException("timer " + correlationId + " was never set");
    }

    @Override
    public void onLeader(long epochNs, EventSink events, Timers timers) {
        // Counts whoever leads.
    }

    @Override
    public long lastEventNumber() {
        return lastId;
    }

    @Override
    public void saveTo(SnapshotWriter out) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[Long.BYTES]);
        record.putLong(0, lastId);
        out.write(record, 0, Long.BYTES);
    }

    @Override
    public void loadFrom(SnapshotReader in) {
        in.read((buffer, offset, length) -> lastId = buffer.getLong(offset));
    }
}
