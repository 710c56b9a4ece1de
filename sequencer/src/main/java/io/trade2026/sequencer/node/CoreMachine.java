package io.trade2026.sequencer.node;

import org.agrona.DirectBuffer;

/**
 * The deterministic core, as the sequencer sees it: the same calls in the same order give the same events, byte for byte.
 *
 * <p>All calls come from one thread. Buffers are valid during the call only. What it throws stops the node: our own mistake.
 */
public interface CoreMachine {
    /**
     * One committed command.
     *
     * @param epochNs cluster time in nanoseconds since 1970
     * @param buffer holding the command
     * @param offset of the command
     * @param length of the command in bytes
     * @param events takes the answers
     * @param timers takes wishes to be woken
     */
    void onCommand(long epochNs, DirectBuffer buffer, int offset, int length, EventSink events, Timers timers);

    /**
     * A timer that the core has set came due.
     *
     * @param correlationId as it was set
     * @param epochNs cluster time in nanoseconds since 1970
     * @param events takes the answers
     * @param timers takes wishes to be woken
     */
    void onTimer(long correlationId, long epochNs, EventSink events, Timers timers);

    /**
     * A leader begins its term: the first, the same again after a restart, or another. Before it, for a time that nobody knows, nothing was
     * taken.
     *
     * @param epochNs cluster time in nanoseconds since 1970
     * @param events takes what the core has to say of it
     * @param timers takes wishes to be woken
     */
    void onLeader(long epochNs, EventSink events, Timers timers);

    /**
     * Says whether an event is also told at once to everybody who has a session with the sequencer, ahead of the journal. Such a
     * word may be lost; whoever it is for finds the event in the journal too.
     *
     * @param buffer holding the event; read only during the call
     * @param offset of the event
     * @return whether it is urgent
     */
    default boolean isUrgent(DirectBuffer buffer, int offset) {
        return false;
    }

    /**
     * Stands for what the core makes of a log. Members that differ in it do not run together, since they would give different events for
     * the same command.
     *
     * @return {@link SameCore#LEAST} to {@link SameCore#MOST}, the same for the same core
     */
    default int rules() {
        return SameCore.LEAST;
    }

    /**
     * How far the core has come.
     *
     * @return number of the last event appended so far, 0 before the first
     */
    long lastEventNumber();

    /**
     * Writes the whole state. Timers need not be written: the cluster keeps them.
     *
     * @param out takes records in order
     */
    void saveTo(SnapshotWriter out);

    /**
     * Replaces the whole state by a written one. Called before any command.
     *
     * @param in gives the records in the order of writing
     */
    void loadFrom(SnapshotReader in);
}
