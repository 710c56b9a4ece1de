package io.trade2026.ops.recon;

import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.ops.source.ClearingRow;
import io.trade2026.ops.source.ClearingTold;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Says which breaks are due to be told, by their age: the events and the time are given to it, and it sends nothing. What was told is
 * known from the journal alone. Used by one thread.
 */
final class Matcher {
    private final ReconSettings settings;
    private final CopyBook book = new CopyBook();
    private final BreakLog log = new BreakLog(book);
    private final PositionBook positions = new PositionBook();
    private long checkedTo;

    /**
     * A break that has to be told.
     *
     * @param difference which
     * @param stage that it has reached
     */
    record Due(Difference difference, BreakStage stage) {}

    Matcher(ReconSettings settings) {
        this.settings = settings;
    }

    ReconSettings settings() {
        return settings;
    }

    /** Takes the next event. */
    void onEvent(long number, long epochNs, DirectBuffer buffer, int offset) {
        book.onEvent(number, epochNs, buffer, offset);
        log.onEvent(epochNs, buffer, offset);
        positions.onEvent(number, epochNs, buffer, offset);
        checkedTo = number;
    }

    long checkedTo() {
        return checkedTo;
    }

    /**
     * What is to be told now. Each is due again later unless the journal has said by then that it was told.
     *
     * @param nowEpochNs time that events are compared with
     * @param nowNs time that attempts are compared with
     * @param againNs when an attempt that came to nothing is made again
     */
    List<Due> due(long nowEpochNs, long nowNs, long againNs) {
        List<Due> due = new ArrayList<>();
        for (Difference each : book.standing()) {
            look(each, stage(book.ageNs(each, nowEpochNs)), nowNs, againNs, due);
        }
        for (Difference each : positions.standing()) {
            look(each, ofPosition(stage(PositionBook.ageNs(each, nowEpochNs))), nowNs, againNs, due);
        }
        return due;
    }

    private static void look(
            Difference difference, @Nullable BreakStage byAge, long nowNs, long againNs, List<Due> due) {
        BreakStage stage = difference.isOver() ? BreakStage.MATCHED : byAge;
        if (stage != null && stage.value() > difference.rank() && difference.mayTry(nowNs)) {
            difference.tried(againNs);
            due.add(new Due(difference, stage));
        }
    }

    /** A position is at no venue that could be stopped: its account is blocked in the instrument, and it goes no further. */
    private static @Nullable BreakStage ofPosition(@Nullable BreakStage byAge) {
        return byAge == BreakStage.FIRM_BLOCKED ? BreakStage.ALERTED : byAge;
    }

    /**
     * Takes what is kept of positions that a clearing firm has otherwise.
     *
     * @param rows newest first
     * @return what the journal says beyond it, to be written
     */
    List<ClearingTold> positions(List<ClearingRow> rows) {
        return positions.take(rows);
    }

    private @Nullable BreakStage stage(long ageNs) {
        if (ageNs > settings.firmAfter().toNanos()) {
            return BreakStage.FIRM_BLOCKED;
        }
        if (ageNs > settings.alertAfter().toNanos()) {
            return BreakStage.ALERTED;
        }
        return ageNs > settings.warnAfter().toNanos() ? BreakStage.WARNED : null;
    }

    /** The breaks for which a venue has to be stopped and is not yet. */
    List<Difference> killsDue(long nowNs, long againNs) {
        List<Difference> due = new ArrayList<>();
        if (settings.blocks()) {
            for (Difference each : book.standing()) {
                if (each.needsKill(nowNs)) {
                    each.killTried(againNs);
                    due.add(each);
                }
            }
        }
        return due;
    }

    ReconState state(long nowEpochNs, boolean isCaughtUp, long lagBytes) {
        List<ReconState.BreakRow> rows = new ArrayList<>(positions.rows(nowEpochNs));
        rows.addAll(log.rows(nowEpochNs));
        int told = (int) Stream.concat(book.standing().stream(), positions.standing().stream())
                .filter(each -> each.isTold() && !each.isClosed())
                .count();
        String state = told > 0 ? "BROKEN" : "MATCHED";
        return new ReconState(
                isCaughtUp ? state : "READING",
                checkedTo,
                lagBytes,
                book.matched(),
                book.standing().size() + positions.standing().size() - told,
                book.links(),
                log.blocks(),
                rows);
    }
}
