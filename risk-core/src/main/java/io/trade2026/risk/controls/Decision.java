package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.ExplanationEncoder;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PriceSource;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.risk.limits.TouchedLimits;
import io.trade2026.risk.prices.Quote;
import org.jspecify.annotations.Nullable;

/**
 * What risk decided about an order and all numbers it used; reused by the caller.
 *
 * <p>Price and value are there whether the order passed or not, as far as the check came. Control, limit, used, thisOrder and scope belong
 * to the refusal; of an order that passes they are those of the limit to which it comes nearest.
 */
public final class Decision {
    private final TouchedLimits touched = new TouchedLimits();
    private final SoftBreaches soft = new SoftBreaches();
    private @Nullable Denial denial;
    private @Nullable Control control;
    private int fixTag;
    private MeasureUnit unit = MeasureUnit.NOTHING;
    private PartyKind scopeKind = PartyKind.NULL_VAL;
    private int scopeId;
    private long limit;
    private long used;
    private long thisOrder;
    private long limitVersion;
    private long wouldPass = Decimal8.NULL;
    private int wouldPassTag;
    private PriceSource priceSource = PriceSource.NONE;
    private PriceState priceState = PriceState.NO_PRICE;
    private long referencePxE8;
    private long referenceEpochNs;
    private long limitId;
    private long overrideOf;
    private InstrumentScope instrumentScope = InstrumentScope.NULL_VAL;
    private long fxE8;
    private long fxEpochNs;
    private long multiplierE8;
    private long riskPxE8;
    private long notionalE4;
    private long reserveQtyE8;
    private long reserveE4;

    /** Creates an empty one: passed, nothing used. */
    public Decision() {}

    /**
     * Forgets everything.
     *
     * @return this
     */
    public Decision clear() {
        touched.clear();
        soft.clear();
        denial = null;
        control = null;
        fixTag = 0;
        unit = MeasureUnit.NOTHING;
        forgetLimit();
        priceSource = PriceSource.NONE;
        priceState = PriceState.NO_PRICE;
        referencePxE8 = 0;
        referenceEpochNs = 0;
        overrideOf = 0;
        fxE8 = 0;
        fxEpochNs = 0;
        multiplierE8 = 0;
        riskPxE8 = 0;
        notionalE4 = 0;
        reserveQtyE8 = 0;
        reserveE4 = 0;
        return this;
    }

    private void forgetLimit() {
        scopeKind = PartyKind.NULL_VAL;
        scopeId = 0;
        limit = 0;
        used = 0;
        thisOrder = 0;
        limitVersion = 0;
        limitId = 0;
        instrumentScope = InstrumentScope.NULL_VAL;
        wouldPass = Decimal8.NULL;
        wouldPassTag = 0;
    }

    /**
     * Refuses; control and tag are those of the denial, and no limit is named yet. Allocates nothing.
     *
     * @param why the reason
     * @return this
     */
    public Decision deny(Denial why) {
        forgetLimit();
        denial = why;
        control = why.control();
        fixTag = why.fixTag();
        unit = why.control().unit();
        return this;
    }

    /** The refusal that was just written is of a soft limit: it waits until the other controls were asked. */
    void holdBack() {
        soft.add(denial, control);
        denial = null;
    }

    /** All controls were asked: the refusal by soft limits stands, unless it is excused; returns whether the order passes. */
    boolean settle(OrderView order) {
        if (soft.stand(order)) {
            denial = soft.denial();
        }
        return denial == null;
    }

    /** Why it was refused so far, held back or not. */
    @Nullable Denial reason() {
        return denial == null ? soft.denial() : denial;
    }

    /**
     * Returns the soft limits that the order goes beyond.
     *
     * @return with whether the refusal is by them alone
     */
    public SoftBreaches soft() {
        return soft;
    }

    /**
     * Says whose override let the order pass.
     *
     * @param refusal number of the SoftLimitMet event; 0 for none
     */
    public void overrideOf(long refusal) {
        overrideOf = refusal;
    }

    /**
     * Returns whose override let the order pass.
     *
     * @return number of the SoftLimitMet event; 0 for none
     */
    public long overrideOf() {
        return overrideOf;
    }

    /**
     * Names another control than the denial's own.
     *
     * @param value the control that refused
     * @return this
     */
    public Decision control(Control value) {
        control = value;
        unit = value.unit();
        return this;
    }

    /**
     * Names another tag than the denial's own.
     *
     * @param value the FIX tag at fault
     * @return this
     */
    public Decision tag(int value) {
        fixTag = value;
        return this;
    }

    /**
     * Says whose limit it is.
     *
     * @param kind of party
     * @param id of the party
     * @param version of the limit
     * @return this
     */
    public Decision scope(PartyKind kind, int id, long version) {
        scopeKind = kind;
        scopeId = id;
        limitVersion = version;
        return this;
    }

    /**
     * Tells the numbers.
     *
     * @param newUnit of all three
     * @param newLimit the limit
     * @param newUsed before this order
     * @param newThisOrder what this order adds
     * @return this
     */
    public Decision numbers(MeasureUnit newUnit, long newLimit, long newUsed, long newThisOrder) {
        unit = newUnit;
        limit = newLimit;
        used = newUsed;
        thisOrder = newThisOrder;
        return this;
    }

    /**
     * Tells what would have passed.
     *
     * @param tag 38, 44 or 99
     * @param value not above 0 when nothing would have
     * @return this
     */
    public Decision wouldPass(int tag, long value) {
        wouldPass = value > 0 ? value : Decimal8.NULL;
        wouldPassTag = value > 0 ? tag : 0;
        return this;
    }

    /**
     * Says which limit it is.
     *
     * @param id of the limit
     * @param scope of instruments that it speaks of
     * @return this
     */
    public Decision limitId(long id, InstrumentScope scope) {
        limitId = id;
        instrumentScope = scope;
        return this;
    }

    Decision price(Quote quote) {
        priceSource = quote.source();
        priceState = quote.state();
        referencePxE8 = quote.referencePxE8();
        referenceEpochNs = quote.referenceEpochNs();
        return this;
    }

    void fx(long newFxE8, long newFxEpochNs, long newMultiplierE8) {
        fxE8 = newFxE8;
        fxEpochNs = newFxEpochNs;
        multiplierE8 = newMultiplierE8;
    }

    void value(long newRiskPxE8, long newNotionalE4, long newReserveQtyE8, long newReserveE4) {
        riskPxE8 = newRiskPxE8;
        notionalE4 = newNotionalE4;
        reserveQtyE8 = newReserveQtyE8;
        reserveE4 = newReserveE4;
    }

    /**
     * Returns the limits that the order was held against.
     *
     * @return in the order of the controls; to be read only when it passes
     */
    public TouchedLimits touched() {
        return touched;
    }

    /**
     * Says whether the order may go.
     *
     * @return whether there is no denial
     */
    public boolean isPassed() {
        return denial == null;
    }

    /**
     * Writes it into an event. Allocates nothing.
     *
     * @param encoder the explanation of the event
     */
    public void writeTo(ExplanationEncoder encoder) {
        encoder.denial(denial == null ? 0 : denial.code())
                .control(control == null ? 0 : control.code())
                .fixTag(fixTag)
                .unit(unit)
                .scopeKind(scopeKind)
                .priceSource(priceSource)
                .priceState(priceState)
                .scopeId(scopeId)
                .limit(limit)
                .used(used)
                .thisOrder(thisOrder)
                .wouldPass(wouldPass)
                .wouldPassTag(wouldPassTag)
                .limitVersion(limitVersion)
                .referencePxE8(referencePxE8)
                .referenceEpochNs(referenceEpochNs)
                .riskPxE8(riskPxE8)
                .notionalE4(notionalE4)
                .limitId(limitId)
                .fxE8(fxE8)
                .fxEpochNs(fxEpochNs)
                .multiplierE8(multiplierE8)
                .instrumentScope(instrumentScope);
    }

    /**
     * Returns why it was refused.
     *
     * @return why it was refused; null when it passes
     */
    public @Nullable Denial denial() {
        return denial;
    }

    /**
     * Returns the control that refused.
     *
     * @return it, or of an order that passes the control of its tightest limit; null when there is none
     */
    public @Nullable Control control() {
        return control;
    }

    /**
     * Returns the tag at fault.
     *
     * @return the tag at fault; 0 when none
     */
    public int fixTag() {
        return fixTag;
    }

    /**
     * Returns unit of limit, used and thisOrder.
     *
     * @return unit of limit, used and thisOrder
     */
    public MeasureUnit unit() {
        return unit;
    }

    /**
     * Returns whose limit it is.
     *
     * @return whose limit it is; NULL_VAL when it is nobody's
     */
    public PartyKind scopeKind() {
        return scopeKind;
    }

    /**
     * Returns id of the party whose limit it is.
     *
     * @return id of the party whose limit it is; 0 when it is nobody's
     */
    public int scopeId() {
        return scopeId;
    }

    /**
     * Returns the limit.
     *
     * @return the limit
     */
    public long limit() {
        return limit;
    }

    /**
     * Returns what was used of it before this order.
     *
     * @return what was used of it before this order
     */
    public long used() {
        return used;
    }

    /**
     * Returns what this order adds.
     *
     * @return what this order adds
     */
    public long thisOrder() {
        return thisOrder;
    }

    /**
     * Returns version of the limit.
     *
     * @return version of the limit; 0 when none
     */
    public long limitVersion() {
        return limitVersion;
    }

    /**
     * Returns the largest quantity or nearest price that would have passed.
     *
     * @return the largest quantity or nearest price that would have passed; {@link Decimal8#NULL} when none
     */
    public long wouldPass() {
        return wouldPass;
    }

    /**
     * Returns the tag that wouldPass speaks of: 38, 44 or 99.
     *
     * @return the tag that wouldPass speaks of: 38, 44 or 99; 0 when none
     */
    public int wouldPassTag() {
        return wouldPassTag;
    }

    /**
     * Returns which step of the ladder gave the reference price.
     *
     * @return which step of the ladder gave the reference price
     */
    public PriceSource priceSource() {
        return priceSource;
    }

    /**
     * Returns state of the price data.
     *
     * @return state of the price data
     */
    public PriceState priceState() {
        return priceState;
    }

    /**
     * Returns the reference price.
     *
     * @return the reference price; 0 when none
     */
    public long referencePxE8() {
        return referencePxE8;
    }

    /**
     * Returns time of the reference price.
     *
     * @return time of the reference price; 0 when none
     */
    public long referenceEpochNs() {
        return referenceEpochNs;
    }

    /**
     * Returns which limit refused.
     *
     * @return its id; 0 when none
     */
    public long limitId() {
        return limitId;
    }

    /**
     * Returns of which instruments the limit speaks that refused.
     *
     * @return its scope; NULL_VAL when none
     */
    public InstrumentScope instrumentScope() {
        return instrumentScope;
    }

    /**
     * Returns the exchange rate.
     *
     * @return units of the base currency for one of the instrument's, in units of 1e-8; 0 when it was not looked up
     */
    public long fxE8() {
        return fxE8;
    }

    /**
     * Returns price at which a unit is valued.
     *
     * @return price at which a unit is valued; 0 when none could be found
     */
    public long riskPxE8() {
        return riskPxE8;
    }

    /**
     * Returns value of the whole OrderQty(38) at riskPxE8.
     *
     * @return value of the whole OrderQty(38) at riskPxE8; 0 when it could not be found
     */
    public long notionalE4() {
        return notionalE4;
    }

    /**
     * Returns quantity that the order holds from now on: OrderQty(38) less CumQty(14).
     *
     * @return quantity that the order holds from now on: OrderQty(38) less CumQty(14)
     */
    public long reserveQtyE8() {
        return reserveQtyE8;
    }

    /**
     * Returns value of reserveQtyE8 at riskPxE8.
     *
     * @return value of reserveQtyE8 at riskPxE8
     */
    public long reserveE4() {
        return reserveE4;
    }
}
