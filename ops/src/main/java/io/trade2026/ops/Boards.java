package io.trade2026.ops;

import io.trade2026.ops.alert.AlertBoard;
import io.trade2026.ops.alert.TradingWatch;
import io.trade2026.ops.behaviour.BehaviourWatch;
import io.trade2026.ops.board.ActionBoard;
import io.trade2026.ops.board.HaltBoard;
import io.trade2026.ops.board.KillBoard;
import io.trade2026.ops.board.RefusalBoard;
import io.trade2026.ops.board.RepairBoard;
import io.trade2026.ops.board.TradingBoard;
import io.trade2026.ops.desk.EventObserver;
import java.util.ArrayList;
import java.util.List;

/**
 * What the desk's thread keeps of the journal for everybody to look at.
 *
 * @param trading orders, fills, refusals
 * @param actions what operators did
 * @param repairs of sequence numbers
 * @param alerts that somebody has to take on
 * @param kills kill switches and their reports
 * @param halts what stands still
 */
record Boards(
        TradingBoard trading,
        ActionBoard actions,
        RepairBoard repairs,
        AlertBoard alerts,
        KillBoard kills,
        HaltBoard halts) {
    /** Empty ones. */
    static Boards of(OpsSettings settings, OpsParts parts) {
        return new Boards(
                new TradingBoard(new RefusalBoard(parts.limits())),
                new ActionBoard(),
                new RepairBoard(),
                new AlertBoard(settings.watch().alerts()),
                new KillBoard(),
                new HaltBoard(parts.limits()));
    }

    /** All that read events: those that show, others, and those that watch, which come last. */
    List<EventObserver> observers(OpsSettings settings, List<EventObserver> others) {
        List<EventObserver> all = new ArrayList<>(List.of(trading, actions, repairs, kills, halts));
        all.addAll(others);
        all.add(new TradingWatch(alerts, settings.watch().alerts().thresholds()));
        all.add(new BehaviourWatch(alerts, settings.watch().behaviour()));
        return all;
    }
}
