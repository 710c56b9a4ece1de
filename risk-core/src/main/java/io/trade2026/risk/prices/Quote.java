package io.trade2026.risk.prices;

import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.PriceSource;
import io.trade2026.messages.sbe.PriceState;

/** What is known of an instrument's price for one decision; reused by the caller. Prices are 0 when there is none. */
public final class Quote {
    private PriceState state = PriceState.NO_PRICE;
    private MarketState market = MarketState.OPEN;
    private boolean frozen;
    private PriceSource source = PriceSource.NONE;
    private long referencePxE8;
    private long referenceEpochNs;
    private long valuationPxE8;
    private long marketPxE8;
    private long bidE8;
    private long askE8;
    private long lastE8;
    private long bidQtyE8;
    private long askQtyE8;

    /** Creates one without a price. */
    public Quote() {}

    void begin(PriceState newState, long newMarketPxE8, long newValuationPxE8) {
        state = newState;
        marketPxE8 = newMarketPxE8;
        valuationPxE8 = newValuationPxE8;
        reference(PriceSource.NONE, 0, 0);
    }

    void sizes(long newBidQtyE8, long newAskQtyE8) {
        bidQtyE8 = newBidQtyE8;
        askQtyE8 = newAskQtyE8;
    }

    void market(MarketState newMarket, boolean isFrozen) {
        market = newMarket;
        frozen = isFrozen;
    }

    void touches(long newBidE8, long newAskE8, long newLastE8) {
        bidE8 = newBidE8;
        askE8 = newAskE8;
        lastE8 = newLastE8;
    }

    void reference(PriceSource newSource, long pxE8, long epochNs) {
        source = newSource;
        referencePxE8 = pxE8;
        referenceEpochNs = epochNs;
    }

    /**
     * Returns the state of the data.
     *
     * @return NO_PRICE, LIVE, QUIET, STALE, or HALT while trading is not continuous
     */
    public PriceState state() {
        return state;
    }

    /**
     * Returns what the market of the order is doing.
     *
     * @return OPEN when nothing else was told
     */
    public MarketState market() {
        return market;
    }

    /**
     * Says whether orders may be neither cancelled nor replaced now.
     *
     * @return whether the market is frozen
     */
    public boolean isFrozen() {
        return frozen;
    }

    /**
     * Returns which step of the ladder gave the reference price.
     *
     * @return NONE when there is no reference price
     */
    public PriceSource source() {
        return source;
    }

    /**
     * Returns the price that collars are measured from.
     *
     * @return in units of 1e-8; 0 when there is none
     */
    public long referencePxE8() {
        return referencePxE8;
    }

    /**
     * Returns when the reference price was told.
     *
     * @return epoch nanoseconds; 0 for reference data and when there is none
     */
    public long referenceEpochNs() {
        return referenceEpochNs;
    }

    /**
     * Returns the highest of ask, last and previous close: what an unpriced order is valued at, before its buffer.
     *
     * @return in units of 1e-8; with the haircut when stale; 0 when there is none; {@link Long#MAX_VALUE} when it does not fit
     */
    public long valuationPxE8() {
        return valuationPxE8;
    }

    /**
     * Returns the higher of ask and last, the previous close when there is neither: what a stop order's price is
     * compared with.
     *
     * @return as {@link #valuationPxE8()}
     */
    public long marketPxE8() {
        return marketPxE8;
    }

    /**
     * Returns the best price to buy.
     *
     * @return in units of 1e-8, as it was told last; 0 when there is none
     */
    public long bidE8() {
        return bidE8;
    }

    /**
     * Returns the best price to sell.
     *
     * @return as {@link #bidE8()}
     */
    public long askE8() {
        return askE8;
    }

    /**
     * Returns how much the best price to buy is good for.
     *
     * @return in units of 1e-8; 0 when it is not known
     */
    public long bidQtyE8() {
        return bidQtyE8;
    }

    /**
     * Returns how much the best price to sell is good for.
     *
     * @return as {@link #bidQtyE8()}
     */
    public long askQtyE8() {
        return askQtyE8;
    }

    /**
     * Returns the price of the last trade.
     *
     * @return as {@link #bidE8()}
     */
    public long lastE8() {
        return lastE8;
    }
}
