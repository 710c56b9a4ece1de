package io.trade2026.ops.explain;

import io.trade2026.ops.source.ListSecrecy;
import java.util.List;

/**
 * A decision of risk with its inputs, as the event holds them. Numbers are decimals without exponent, empty when they do not
 * apply; money is in the base currency.
 *
 * @param passed whether the order or the replace went on
 * @param denial name of the refusal; empty when it passed
 * @param code stable id of the refusal, such as RSK-09
 * @param sentence the refusal in words
 * @param receivedAt when the gateway read the message; empty when none caused it
 * @param decidedAt time of the command
 * @param referencePx what prices were compared with
 * @param priceSource where it is from
 * @param priceState how good the data were
 * @param priceAt when it was true
 * @param riskPx price at which a unit was valued
 * @param multiplier of the contract
 * @param fx units of the base currency for one of the instrument's
 * @param fxAt when the rate was told
 * @param notional value of the whole order
 * @param refusal the limit that refused; empty when it passed or no limit did
 * @param tightest of what passed, the limit of which the least share was left; empty when no limit of amounts was looked at
 * @param kills the kill switches that stopped it; empty when none did
 * @param wouldHavePassed what would have, such as {@code OrderQty(38) 476}; empty when nothing
 * @param controls one after the other, to the first that refused; empty when they could not be worked out again
 */
public record Judgement(
        boolean passed,
        String denial,
        String code,
        String sentence,
        String receivedAt,
        String decidedAt,
        String referencePx,
        String priceSource,
        String priceState,
        String priceAt,
        String riskPx,
        String multiplier,
        String fx,
        String fxAt,
        String notional,
        List<LimitMeasure> refusal,
        List<LimitMeasure> tightest,
        List<KillStop> kills,
        String wouldHavePassed,
        List<ControlStep> controls) {
    /** Keeps its own lists. */
    public Judgement {
        refusal = List.copyOf(refusal);
        tightest = List.copyOf(tightest);
        kills = List.copyOf(kills);
        controls = List.copyOf(controls);
    }

    Judgement withoutLists() {
        return new Judgement(
                passed,
                denial,
                code,
                sentence,
                receivedAt,
                decidedAt,
                referencePx,
                priceSource,
                priceState,
                priceAt,
                riskPx,
                multiplier,
                fx,
                fxAt,
                notional,
                withoutLists(refusal),
                withoutLists(tightest),
                kills,
                wouldHavePassed,
                controls.stream().map(ControlStep::withoutLists).toList());
    }

    private static List<LimitMeasure> withoutLists(List<LimitMeasure> measures) {
        return measures.stream()
                .filter(measure -> !ListSecrecy.isList(measure.control()))
                .toList();
    }
}
