package io.trade2026.simulator.link;

import quickfix.SessionSettings;

/** The versions of FIX that the simulator speaks. */
public enum FixVersion {
    /** FIX 4.2. */
    FIX42("FIX.4.2"),
    /** FIX 4.4. */
    FIX44("FIX.4.4"),
    /** FIX 5.0 SP2 over FIXT 1.1. */
    FIX50SP2("FIXT.1.1");

    private final String beginString;

    FixVersion(String beginString) {
        this.beginString = beginString;
    }

    /** Returns BeginString(8). */
    public String beginString() {
        return beginString;
    }

    /**
     * Returns the version that a BeginString(8) stands for.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static FixVersion of(String beginString) {
        for (FixVersion version : values()) {
            if (version.beginString.equals(beginString)) {
                return version;
            }
        }
        throw new IllegalArgumentException("BeginString(8): unknown value '" + beginString + "'");
    }

    void putDictionary(SessionSettings settings, quickfix.SessionID id) {
        switch (this) {
            case FIX42 -> settings.setString(id, "DataDictionary", "FIX42.xml");
            case FIX44 -> settings.setString(id, "DataDictionary", "FIX44.xml");
            case FIX50SP2 -> {
                settings.setString(id, "TransportDataDictionary", "FIXT11.xml");
                settings.setString(id, "AppDataDictionary", "FIX50SP2.xml");
                settings.setString(id, "DefaultApplVerID", "9");
            }
        }
    }
}
