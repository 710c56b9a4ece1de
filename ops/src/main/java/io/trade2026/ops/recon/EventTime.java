package io.trade2026.ops.recon;

/**
 * What time it is by the clock that events are stamped with, which may be that of another machine: the time of the last event, and what has
 * passed since it was read. Used by one thread.
 */
final class EventTime {
    private long eventEpochNs;
    private long readNs;

    /** An event is read. */
    void at(long epochNs, long nowNs) {
        eventEpochNs = epochNs;
        readNs = nowNs;
    }

    /** Epoch nanoseconds; 0 before the first event. */
    long epochNs(long nowNs) {
        return eventEpochNs == 0 ? 0 : eventEpochNs + (nowNs - readNs);
    }
}
