package io.trade2026.ops.board;

import java.util.List;

/**
 * What became of the orders that a kill switch, a lost session, or a drill took; all times in epoch nanoseconds of the cluster, 0 when
 * it has not come to that.
 *
 * @param began how it began
 * @param standing how it stood when it was told last
 * @param residuals what remained then, at most 100
 */
public record KillReport(Began began, Standing standing, List<Residual> residuals) {
    /**
     * How it began.
     *
     * @param id of the report
     * @param cause KILL, DISCONNECT or DRILL
     * @param isDrill whether it was one: nothing was stopped and nothing was sent
     * @param scope such as FIRM or SESSION
     * @param scopeId of what was stopped
     * @param scopeName of what was stopped; of a session its CompID
     * @param trigger of DISCONNECT: how the session ended, else empty
     * @param which of DISCONNECT: DAY or ALL, else empty
     * @param graceMs of DISCONNECT: how long was waited for the client
     * @param againMs how long the venue has before what is open is cancelled again
     * @param isCounted whether the numbers below are final; of very many orders they grow while those are cancelled
     * @param orders open orders of the scope
     * @param asked of these, a cancel left at once
     * @param here of these, cancelled here, since no venue knew them yet
     * @param venueDown of these, cancelled when the link is back, or the market takes cancels again
     * @param inDoubt of all these, not known whether the venue has it
     * @param replacesRefused replaces that waited here for an answer
     * @param epochNs when the flag was set
     * @param user who began it; empty of DISCONNECT
     * @param reason why
     */
    public record Began(
            int id,
            String cause,
            boolean isDrill,
            String scope,
            int scopeId,
            String scopeName,
            String trigger,
            String which,
            int graceMs,
            int againMs,
            boolean isCounted,
            int orders,
            int asked,
            int here,
            int venueDown,
            int inDoubt,
            int replacesRefused,
            long epochNs,
            String user,
            String reason) {}

    /**
     * How it stood.
     *
     * @param state CHASING, DONE or LIFTED
     * @param round how often it was cancelled again
     * @param orders all that it took, those that came back to life among them
     * @param confirmed cancelled
     * @param tooLate ended otherwise: filled, expired, rejected
     * @param stopped of these, overtaken by the flag before they left
     * @param open still open
     * @param cancelsSent repeated ones among them
     * @param firstCancelEpochNs when the first cancel went to the gateways
     * @param firstEndedEpochNs when the first order had ended
     * @param lastEndedEpochNs when the last order so far had ended
     * @param epochNs when this was so
     */
    public record Standing(
            String state,
            int round,
            int orders,
            int confirmed,
            int tooLate,
            int stopped,
            int open,
            int cancelsSent,
            long firstCancelEpochNs,
            long firstEndedEpochNs,
            long lastEndedEpochNs,
            long epochNs) {}

    /**
     * An order that is still open.
     *
     * @param orderId OrderID(37)
     * @param sessionId of the client
     * @param clOrdId ClOrdID(11)
     * @param account Account(1)
     * @param symbol Symbol(55)
     * @param leavesQty LeavesQty(151)
     * @param why ASKED, UNANSWERED, REJECTED, VENUE_DOWN, IN_DOUBT or FROZEN
     */
    public record Residual(
            long orderId, int sessionId, String clOrdId, String account, String symbol, String leavesQty, String why) {}
}
