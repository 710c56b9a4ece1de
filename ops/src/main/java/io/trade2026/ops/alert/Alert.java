package io.trade2026.ops.alert;

import io.trade2026.ops.source.ListSecrecy;

/**
 * Something that an operator has to look at; what happens again of the same cause counts up and makes no second one.
 *
 * @param alertId number of the event that raised it
 * @param severity CRITICAL, WARNING or NOTICE
 * @param name a stable word
 * @param about whose it is: a session, a party, an order, a feed; may be empty
 * @param text what happened last
 * @param epochNs when it was raised, cluster time
 * @param lastEpochNs when it happened last
 * @param lastEventNumber of the event then
 * @param count how often
 * @param acknowledgedBy operator who has taken it on; empty: nobody
 * @param acknowledgedEpochNs when; 0 before
 * @param note what is done about it
 * @param escalated whether nobody has taken it on by its deadline
 * @param owner role that has to take it on
 * @param deadlineEpochNs until when; 0: there is no deadline
 */
public record Alert(
        long alertId,
        String severity,
        String name,
        String about,
        String text,
        long epochNs,
        long lastEpochNs,
        long lastEventNumber,
        long count,
        String acknowledgedBy,
        long acknowledgedEpochNs,
        String note,
        boolean escalated,
        String owner,
        long deadlineEpochNs) {
    /**
     * Gives it as those read it who are not of compliance.
     *
     * @return without what it says of a restricted list or a permission (PT-11)
     */
    public Alert withoutList() {
        return ListSecrecy.speaks(text)
                ? new Alert(
                        alertId,
                        severity,
                        name,
                        about,
                        ListSecrecy.NEUTRAL,
                        epochNs,
                        lastEpochNs,
                        lastEventNumber,
                        count,
                        acknowledgedBy,
                        acknowledgedEpochNs,
                        note,
                        escalated,
                        owner,
                        deadlineEpochNs)
                : this;
    }

    /** How urgent it is. */
    int rank() {
        return switch (severity) {
            case "CRITICAL" -> 1;
            case "WARNING" -> 2;
            default -> 3;
        };
    }

    boolean isWaiting() {
        return acknowledgedBy.isEmpty();
    }

    /** The same, about the same, in other words. */
    Alert about(String words) {
        return new Alert(
                alertId,
                severity,
                name,
                words,
                text,
                epochNs,
                lastEpochNs,
                lastEventNumber,
                count,
                acknowledgedBy,
                acknowledgedEpochNs,
                note,
                escalated,
                owner,
                deadlineEpochNs);
    }

    Alert again(String lastText, long atEpochNs, long eventNumber) {
        return new Alert(
                alertId,
                severity,
                name,
                about,
                lastText,
                epochNs,
                atEpochNs,
                eventNumber,
                count + 1,
                acknowledgedBy,
                acknowledgedEpochNs,
                note,
                escalated,
                owner,
                deadlineEpochNs);
    }

    Alert acknowledged(String by, long atEpochNs, String reason) {
        return new Alert(
                alertId,
                severity,
                name,
                about,
                text,
                epochNs,
                lastEpochNs,
                lastEventNumber,
                count,
                by,
                atEpochNs,
                reason,
                escalated,
                owner,
                deadlineEpochNs);
    }

    Alert escalate() {
        return new Alert(
                alertId,
                severity,
                name,
                about,
                text,
                epochNs,
                lastEpochNs,
                lastEventNumber,
                count,
                acknowledgedBy,
                acknowledgedEpochNs,
                note,
                true,
                AlertOwner.of(name).then(),
                deadlineEpochNs);
    }
}
