package io.trade2026.ops.recon;

import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakReportedDecoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.ops.source.ClearingRow;
import io.trade2026.ops.source.ClearingTold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Positions that a clearing firm has otherwise, as they are kept, and how far the journal says that each was told. What both say of a
 * stage, the later one counts: the journal is ahead of the store. Used by one thread.
 */
final class PositionBook {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BreakReportedDecoder reported = new BreakReportedDecoder();
    private final Map<Long, ClearingTold> said = new HashMap<>();
    private final Map<Long, Difference> standing = new LinkedHashMap<>();
    private final List<ReconState.BreakRow> over = new ArrayList<>();

    /** Takes the next event. */
    void onEvent(long number, long epochNs, DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        if (header.templateId() != BreakReportedDecoder.TEMPLATE_ID) {
            return;
        }
        reported.wrapAndApplyHeader(buffer, offset, header);
        if (reported.kind() != BreakKind.POSITION_DIFFERS) {
            return;
        }
        ClearingTold told = new ClearingTold(
                reported.breakEvent(), reported.stage().name(), number, epochNs, reported.user(), reported.text());
        said.put(told.breakId(), told);
        Difference difference = standing.get(told.breakId());
        if (difference != null) {
            apply(told, difference);
        }
    }

    private static void apply(ClearingTold told, Difference difference) {
        difference.told(BreakStage.valueOf(told.stage()), told.epochNs(), told.user(), told.note());
    }

    /**
     * Takes what is kept now.
     *
     * @param rows newest first
     * @return what the journal says beyond it, to be written
     */
    List<ClearingTold> take(List<ClearingRow> rows) {
        List<ClearingTold> unwritten = new ArrayList<>();
        Map<Long, Difference> before = new HashMap<>(standing);
        standing.clear();
        over.clear();
        for (ClearingRow row : rows) {
            Difference known = before.get(row.breakId());
            Difference difference = known == null ? fresh(row) : known;
            difference.describe(row.text());
            ClearingTold ahead = ahead(row);
            if (ahead != null) {
                apply(ahead, difference);
                unwritten.add(ahead);
            }
            if (!row.isShown()) {
                difference.end();
            }
            if (difference.isClosed()) {
                over.add(difference.row(Math.max(0, difference.toldEpochNs() - row.firstSeenEpochNs())));
            } else {
                standing.put(row.breakId(), difference);
            }
        }
        return unwritten;
    }

    private static Difference fresh(ClearingRow row) {
        Difference difference = new Difference(
                BreakKind.POSITION_DIFFERS,
                row.breakId(),
                row.firstSeenEpochNs(),
                Difference.Place.ofPosition(row.account(), row.symbol()),
                row.text(),
                false);
        if (row.toldEpochNs() != 0) {
            difference.told(BreakStage.valueOf(row.stage()), row.toldEpochNs(), row.user(), row.note());
        }
        return difference;
    }

    /** What the journal says and the store has not yet; what was said before the break was seen is of another one. */
    private @Nullable ClearingTold ahead(ClearingRow row) {
        ClearingTold told = said.get(row.breakId());
        boolean isAhead = told != null
                && micros(told.epochNs()) >= micros(row.firstSeenEpochNs())
                && micros(told.epochNs()) > micros(row.toldEpochNs());
        return isAhead ? told : null;
    }

    private static long micros(long ns) {
        return TimeUnit.NANOSECONDS.toMicros(ns);
    }

    /** Those that stand, and those that ended until that is told too; newest first. */
    Collection<Difference> standing() {
        return standing.values();
    }

    /** Those that stand, newest first, then those that are over. */
    List<ReconState.BreakRow> rows(long nowEpochNs) {
        List<ReconState.BreakRow> rows = new ArrayList<>();
        standing.values().forEach(each -> rows.add(each.row(ageNs(each, nowEpochNs))));
        rows.addAll(over);
        return rows;
    }

    static long ageNs(Difference difference, long nowEpochNs) {
        return Math.max(0, nowEpochNs - difference.beganEpochNs());
    }
}
