package io.trade2026.gateway.wire;

import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.dictionary.FixDictionary;

/** The versions of FIX that counterparties may speak. */
public enum FixVersion {
    /** FIX 4.2. */
    FIX42("FIX.4.2", io.trade2026.dictionaries.fix42.FixDictionaryImpl.class),
    /** FIX 4.4. */
    FIX44("FIX.4.4", io.trade2026.dictionaries.fix44.FixDictionaryImpl.class),
    /** FIX 5.0 SP2 over FIXT 1.1. */
    FIX50SP2("FIXT.1.1", io.trade2026.dictionaries.fix50.FixDictionaryImpl.class);

    private final String beginString;
    private final Class<? extends FixDictionary> dictionary;

    FixVersion(String beginString, Class<? extends FixDictionary> dictionary) {
        this.beginString = beginString;
        this.dictionary = dictionary;
    }

    /**
     * Finds the version of a session.
     *
     * @param beginString BeginString(8)
     * @return the version, or null when it is none of ours
     */
    public static @Nullable FixVersion of(String beginString) {
        for (FixVersion version : values()) {
            if (version.beginString.equals(beginString)) {
                return version;
            }
        }
        return null;
    }

    /**
     * Returns BeginString(8).
     *
     * @return such as {@code FIX.4.4}
     */
    public String beginString() {
        return beginString;
    }

    /**
     * Returns the dictionary that Artio decodes it with.
     *
     * @return the generated class
     */
    public Class<? extends FixDictionary> dictionary() {
        return dictionary;
    }
}
