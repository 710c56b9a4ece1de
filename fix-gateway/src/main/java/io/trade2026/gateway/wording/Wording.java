package io.trade2026.gateway.wording;

import io.trade2026.sessions.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How one session words its messages. Costs nothing where the session keeps to the dictionary. Used by the gateway's thread. */
public final class Wording {
    /** That of the dictionary. */
    public static final Wording PLAIN = new Wording("", Words.USUAL);

    private final Words words;
    private final int[] customTags;
    private final @Nullable OverlayRewriter overlay;
    private final PassedOverTags passedOver;

    /**
     * Makes the words of a session ready.
     *
     * @param session name of the session, for the log
     * @param words of its definition
     */
    public Wording(String session, Words words) {
        this.words = words;
        this.customTags =
                words.customTags().stream().mapToInt(Integer::intValue).toArray();
        this.overlay = words.overlay().isEmpty() ? null : new OverlayRewriter(words.overlay());
        this.passedOver = new PassedOverTags(session);
    }

    /**
     * Returns what it was made of.
     *
     * @return the words of the definition
     */
    public Words words() {
        return words;
    }

    /**
     * Says whether any field beyond the dictionary goes along.
     *
     * @return whether there are custom tags
     */
    public boolean hasCustomTags() {
        return customTags.length > 0;
    }

    /**
     * Says whether a field goes along although the dictionary does not know it.
     *
     * @param tag of the field, ours
     * @return whether it is one of the session's custom tags
     */
    public boolean isCustom(int tag) {
        return Arrays.binarySearch(customTags, tag) >= 0;
    }

    /**
     * Says whether a field that the dictionary does not know is passed over; notes it where the session's definition wants that.
     *
     * @param tag of the field
     * @return false when the message is to be refused
     */
    public boolean passesOver(int tag) {
        return switch (words.unknownTags()) {
            case STRICT -> false;
            case TOLERANT -> true;
            case LOG_ONLY -> {
                passedOver.note(tag);
                yield true;
            }
        };
    }

    /**
     * Returns the fields that were passed over.
     *
     * @return counted since the definition was read
     */
    public PassedOverTags passedOver() {
        return passedOver;
    }

    /**
     * Returns what rewrites the messages of the session.
     *
     * @return null when they pass as they are
     */
    public @Nullable OverlayRewriter overlay() {
        return overlay;
    }
}
