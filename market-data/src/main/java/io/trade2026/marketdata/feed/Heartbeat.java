package io.trade2026.marketdata.feed;

/**
 * A venue says that its feed is alive, though prices may be quiet.
 *
 * @param sourceEpochNs when the venue said so
 */
public record Heartbeat(long sourceEpochNs) implements PriceMessage {}
