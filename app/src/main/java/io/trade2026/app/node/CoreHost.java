package io.trade2026.app.node;

import io.trade2026.app.snapshot.SnapshotRecords;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.oms.CoreLimits;
import io.trade2026.oms.CoreTimers;
import io.trade2026.oms.KillRehearsal;
import io.trade2026.oms.OmsCore;
import io.trade2026.sequencer.node.CoreMachine;
import io.trade2026.sequencer.node.EventSink;
import io.trade2026.sequencer.node.SnapshotReader;
import io.trade2026.sequencer.node.SnapshotWriter;
import io.trade2026.sequencer.node.Timers;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** The order core as the sequencer wants it. */
public final class CoreHost implements CoreMachine, CoreTimers {
    private final OmsCore core;
    private final int rules = CoreFingerprint.ofThisBuild();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private @Nullable EventSink sink;
    private @Nullable Timers wakers;

    /**
     * Creates an empty core, whose first kill switch will hold as soon as any other.
     *
     * @param limits how much it holds
     */
    public CoreHost(CoreLimits limits) {
        this.core = new OmsCore(limits, this::append, this);
        KillRehearsal.play();
    }

    private void append(long eventNumber, DirectBuffer buffer, int offset, int length) {
        EventSink to = sink;
        if (to == null) {
            throw new IllegalStateException("event " + eventNumber + " outside of a command");
        }
        to.append(eventNumber, buffer, offset, length);
    }

    private Timers wakers() {
        Timers known = wakers;
        if (known == null) {
            throw new IllegalStateException("a timer was set outside of a command");
        }
        return known;
    }

    @Override
    public void schedule(long correlationId, long deadlineEpochNs) {
        wakers().schedule(correlationId, deadlineEpochNs);
    }

    @Override
    public void cancel(long correlationId) {
        wakers().cancel(correlationId);
    }

    @Override
    public void onCommand(long epochNs, DirectBuffer buffer, int offset, int length, EventSink events, Timers timers) {
        sink = events;
        wakers = timers;
        core.onCommand(epochNs, buffer, offset, length);
    }

    @Override
    public void onTimer(long correlationId, long epochNs, EventSink events, Timers timers) {
        sink = events;
        wakers = timers;
        core.onTimer(correlationId, epochNs);
    }

    /** A gateway that lags must not send what a kill switch has stopped. */
    @Override
    public boolean isUrgent(DirectBuffer buffer, int offset) {
        return header.wrap(buffer, offset).templateId() == KillSwitchChangedDecoder.TEMPLATE_ID;
    }

    @Override
    public void onLeader(long epochNs, EventSink events, Timers timers) {
        sink = events;
        wakers = timers;
        core.onLeader(epochNs);
    }

    @Override
    public int rules() {
        return rules;
    }

    @Override
    public long lastEventNumber() {
        return core.lastEventNumber();
    }

    @Override
    public void saveTo(SnapshotWriter out) {
        core.saveTo(out::write);
    }

    @Override
    public void loadFrom(SnapshotReader in) {
        core.loadFrom(new SnapshotRecords(in));
    }
}
