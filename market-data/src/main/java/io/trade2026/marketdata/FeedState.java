package io.trade2026.marketdata;

/** When a feed was last heard, and what the core was told of it. Guarded by its board. */
final class FeedState {
    private enum Told {
        NOTHING,
        LIVE,
        SILENT
    }

    private final String name;
    private final int index;
    private boolean isExpected;
    private boolean isLive;
    private long deadlineNs;
    private long heardEpochNs;
    private long quotes;
    private long heartbeats;
    private Told told = Told.NOTHING;

    FeedState(String name, int index, boolean mustBeHeard, long deadlineNs) {
        this.name = name;
        this.index = index;
        this.isExpected = mustBeHeard;
        this.deadlineNs = deadlineNs;
    }

    String name() {
        return name;
    }

    int index() {
        return index;
    }

    boolean isLive() {
        return isLive;
    }

    long heardEpochNs() {
        return heardEpochNs;
    }

    void hear(boolean isQuote, long epochNs, long nextDeadlineNs) {
        isLive = true;
        isExpected = true;
        heardEpochNs = epochNs;
        deadlineNs = nextDeadlineNs;
        if (isQuote) {
            quotes++;
        } else {
            heartbeats++;
        }
    }

    /** True when that is news. */
    boolean fallSilent() {
        boolean wasLive = isLive;
        isLive = false;
        return wasLive;
    }

    boolean isOverdue(long nowNs) {
        return isLive && nowNs - deadlineNs >= 0;
    }

    /** A feed that must be heard gets its time to be heard before its silence is told. */
    boolean owesSilence(long nowNs) {
        return !isLive
                && isExpected
                && told != Told.SILENT
                && (told == Told.LIVE || heardEpochNs != 0 || nowNs - deadlineNs >= 0);
    }

    boolean owesLife() {
        return isLive && told != Told.LIVE;
    }

    void wasTold(boolean live) {
        told = live ? Told.LIVE : Told.SILENT;
    }

    void tellAgain() {
        told = Told.NOTHING;
    }

    FeedStatus status() {
        return new FeedStatus(name, isLive, isExpected, heardEpochNs, quotes, heartbeats);
    }
}
