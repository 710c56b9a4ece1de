package io.trade2026.tests.bench.failover;

import java.util.List;
import java.util.Locale;

/**
 * What the kills under one timing came to.
 *
 * @param timing heartbeat timeout/interval and election timeout/status interval in milliseconds
 * @param busyLoops threads that did nothing but turn beside
 * @param gapsMs from each kill to the event of the first command that came due after it
 * @param commands offered and answered in all, each once, none lost
 * @param sessionsLost how often the client had to open a new session
 * @param extraTerms elections that no kill of ours explains
 * @param loadBefore load average of the machine
 */
public record FailoverResult(
        String timing,
        int busyLoops,
        List<Double> gapsMs,
        long commands,
        long sessionsLost,
        long extraTerms,
        String loadBefore) {
    /** Sorts the gaps. */
    public FailoverResult {
        gapsMs = gapsMs.stream().sorted().toList();
    }

    private double at(double part) {
        return gapsMs.get((int) Math.min(gapsMs.size() - 1L, Math.round(part * (gapsMs.size() - 1))));
    }

    /** One row of a table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %-18s | %4d | %5d | %7.0f | %7.0f | %7.0f | %7.0f | %8d | %8d | %8d | %-16s |",
                timing,
                busyLoops,
                gapsMs.size(),
                at(0),
                at(0.5),
                at(0.9),
                at(1),
                sessionsLost,
                extraTerms,
                commands,
                loadBefore);
    }

    /** The head of the table. */
    static String head() {
        return "| timing ms          | busy | kills |     min |     p50 |     p90 |     max | sessions | terms    | commands | load"
                + "             |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|";
    }
}
