package io.trade2026.marketdata;

import io.trade2026.marketdata.feed.JsonNormaliser;
import java.time.Duration;
import java.util.List;

/**
 * How prices are read and how often they are passed on.
 *
 * @param natsUrl of the server
 * @param feeds that are known; messages of others are refused and counted
 * @param maxUpdatesPerSecond for each instrument, 1 to 1000
 * @param silentAfter without heartbeat and prices a feed is silent (risk-controls 2.7: 2 s)
 * @param maxAge of a message by its source time; an older one is refused and is no sign of life
 * @param maxLead of a source time over this machine's clock
 * @param maxInstruments for which prices are held
 * @param reconnectWait between attempts to reach the server, which never end
 */
public record MarketDataSettings(
        String natsUrl,
        List<FeedSettings> feeds,
        int maxUpdatesPerSecond,
        Duration silentAfter,
        Duration maxAge,
        Duration maxLead,
        int maxInstruments,
        Duration reconnectWait) {
    private static final int MOST_UPDATES = 1_000;

    /** Checks the values and keeps its own list. */
    public MarketDataSettings {
        feeds = List.copyOf(feeds);
        if (feeds.stream().map(FeedSettings::name).distinct().count() != feeds.size()) {
            throw new IllegalArgumentException("feeds: names must differ");
        }
        if (maxUpdatesPerSecond < 1 || maxUpdatesPerSecond > MOST_UPDATES) {
            throw new IllegalArgumentException(
                    "maxUpdatesPerSecond: must be 1 to " + MOST_UPDATES + ", was " + maxUpdatesPerSecond);
        }
        if (maxInstruments < 1) {
            throw new IllegalArgumentException("maxInstruments: must be above 0, was " + maxInstruments);
        }
        requirePositive("silentAfter", silentAfter);
        requirePositive("maxAge", maxAge);
        requirePositive("maxLead", maxLead);
        requirePositive("reconnectWait", reconnectWait);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": must be above 0, was " + value);
        }
    }

    /**
     * The usual values, and feeds in the plain JSON dialect that count once they are heard.
     *
     * @param natsUrl of the server, like {@code nats://127.0.0.1:14222}
     * @param venues names of the feeds
     * @return the settings
     */
    public static MarketDataSettings of(String natsUrl, List<String> venues) {
        List<FeedSettings> feeds = venues.stream()
                .map(venue -> new FeedSettings(venue, false, new JsonNormaliser()))
                .toList();
        return new MarketDataSettings(
                natsUrl,
                feeds,
                10,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                10_000,
                Duration.ofSeconds(1));
    }

    /**
     * Another pace of conflation.
     *
     * @param updatesPerSecond for each instrument
     * @return a copy
     */
    public MarketDataSettings withMaxUpdatesPerSecond(int updatesPerSecond) {
        return new MarketDataSettings(
                natsUrl, feeds, updatesPerSecond, silentAfter, maxAge, maxLead, maxInstruments, reconnectWait);
    }

    /**
     * Other feeds.
     *
     * @param others all of them
     * @return a copy
     */
    public MarketDataSettings withFeeds(List<FeedSettings> others) {
        return new MarketDataSettings(
                natsUrl, others, maxUpdatesPerSecond, silentAfter, maxAge, maxLead, maxInstruments, reconnectWait);
    }
}
