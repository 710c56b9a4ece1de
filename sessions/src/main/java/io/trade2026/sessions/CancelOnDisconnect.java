package io.trade2026.sessions;

import java.util.Set;

/**
 * Which orders of a client are cancelled when its session is lost (KS-02).
 *
 * @param triggers ends of the session that cancel; none: orders stay
 * @param scope which orders
 * @param graceMs how long the session may be away before, milliseconds
 */
public record CancelOnDisconnect(Set<Trigger> triggers, Scope scope, int graceMs) {
    /** Orders stay. */
    public static final CancelOnDisconnect NONE = new CancelOnDisconnect(Set.of(), Scope.DAY, 0);

    /** Copies the triggers. */
    public CancelOnDisconnect {
        triggers = Set.copyOf(triggers);
    }

    /** An end of a session. */
    public enum Trigger {
        /** TCP ended without Logout(5). */
        LOST_LINK,
        /** Logout(5) of the client. */
        LOGOUT,
        /** The client was not heard for too long. */
        MISSED_HEARTBEATS,
        /** The gateway that held the session is no longer heard. */
        GATEWAY_DEATH
    }

    /** Which orders are cancelled. */
    public enum Scope {
        /** All but those good till cancelled or till a date. */
        DAY,
        /** All. */
        ALL
    }
}
