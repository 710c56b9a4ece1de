package io.trade2026.ops.admin;

import io.trade2026.ops.source.PartState;
import java.util.List;
import java.util.Map;

/**
 * The health of the node.
 *
 * @param status OK; DEGRADED when a part is unhealthy; DOWN when no order can be taken
 * @param degraded names of the unhealthy parts
 * @param parts all parts by name
 */
public record HealthReport(String status, List<String> degraded, Map<String, PartState> parts) {
    private static final String DOWN = "DOWN";

    static HealthReport of(Map<String, PartState> parts, String essential) {
        List<String> degraded = parts.entrySet().stream()
                .filter(part -> !part.getValue().isHealthy())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        boolean isDown = degraded.contains(essential);
        return new HealthReport(isDown ? DOWN : degraded.isEmpty() ? "OK" : "DEGRADED", degraded, parts);
    }

    /**
     * Whether orders can be taken.
     *
     * @return false when it is DOWN
     */
    public boolean takesOrders() {
        return !status.equals(DOWN);
    }
}
