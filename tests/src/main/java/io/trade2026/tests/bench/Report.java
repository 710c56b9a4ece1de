package io.trade2026.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.tests.bench.core.CoreResult;
import io.trade2026.tests.bench.load.Machine;
import io.trade2026.tests.bench.path.Percentiles;
import io.trade2026.tests.bench.path.PhaseResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * All that one run measured.
 *
 * @param command that was given
 * @param started when, UTC
 * @param machine on which
 * @param loadAfter the load average of the last minute, at the end
 * @param core results of the core; empty when it was not asked for
 * @param path results end to end; empty when they were not asked for
 * @param idleCpu part of one processor that each contender uses when nothing is to do
 */
public record Report(
        String command,
        String started,
        Machine machine,
        String loadAfter,
        List<CoreResult> core,
        List<PhaseResult> path,
        Map<String, Double> idleCpu) {
    /** Copies the lists. */
    public Report {
        core = List.copyOf(core);
        path = List.copyOf(path);
        idleCpu = Map.copyOf(idleCpu);
    }

    /** Writes everything, for machines. */
    void writeJson(Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    }

    /** Prints tables that can be read on a screen and pasted into a page. */
    void print(PrintStream out) {
        out.printf("%nTrade2026 benchmarks: %s, %s%n", command, started);
        out.printf(
                "%s, %d processors, %s, %s; load %s before, %s after%n",
                machine.processor(),
                machine.processors(),
                machine.system(),
                machine.java(),
                machine.loadBefore(),
                loadAfter);
        if (!core.isEmpty()) {
            printCore(out);
        }
        path.stream()
                .map(PhaseResult::ratePerSecond)
                .filter(rate -> rate > 0)
                .distinct()
                .forEach(rate -> printRate(out, rate));
        if (!path.isEmpty()) {
            printCarried(out);
        }
    }

    private void printCore(PrintStream out) {
        out.printf("%nCore (JMH): nanoseconds and allocated bytes per operation%n%n");
        out.printf(
                "| %-34s | %9s | %9s | %9s | %9s | %9s | %8s |%n", "", "mean", "p50", "p99", "p99.9", "p99.99", "B/op");
        out.println("|---|---:|---:|---:|---:|---:|---:|");
        for (CoreResult result : core) {
            out.printf(
                    Locale.ROOT,
                    "| %-34s | %,9.0f | %,9.0f | %,9.0f | %,9.0f | %,9.0f | %,8.3f |%n",
                    result.benchmark(),
                    result.meanNs(),
                    result.p50Ns(),
                    result.p99Ns(),
                    result.p999Ns(),
                    result.p9999Ns(),
                    result.bytesPerOp());
        }
    }

    private void printRate(PrintStream out, int rate) {
        out.printf(
                Locale.ROOT,
                "%nClient NewOrderSingle(D) due -> NewOrderSingle(D) at the venue, %,d/s, microseconds%n%n",
                rate);
        printLatencies(out, rate, PhaseResult::toVenue, true);
        out.printf(
                Locale.ROOT, "%nClient NewOrderSingle(D) due -> its fill at the client, %,d/s, microseconds%n%n", rate);
        printLatencies(out, rate, PhaseResult::toFill, false);
    }

    private void printLatencies(
            PrintStream out, int rate, Function<PhaseResult, Percentiles> latency, boolean withFloor) {
        out.printf(
                "| %-18s | %9s | %9s | %9s | %9s | %9s | %9s |%n", "", "p50", "p90", "p99", "p99.9", "p99.99", "max");
        out.println("|---|---:|---:|---:|---:|---:|---:|");
        for (PhaseResult result : path) {
            if (result.ratePerSecond() != rate) {
                continue;
            }
            if (withFloor || result.hasVenue()) {
                row(out, result.contender(), latency.apply(result));
            }
            if (withFloor) {
                row(out, "  sender late by", result.late());
            }
        }
    }

    private static void row(PrintStream out, String name, Percentiles us) {
        if (us.count() == 0) {
            out.printf("| %-18s | %9s | %9s | %9s | %9s | %9s | %9s |%n", name, "-", "-", "-", "-", "-", "-");
            return;
        }
        out.printf(
                Locale.ROOT,
                "| %-18s | %,9.0f | %,9.0f | %,9.0f | %,9.0f | %,9.0f | %,9.0f |%n",
                name,
                us.p50(),
                us.p90(),
                us.p99(),
                us.p999(),
                us.p9999(),
                us.max());
    }

    private void printCarried(PrintStream out) {
        out.printf(
                "%nWhat was carried, and what it cost (processor time and allocation of the contender's processes)%n%n");
        out.printf(
                "| %-18s | %9s | %9s | %9s | %7s | %7s | %9s | %9s | %9s |%n",
                "", "asked/s", "filled/s", "orders", "refused", "doubled", "us/order", "B/order", "idle CPU");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (PhaseResult result : path) {
            out.printf(
                    Locale.ROOT,
                    "| %-18s | %9s | %,9.0f | %,9d | %,7d | %,7d | %,9.1f | %,9.0f | %8.0f%% |%s%n",
                    result.contender(),
                    result.ratePerSecond() == 0 ? "most" : String.format(Locale.ROOT, "%,d", result.ratePerSecond()),
                    result.fillsPerSecond(),
                    result.sent(),
                    result.refused(),
                    result.doubles(),
                    result.cpuMicrosPerOrder(),
                    result.allocatedBytesPerOrder(),
                    100 * idleCpu.getOrDefault(result.contender(), 0.0),
                    result.filled() == result.sent() ? "" : " " + (result.sent() - result.filled()) + " not filled");
        }
    }
}
