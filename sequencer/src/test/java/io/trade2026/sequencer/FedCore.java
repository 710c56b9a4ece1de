package io.trade2026.sequencer;

import io.trade2026.sequencer.media.RecordedCommands;
import io.trade2026.sequencer.node.StoredSnapshot;
import io.trade2026.sequencer.node.Timers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A core that has loaded a snapshot from its files and is fed with the log behind it from its files. */
final class FedCore implements RecordedCommands.Handler, Timers {
    private final CountingCore core = new CountingCore(3_000);
    private final List<Long> told = new ArrayList<>();

    private FedCore() {}

    /** Numbers of the events that it tells. */
    static List<Long> told(final Path data, final StoredSnapshot snapshot) throws IOException {
        final FedCore fed = new FedCore();
        snapshot.load(fed.core::loadFrom);
        if (!RecordedCommands.in(data).readFrom(snapshot.logPosition(), snapshot.epochNs(), fed)) {
            throw new AssertionError("no log from position " + snapshot.logPosition() + " on");
        }
        return fed.told;
    }

    @Override
    public void onCommand(final long epochNs, final DirectBuffer buffer, final int offset, final int length) {
        core.onCommand(epochNs, buffer, offset, length, (number, event, at, size) -> told.add(number), this);
    }

    @Override
    public void onTimer(final long correlationId, final long epochNs) {
        throw new AssertionError("no timer was set, and " + correlationId + " came due");
    }

    @Override
    public void onLeader(final long epochNs) {
        core.onLeader(epochNs, (number, event, at, size) -> told.add(number), this);
    }

    @Override
    public void schedule(final long correlationId, final long deadlineEpochNs) {
        throw new AssertionError("a timer was set: " + correlationId);
    }

    @Override
    public void cancel(final long correlationId) {
        throw new AssertionError("a timer was cancelled: " + correlationId);
    }
}
