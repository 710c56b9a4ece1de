package io.trade2026.tests.bench.failover;

import io.aeron.cluster.ElectionState;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one gap was made of, in milliseconds from the kill on.
 *
 * @param noticed one of the others takes the leader for dead
 * @param elected the next leader has its votes
 * @param leads it takes commands
 * @param told the client has heard of it
 * @param answered the client has seen the first new event
 * @param rounds of votes that were begun; 1 when none was in vain
 */
public record Stages(double noticed, double elected, double leads, double told, double answered, long rounds) {
    private static final double NS_PER_MS = 1e6;

    /**
     * From what the survivors printed.
     *
     * @param survivors the changes of each, since the kill
     * @param killedNs when the leader was killed
     * @param toldNs when the client heard of the next
     * @param answeredNs when the client saw the first new event
     * @return the stages; what was not seen is the stage before it
     */
    static Stages of(List<List<ElectionTrace.Change>> survivors, long killedNs, long toldNs, long answeredNs) {
        long noticedNs = Long.MAX_VALUE;
        long electedNs = 0;
        long leadsNs = 0;
        long rounds = 0;
        for (List<ElectionTrace.Change> changes : survivors) {
            boolean isElected = false;
            for (ElectionTrace.Change change : changes) {
                long afterNs = change.atNs() - killedNs;
                noticedNs = Math.min(noticedNs, afterNs);
                if (change.state().equals(ElectionState.CANDIDATE_BALLOT.name())) {
                    rounds++;
                } else if (!isElected && change.state().startsWith("LEADER")) {
                    isElected = true;
                    electedNs = Math.max(electedNs, afterNs);
                } else if (isElected && change.state().equals(ElectionState.CLOSED.name())) {
                    leadsNs = Math.max(leadsNs, afterNs);
                }
            }
        }
        double noticed = noticedNs / NS_PER_MS;
        double elected = Math.max(noticed, electedNs / NS_PER_MS);
        return new Stages(
                noticed,
                elected,
                Math.max(elected, leadsNs / NS_PER_MS),
                (toldNs - killedNs) / NS_PER_MS,
                (answeredNs - killedNs) / NS_PER_MS,
                rounds);
    }

    private static double median(List<Stages> all, ToDoubleFunction<Stages> stage) {
        List<Double> sorted = all.stream()
                .map(stage::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    /** The medians, in a line. */
    static String medians(List<Stages> all) {
        return String.format(
                Locale.ROOT,
                "medians, ms after the kill: noticed %.0f, elected %.0f, leads %.0f, client told %.0f, answered %.0f;"
                        + " rounds of votes in vain: %d",
                median(all, Stages::noticed),
                median(all, Stages::elected),
                median(all, Stages::leads),
                median(all, Stages::told),
                median(all, Stages::answered),
                all.stream()
                        .mapToLong(stages -> Math.max(0, stages.rounds() - 1))
                        .sum());
    }
}
