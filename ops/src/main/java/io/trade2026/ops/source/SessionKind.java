package io.trade2026.ops.source;

/** Who is at the other end of a session. */
public enum SessionKind {
    /** Sends orders. */
    CLIENT,
    /** Takes orders. */
    VENUE,
    /** Listens only. */
    DROP_COPY
}
