package io.trade2026.risk.reference;

/** A market that orders are sent to. */
public final class Venue {
    private final int id;
    private int sessionId;
    private long version;
    private boolean enabled;

    Venue(int id) {
        this.id = id;
    }

    void update(long newVersion, int newSessionId, boolean newEnabled) {
        version = newVersion;
        sessionId = newSessionId;
        enabled = newEnabled;
    }

    /**
     * Returns its id.
     *
     * @return from 1 up
     */
    public int id() {
        return id;
    }

    /**
     * Returns the FIX session that leads there.
     *
     * @return the session's id
     */
    public int sessionId() {
        return sessionId;
    }

    /**
     * Says whether orders may be sent there.
     *
     * @return whether it is switched on
     */
    public boolean isEnabled() {
        return enabled;
    }

    long version() {
        return version;
    }
}
