package io.trade2026.marketdata;

import io.trade2026.marketdata.feed.PriceNormaliser;

/**
 * One feed: the prices of one venue.
 *
 * @param name of the venue, the second word of its subjects; 1 to 12 letters, digits, {@code -} or {@code _}
 * @param mustBeHeard whether it is silent from the start until it is heard; otherwise it counts only once it was heard
 * @param normaliser of its dialect
 */
public record FeedSettings(String name, boolean mustBeHeard, PriceNormaliser normaliser) {
    private static final String NAME = "[A-Za-z0-9_-]{1,12}";

    /** Refuses a name that is no word of a subject. */
    public FeedSettings {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("name: must be 1 to 12 letters, digits, '-' or '_', was '" + name + "'");
        }
    }
}
