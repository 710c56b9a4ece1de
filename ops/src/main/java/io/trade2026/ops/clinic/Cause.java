package io.trade2026.ops.clinic;

/** Why a session is as it is. */
public enum Cause {
    /** Nothing. */
    NOTHING_WRONG,
    /** It was never used. */
    NEVER_USED,
    /** The counterparty began at 1 without saying so. */
    THEY_BEGAN_ANEW,
    /** The counterparty's numbers are below those that were received from it. */
    THEIR_NUMBERS_FELL_BACK,
    /** The counterparty expects more than we would send next. */
    OUR_NUMBERS_FELL_BACK,
    /** Messages of the counterparty are missing and do not come. */
    GAP_NOT_FILLED,
    /** The counterparty asks again and again for what it was sent. */
    THEY_ASK_FOR_EVER,
    /** A Logon(A) was refused for another reason than numbers. */
    LOGON_REFUSED,
    /** There is no connection; the numbers are as they should be. */
    NOT_CONNECTED
}
