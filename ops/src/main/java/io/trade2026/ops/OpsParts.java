package io.trade2026.ops;

import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.door.DoorFinder;
import io.trade2026.ops.explain.StoryTeller;
import io.trade2026.ops.guard.GuardState;
import io.trade2026.ops.recon.ReconState;
import io.trade2026.ops.source.JournalReaders;
import io.trade2026.ops.source.LatencySource;
import io.trade2026.ops.source.LimitBook;
import io.trade2026.ops.source.LimitGovernance;
import io.trade2026.ops.source.OperatorDirectory;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.ops.source.SessionStatusSource;
import io.trade2026.ops.source.TradingDays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What ops is connected to.
 *
 * @param outlet of commands, for ops alone; closed with the server
 * @param events of the journal from its beginning, for ops alone; closed with the server
 * @param sessions of the gateway
 * @param sequencer of this node
 * @param readers of the journal other than ops
 * @param latencies measured by other parts
 * @param limits in force
 * @param governance how they are changed by several people
 * @param operators who may log in
 * @param checks of parts that have a health of their own: Postgres, NATS …
 * @param days when trading days begin
 * @param mayRejectNext whether requests of clients may be refused on demand: only where things are tried out
 * @param doors of gateways, for the doctor of sessions
 * @param stories of orders, from the record
 * @param guard state of the guard of conservation
 * @param breaks how drop copies of venues and our own executions stand
 * @param onFailure told of a mistake of our own that ended the thread of ops
 */
public record OpsParts(
        CommandOutlet outlet,
        EventFeed events,
        SessionStatusSource sessions,
        SequencerControl sequencer,
        JournalReaders readers,
        LatencySource latencies,
        LimitBook limits,
        LimitGovernance governance,
        OperatorDirectory operators,
        List<PartCheck> checks,
        TradingDays days,
        boolean mayRejectNext,
        DoorFinder doors,
        StoryTeller stories,
        Supplier<GuardState> guard,
        Supplier<ReconState> breaks,
        Consumer<Throwable> onFailure) {
    /** Keeps its own list. */
    public OpsParts {
        checks = List.copyOf(checks);
    }
}
