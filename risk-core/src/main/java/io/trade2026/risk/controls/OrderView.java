package io.trade2026.risk.controls;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;

/** The terms of an order as risk sees them; filled and reused by the caller, who calls {@link #clear()} first. */
public final class OrderView {
    /** Nothing was named. */
    public static final int ABSENT = 0;
    /** A name was given that is not known. */
    public static final int UNKNOWN = -1;
    /** No ExpireDate(432). */
    public static final int NO_DATE = Integer.MIN_VALUE;

    private int sessionId;
    private int accountId = ABSENT;
    private int traderId = ABSENT;
    private int strategyId = ABSENT;
    private int venueId = ABSENT;
    private int instrumentId = ABSENT;
    private boolean choosesVenue;
    private Side side = Side.NULL_VAL;
    private OrdType ordType = OrdType.NULL_VAL;
    private TimeInForce timeInForce = TimeInForce.DAY;
    private long orderQtyE8 = Decimal8.NULL;
    private long cumQtyE8;
    private long priceE8 = Decimal8.NULL;
    private long stopPxE8 = Decimal8.NULL;
    private long minQtyE8 = Decimal8.NULL;
    private long maxFloorE8 = Decimal8.NULL;
    private long cashOrderQtyE8 = Decimal8.NULL;
    private long expireEpochNs = Decimal8.NULL;
    private int expireDateYmd = NO_DATE;
    private long replacedQtyE8 = Decimal8.NULL;
    private long replacedPriceE8 = Decimal8.NULL;
    private long replacedStopPxE8 = Decimal8.NULL;
    private boolean possResend;
    private long transactEpochNs;
    private long receivedEpochNs;
    private int messagesOut;
    private boolean byHand;
    private boolean excusedByRisk;
    private boolean excusedByCompliance;

    /** Creates an empty one. */
    public OrderView() {}

    /** Forgets everything. */
    public OrderView clear() {
        sessionId = 0;
        accountId = ABSENT;
        traderId = ABSENT;
        strategyId = ABSENT;
        venueId = ABSENT;
        instrumentId = ABSENT;
        choosesVenue = false;
        side = Side.NULL_VAL;
        ordType = OrdType.NULL_VAL;
        timeInForce = TimeInForce.DAY;
        orderQtyE8 = Decimal8.NULL;
        cumQtyE8 = 0;
        priceE8 = Decimal8.NULL;
        stopPxE8 = Decimal8.NULL;
        minQtyE8 = Decimal8.NULL;
        maxFloorE8 = Decimal8.NULL;
        cashOrderQtyE8 = Decimal8.NULL;
        expireEpochNs = Decimal8.NULL;
        expireDateYmd = NO_DATE;
        replacedQtyE8 = Decimal8.NULL;
        replacedPriceE8 = Decimal8.NULL;
        replacedStopPxE8 = Decimal8.NULL;
        possResend = false;
        transactEpochNs = 0;
        receivedEpochNs = 0;
        messagesOut = 0;
        byHand = false;
        excusedByRisk = false;
        excusedByCompliance = false;
        return this;
    }

    /** Returns true for a buy or a buy minus. */
    public boolean isBuy() {
        return isBuy(side);
    }

    /**
     * Says whether a side buys.
     *
     * @param value Side(54)
     * @return true for a buy or a buy minus
     */
    public static boolean isBuy(Side value) {
        return value == Side.BUY || value == Side.BUY_MINUS;
    }

    /** Says whether it is marked as a short sale. */
    public boolean isShort() {
        return isShort(side);
    }

    /**
     * Says whether a side sells short.
     *
     * @param value Side(54)
     * @return true for a short sale, exempt or not
     */
    public static boolean isShort(Side value) {
        return value == Side.SELL_SHORT || value == Side.SELL_SHORT_EXEMPT;
    }

    /** Returns session that sent it, id. */
    public int sessionId() {
        return sessionId;
    }

    /**
     * Sets session that sent it.
     *
     * @param value session that sent it, id
     * @return this
     */
    public OrderView sessionId(int value) {
        sessionId = value;
        return this;
    }

    /**
     * Returns account id; {@link #ABSENT} when none was named and the session has no default, {@link #UNKNOWN} when
     * the name is not known.
     */
    public int accountId() {
        return accountId;
    }

    /**
     * Sets account id.
     *
     * @param value account id; {@link #ABSENT} when none was named and the session has no default, {@link #UNKNOWN} when the name is not known
     * @return this
     */
    public OrderView accountId(int value) {
        accountId = value;
        return this;
    }

    /** Returns trader id; {@link #ABSENT} when none was named, {@link #UNKNOWN} when the name is not known. */
    public int traderId() {
        return traderId;
    }

    /**
     * Sets trader id.
     *
     * @param value trader id; {@link #ABSENT} when none was named, {@link #UNKNOWN} when the name is not known
     * @return this
     */
    public OrderView traderId(int value) {
        traderId = value;
        return this;
    }

    /** Returns strategy id; {@link #ABSENT} when none was named, {@link #UNKNOWN} when the name is not known. */
    public int strategyId() {
        return strategyId;
    }

    /**
     * Sets strategy id.
     *
     * @param value as {@link #strategyId()}
     * @return this
     */
    public OrderView strategyId(int value) {
        strategyId = value;
        return this;
    }

    /** Returns id of the venue it is routed to; {@link #ABSENT} before routing. */
    public int venueId() {
        return venueId;
    }

    /**
     * Sets venue id.
     *
     * @param value as {@link #venueId()}
     * @return this
     */
    public OrderView venueId(int value) {
        venueId = value;
        return this;
    }

    /** Returns instrument id; {@link #ABSENT} or {@link #UNKNOWN} when the symbol is not known. */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * Sets instrument id.
     *
     * @param value instrument id; {@link #ABSENT} or {@link #UNKNOWN} when the symbol is not known
     * @return this
     */
    public OrderView instrumentId(int value) {
        instrumentId = value;
        return this;
    }

    /** Returns whether ExDestination(100) was given and is to be heeded. */
    public boolean choosesVenue() {
        return choosesVenue;
    }

    /**
     * Sets whether ExDestination(100) was given and is to be heeded.
     *
     * @param value whether ExDestination(100) was given and is to be heeded
     * @return this
     */
    public OrderView choosesVenue(boolean value) {
        choosesVenue = value;
        return this;
    }

    /** Returns Side(54). */
    public Side side() {
        return side;
    }

    /**
     * Sets Side(54).
     *
     * @param value Side(54)
     * @return this
     */
    public OrderView side(Side value) {
        side = value;
        return this;
    }

    /** Returns OrdType(40). */
    public OrdType ordType() {
        return ordType;
    }

    /**
     * Sets OrdType(40).
     *
     * @param value OrdType(40)
     * @return this
     */
    public OrderView ordType(OrdType value) {
        ordType = value;
        return this;
    }

    /** Returns TimeInForce(59). */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /**
     * Sets TimeInForce(59).
     *
     * @param value TimeInForce(59)
     * @return this
     */
    public OrderView timeInForce(TimeInForce value) {
        timeInForce = value;
        return this;
    }

    /** Returns OrderQty(38), of a replace the new total; units of 1e-8. */
    public long orderQtyE8() {
        return orderQtyE8;
    }

    /**
     * Sets OrderQty(38).
     *
     * @param value OrderQty(38), of a replace the new total; units of 1e-8
     * @return this
     */
    public OrderView orderQtyE8(long value) {
        orderQtyE8 = value;
        return this;
    }

    /** Returns CumQty(14) so far; 0 for a new order. */
    public long cumQtyE8() {
        return cumQtyE8;
    }

    /**
     * Sets CumQty(14) so far.
     *
     * @param value CumQty(14) so far; 0 for a new order
     * @return this
     */
    public OrderView cumQtyE8(long value) {
        cumQtyE8 = value;
        return this;
    }

    /** Returns Price(44); {@link Decimal8#NULL} when absent. */
    public long priceE8() {
        return priceE8;
    }

    /**
     * Sets Price(44).
     *
     * @param value Price(44); {@link Decimal8#NULL} when absent
     * @return this
     */
    public OrderView priceE8(long value) {
        priceE8 = value;
        return this;
    }

    /** Returns StopPx(99); {@link Decimal8#NULL} when absent. */
    public long stopPxE8() {
        return stopPxE8;
    }

    /**
     * Sets StopPx(99).
     *
     * @param value StopPx(99); {@link Decimal8#NULL} when absent
     * @return this
     */
    public OrderView stopPxE8(long value) {
        stopPxE8 = value;
        return this;
    }

    /** Returns MinQty(110); {@link Decimal8#NULL} when absent. */
    public long minQtyE8() {
        return minQtyE8;
    }

    /**
     * Sets MinQty(110).
     *
     * @param value MinQty(110); {@link Decimal8#NULL} when absent
     * @return this
     */
    public OrderView minQtyE8(long value) {
        minQtyE8 = value;
        return this;
    }

    /** Returns MaxFloor(111); {@link Decimal8#NULL} when absent. */
    public long maxFloorE8() {
        return maxFloorE8;
    }

    /**
     * Sets MaxFloor(111).
     *
     * @param value MaxFloor(111); {@link Decimal8#NULL} when absent
     * @return this
     */
    public OrderView maxFloorE8(long value) {
        maxFloorE8 = value;
        return this;
    }

    /** Returns CashOrderQty(152); {@link Decimal8#NULL} when absent. */
    public long cashOrderQtyE8() {
        return cashOrderQtyE8;
    }

    /**
     * Sets CashOrderQty(152).
     *
     * @param value CashOrderQty(152); {@link Decimal8#NULL} when absent
     * @return this
     */
    public OrderView cashOrderQtyE8(long value) {
        cashOrderQtyE8 = value;
        return this;
    }

    /** Returns ExpireTime(126); {@link Decimal8#NULL} when absent. */
    public long expireEpochNs() {
        return expireEpochNs;
    }

    /**
     * Sets ExpireTime(126).
     *
     * @param value ExpireTime(126); {@link Decimal8#NULL} when absent
     * @return this
     */
    public OrderView expireEpochNs(long value) {
        expireEpochNs = value;
        return this;
    }

    /** Returns ExpireDate(432) as yyyymmdd; {@link Integer#MIN_VALUE} when absent. */
    public int expireDateYmd() {
        return expireDateYmd;
    }

    /**
     * Sets ExpireDate(432) as yyyymmdd.
     *
     * @param value ExpireDate(432) as yyyymmdd; {@link Integer#MIN_VALUE} when absent
     * @return this
     */
    public OrderView expireDateYmd(int value) {
        expireDateYmd = value;
        return this;
    }

    /** Returns OrderQty(38) of the order that a replace changes; {@link Decimal8#NULL} for a new order. */
    public long replacedQtyE8() {
        return replacedQtyE8;
    }

    /**
     * Sets OrderQty(38) of the order that a replace changes.
     *
     * @param value OrderQty(38) of the order that a replace changes; {@link Decimal8#NULL} for a new order
     * @return this
     */
    public OrderView replacedQtyE8(long value) {
        replacedQtyE8 = value;
        return this;
    }

    /** Returns Price(44) of the order that a replace changes; {@link Decimal8#NULL} when it has none. */
    public long replacedPriceE8() {
        return replacedPriceE8;
    }

    /**
     * Sets Price(44) of the order that a replace changes.
     *
     * @param value Price(44) of the order that a replace changes; {@link Decimal8#NULL} when it has none
     * @return this
     */
    public OrderView replacedPriceE8(long value) {
        replacedPriceE8 = value;
        return this;
    }

    /** Returns StopPx(99) of the order that a replace changes; {@link Decimal8#NULL} when it has none. */
    public long replacedStopPxE8() {
        return replacedStopPxE8;
    }

    /**
     * Sets StopPx(99) of the order that a replace changes.
     *
     * @param value StopPx(99) of the order that a replace changes; {@link Decimal8#NULL} when it has none
     * @return this
     */
    public OrderView replacedStopPxE8(long value) {
        replacedStopPxE8 = value;
        return this;
    }

    /** Returns PossResend(97). */
    public boolean isPossResend() {
        return possResend;
    }

    /**
     * Sets PossResend(97).
     *
     * @param value whether it may have been sent before
     * @return this
     */
    public OrderView possResend(boolean value) {
        possResend = value;
        return this;
    }

    /** Returns TransactTime(60), epoch nanoseconds UTC; 0 when it is not known. */
    public long transactEpochNs() {
        return transactEpochNs;
    }

    /**
     * Sets TransactTime(60).
     *
     * @param value epoch nanoseconds UTC; 0 when it is not known
     * @return this
     */
    public OrderView transactEpochNs(long value) {
        transactEpochNs = value;
        return this;
    }

    /** Returns when the gateway read the message, epoch nanoseconds UTC; 0 when no message brought it. */
    public long receivedEpochNs() {
        return receivedEpochNs;
    }

    /**
     * Sets when the gateway read the message.
     *
     * @param value epoch nanoseconds UTC; 0 when no message brought it
     * @return this
     */
    public OrderView receivedEpochNs(long value) {
        receivedEpochNs = value;
        return this;
    }

    /** Returns how many messages the order has taken to its venue, or holds for it; cancels are none. */
    public int messagesOut() {
        return messagesOut;
    }

    /**
     * Sets how many messages the order has taken to its venue, or holds for it; cancels are none.
     *
     * @param value not negative
     * @return this
     */
    public OrderView messagesOut(int value) {
        messagesOut = value;
        return this;
    }

    /** Returns whether a person enters it, so that soft limits are soft. */
    public boolean isByHand() {
        return byHand;
    }

    /** Returns whether risk lets it pass soft limits. */
    public boolean isExcusedByRisk() {
        return excusedByRisk;
    }

    /** Returns whether compliance lets it pass lists that are soft. */
    public boolean isExcusedByCompliance() {
        return excusedByCompliance;
    }

    /**
     * Sets that a person enters it, and who has agreed that it may pass.
     *
     * @param ofRisk whether risk has
     * @param ofCompliance whether compliance has
     * @return this
     */
    public OrderView byHand(boolean ofRisk, boolean ofCompliance) {
        byHand = true;
        excusedByRisk = ofRisk;
        excusedByCompliance = ofCompliance;
        return this;
    }
}
