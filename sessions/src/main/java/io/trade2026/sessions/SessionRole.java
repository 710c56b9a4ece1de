package io.trade2026.sessions;

/** What a counterparty is to us. */
public enum SessionRole {
    /** Sends us orders; we accept its connection. */
    CLIENT,
    /** Takes our orders; we connect to it. */
    VENUE,
    /** Hears a copy of executions; we accept its connection and take no orders from it. */
    DROP_COPY
}
