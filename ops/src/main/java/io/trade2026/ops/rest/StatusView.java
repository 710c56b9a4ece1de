package io.trade2026.ops.rest;

import io.trade2026.ops.admin.HealthReport;
import io.trade2026.ops.board.ActionRow;
import io.trade2026.ops.board.TradingBoard;
import io.trade2026.ops.board.TradingDayRow;
import io.trade2026.ops.source.HopLatency;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.SequencerState;
import io.trade2026.ops.source.SessionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page shows, in one answer.
 *
 * @param epochMs of the answer
 * @param operator who asked
 * @param health of the node
 * @param sequencer of the node
 * @param journal readers of the journal
 * @param sessions clients, venue links and drop copies
 * @param trading orders, fills, refusals, alarms, kill switches
 * @param tradingDay that is going on; null before the first
 * @param actions of operators, newest first
 * @param hops latencies
 */
public record StatusView(
        long epochMs,
        String operator,
        HealthReport health,
        SequencerState sequencer,
        List<JournalReader> journal,
        List<SessionStatus> sessions,
        TradingBoard.Picture trading,
        @Nullable TradingDayRow tradingDay,
        List<ActionRow> actions,
        List<HopLatency> hops) {}
