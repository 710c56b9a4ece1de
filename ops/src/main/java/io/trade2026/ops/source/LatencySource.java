package io.trade2026.ops.source;

import java.util.List;

/** Latencies that other parts measure on the way of an order. */
@FunctionalInterface
public interface LatencySource {
    /**
     * All hops.
     *
     * @return totals since the start
     */
    List<HopLatency> hops();
}
