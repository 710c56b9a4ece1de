package io.trade2026.ops.board;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.KillLiftProposedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.SweepBegunDecoder;
import io.trade2026.messages.sbe.SweepCause;
import io.trade2026.messages.sbe.SweepCountedDecoder;
import io.trade2026.messages.sbe.SweepReportedDecoder;
import io.trade2026.messages.sbe.SweepResidualDecoder;
import io.trade2026.messages.sbe.SweepState;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reports of kill switches, lost sessions and drills, and the liftings that wait for a second operator. Written by the desk's
 * thread, read by any.
 */
public final class KillBoard implements EventObserver {
    private static final int KEPT = 200;

    private final ArrayDeque<Entry> reports = new ArrayDeque<>();
    private final ArrayDeque<LiftProposal> proposals = new ArrayDeque<>();
    private final SweepBegunDecoder begun = new SweepBegunDecoder();
    private final SweepCountedDecoder counted = new SweepCountedDecoder();
    private final SweepReportedDecoder reported = new SweepReportedDecoder();
    private final SweepResidualDecoder residual = new SweepResidualDecoder();
    private final KillLiftProposedDecoder proposed = new KillLiftProposedDecoder();
    private final KillSwitchChangedDecoder changed = new KillSwitchChangedDecoder();

    /** Creates an empty board. */
    public KillBoard() {}

    /**
     * A lifting that one operator has proposed.
     *
     * @param eventNumber by which it is approved
     * @param epochNs when
     * @param scope such as FIRM or INSTRUMENT
     * @param scopeId of what is stopped
     * @param scopeName of what is stopped
     * @param user who proposed it
     * @param reason why
     */
    public record LiftProposal(
            long eventNumber, long epochNs, String scope, int scopeId, String scopeName, String user, String reason) {}

    /** A report as it grows. */
    private static final class Entry {
        private KillReport.Began began;
        private final List<KillReport.Residual> residuals = new ArrayList<>();
        private KillReport.Standing standing;

        private Entry(KillReport.Began began, KillReport.Standing standing) {
            this.began = began;
            this.standing = standing;
        }

        private KillReport report() {
            return new KillReport(began, standing, List.copyOf(residuals));
        }
    }

    @Override
    public synchronized void onEvent(Event event) {
        switch (event.templateId()) {
            case SweepBegunDecoder.TEMPLATE_ID ->
                begin(event, begun.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case SweepCountedDecoder.TEMPLATE_ID ->
                count(counted.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case SweepReportedDecoder.TEMPLATE_ID ->
                report(event, reported.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case SweepResidualDecoder.TEMPLATE_ID ->
                remain(residual.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case KillLiftProposedDecoder.TEMPLATE_ID -> {
                proposed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                keep(
                        proposals,
                        new LiftProposal(
                                event.number(),
                                event.epochNs(),
                                proposed.scopeKind().name(),
                                proposed.scopeId(),
                                proposed.scopeName(),
                                proposed.user(),
                                proposed.reason()));
            }
            case KillSwitchChangedDecoder.TEMPLATE_ID -> {
                changed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                String scope = changed.scopeKind().name();
                int scopeId = changed.scopeId();
                proposals.removeIf(each -> each.scope().equals(scope) && each.scopeId() == scopeId);
            }
            default -> {
                // nothing of a kill switch
            }
        }
    }

    private static <T> void keep(ArrayDeque<T> rows, T row) {
        if (rows.size() == KEPT) {
            rows.removeLast();
        }
        rows.addFirst(row);
    }

    private void begin(Event event, SweepBegunDecoder letter) {
        boolean ofSession = letter.cause() == SweepCause.DISCONNECT;
        var began = new KillReport.Began(
                letter.sweepId(),
                letter.cause().name(),
                letter.cause() == SweepCause.DRILL,
                letter.scopeKind().name(),
                letter.scopeId(),
                letter.scopeName(),
                ofSession ? letter.downCause().name() : "",
                ofSession ? letter.cancelScope().name() : "",
                letter.graceMs(),
                letter.againMs(),
                letter.orders() >= 0,
                Math.max(0, letter.orders()),
                letter.asked(),
                letter.here(),
                letter.venueDown(),
                letter.inDoubt(),
                letter.replacesRefused(),
                event.epochNs(),
                letter.user(),
                letter.reason());
        keep(reports, new Entry(began, atFirst(began)));
    }

    /** How it stands before anything has been reported. */
    private static KillReport.Standing atFirst(KillReport.Began began) {
        int sent = began.isDrill() ? 0 : began.asked();
        return new KillReport.Standing(
                SweepState.CHASING.name(),
                0,
                began.orders(),
                0,
                0,
                0,
                began.orders(),
                sent,
                sent == 0 ? 0 : began.epochNs(),
                0,
                0,
                began.epochNs());
    }

    /** What it began with is known only now. */
    private void count(SweepCountedDecoder letter) {
        Entry entry = find(letter.sweepId());
        if (entry == null) {
            return;
        }
        KillReport.Began began = entry.began;
        boolean isReported = entry.standing.epochNs() > began.epochNs();
        entry.began = new KillReport.Began(
                began.id(),
                began.cause(),
                began.isDrill(),
                began.scope(),
                began.scopeId(),
                began.scopeName(),
                began.trigger(),
                began.which(),
                began.graceMs(),
                began.againMs(),
                true,
                letter.orders(),
                letter.asked(),
                letter.here(),
                letter.venueDown(),
                letter.inDoubt(),
                letter.replacesRefused(),
                began.epochNs(),
                began.user(),
                began.reason());
        if (!isReported) {
            entry.standing = atFirst(entry.began);
        }
    }

    private @Nullable Entry find(int id) {
        for (Entry entry : reports) {
            if (entry.began.id() == id) {
                return entry;
            }
        }
        return null;
    }

    private void report(Event event, SweepReportedDecoder letter) {
        Entry entry = find(letter.sweepId());
        if (entry == null) {
            return;
        }
        if (!entry.began.isDrill()) {
            entry.residuals.clear();
        }
        entry.standing = new KillReport.Standing(
                letter.state().name(),
                letter.round(),
                letter.orders(),
                letter.confirmed(),
                letter.tooLate(),
                letter.stopped(),
                letter.open(),
                letter.cancelsSent(),
                letter.firstCancelEpochNs(),
                letter.firstEndedEpochNs(),
                letter.lastEndedEpochNs(),
                event.epochNs());
    }

    private void remain(SweepResidualDecoder letter) {
        Entry entry = find(letter.sweepId());
        if (entry != null) {
            entry.residuals.add(new KillReport.Residual(
                    letter.orderId(),
                    letter.sessionId(),
                    letter.clOrdId(),
                    letter.account(),
                    letter.symbol(),
                    Decimal8.toText(letter.leavesQtyE8()),
                    letter.reason().name()));
        }
    }

    /**
     * The newest reports.
     *
     * @param limit how many at most; 200 are kept
     * @return newest first
     */
    public synchronized List<KillReport> reports(int limit) {
        return reports.stream().limit(Math.max(0, limit)).map(Entry::report).toList();
    }

    /**
     * One report.
     *
     * @param id of it
     * @return empty when it is not known here
     */
    public synchronized Optional<KillReport> report(int id) {
        return Optional.ofNullable(find(id)).map(Entry::report);
    }

    /**
     * Liftings that wait for a second operator.
     *
     * @return newest first
     */
    public synchronized List<LiftProposal> proposals() {
        return List.copyOf(proposals);
    }
}
