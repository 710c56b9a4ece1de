package io.trade2026.marketdata;

import io.trade2026.marketdata.feed.Quote;

/** Takes every tick before conflation, for a store of ticks. */
@FunctionalInterface
public interface TickSink {
    /** Keeps nothing. */
    TickSink NONE = (feed, quote) -> {};

    /**
     * One tick that passed its checks. Called on the thread that reads from NATS, which must not be held up: hand over and return.
     *
     * @param feed name of the feed
     * @param quote as normalised
     */
    void onTick(String feed, Quote quote);
}
