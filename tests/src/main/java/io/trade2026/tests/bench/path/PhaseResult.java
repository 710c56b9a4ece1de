package io.trade2026.tests.bench.path;

/**
 * What one contender did in one phase.
 *
 * @param contender its name
 * @param ratePerSecond orders a second that were due; 0 when they were sent as fast as they were answered
 * @param sent orders sent, with those of the warm-up
 * @param filled orders whose fill reached the client
 * @param refused orders that were refused
 * @param doubles orders that the venue saw twice, or fills that the client saw twice
 * @param seconds from the first order due to the last fill
 * @param fillsPerSecond what it carried
 * @param cpuMicrosPerOrder processor time of its processes
 * @param allocatedBytesPerOrder what the Java threads of its processes allocated; negative when it could not be read
 * @param toVenue client NewOrderSingle(D) due to NewOrderSingle(D) at the venue; for the echo, back at the client
 * @param toFill client NewOrderSingle(D) due to the fill at the client
 * @param late how far the sender was behind its schedule
 */
public record PhaseResult(
        String contender,
        int ratePerSecond,
        long sent,
        long filled,
        long refused,
        long doubles,
        double seconds,
        double fillsPerSecond,
        double cpuMicrosPerOrder,
        double allocatedBytesPerOrder,
        Percentiles toVenue,
        Percentiles toFill,
        Percentiles late) {
    /**
     * Says whether the way to the venue was measured.
     *
     * @return false for the echo
     */
    public boolean hasVenue() {
        return !contender.equals(Contender.ECHO.label());
    }

    /**
     * Says whether each order was answered by one fill.
     *
     * @return whether nothing was lost, refused or doubled
     */
    public boolean isClean() {
        return filled == sent && refused == 0 && doubles == 0;
    }
}
