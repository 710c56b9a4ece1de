package io.trade2026.tests.bench.path;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Runs all contenders, one after the other: only one of them is alive at a time. */
public final class PathBench {
    private static final int IDLE_SECONDS = 1;

    private final PathPlan plan;
    private final PrintStream progress;
    private final List<PhaseResult> results = new ArrayList<>();
    private final Map<String, Double> idle = new LinkedHashMap<>();

    /**
     * Takes the plan.
     *
     * @param plan of all phases
     * @param progress takes a line for each phase that ended
     */
    public PathBench(PathPlan plan, PrintStream progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @return this
     * @throws IOException if a contender does not start, or dies
     */
    public PathBench run() throws IOException {
        Files.createDirectories(plan.directory());
        for (Contender contender : Contender.values()) {
            if (!contender.isCompared()) {
                continue;
            }
            Path directory = plan.directory().resolve(contender.name().toLowerCase(Locale.ROOT));
            Files.createDirectories(directory);
            try (Lane lane = Lane.open(contender, directory)) {
                measure(contender, lane);
            } finally {
                delete(directory);
            }
        }
        delete(plan.directory());
        return this;
    }

    private void measure(Contender contender, Lane lane) throws IOException {
        lane.closedLoop(plan.warmUpSeconds(), plan.window());
        idle.put(contender.label(), lane.idleCpu(IDLE_SECONDS));
        for (int rate : plan.rates()) {
            if (!lane.isLost()) {
                note(lane, lane.openLoop(rate, plan.seconds()));
            }
        }
        if (!lane.isLost()) {
            note(lane, lane.closedLoop(plan.seconds(), plan.window()));
        }
    }

    private void note(Lane lane, PhaseResult result) {
        results.add(result);
        progress.printf(
                Locale.ROOT,
                "%-18s %8s  %,9d orders  %,9.0f/s  %.1f s%s%n",
                result.contender(),
                result.ratePerSecond() == 0 ? "closed" : result.ratePerSecond() + "/s",
                result.sent(),
                result.fillsPerSecond(),
                result.seconds(),
                result.isClean()
                        ? ""
                        : "  NOT CLEAN: " + result.filled() + " filled, " + result.refused() + " refused, "
                                + result.doubles() + " doubled; " + lane.complaint());
    }

    /**
     * Returns what was measured.
     *
     * @return in the order of measurement
     */
    public List<PhaseResult> results() {
        return List.copyOf(results);
    }

    /**
     * Returns how much of one processor each contender uses when nothing is to do.
     *
     * @return by its name; 1 is a whole processor
     */
    public Map<String, Double> idleCpu() {
        return new LinkedHashMap<>(idle);
    }

    /** What cannot be deleted is told, and is no reason to lose what was measured. */
    private void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            progress.println("not deleted: " + e.getMessage());
        }
    }
}
