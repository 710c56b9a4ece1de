package io.trade2026.simulator.certify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of a suite has shown.
 *
 * @param suite such as {@code session}
 * @param subject what was tried, such as {@code 127.0.0.1:9880}
 * @param begun when
 * @param millis how long it took
 * @param settings with which it was run, by name; no secrets
 * @param results of all cases
 */
public record Certificate(
        String suite,
        String subject,
        Instant begun,
        long millis,
        Map<String, String> settings,
        List<CaseResult> results) {
    /** Copies map and list. */
    public Certificate {
        settings = new LinkedHashMap<>(settings);
        results = List.copyOf(results);
    }

    /** Returns whether nothing failed and something passed. */
    public boolean isPassed() {
        return count(Verdict.FAILED) == 0 && count(Verdict.PASSED) > 0;
    }

    /** Returns how many cases ended so. */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** Returns the groups in the order of the results. */
    public List<String> groups() {
        return results.stream().map(CaseResult::group).distinct().toList();
    }

    /** Returns how many cases of a group ended so. */
    public long count(String group, Verdict verdict) {
        return results.stream()
                .filter(result -> result.group().equals(group) && result.verdict() == verdict)
                .count();
    }

    /** Returns a table for a terminal: a line a group, and all together. */
    public String table() {
        StringBuilder table = new StringBuilder();
        table.append("%-12s%8s%8s%9s%9s%n".formatted("", "passed", "failed", "quarrels", "skipped"));
        for (String group : groups()) {
            table.append("%-12s%8d%8d%9d%9d%n"
                    .formatted(
                            group,
                            count(group, Verdict.PASSED),
                            count(group, Verdict.FAILED),
                            count(group, Verdict.QUARREL),
                            count(group, Verdict.SKIPPED)));
        }
        table.append("%-12s%8d%8d%9d%9d%n"
                .formatted(
                        "all",
                        count(Verdict.PASSED),
                        count(Verdict.FAILED),
                        count(Verdict.QUARREL),
                        count(Verdict.SKIPPED)));
        return table.toString();
    }
}
