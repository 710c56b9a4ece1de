package io.trade2026.oms;

/** What a {@link Pass} is for, and how it stands in snapshots. */
enum PassKind {
    /** A mass cancel that counted its orders: the cancels that wait here are sent. */
    SEND_CANCELS(1),
    /** A mass cancel of more orders than are counted: each is cancelled when it is reached. */
    MASS_CANCEL(2),
    /** A venue's link is up: what it has not answered is asked for, and what the house could not cancel is cancelled. */
    LINK_UP(3);

    private final int code;

    PassKind(int code) {
        this.code = code;
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
