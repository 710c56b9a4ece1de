package io.trade2026.marketdata.feed;

/** Reads the dialect of one venue. Called by one thread at a time; keeps nothing between calls. */
@FunctionalInterface
public interface PriceNormaliser {
    /**
     * Reads one message.
     *
     * @param feed name of the feed, the second word of the subject
     * @param topic what follows it in the subject
     * @param payload of the message; not kept
     * @return what it is; a mistake of the venue is a {@link Refusal}, never an exception
     */
    PriceMessage normalise(String feed, String topic, byte[] payload);
}
