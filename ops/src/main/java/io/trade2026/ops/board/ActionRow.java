package io.trade2026.ops.board;

import java.util.List;

/**
 * Something an operator, or the schedule, had the system do.
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time
 * @param act ENTER, CANCEL, REPLACE, ROLL_DAY, REJECT_NEXT, NEWS, KILL, UN_KILL, DISCONNECT or RESET_SEQUENCE
 * @param user who did it
 * @param reason why
 * @param orderId OrderID(37); 0 when it is about none
 * @param sessionId of the counterparty; 0 when it is about none
 * @param what in more words; may be empty
 * @param outcomes what followed from it, oldest first
 */
public record ActionRow(
        long eventNumber,
        long epochNs,
        String act,
        String user,
        String reason,
        long orderId,
        int sessionId,
        String what,
        List<Outcome> outcomes) {
    /** Keeps its own list. */
    public ActionRow {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * One event that followed.
     *
     * @param eventNumber of the journal, which is the ExecID(17) of an ExecutionReport(8)
     * @param epochNs cluster time
     * @param sessionId who was told; 0 for an alarm
     * @param fact CANCELED, RESTATED … of an order, NEWS, or the name of an alarm
     * @param text what was told, with its tags
     */
    public record Outcome(long eventNumber, long epochNs, int sessionId, String fact, String text) {}
}
