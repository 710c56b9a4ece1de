package io.trade2026.sequencer.node;

/**
 * A complete snapshot.
 *
 * @param logPosition of the command log up to which the snapshot speaks
 * @param lastEventNumber of the core in it
 * @param epochMs when it was complete
 * @param tookNs from the request until it was complete
 * @param stoodStillNs during which the core took no command, as the clients could feel it
 * @param bytes of the core's part
 */
public record SnapshotTaken(
        long logPosition, long lastEventNumber, long epochMs, long tookNs, long stoodStillNs, long bytes) {}
