package io.trade2026.ops.source;

/**
 * A complete snapshot.
 *
 * @param logPosition of the command log up to which it speaks
 * @param lastEventNumber of the core in it
 * @param epochMs when it was complete
 * @param tookNs from the request to the end
 */
public record SnapshotDone(long logPosition, long lastEventNumber, long epochMs, long tookNs) {}
