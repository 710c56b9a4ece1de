package io.trade2026.risk.prices;

/** The exchange rate of one decision; reused by the caller. */
public final class FxRate {
    private long rateE8;
    private long epochNs;
    private boolean stale;

    /** Creates one that is not known. */
    public FxRate() {}

    void set(long newRateE8, long newEpochNs, boolean isStale) {
        rateE8 = newRateE8;
        epochNs = newEpochNs;
        stale = isStale;
    }

    /**
     * Says whether there is a rate.
     *
     * @return whether it is above 0
     */
    public boolean isKnown() {
        return rateE8 > 0;
    }

    /**
     * Returns the rate, with the haircut when it is stale.
     *
     * @return units of the base currency for one of the other, in units of 1e-8; 0 when not known
     */
    public long rateE8() {
        return rateE8;
    }

    /**
     * Returns when the rate was told.
     *
     * @return epoch nanoseconds; 0 for the base currency itself and when not known
     */
    public long epochNs() {
        return epochNs;
    }

    /**
     * Says whether the rate is older than it may be.
     *
     * @return whether the haircut is in it
     */
    public boolean isStale() {
        return stale;
    }
}
