package io.trade2026.tests.chaos.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.tests.bench.load.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run has shown.
 *
 * @param command that repeats it
 * @param seed of faults and orders
 * @param started when, UTC
 * @param machine on which
 * @param profile how the system was started
 * @param tradingSeconds under faults
 * @param quietSeconds from the last fault until everything was answered
 * @param faults that were done, by kind
 * @param passedOver faults that found their process not there
 * @param messages what was sent and told
 * @param processes how they ended and began
 * @param recoveries from a fault to the first acceptance of an order that was sent after it
 * @param differences none when nothing was lost and nothing doubled
 * @param unexplained ends of processes that no fault explains; on a starved machine they come of themselves
 * @param plan every fault that was planned
 */
public record Outcome(
        String command,
        long seed,
        String started,
        Machine machine,
        String profile,
        long tradingSeconds,
        long quietSeconds,
        Map<String, Integer> faults,
        int passedOver,
        Messages messages,
        Processes processes,
        Map<String, Times> recoveries,
        List<String> differences,
        List<String> unexplained,
        List<String> plan) {
    private static final int SHOWN = 40;

    /** Copies the lists. */
    public Outcome {
        differences = List.copyOf(differences);
        unexplained = List.copyOf(unexplained);
        plan = List.copyOf(plan);
    }

    /**
     * What was sent and told.
     *
     * @param orders NewOrderSingle(D)
     * @param cancels OrderCancelRequest(F)
     * @param replaces OrderCancelReplaceRequest(G)
     * @param sentAgain by clients on a ResendRequest(2)
     * @param reports that clients got
     * @param repeats of them with PossDupFlag(43) or PossResend(97)
     * @param executions of venues
     * @param copies that the drop copy got
     */
    public record Messages(
            long orders,
            long cancels,
            long replaces,
            long sentAgain,
            long reports,
            long repeats,
            long executions,
            long copies) {}

    /**
     * How processes ended and began.
     *
     * @param endings for whatever reason
     * @param failedStarts ends before READY
     * @param starts milliseconds from start to READY
     */
    public record Processes(int endings, int failedStarts, Times starts) {}

    /**
     * Times in milliseconds.
     *
     * @param count how many
     * @param p50 the middle one
     * @param p90 nine tenths were at most this
     * @param max the longest
     */
    public record Times(long count, long p50, long p90, long max) {
        static Times of(org.HdrHistogram.Histogram histogram) {
            return new Times(
                    histogram.getTotalCount(),
                    histogram.getValueAtPercentile(50),
                    histogram.getValueAtPercentile(90),
                    histogram.getMaxValue());
        }
    }

    /**
     * Says whether nothing was lost and nothing doubled.
     *
     * @return false when there is a difference
     */
    public boolean isClean() {
        return differences.isEmpty();
    }

    /**
     * Writes everything, for machines.
     *
     * @param file to be written
     * @throws IOException if it cannot be written
     */
    public void writeJson(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    }

    /**
     * Prints tables and the verdict.
     *
     * @param out where they go
     */
    public void print(PrintStream out) {
        out.printf("%nchaos: %s, %s, profile %s%n", command, started, profile);
        out.printf(
                "%s, %d processors, %s, %s, load %s before%n",
                machine.processor(), machine.processors(), machine.system(), machine.java(), machine.loadBefore());
        out.printf("traded for %d s, quiet after %d s%n", tradingSeconds, quietSeconds);
        out.printf("%n| %-18s | %7s |%n|---|---:|%n", "fault", "done");
        faults.forEach((kind, count) -> out.printf(Locale.ROOT, "| %-18s | %,7d |%n", kind, count));
        out.printf(Locale.ROOT, "| %-18s | %,7d |%n", "process not there", passedOver);
        out.printf(
                Locale.ROOT,
                "%n%,d orders, %,d cancels, %,d replaces (%,d sent again); %,d reports (%,d repeated with their sign);"
                        + " %,d executions; %,d copies%n",
                messages.orders,
                messages.cancels,
                messages.replaces,
                messages.sentAgain,
                messages.reports,
                messages.repeats,
                messages.executions,
                messages.copies);
        out.printf(
                Locale.ROOT,
                "processes ended %,d times, %,d times before they were ready%n",
                processes.endings,
                processes.failedStarts);
        out.printf(
                "%n| %-34s | %7s | %9s | %9s | %9s |%n|---|---:|---:|---:|---:|%n", "ms", "times", "p50", "p90", "max");
        row(out, "start to READY", processes.starts);
        recoveries.forEach((what, times) -> row(out, what, times));
        unexplained.forEach(end -> out.println("NOTE " + end));
        differences.stream().limit(SHOWN).forEach(difference -> out.println("DIFFERENCE " + difference));
        if (differences.size() > SHOWN) {
            out.println("DIFFERENCE … and " + (differences.size() - SHOWN) + " more, in the JSON file");
        }
        out.println(
                isClean()
                        ? "NOTHING LOST, NOTHING DOUBLED: clients, drop copy, venues, journal, core and positions agree"
                        : "NOT CLEAN: " + differences.size() + " differences with seed " + seed);
    }

    private static void row(PrintStream out, String what, Times times) {
        out.printf(
                Locale.ROOT,
                "| %-34s | %,7d | %,9d | %,9d | %,9d |%n",
                what,
                times.count,
                times.p50,
                times.p90,
                times.max);
    }
}
