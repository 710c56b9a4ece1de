package io.trade2026.ops.guard;

import java.util.List;

/**
 * How the guard of conservation stands.
 *
 * @param state READING until the journal is read to its end, then GREEN, or BREACHED while the switch of a breach is engaged
 * @param checkedTo number of the last event that was held against the books
 * @param lagBytes of the journal that are not read yet
 * @param whole whether the journal was read from its first event on; else what was before is taken as it stands
 * @param orders that are followed: open ones, and the latest that are over
 * @param messagesIn messages of clients and actions of operators that had an answer
 * @param messagesOut orders, replaces and cancels to venues
 * @param executions that were booked
 * @param positions by account and instrument
 * @param comparedEvent when the positions of the core were last compared: number of an event, 0 before
 * @param comparedPositions how many
 * @param breaches the latest, newest first
 */
public record GuardState(
        String state,
        long checkedTo,
        long lagBytes,
        boolean whole,
        int orders,
        long messagesIn,
        long messagesOut,
        long executions,
        int positions,
        long comparedEvent,
        int comparedPositions,
        List<BreachRow> breaches) {
    /** Keeps its own list. */
    public GuardState {
        breaches = List.copyOf(breaches);
    }

    /**
     * An invariant that did not hold.
     *
     * @param invariant a stable word
     * @param eventNumber of the event that shows it
     * @param epochNs time of that event
     * @param scope VENUE, ACCOUNT or SESSION
     * @param scopeId of what was stopped
     * @param text invariant and numbers in words
     * @param halted WAITING, HALTED, REFUSED, LIFTED, or TOLD_ONLY where breaches stop nothing
     */
    public record BreachRow(
            String invariant, long eventNumber, long epochNs, String scope, int scopeId, String text, String halted) {}

    /**
     * Says whether nothing is wrong.
     *
     * @return while it reads, and while no breach stands
     */
    public boolean isSound() {
        return !"BREACHED".equals(state);
    }
}
