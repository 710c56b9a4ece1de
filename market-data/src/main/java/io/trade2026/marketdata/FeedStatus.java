package io.trade2026.marketdata;

/**
 * State of one feed.
 *
 * @param name of the feed
 * @param isLive whether it is heard
 * @param isExpected whether its silence matters: it must be heard, or was heard before
 * @param lastHeardEpochNs by this machine's clock, 0 when never
 * @param quotes taken from it
 * @param heartbeats taken from it
 */
public record FeedStatus(
        String name, boolean isLive, boolean isExpected, long lastHeardEpochNs, long quotes, long heartbeats) {}
