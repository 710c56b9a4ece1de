package io.trade2026.ops.alert;

import java.time.Duration;

/**
 * From when on something is an alert (risk-controls AT-01). A count or a value is of one window of time.
 *
 * @param rejects refused orders of a session
 * @param rejectWindow in which they are counted
 * @param fills executions of an account in an instrument
 * @param fillWindow in which they are counted
 * @param driftBp by how many basis points an execution is worse than the reference price at which the order was let pass
 * @param jumpQty by how much the position of an account in an instrument changes
 * @param jumpWindow in which it does
 * @param unanswered how long a venue has not answered an order
 * @param queueLag between the gateway's reading of a message and its command
 */
public record AlertThresholds(
        int rejects,
        Duration rejectWindow,
        int fills,
        Duration fillWindow,
        int driftBp,
        long jumpQty,
        Duration jumpWindow,
        Duration unanswered,
        Duration queueLag) {
    /** What holds where nothing is said. */
    public static final AlertThresholds USUAL = new AlertThresholds(
            20,
            Duration.ofSeconds(10),
            500,
            Duration.ofSeconds(10),
            300,
            100_000,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1));
}
