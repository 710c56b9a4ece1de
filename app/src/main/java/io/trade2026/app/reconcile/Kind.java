package io.trade2026.app.reconcile;

/** What is wrong. */
public enum Kind {
    /** A request that one side sent and the next does not know. */
    ORDER_LOST,
    /** A request that a venue has answered, and no archive holds: driver and archive died when it was on the wire. */
    MESSAGE_NOT_ARCHIVED,
    /** An order that a venue was sent twice. */
    ORDER_DOUBLED,
    /** A request that somebody has and nobody is known to have sent. */
    ORDER_UNKNOWN,
    /** An order of which nobody knows whether the venue has it. */
    ORDER_IN_DOUBT,
    /** A report or reject that one side sent, or had to send, and the next does not know. */
    REPORT_LOST,
    /** A report that was told twice, with two sequence numbers. */
    REPORT_DOUBLED,
    /** A report that somebody has and nobody is known to have sent. */
    REPORT_UNKNOWN,
    /** A fill of a venue that the core has not booked. */
    EXECUTION_LOST,
    /** A fill of a venue that the core has booked twice. */
    EXECUTION_DOUBLED,
    /** A fill that is booked and that the venue's drop copy does not have. */
    EXECUTION_UNKNOWN,
    /** A fill that two sides hold with other quantities or prices. */
    EXECUTION_DIFFERS,
    /** Sequence numbers that are missing in the archive. */
    SEQUENCE_GAP,
    /** A sequence number under which two messages were sent. */
    SEQUENCE_REUSED,
    /** An order that the core holds otherwise than its events say. */
    STATE_DIFFERS,
    /** A position that the core holds otherwise than its events say. */
    POSITION_DIFFERS,
    /** A position that the core holds otherwise than a clearing firm says. */
    CLEARING_DIFFERS,
    /** An operator's action that Postgres does not have. */
    ACTION_LOST,
    /** An operator's action that Postgres has and the journal does not. */
    ACTION_UNKNOWN
}
