package io.trade2026.marketdata.feed;

import io.trade2026.messages.Decimal8;

/**
 * Best prices of one instrument at one venue. Prices are in units of 1e-8 and above 0, or {@link Decimal8#NULL} when there is
 * none; so are the quantities, which may be 0.
 *
 * @param symbol Symbol(55), 1 to 24 printable ASCII characters
 * @param bidE8 best bid
 * @param askE8 best ask
 * @param bidQtyE8 quantity at the bid
 * @param askQtyE8 quantity at the ask
 * @param lastE8 last trade
 * @param sourceEpochNs when the venue made it
 * @param seq the venue's count of its messages
 * @param volumeE8 what the venue has traded on its day so far
 */
public record Quote(
        String symbol,
        long bidE8,
        long askE8,
        long bidQtyE8,
        long askQtyE8,
        long lastE8,
        long sourceEpochNs,
        long seq,
        long volumeE8)
        implements PriceMessage {
    /** A quote of a venue that does not tell its volume. */
    public Quote(
            String symbol,
            long bidE8,
            long askE8,
            long bidQtyE8,
            long askQtyE8,
            long lastE8,
            long sourceEpochNs,
            long seq) {
        this(symbol, bidE8, askE8, bidQtyE8, askQtyE8, lastE8, sourceEpochNs, seq, Decimal8.NULL);
    }
}
