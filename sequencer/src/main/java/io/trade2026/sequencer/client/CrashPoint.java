package io.trade2026.sequencer.client;

/**
 * Told of each moment between two steps that a crash must not tear apart, so that a test can end the process just there. In
 * production nobody listens. Called on the thread that takes the steps; must return at once or never.
 */
@FunctionalInterface
public interface CrashPoint {
    /** Nobody listens. */
    CrashPoint NONE = window -> {};

    /**
     * A window is being passed.
     *
     * @param window which one
     */
    void pass(CrashWindow window);
}
