package io.trade2026.marketdata;

import io.trade2026.marketdata.feed.Quote;
import io.trade2026.messages.Decimal8;
import org.jspecify.annotations.Nullable;

/**
 * Prices of one instrument over its venues: the highest bid, the lowest ask, the newest trade. Guarded by its board.
 *
 * <p>Two venues may cross each other; that is passed on as it is and the core judges it.
 */
final class InstrumentPrices {
    private final String symbol;
    private final @Nullable Quote[] quotes;
    private final boolean[] hasTouch;
    private final BestPrices best = new BestPrices();
    private final BestPrices sent = new BestPrices();
    private boolean isDirty;
    private boolean wasSent;
    private long nextSendNs;

    InstrumentPrices(String symbol, int feeds, long nowNs) {
        this.symbol = symbol;
        this.quotes = new @Nullable Quote[feeds];
        this.hasTouch = new boolean[feeds];
        this.nextSendNs = nowNs;
    }

    String symbol() {
        return symbol;
    }

    /** False when the venue has said something newer: neither its count nor its time has moved on. */
    boolean take(int feed, Quote quote) {
        Quote before = quotes[feed];
        if (before != null && quote.seq() <= before.seq() && quote.sourceEpochNs() <= before.sourceEpochNs()) {
            return false;
        }
        boolean isWhole = quote.lastE8() != Decimal8.NULL && quote.volumeE8() != Decimal8.NULL;
        quotes[feed] = isWhole || before == null ? quote : completed(before, quote);
        hasTouch[feed] = true;
        return true;
    }

    /** Its last trade and its volume stay until the venue tells others. */
    private static Quote completed(Quote before, Quote quote) {
        return new Quote(
                quote.symbol(),
                quote.bidE8(),
                quote.askE8(),
                quote.bidQtyE8(),
                quote.askQtyE8(),
                quote.lastE8() == Decimal8.NULL ? before.lastE8() : quote.lastE8(),
                quote.sourceEpochNs(),
                quote.seq(),
                quote.volumeE8() == Decimal8.NULL ? before.volumeE8() : quote.volumeE8());
    }

    /** The touch of a silent venue is over; its last trade remains. */
    boolean forgetTouch(int feed) {
        boolean had = hasTouch[feed];
        hasTouch[feed] = false;
        return had;
    }

    /** True when an update that was waiting is replaced unseen. */
    boolean markDirty() {
        boolean was = isDirty;
        isDirty = true;
        return was;
    }

    boolean isDirty() {
        return isDirty;
    }

    long nextSendNs() {
        return nextSendNs;
    }

    void sendAgain() {
        isDirty = true;
        wasSent = false;
    }

    /** Null when the core already has the same. */
    @Nullable BestPrices news() {
        best.clear();
        for (int feed = 0; feed < quotes.length; feed++) {
            Quote quote = quotes[feed];
            if (quote != null) {
                best.add(quote, hasTouch[feed]);
            }
        }
        if (wasSent && best.sameAs(sent)) {
            isDirty = false;
            return null;
        }
        return best;
    }

    void wasSent(long nextNs) {
        sent.copyFrom(best);
        wasSent = true;
        isDirty = false;
        nextSendNs = nextNs;
    }
}
