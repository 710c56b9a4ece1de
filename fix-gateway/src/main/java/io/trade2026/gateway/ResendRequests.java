package io.trade2026.gateway;

import java.util.concurrent.TimeUnit;

/**
 * What a counterparty asked to be sent again. A request that begins above all others asks for something new; one that does not asks for
 * what was sent already. Some of these are borne: a connection may break while it is served.
 */
final class ResendRequests {
    /** How many requests for what was sent already are borne within a time. */
    static final int BORNE = 5;

    static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(30);

    private final long[] repeatedNs = new long[BORNE];
    private int repeats;
    private int highestBegin;
    private int epoch = -1;

    ResendRequests() {}

    /**
     * Counts a request.
     *
     * @param beginSeqNo BeginSeqNo(7)
     * @param sequenceIndex epoch of the numbers: a reset forgives
     * @param nowNs of any clock
     * @return whether it is one more than is borne
     */
    boolean isStorm(int beginSeqNo, int sequenceIndex, long nowNs) {
        if (sequenceIndex != epoch) {
            epoch = sequenceIndex;
            highestBegin = 0;
            repeats = 0;
        }
        if (beginSeqNo > highestBegin) {
            highestBegin = beginSeqNo;
            return false;
        }
        int at = repeats % BORNE;
        boolean isStorm = repeats >= BORNE && nowNs - repeatedNs[at] <= WITHIN_NS;
        repeatedNs[at] = nowNs;
        repeats++;
        return isStorm;
    }
}
