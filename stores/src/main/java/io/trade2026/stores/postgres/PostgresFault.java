package io.trade2026.stores.postgres;

/** Postgres cannot be used, for a reason that its operator can mend: the message is one line that says what and how. */
public final class PostgresFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the fault.
     *
     * @param message one line that names what is wrong and what mends it
     */
    public PostgresFault(final String message) {
        super(message);
    }

    /**
     * Creates the fault with what led to it, for the log.
     *
     * @param message one line that names what is wrong and what mends it
     * @param cause what was thrown
     */
    public PostgresFault(final String message, final Throwable cause) {
        super(message, cause);
    }
}
