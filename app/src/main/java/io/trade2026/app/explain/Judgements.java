package io.trade2026.app.explain;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PriceSource;
import io.trade2026.ops.explain.ControlStep;
import io.trade2026.ops.explain.Judgement;
import io.trade2026.ops.explain.KillStop;
import io.trade2026.ops.explain.LimitMeasure;
import java.util.List;

/** Reads what an event holds of a decision. */
final class Judgements {
    private static final int QTY_TAG = 38;

    private Judgements() {}

    static Judgement of(
            ExplanationDecoder why,
            EventHeaderDecoder header,
            PartyNames names,
            List<KillStop> kills,
            List<ControlStep> controls) {
        Denial denial = Denial.of(why.denial());
        boolean hasPrice = why.priceSource() != PriceSource.NONE || why.riskPxE8() != 0;
        return new Judgement(
                denial == null,
                denial == null ? "" : denial.name(),
                denial == null ? "" : denial.id(),
                denial == null ? "" : denial.sentence(),
                StoryWords.at(header.causeReceivedEpochNs()),
                StoryWords.at(header.epochNs()),
                StoryWords.px(why.referencePxE8()),
                hasPrice ? why.priceSource().name() : "",
                hasPrice ? why.priceState().name() : "",
                StoryWords.at(why.referenceEpochNs()),
                StoryWords.px(why.riskPxE8()),
                StoryWords.px(why.multiplierE8()),
                StoryWords.px(why.fxE8()),
                StoryWords.at(why.fxEpochNs()),
                hasPrice ? StoryWords.money(why.notionalE4()) : "",
                denial == null ? List.of() : measure(why, names),
                denial == null ? measure(why, names) : List.of(),
                kills,
                wouldHavePassed(why),
                controls);
    }

    private static List<LimitMeasure> measure(ExplanationDecoder why, PartyNames names) {
        Control control = Control.of(why.control());
        if (control == null || (why.unit() == MeasureUnit.NOTHING && why.limitId() == 0)) {
            return List.of();
        }
        boolean isMeasured = why.unit() != MeasureUnit.NOTHING;
        boolean isParty = why.scopeKind() != PartyKind.NULL_VAL;
        InstrumentScope instruments = why.instrumentScope();
        return List.of(new LimitMeasure(
                control.id(),
                control.measure(),
                isParty ? names.scope(why.scopeKind(), why.scopeId()) : "",
                why.limitId() == 0 || instruments == InstrumentScope.NULL_VAL ? "" : instruments.name(),
                "",
                why.limitId(),
                why.limitVersion(),
                isMeasured ? StoryWords.amount(why.unit(), why.limit()) : "",
                isMeasured && isParty ? StoryWords.amount(why.unit(), why.used()) : "",
                isMeasured ? StoryWords.amount(why.unit(), why.thisOrder()) : ""));
    }

    private static String wouldHavePassed(ExplanationDecoder why) {
        if (why.wouldPassTag() == 0 || why.wouldPass() == ExplanationDecoder.wouldPassNullValue()) {
            return "";
        }
        String tag = why.wouldPassTag() == QTY_TAG ? "OrderQty(38) " : "Price(" + why.wouldPassTag() + ") ";
        return tag + StoryWords.px(why.wouldPass());
    }
}
