package io.trade2026.simulator.prices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What was traded of each symbol on the day of its last trade. Safe for any thread. */
final class DayVolumes {
    private final Map<String, BigDecimal> volumes = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    DayVolumes() {}

    /** Adds a trade and returns the volume with it; the first trade of another day begins anew. */
    synchronized BigDecimal add(String symbol, BigDecimal qty, LocalDate today) {
        if (!today.equals(day)) {
            volumes.clear();
            day = today;
        }
        return volumes.merge(symbol, qty, BigDecimal::add);
    }
}
