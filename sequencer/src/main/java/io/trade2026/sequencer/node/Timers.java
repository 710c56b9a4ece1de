package io.trade2026.sequencer.node;

/**
 * Cluster timers: set in the course of a command, kept in the log and in snapshots, fired through the log, so that every node
 * and every replay sees them fire between the same two commands.
 */
public interface Timers {
    /**
     * Sets a timer, or moves the one with the same id.
     *
     * @param correlationId names the timer
     * @param deadlineEpochNs when it is due; in the past: at once
     */
    void schedule(long correlationId, long deadlineEpochNs);

    /**
     * Takes a timer back. One that was taken back too late may still fire: the core decides by its own state.
     *
     * @param correlationId names the timer; unknown ones are ignored
     */
    void cancel(long correlationId);
}
