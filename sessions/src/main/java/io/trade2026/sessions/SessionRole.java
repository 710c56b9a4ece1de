package io.trade2026.sessions;

/** What a counterparty is to us. */
public enum SessionRole {
    /** Sends us orders; we accept its connection. */
    CLIENT,
    /** Takes our orders; we connect to it. */
    VENUE
}
