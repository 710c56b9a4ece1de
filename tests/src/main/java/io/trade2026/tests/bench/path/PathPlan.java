package io.trade2026.tests.bench.path;

import java.nio.file.Path;
import java.util.List;

/**
 * How long and how hard.
 *
 * @param directory for the data of the contenders; emptied afterwards
 * @param rates orders a second, one phase each
 * @param seconds measured in each phase
 * @param warmUpSeconds under full load before the first phase; each phase leaves out a fifth of its own as well
 * @param window how many orders may be unanswered in the closed loop
 */
public record PathPlan(Path directory, List<Integer> rates, int seconds, int warmUpSeconds, int window) {
    /** Copies the rates. */
    public PathPlan {
        rates = List.copyOf(rates);
    }
}
