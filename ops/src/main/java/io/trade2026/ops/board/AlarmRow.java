package io.trade2026.ops.board;

import io.trade2026.ops.source.ListSecrecy;

/**
 * An alarm of the core.
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time
 * @param severity NOTICE, WARNING or CRITICAL
 * @param name a stable word
 * @param orderId OrderID(37), 0 when it is about none
 * @param text what happened
 */
public record AlarmRow(long eventNumber, long epochNs, String severity, String name, long orderId, String text) {
    /** For those who are not of compliance (PT-11). */
    AlarmRow withoutList() {
        return ListSecrecy.speaks(text)
                ? new AlarmRow(eventNumber, epochNs, severity, name, orderId, ListSecrecy.NEUTRAL)
                : this;
    }
}
