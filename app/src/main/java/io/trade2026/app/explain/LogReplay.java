package io.trade2026.app.explain;

import io.trade2026.oms.CoreLimits;
import io.trade2026.oms.CoreTimers;
import io.trade2026.oms.OmsCore;
import io.trade2026.ops.explain.ControlStep;
import io.trade2026.sequencer.media.RecordedCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * The core once more, fed with the whole command log and looked at while it decides. What it says is held against the journal; behind
 * the first difference nothing is told. One thread.
 */
final class LogReplay implements RecordedCommands.Handler {
    private final OmsCore core = new OmsCore(CoreLimits.USUAL, this::onEvent, CoreTimers.NONE);
    private final JournalFinds journal;
    private final OrderLetters letters;
    private final PartyNames names;
    private final ControlTraces traces;
    private final Map<Long, List<ControlStep>> stepsByEvent = new HashMap<>();
    private long commands;
    private long compared;
    private long parted;

    LogReplay(JournalFinds journal, OrderLetters letters, PartyNames names) {
        this.journal = journal;
        this.letters = letters;
        this.names = names;
        this.traces = new ControlTraces(names);
        core.witness(traces);
    }

    @Override
    public void onCommand(long epochNs, DirectBuffer buffer, int offset, int length) {
        names.learn(buffer, offset);
        traces.clear();
        commands++;
        core.onCommand(epochNs, buffer, offset, length);
    }

    @Override
    public void onTimer(long correlationId, long epochNs) {
        traces.clear();
        core.onTimer(correlationId, epochNs);
    }

    @Override
    public void onLeader(long epochNs) {
        traces.clear();
        core.onLeader(epochNs);
    }

    private void onEvent(long eventNumber, DirectBuffer buffer, int offset, int length) {
        boolean isSame = journal.isSame(eventNumber, buffer, offset, length).orElse(true);
        compared++;
        if (!isSame && parted == 0) {
            parted = eventNumber;
        }
        if (parted == 0 && journal.orders().contains(letters.orderId(buffer, offset)) && letters.isDecision()) {
            stepsByEvent.put(eventNumber, List.copyOf(letters.trace(traces)));
        }
    }

    /** What each control looked at for the decision that an event tells; none when it is not known. */
    List<ControlStep> steps(long eventNumber) {
        return stepsByEvent.getOrDefault(eventNumber, List.of());
    }

    /** What the story rests on. */
    String note() {
        String fed = commands + " commands were played again and gave ";
        return parted == 0
                ? fed + compared + " events, each the same as in the journal, byte for byte"
                : fed + "another event " + parted
                        + " than the journal holds (another version of the core decided then):"
                        + " controls that passed are told for what was before it";
    }
}
