package io.trade2026.tests.bench.failover;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the kills under one timing came to.
 *
 * @param timing heartbeat timeout/interval and election timeout/status interval in milliseconds
 * @param busyLoops threads that did nothing but turn beside
 * @param gaps from each kill to the event of the first command that came due after it, and what they were made of
 * @param commands offered and answered in all, each once, none lost
 * @param sessionsLost how often the client had to open a new session
 * @param extraTerms elections that no kill of ours explains
 * @param calmMinutes how long nobody was killed before that
 * @param calmTerms elections in that time
 * @param loadBefore load average of the machine
 */
public record FailoverResult(
        String timing,
        int busyLoops,
        List<Stages> gaps,
        long commands,
        long sessionsLost,
        long extraTerms,
        int calmMinutes,
        long calmTerms,
        String loadBefore) {
    /** Sorts the gaps. */
    public FailoverResult {
        gaps = gaps.stream()
                .sorted(Comparator.comparingDouble(Stages::answered))
                .toList();
    }

    private double at(double part) {
        return gaps.isEmpty()
                ? 0
                : gaps.get((int) Math.min(gaps.size() - 1L, Math.round(part * (gaps.size() - 1))))
                        .answered();
    }

    /** One row of a table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %-18s | %4d | %5d | %7.0f | %7.0f | %7.0f | %7.0f | %8d | %8d | %4d / %2d min | %8d | %-16s |",
                timing,
                busyLoops,
                gaps.size(),
                at(0),
                at(0.5),
                at(0.9),
                at(1),
                sessionsLost,
                extraTerms,
                calmTerms,
                calmMinutes,
                commands,
                loadBefore);
    }

    /** The head of the table. */
    static String head() {
        return "| timing ms          | busy | kills |     min |     p50 |     p90 |     max | sessions | terms    | calm          | commands | load"
                + "             |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|";
    }
}
