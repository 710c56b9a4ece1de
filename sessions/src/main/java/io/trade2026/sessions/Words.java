package io.trade2026.sessions;

import java.util.List;

/**
 * How a counterparty words its messages, where that differs from the dictionary of its version.
 *
 * @param unknownTags what becomes of a field that the dictionary does not know
 * @param customTags fields beyond the dictionary that go along with an order to the venue, and with a report to the client; sorted,
 *     none twice
 * @param overlay how its messages are turned into those of the dictionary, and back
 */
public record Words(UnknownTags unknownTags, List<Integer> customTags, Overlay overlay) {
    /** Those of the dictionary. */
    public static final Words USUAL = new Words(UnknownTags.STRICT, List.of(), Overlay.NONE);

    /**
     * Copies the tags.
     *
     * @throws IllegalArgumentException when they are not sorted or one is there twice
     */
    public Words {
        customTags = List.copyOf(customTags);
        for (int i = 1; i < customTags.size(); i++) {
            if (customTags.get(i - 1) >= customTags.get(i)) {
                throw new IllegalArgumentException("custom tags are not sorted: " + customTags);
            }
        }
    }

    /** What becomes of a field that neither the dictionary nor {@link #customTags} knows. */
    public enum UnknownTags {
        /** The message is refused: Reject(3) with SessionRejectReason(373)=0 or 2. */
        STRICT,
        /** The field is passed over. */
        TOLERANT,
        /** The field is passed over, and the log says so. */
        LOG_ONLY
    }
}
