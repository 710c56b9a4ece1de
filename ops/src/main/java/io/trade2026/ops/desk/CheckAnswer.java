package io.trade2026.ops.desk;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrderCheckedDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.ops.source.ListSecrecy;
import org.jspecify.annotations.Nullable;

/**
 * What the core would decide about an order, with the numbers it looked at. Numbers are decimals without exponent, empty when they do
 * not apply; money is in the base currency.
 *
 * @param passes whether the order would go to a venue
 * @param denial name of the refusal, such as POSITION_EXCEEDED; empty when it passes
 * @param code stable id of the refusal as clients read it, such as RSK-09
 * @param control that refuses, such as PT-09; of what passes, the one of whose limit the least share is left, with the limit's numbers
 * @param text the refusal in words for the desk
 * @param scope whose limit it is: FIRM, CLIENT, ACCOUNT…
 * @param scopeId of that party
 * @param limit that would be passed, or comes nearest
 * @param limitId of that limit; 0 when none
 * @param limitVersion of that limit; 0 when none
 * @param limitAuthor operator who made that version; empty when it is not in force any more
 * @param used before this order
 * @param thisOrder what this order adds
 * @param wouldPassTag tag of what would have to be changed: 38 or 44; 0 when nothing helps
 * @param wouldPass the largest quantity, or the nearest price, that passes
 * @param passesWith the same in words: OrderQty ≤ 476
 * @param referencePx what the price was compared with
 * @param priceSource where it is from
 * @param priceState how good the data are
 * @param riskPx price at which a unit is valued
 * @param notional value of the whole order
 * @param reserveQty open quantity that the order would hold
 * @param reserve open value that the order would hold
 * @param sessionId client session it would come by
 * @param venueId where it would go; 0 when it does not pass
 * @param account Account(1), completed
 * @param eventNumber of the journal: the decision holds for this moment
 */
public record CheckAnswer(
        boolean passes,
        String denial,
        String code,
        String control,
        String text,
        String scope,
        int scopeId,
        String limit,
        long limitId,
        long limitVersion,
        String limitAuthor,
        String used,
        String thisOrder,
        int wouldPassTag,
        String wouldPass,
        String passesWith,
        String referencePx,
        String priceSource,
        String priceState,
        String riskPx,
        String notional,
        String reserveQty,
        String reserve,
        int sessionId,
        int venueId,
        String account,
        long eventNumber) {
    static CheckAnswer of(OrderCheckedDecoder event) {
        ExplanationDecoder why = event.explanation();
        @Nullable Denial denial = Denial.of(why.denial());
        boolean isMeasured = why.unit() != MeasureUnit.NOTHING;
        boolean hasOther = why.wouldPassTag() != 0 && why.wouldPass() != ExplanationDecoder.wouldPassNullValue();
        return new CheckAnswer(
                denial == null,
                denial == null ? "" : denial.name(),
                denial == null ? "" : denial.id(),
                control(why),
                event.text(),
                why.scopeKind() == PartyKind.NULL_VAL ? "" : why.scopeKind().name(),
                why.scopeId(),
                isMeasured ? Measures.amount(why.unit(), why.limit()) : "",
                why.limitId(),
                why.limitVersion(),
                "",
                isMeasured ? Measures.amount(why.unit(), why.used()) : "",
                isMeasured ? Measures.amount(why.unit(), why.thisOrder()) : "",
                hasOther ? why.wouldPassTag() : 0,
                hasOther ? Decimal8.toText(why.wouldPass()) : "",
                Measures.passesWith(why),
                px(why.referencePxE8()),
                why.priceSource().name(),
                why.priceState().name(),
                px(why.riskPxE8()),
                Measures.money(why.notionalE4()),
                Decimal8.toText(event.reserveQtyE8()),
                Measures.money(event.reserveE4()),
                event.sessionId(),
                event.venueId(),
                event.terms().account(),
                event.header().eventNumber());
    }

    /**
     * Names who made the version of the limit.
     *
     * @param author operator
     * @return a copy with it
     */
    public CheckAnswer by(String author) {
        return new CheckAnswer(
                passes,
                denial,
                code,
                control,
                text,
                scope,
                scopeId,
                limit,
                limitId,
                limitVersion,
                author,
                used,
                thisOrder,
                wouldPassTag,
                wouldPass,
                passesWith,
                referencePx,
                priceSource,
                priceState,
                riskPx,
                notional,
                reserveQty,
                reserve,
                sessionId,
                venueId,
                account,
                eventNumber);
    }

    /**
     * Gives it as those read it who are not of compliance.
     *
     * @return where a restricted list or a permission refuses (PT-11), code and denial without whose it is
     */
    public CheckAnswer withoutList() {
        return ListSecrecy.isList(control)
                ? new CheckAnswer(
                        passes,
                        denial,
                        code,
                        "",
                        ListSecrecy.NEUTRAL,
                        "",
                        0,
                        "",
                        0,
                        0,
                        "",
                        "",
                        "",
                        0,
                        "",
                        "",
                        referencePx,
                        priceSource,
                        priceState,
                        riskPx,
                        notional,
                        reserveQty,
                        reserve,
                        sessionId,
                        venueId,
                        account,
                        eventNumber)
                : this;
    }

    private static String control(ExplanationDecoder why) {
        @Nullable Control control = Control.of(why.control());
        return control == null ? "" : control.id();
    }

    private static String px(long pxE8) {
        return pxE8 == 0 ? "" : Decimal8.toText(pxE8);
    }
}
