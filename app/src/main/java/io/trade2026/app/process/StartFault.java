package io.trade2026.app.process;

/** The node cannot start, for a reason that its operator can mend: told in one line, never as a stack trace. */
public final class StartFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the fault.
     *
     * @param message one line that names what is wrong and what mends it
     */
    public StartFault(String message) {
        super(message);
    }

    /**
     * Creates the fault with what led to it, for the log.
     *
     * @param message one line that names what is wrong and what mends it
     * @param cause what was thrown
     */
    public StartFault(String message, Throwable cause) {
        super(message, cause);
    }
}
