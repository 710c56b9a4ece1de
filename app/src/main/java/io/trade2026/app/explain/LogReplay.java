package io.trade2026.app.explain;

import io.trade2026.app.snapshot.SnapshotRecords;
import io.trade2026.oms.CoreLimits;
import io.trade2026.oms.CoreTimers;
import io.trade2026.oms.OmsCore;
import io.trade2026.ops.explain.ControlStep;
import io.trade2026.sequencer.media.RecordedCommands;
import io.trade2026.sequencer.node.StoredSnapshot;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The core once more, fed with the command log, from its beginning or from a snapshot on, to the last decision that is wanted, and looked at
 * while it decides. What it says is held against the journal; behind the first difference nothing is told. One thread.
 */
final class LogReplay implements RecordedCommands.Handler {
    /** A command tells less events than this: no need to look at what decides none of the events that are wanted. */
    private static final long MOST_EVENTS = 16_384;

    private final OmsCore core = new OmsCore(CoreLimits.USUAL, this::onEvent, CoreTimers.NONE);
    private final OrderEvents journal;
    private final OrderLetters letters = new OrderLetters();
    private final PartyNames names;
    private final ControlTraces traces;
    private final @Nullable StoredSnapshot snapshot;
    private final Map<Long, List<ControlStep>> stepsByEvent = new HashMap<>();
    private long commands;
    private long compared;
    private long parted;

    private LogReplay(OrderEvents journal, PartyNames names, @Nullable StoredSnapshot snapshot) {
        this.journal = journal;
        this.names = names;
        this.traces = new ControlTraces(names);
        this.snapshot = snapshot;
        core.witness(traces);
    }

    /**
     * Plays the whole log.
     *
     * @param log is there from its beginning
     * @param journal what it is compared with
     * @param names learn on the way
     */
    static LogReplay ofAll(RecordedCommands log, OrderEvents journal, PartyNames names) throws IOException {
        LogReplay replay = new LogReplay(journal, names, null);
        log.read(replay);
        return replay;
    }

    /**
     * Plays the log behind a snapshot.
     *
     * @param log command log
     * @param snapshot to begin with
     * @param journal what it is compared with
     * @param names learn from snapshot and log
     * @return null when the snapshot is not whole, or the log is not here from there on
     */
    static @Nullable LogReplay from(
            RecordedCommands log, StoredSnapshot snapshot, OrderEvents journal, PartyNames names) throws IOException {
        LogReplay replay = new LogReplay(journal, names, snapshot);
        try {
            snapshot.load(records -> replay.core.loadFrom(new SnapshotRecords(records)));
        } catch (IllegalStateException notWhole) {
            return null;
        }
        names.ask(replay.core.reference());
        return log.readFrom(snapshot.logPosition(), snapshot.epochNs(), replay) ? replay : null;
    }

    @Override
    public void onCommand(long epochNs, DirectBuffer buffer, int offset, int length) {
        names.learn(buffer, offset);
        begin();
        commands++;
        core.onCommand(epochNs, buffer, offset, length);
    }

    @Override
    public void onTimer(long correlationId, long epochNs) {
        begin();
        core.onTimer(correlationId, epochNs);
    }

    @Override
    public void onLeader(long epochNs) {
        begin();
        core.onLeader(epochNs);
    }

    private void begin() {
        Long wanted = journal.decisions().higher(core.lastEventNumber());
        traces.clear(wanted != null && wanted - core.lastEventNumber() <= MOST_EVENTS);
    }

    @Override
    public boolean wantsMore() {
        return journal.decisions().higher(core.lastEventNumber()) != null;
    }

    private void onEvent(long eventNumber, DirectBuffer buffer, int offset, int length) {
        boolean isSame = journal.isSame(eventNumber, buffer, offset, length).orElse(true);
        compared++;
        if (!isSame && parted == 0) {
            parted = eventNumber;
        }
        if (parted == 0 && journal.decisions().contains(eventNumber)) {
            letters.orderId(buffer, offset);
            stepsByEvent.put(eventNumber, List.copyOf(letters.trace(traces)));
        }
    }

    /** What each control looked at for the decision that an event tells; none when it is not known. */
    List<ControlStep> steps(long eventNumber) {
        return stepsByEvent.getOrDefault(eventNumber, List.of());
    }

    /** What the story rests on. */
    String note() {
        String fed = commands + " commands were played again"
                + (snapshot == null ? "" : " from the snapshot of event " + snapshot.lastEventNumber() + " on")
                + " and gave ";
        return parted == 0
                ? fed + compared + " events, each the same as in the journal, byte for byte"
                : fed + "another event " + parted
                        + " than the journal holds (another version of the core decided then):"
                        + " controls that passed are told for what was before it";
    }
}
