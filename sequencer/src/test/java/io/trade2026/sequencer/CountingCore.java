package io.trade2026.sequencer;

import io.trade2026.sequencer.node.CoreMachine;
import io.trade2026.sequencer.node.EventSink;
import io.trade2026.sequencer.node.SameCore;
import io.trade2026.sequencer.node.SnapshotReader;
import io.trade2026.sequencer.node.SnapshotWriter;
import io.trade2026.sequencer.node.Timers;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A core small enough to be obviously right.
 *
 * <pre>
 *   COUNT id payload      one event: COUNT id, running sum of ids, as long as the command; none if the id is not above the last
 *   TIMER id delayNs      sets a timer, one event: TIMER_SET; when it fires, one event: TIMER_FIRED
 *   FAIL                  throws
 * </pre>
 */
final class CountingCore implements CoreMachine {
    static final int COUNT = 1;
    static final int TIMER = 2;
    static final int FAIL = 3;
    static final int CANCEL = 4;
    static final int FIRED = 5;
    static final int HEADER = 20;

    private final UnsafeBuffer event = new UnsafeBuffer(new byte[4096]);
    private final int ballastRecords;
    private long lastEventNumber;
    private final long wrongId;
    private final int rules;
    private long lastId;
    private long sum;
    private boolean wasLoaded;

    CountingCore() {
        this(0);
    }

    CountingCore(final int ballastRecords) {
        this(ballastRecords, 0);
    }

    /** A core that adds one too many at one id. */
    CountingCore(final int ballastRecords, final long wrongId) {
        this(ballastRecords, wrongId, SameCore.LEAST);
    }

    /** A core of another build. */
    CountingCore(final int ballastRecords, final long wrongId, final int rules) {
        this.ballastRecords = ballastRecords;
        this.wrongId = wrongId;
        this.rules = rules;
    }

    @Override
    public int rules() {
        return rules;
    }

    static int encode(final UnsafeBuffer buffer, final int kind, final long id, final long argument, final int length) {
        buffer.putInt(0, kind);
        buffer.putLong(4, id);
        buffer.putLong(12, argument);
        return Math.max(HEADER, length);
    }

    @Override
    public void onCommand(
            final long epochNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final EventSink events,
            final Timers timers) {
        final int kind = buffer.getInt(offset);
        final long id = buffer.getLong(offset + 4);
        switch (kind) {
            case COUNT -> {
                if (id > lastId) {
                    lastId = id;
                    sum += id == wrongId ? id + 1 : id;
                    emit(COUNT, id, sum, length, events);
                }
            }
            case TIMER -> {
                timers.schedule(id, epochNs + buffer.getLong(offset + 12));
                emit(TIMER, id, epochNs, HEADER, events);
            }
            case CANCEL -> {
                timers.cancel(id);
                emit(CANCEL, id, epochNs, HEADER, events);
            }
            default -> throw new IllegalStateException("the core was asked to fail");
        }
    }

    @Override
    public void onTimer(final long correlationId, final long epochNs, final EventSink events, final Timers timers) {
        emit(FIRED, correlationId, epochNs, HEADER, events);
    }

    @Override
    public void onLeader(final long epochNs, final EventSink events, final Timers timers) {
        // Counts whoever leads.
    }

    private void emit(final int kind, final long id, final long argument, final int length, final EventSink events) {
        event.putInt(0, kind);
        event.putLong(4, id);
        event.putLong(12, argument);
        lastEventNumber++;
        events.append(lastEventNumber, event, 0, length);
    }

    @Override
    public long lastEventNumber() {
        return lastEventNumber;
    }

    @Override
    public void saveTo(final SnapshotWriter out) {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[400]);
        record.putLong(0, lastEventNumber);
        record.putLong(8, sum);
        record.putLong(16, lastId);
        out.write(record, 0, 24);
        for (int i = 0; i < ballastRecords; i++) {
            record.putLong(0, i);
            out.write(record, 0, 400);
        }
    }

    @Override
    public void loadFrom(final SnapshotReader in) {
        wasLoaded = true;
        in.read((buffer, offset, length) -> {
            lastEventNumber = buffer.getLong(offset);
            sum = buffer.getLong(offset + 8);
            lastId = buffer.getLong(offset + 16);
        });
        final long[] next = {0};
        while (in.read((buffer, offset, length) -> {
            if (buffer.getLong(offset) != next[0]) {
                throw new IllegalStateException("record " + buffer.getLong(offset) + " instead of " + next[0]);
            }
        })) {
            next[0]++;
        }
    }

    boolean wasLoaded() {
        return wasLoaded;
    }
}
