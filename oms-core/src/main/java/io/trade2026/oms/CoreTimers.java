package io.trade2026.oms;

/**
 * Wakes the core at a time, through the log, so that every node and every replay is woken between the same two commands.
 *
 * <p>The core decides by its own state when it is woken: a timer that comes late, twice, or after it was taken back changes nothing.
 */
public interface CoreTimers {
    /** For a core that is never woken, such as one that only plays a log again: what the log says is enough. */
    CoreTimers NONE = new CoreTimers() {
        @Override
        public void schedule(long correlationId, long deadlineEpochNs) {}

        @Override
        public void cancel(long correlationId) {}
    };

    /**
     * Sets a timer, or moves the one with the same id.
     *
     * @param correlationId comes back in {@link OmsCore#onTimer}
     * @param deadlineEpochNs when it is due, UTC
     */
    void schedule(long correlationId, long deadlineEpochNs);

    /**
     * Takes a timer back.
     *
     * @param correlationId as it was set; unknown ones are ignored
     */
    void cancel(long correlationId);
}
