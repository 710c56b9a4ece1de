package io.trade2026.oms;

import io.trade2026.messages.sbe.KillImagedDecoder;
import io.trade2026.messages.sbe.KillLiftProposedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.SweepBegunDecoder;
import io.trade2026.messages.sbe.SweepCountedDecoder;
import io.trade2026.messages.sbe.SweepReportedDecoder;
import io.trade2026.messages.sbe.SweepResidualDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What a desk's core has told of kill switches and sweeps, as lines. */
final class SweepLog {
    private final Desk desk;
    private int read;

    SweepLog(Desk desk) {
        this.desk = desk;
        this.read = desk.sink().letters().size();
    }

    /** The last report, in full. */
    SweepReportedDecoder lastReport() {
        SweepReportedDecoder last = null;
        for (byte[] letter : desk.sink().letters()) {
            var buffer = new UnsafeBuffer(letter);
            if (new MessageHeaderDecoder().wrap(buffer, 0).templateId() == SweepReportedDecoder.TEMPLATE_ID) {
                last = new SweepReportedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
            }
        }
        if (last == null) {
            throw new AssertionError("no sweep was reported");
        }
        return last;
    }

    /** What was told since the last call. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        List<byte[]> letters = desk.sink().letters();
        for (; read < letters.size(); read++) {
            String line = line(new UnsafeBuffer(letters.get(read)));
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    static String line(UnsafeBuffer letter) {
        var header = new MessageHeaderDecoder();
        return switch (header.wrap(letter, 0).templateId()) {
            case KillSwitchChangedDecoder.TEMPLATE_ID -> {
                var changed = new KillSwitchChangedDecoder().wrapAndApplyHeader(letter, 0, header);
                yield (changed.engaged().value() == 1 ? "kill " : "lift ") + changed.scopeKind() + " "
                        + changed.scopeName()
                        + (changed.ordersToCancel() < 0 ? "" : " cancels " + changed.ordersToCancel());
            }
            case KillLiftProposedDecoder.TEMPLATE_ID -> {
                var proposed = new KillLiftProposedDecoder().wrapAndApplyHeader(letter, 0, header);
                yield "proposed to lift " + proposed.scopeKind() + " " + proposed.scopeName() + " by "
                        + proposed.user();
            }
            case KillImagedDecoder.TEMPLATE_ID -> {
                var imaged = new KillImagedDecoder().wrapAndApplyHeader(letter, 0, header);
                yield "killed " + imaged.scopeKind() + " " + imaged.scopeName() + " by " + imaged.user() + ": "
                        + imaged.reason();
            }
            case SweepBegunDecoder.TEMPLATE_ID -> {
                var begun = new SweepBegunDecoder().wrapAndApplyHeader(letter, 0, header);
                yield "begun " + begun.cause() + " orders=" + begun.orders() + " asked=" + begun.asked() + " here="
                        + begun.here() + " down=" + begun.venueDown() + " replaces=" + begun.replacesRefused();
            }
            case SweepCountedDecoder.TEMPLATE_ID -> {
                var counted = new SweepCountedDecoder().wrapAndApplyHeader(letter, 0, header);
                yield "counted orders=" + counted.orders() + " asked=" + counted.asked() + " here=" + counted.here()
                        + " down=" + counted.venueDown() + " replaces=" + counted.replacesRefused();
            }
            case SweepReportedDecoder.TEMPLATE_ID -> {
                var report = new SweepReportedDecoder().wrapAndApplyHeader(letter, 0, header);
                yield report.state() + " round=" + report.round() + " orders=" + report.orders() + " confirmed="
                        + report.confirmed() + " late=" + report.tooLate() + " open=" + report.open() + " sent="
                        + report.cancelsSent();
            }
            case SweepResidualDecoder.TEMPLATE_ID -> {
                var residual = new SweepResidualDecoder().wrapAndApplyHeader(letter, 0, header);
                yield "residual " + residual.clOrdId() + " " + residual.reason();
            }
            default -> "";
        };
    }
}
