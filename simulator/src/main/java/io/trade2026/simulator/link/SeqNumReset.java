package io.trade2026.simulator.link;

/** When a client's Logon(A) carries ResetSeqNumFlag(141)=Y. */
public enum SeqNumReset {
    /** Never: the numbers go on. */
    NEVER,
    /** Until the session was up once in this process: a fresh start, but nothing is lost over a later cut. */
    FIRST_LOGON,
    /** Each time. */
    EVERY_LOGON
}
