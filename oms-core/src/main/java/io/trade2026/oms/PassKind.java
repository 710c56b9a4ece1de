package io.trade2026.oms;

/** What a {@link Pass} is for, and how it stands in snapshots. */
enum PassKind {
    /** A mass cancel that counted its orders: the cancels that wait here are sent. */
    SEND_CANCELS(1),
    /** A mass cancel of more orders than are counted: each is cancelled when it is reached. */
    MASS_CANCEL(2),
    /** A venue's link is up: what it has not answered is asked for, and what the house could not cancel is cancelled. */
    LINK_UP(3),
    /** A market is told to do something (PT-13). */
    MARKET(4),
    /** A party is stopped after too many executions (PT-15). */
    PARTY_STOPPED(5),
    /** A party is stopped by a loss limit (PT-19). */
    LOSS_LIMIT(6),
    /** A restricted list has changed (PT-11). */
    RESTRICTED(7);

    private final int code;

    PassKind(int code) {
        this.code = code;
    }

    /** Whether orders are stopped by it, so that nothing more of them must leave. */
    boolean isStop() {
        return switch (this) {
            case MARKET, PARTY_STOPPED, LOSS_LIMIT, RESTRICTED -> true;
            case SEND_CANCELS, MASS_CANCEL, LINK_UP -> false;
        };
    }

    int code() {
        return code;
    }

    static PassKind of(int code) {
        for (PassKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalStateException("snapshot has a pass of unknown kind " + code);
    }
}
