package io.trade2026.marketdata;

import io.trade2026.marketdata.feed.Quote;
import io.trade2026.messages.Decimal8;

/** The best of several venues' quotes, in units of 1e-8; {@link Decimal8#NULL} where there is none. */
final class BestPrices {
    private long bidE8;
    private long askE8;
    private long bidQtyE8;
    private long askQtyE8;
    private long lastE8;
    private long volumeE8;
    private long lastEpochNs;
    private long sourceEpochNs;

    BestPrices() {
        clear();
    }

    void clear() {
        bidE8 = Decimal8.NULL;
        askE8 = Decimal8.NULL;
        bidQtyE8 = Decimal8.NULL;
        askQtyE8 = Decimal8.NULL;
        lastE8 = Decimal8.NULL;
        volumeE8 = Decimal8.NULL;
        lastEpochNs = 0;
        sourceEpochNs = 0;
    }

    void add(Quote quote, boolean withTouch) {
        if (withTouch) {
            addBid(quote);
            addAsk(quote);
        }
        if (quote.lastE8() != Decimal8.NULL && quote.sourceEpochNs() >= lastEpochNs) {
            lastE8 = quote.lastE8();
            lastEpochNs = quote.sourceEpochNs();
        }
        volumeE8 = sum(volumeE8, quote.volumeE8());
        sourceEpochNs = Math.max(sourceEpochNs, quote.sourceEpochNs());
    }

    private void addBid(Quote quote) {
        if (quote.bidE8() == Decimal8.NULL || quote.bidE8() < bidE8) {
            return;
        }
        bidQtyE8 = quote.bidE8() == bidE8 ? sum(bidQtyE8, quote.bidQtyE8()) : quote.bidQtyE8();
        bidE8 = quote.bidE8();
    }

    private void addAsk(Quote quote) {
        if (quote.askE8() == Decimal8.NULL || (askE8 != Decimal8.NULL && quote.askE8() > askE8)) {
            return;
        }
        askQtyE8 = quote.askE8() == askE8 ? sum(askQtyE8, quote.askQtyE8()) : quote.askQtyE8();
        askE8 = quote.askE8();
    }

    /** Stays at the largest number instead of wrapping. */
    private static long sum(long leftE8, long rightE8) {
        if (leftE8 == Decimal8.NULL || rightE8 == Decimal8.NULL) {
            return leftE8 == Decimal8.NULL ? rightE8 : leftE8;
        }
        long sumE8 = leftE8 + rightE8;
        return sumE8 < 0 ? Long.MAX_VALUE : sumE8;
    }

    /** The time alone is no news. */
    boolean sameAs(BestPrices other) {
        return bidE8 == other.bidE8
                && askE8 == other.askE8
                && bidQtyE8 == other.bidQtyE8
                && askQtyE8 == other.askQtyE8
                && lastE8 == other.lastE8
                && volumeE8 == other.volumeE8;
    }

    void copyFrom(BestPrices other) {
        bidE8 = other.bidE8;
        askE8 = other.askE8;
        bidQtyE8 = other.bidQtyE8;
        askQtyE8 = other.askQtyE8;
        lastE8 = other.lastE8;
        volumeE8 = other.volumeE8;
        lastEpochNs = other.lastEpochNs;
        sourceEpochNs = other.sourceEpochNs;
    }

    long bidE8() {
        return bidE8;
    }

    long askE8() {
        return askE8;
    }

    long bidQtyE8() {
        return bidQtyE8;
    }

    long askQtyE8() {
        return askQtyE8;
    }

    long lastE8() {
        return lastE8;
    }

    long volumeE8() {
        return volumeE8;
    }

    long sourceEpochNs() {
        return sourceEpochNs;
    }
}
