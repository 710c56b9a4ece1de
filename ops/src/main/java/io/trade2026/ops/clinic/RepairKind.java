package io.trade2026.ops.clinic;

/** What can be done to a session's numbers. */
public enum RepairKind {
    /** Our next message gets a higher number. */
    NEXT_OUT,
    /** A higher number is expected of the counterparty: what is missing below is given up. */
    NEXT_IN,
    /** Both sides begin at 1. */
    RESET,
    /** Messages of ours are sent again. */
    RESEND
}
