package io.trade2026.app.explain;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.controls.Witness;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far limits were used by the orders and replaces that were entered. What the controls let pass and the house then refused all the same,
 * for its route or with its list, used nothing; nor does a question what would be decided. One thread.
 *
 * <pre>
 *   for each command: begins ▶ measured ▶ judged, order by order ─▶ refused, for each that is told as refused ─▶ end
 * </pre>
 */
final class PeakBook implements Witness {
    private final List<Judged> judged = new ArrayList<>();
    private final Map<String, Peak> peaks = new TreeMap<>();
    private boolean counts;

    /** One order that was looked at in the command at work. */
    private static final class Judged {
        private final long qtyE8;
        private final long priceE8;
        private final Side side;
        private final boolean isReplace;
        private final List<Measured> measures = new ArrayList<>();
        private int controls;
        private boolean passed = true;

        private Judged(OrderView order, boolean isReplace) {
            this.qtyE8 = order.orderQtyE8();
            this.priceE8 = order.priceE8();
            this.side = order.side();
            this.isReplace = isReplace;
        }

        private boolean isOf(long ofQtyE8, long ofPriceE8, Side ofSide) {
            return qtyE8 == ofQtyE8 && priceE8 == ofPriceE8 && side == ofSide;
        }
    }

    /** The highest use of a limit. */
    static final class Peak {
        private final String control;
        private final String what;
        private final Control unitOf;
        private long limit;
        private long use;
        private long atEpochNs;

        private Peak(Control control, String what) {
            this.control = control.name().replace('_', '-');
            this.unitOf = control;
            this.what = what;
        }

        String control() {
            return control;
        }

        String what() {
            return what;
        }

        String limit() {
            return StoryWords.amount(unitOf.unit(), limit);
        }

        String use() {
            return StoryWords.amount(unitOf.unit(), use);
        }

        /** In percent of the limit, rounded down; 0 of a limit of 0. */
        long percent() {
            return limit == 0
                    ? 0
                    : BigInteger.valueOf(use)
                            .multiply(BigInteger.valueOf(100))
                            .divide(BigInteger.valueOf(limit))
                            .longValue();
        }

        long atEpochNs() {
            return atEpochNs;
        }
    }

    PeakBook() {}

    /** From now on peaks are kept. */
    void count() {
        counts = true;
    }

    @Override
    public void begins(OrderView order, boolean isReplace) {
        judged.add(new Judged(order, isReplace));
    }

    @Override
    public void measured(Measured what) {
        if (counts && what.limitId() != 0 && what.thisOrder() != NOT_MEASURED) {
            judged.get(judged.size() - 1).measures.add(what);
        }
    }

    @Override
    public void judged(String control, boolean hasPassed, Decision decision) {
        Judged order = judged.get(judged.size() - 1);
        order.controls++;
        order.passed &= hasPassed;
    }

    /** The command has had an order of these terms refused, by a control or by what comes behind them. */
    void refused(long qtyE8, long priceE8, Side side) {
        if (!forget(qtyE8, priceE8, side, false)) {
            forget(qtyE8, priceE8, side, true);
        }
    }

    /** The first that matches; one that a control has refused before one that all let pass. */
    private boolean forget(long qtyE8, long priceE8, Side side, boolean isPassed) {
        for (Iterator<Judged> each = judged.iterator(); each.hasNext(); ) {
            Judged order = each.next();
            if (order.controls > 0 && order.passed == isPassed && order.isOf(qtyE8, priceE8, side)) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    /** The command has had its replace refused: an OrderCancelReject(9) has no terms, and a command has one replace at most. */
    void refusedReplace() {
        judged.removeIf(order -> order.isReplace);
    }

    /** The command only asked. */
    void asked() {
        judged.clear();
    }

    /** The command is over: what was let pass and not refused holds its reservation. Reviews ask no control in turn. */
    void end(PartyNames names, long epochNs) {
        for (Judged order : judged) {
            if (order.controls > 0 && order.passed) {
                order.measures.forEach(what -> keep(what, names, epochNs));
            }
        }
        judged.clear();
    }

    private void keep(Measured what, PartyNames names, long epochNs) {
        String on = names.scope(what.kind(), what.partyId()) + ", " + what.scope() + ", " + what.side();
        Peak peak = peaks.computeIfAbsent(what.control().name() + " " + on, unused -> new Peak(what.control(), on));
        long use = what.used() + what.thisOrder();
        if (use >= peak.use) {
            peak.use = use;
            peak.limit = what.limit();
            peak.atEpochNs = epochNs;
        }
    }

    /** By control and what it is on. */
    Map<String, Peak> peaks() {
        return peaks;
    }
}
