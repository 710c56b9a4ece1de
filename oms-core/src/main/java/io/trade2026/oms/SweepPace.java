package io.trade2026.oms;

/**
 * How much of a sweep is done at once: what comes while it is under way waits for one slice at most.
 *
 * @param visits orders that are looked whether they are of the scope
 * @param looks orders of the sweep that are looked whether they have ended; of more orders in all none is counted beforehand
 * @param cancels orders that are cancelled
 * @param gapNs between two slices, nanoseconds, for everybody else
 */
record SweepPace(int visits, int looks, int cancels, long gapNs) {
    /** A slice takes some milliseconds at most, and leaves half of the time to others. */
    static final SweepPace USUAL = new SweepPace(20_000, 5_000, 500, 2_000_000);

    /** What is done with each order of a walk. */
    interface Visitor {
        /** Says whether it is counted: as a cancel where orders are cancelled. */
        boolean visit(Order order);
    }

    /** Goes on with a walk by one slice; says whether it is over. */
    boolean go(OpenWalk walk, int mostVisits, Visitor visitor) {
        int canceled = 0;
        for (int visited = 0; visited < mostVisits && canceled < cancels; visited++) {
            Order order = walk.take();
            if (order == null) {
                break;
            }
            canceled += visitor.visit(order) ? 1 : 0;
        }
        return walk.isOver();
    }
}
