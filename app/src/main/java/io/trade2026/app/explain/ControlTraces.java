package io.trade2026.app.explain;

import io.trade2026.messages.sbe.Side;
import io.trade2026.ops.explain.ControlStep;
import io.trade2026.ops.explain.LimitMeasure;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.controls.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down what each control looked at, for every order that one command had decided about. One thread. */
final class ControlTraces implements Witness {
    /** Controls whose limits do not say what they are. */
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("AuthorisedAccess", "AC-01"),
            Map.entry("OrderValidity", "PT-14"),
            Map.entry("KillSwitch", "KS-01"),
            Map.entry("Intake", "SYS-01"),
            Map.entry("StaleOrder", "PT-22"),
            Map.entry("TradingPermission", "PT-11"),
            Map.entry("DuplicateWatch", "PT-05"),
            Map.entry("OrderQtyLimit", "PT-01"),
            Map.entry("OrderNotionalLimit", "PT-02"),
            Map.entry("PriceCollar", "PT-03"),
            Map.entry("UnpricedOrder", "PT-04"),
            Map.entry("ShortSale", "PT-12"),
            Map.entry("TradingPhase", "PT-13"),
            Map.entry("ExecutionThrottle", "PT-15"),
            Map.entry("WindowedVolume", "PT-16"),
            Map.entry("LiquidityShare", "PT-17"),
            Map.entry("VolumeToday", "PT-17"),
            Map.entry("SelfMatch", "PT-18"),
            Map.entry("LossLimit", "PT-19"),
            Map.entry("PairBlocks", "PO-01"),
            Map.entry("ReduceOnly", "KS-02"),
            Map.entry("CashLimit", "PT-23"),
            Map.entry("MarginLimit", "PT-23"),
            Map.entry("OrderMessages", "PT-20"),
            Map.entry("GrossExposure", "PT-07"),
            Map.entry("EnteredValue", "PT-07"),
            Map.entry("NetExposure", "PT-08"),
            Map.entry("PositionLimit", "PT-09"),
            Map.entry("OpenNotional", "PT-10"),
            Map.entry("OpenOrderCount", "PT-10"));

    private final PartyNames names;
    private final List<Trace> traces = new ArrayList<>();
    private final List<LimitMeasure> measures = new ArrayList<>();
    private boolean looks = true;

    /** One order that was decided about. */
    static final class Trace {
        private final long qtyE8;
        private final long priceE8;
        private final Side side;
        private final List<ControlStep> steps = new ArrayList<>();
        private boolean taken;

        private Trace(OrderView order) {
            this.qtyE8 = order.orderQtyE8();
            this.priceE8 = order.priceE8();
            this.side = order.side();
        }
    }

    ControlTraces(PartyNames names) {
        this.names = names;
    }

    /** The next command begins; whether anybody wants to know what is looked at. */
    void clear(boolean isWanted) {
        looks = isWanted;
        traces.clear();
        measures.clear();
    }

    /** What was looked at for the order of these terms that was not asked for yet, the first; none when there is none. */
    List<ControlStep> of(long qtyE8, long priceE8, Side side) {
        for (Trace trace : traces) {
            if (!trace.taken && trace.qtyE8 == qtyE8 && trace.priceE8 == priceE8 && trace.side == side) {
                trace.taken = true;
                return trace.steps;
            }
        }
        return List.of();
    }

    /** The same for the last order: an OrderCancelReject(9) has no terms. */
    List<ControlStep> last() {
        return traces.isEmpty() ? List.of() : traces.get(traces.size() - 1).steps;
    }

    @Override
    public void begins(OrderView order, boolean isReplace) {
        if (!looks) {
            return;
        }
        traces.add(new Trace(order));
        measures.clear();
    }

    @Override
    public void measured(Measured what) {
        if (!looks) {
            return;
        }
        boolean isMeasured = what.thisOrder() != NOT_MEASURED;
        measures.add(new LimitMeasure(
                what.control().id(),
                what.control().measure(),
                names.scope(what.kind(), what.partyId()),
                what.limitId() == 0 ? "" : what.scope().name(),
                what.side().name(),
                what.limitId(),
                what.version(),
                StoryWords.amount(what.control().unit(), what.limit()),
                isMeasured && what.limitId() != 0
                        ? StoryWords.amount(what.control().unit(), what.used())
                        : "",
                isMeasured ? StoryWords.amount(what.control().unit(), what.thisOrder()) : ""));
    }

    @Override
    public void judged(String control, boolean hasPassed, Decision decision) {
        if (!looks) {
            return;
        }
        Trace trace = traces.get(traces.size() - 1);
        trace.steps.add(new ControlStep(id(control), words(control), hasPassed, measures));
        measures.clear();
    }

    private String id(String control) {
        String known = IDS.get(control);
        return known != null ? known : measures.isEmpty() ? "" : measures.get(0).control();
    }

    /** {@code OrderQtyLimit} becomes {@code order qty limit}. */
    private static String words(String control) {
        return control.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
