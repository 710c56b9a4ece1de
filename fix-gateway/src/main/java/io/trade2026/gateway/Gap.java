package io.trade2026.gateway;

import java.util.concurrent.TimeUnit;

/**
 * How long a counterparty is waited for that was asked for missing messages and does not send them (order-semantics S6): after half a
 * second it is asked again, then after twice as long, and so on up to half a minute. One that was asked often without effect is told of.
 */
final class Gap {
    /** Requests without effect after which operators are told. */
    static final int TOLD_AFTER = 5;

    static final long FIRST_NS = TimeUnit.MILLISECONDS.toNanos(500);
    static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(30);

    private long standsAt;
    private long sinceNs;
    private long patienceNs = FIRST_NS;
    private int requests;

    Gap() {}

    /** There is none, or another connection begins. */
    void forget(long next, long nowNs) {
        standsAt = next;
        sinceNs = nowNs;
        patienceNs = FIRST_NS;
        requests = 0;
    }

    /**
     * Says whether it is time to ask.
     *
     * @param next MsgSeqNum(34) that is missing
     * @param nowNs of any clock
     * @return true when nothing has moved for long enough
     */
    boolean isDue(long next, long nowNs) {
        if (next != standsAt) {
            forget(next, nowNs);
        }
        return nowNs - sinceNs > patienceNs;
    }

    /**
     * It was asked for.
     *
     * @param nowNs of any clock
     * @return whether operators are to be told: once for each gap
     */
    boolean asked(long nowNs) {
        sinceNs = nowNs;
        patienceNs = Math.min(2 * patienceNs, LONGEST_NS);
        requests++;
        return requests == TOLD_AFTER;
    }
}
