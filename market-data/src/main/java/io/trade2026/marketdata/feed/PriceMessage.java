package io.trade2026.marketdata.feed;

/** What a venue's price message turned out to be. */
public sealed interface PriceMessage permits Quote, Heartbeat, Refusal {}
