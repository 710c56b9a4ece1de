package io.trade2026.tests.chaos.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * All that will go wrong in a run, in order of time.
 *
 * @param seed it was drawn from
 * @param faults numbered from 1
 */
public record FaultPlan(long seed, List<Fault> faults) {
    private static final int WHOLE = 100;
    private static final int KILLS = 72;
    private static final int FREEZES = 15;
    private static final int LONGEST_FREEZE_MS = 12_000;
    private static final int LONGEST_LINK_FAULT_MS = 8_000;
    private static final int SHORTEST_MS = 500;
    private static final List<FaultKind> OF_LINKS = List.of(
            FaultKind.CUT_RESET,
            FaultKind.CUT_RESET,
            FaultKind.CUT_ORDERLY,
            FaultKind.HALF_OPEN_CALLED,
            FaultKind.HALF_OPEN_CALLER,
            FaultKind.SILENCE,
            FaultKind.REFUSAL,
            FaultKind.DELAY,
            FaultKind.SPLIT,
            FaultKind.SPLIT,
            FaultKind.THROTTLE);

    /** Copies the list. */
    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /**
     * How often something goes wrong.
     *
     * @param processMs mean time between faults of processes; half of them come in bursts, with a tenth to six tenths of it
     *     between them, so that starts are struck too
     * @param linkMs mean time between faults of links
     */
    public record Pace(long processMs, long linkMs) {}

    /**
     * Draws a plan.
     *
     * @param seed the same seed draws the same plan over the same targets
     * @param lengthMs faults begin before it
     * @param pace how many
     * @param processes that may be struck; none: no faults of processes
     * @param links that may be struck; none: no faults of links
     * @return in order of time
     */
    public static FaultPlan draw(long seed, long lengthMs, Pace pace, List<Target> processes, List<Target> links) {
        List<Fault> drawn = new ArrayList<>();
        // Dice of their own, so that a change of one half leaves the other as it was.
        if (!processes.isEmpty()) {
            drawOfProcesses(new Random(seed * 31 + 1), lengthMs, pace.processMs(), processes, drawn);
        }
        if (!links.isEmpty()) {
            drawOfLinks(new Random(seed * 31 + 2), lengthMs, pace.linkMs(), links, drawn);
        }
        drawn.sort(Comparator.comparingLong(Fault::atMs));
        List<Fault> numbered = new ArrayList<>();
        for (Fault fault : drawn) {
            numbered.add(new Fault(
                    numbered.size() + 1,
                    fault.atMs(),
                    fault.kind(),
                    fault.target(),
                    fault.lengthMs(),
                    fault.measure()));
        }
        return new FaultPlan(seed, numbered);
    }

    private static void drawOfProcesses(
            Random dice, long lengthMs, long meanMs, List<Target> processes, List<Fault> drawn) {
        for (long atMs = gap(dice, meanMs); atMs < lengthMs; atMs += gap(dice, meanMs)) {
            int what = dice.nextInt(WHOLE);
            FaultKind kind =
                    what < KILLS ? FaultKind.KILL : what < KILLS + FREEZES ? FaultKind.FREEZE : FaultKind.RESTART;
            long length = between(dice, SHORTEST_MS, LONGEST_FREEZE_MS);
            drawn.add(new Fault(0, atMs, kind, one(dice, processes), kind.lasts() ? length : 0, 0));
        }
    }

    /** Half of the gaps are short, 0.1 to 0.6 of the mean, the others long, 1.1 to 2.2 of it; together the mean. */
    private static long gap(Random dice, long meanMs) {
        boolean isBurst = dice.nextBoolean();
        double part = isBurst ? 0.1 + 0.5 * dice.nextDouble() : 1.1 + 1.1 * dice.nextDouble();
        return Math.max(1, Math.round(meanMs * part));
    }

    private static void drawOfLinks(Random dice, long lengthMs, long meanMs, List<Target> links, List<Fault> drawn) {
        for (long atMs = gap(dice, meanMs); atMs < lengthMs; atMs += gap(dice, meanMs)) {
            FaultKind kind = OF_LINKS.get(dice.nextInt(OF_LINKS.size()));
            long length = between(dice, SHORTEST_MS, LONGEST_LINK_FAULT_MS);
            int measure = measure(dice, kind);
            drawn.add(new Fault(0, atMs, kind, one(dice, links), kind.lasts() ? length : 0, measure));
        }
    }

    private static int measure(Random dice, FaultKind kind) {
        return switch (kind) {
            case DELAY -> (int) between(dice, 5, 400);
            case SPLIT -> dice.nextBoolean() ? 1 : (int) between(dice, 2, 40);
            case THROTTLE -> (int) between(dice, 1_000, 20_000);
            case KILL, FREEZE, RESTART, CUT_RESET, CUT_ORDERLY, HALF_OPEN_CALLED, HALF_OPEN_CALLER, SILENCE, REFUSAL ->
                0;
        };
    }

    private static long between(Random dice, int least, int most) {
        return least + (long) dice.nextInt(most - least + 1);
    }

    private static String one(Random dice, List<Target> targets) {
        int drawn = dice.nextInt(targets.stream().mapToInt(Target::weight).sum());
        for (Target target : targets) {
            drawn -= target.weight();
            if (drawn < 0) {
                return target.name();
            }
        }
        throw new IllegalStateException("weights do not add up: " + targets);
    }

    /**
     * Counts the faults of each kind.
     *
     * @return kinds that occur
     */
    public Map<FaultKind, Integer> byKind() {
        Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
        faults.forEach(fault -> counts.merge(fault.kind(), 1, Integer::sum));
        return counts;
    }
}
