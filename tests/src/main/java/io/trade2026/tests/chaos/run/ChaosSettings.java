package io.trade2026.tests.chaos.run;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run is to be.
 *
 * @param seed of faults and orders
 * @param length of trading under faults
 * @param processEvery mean time between faults of processes
 * @param linkEvery mean time between faults of links
 * @param rate messages a second of each client
 * @param directory of all data; emptied before
 * @param firstPort from which free ports are taken
 * @param patience for the system to come back, and for each step of the quiet time
 */
public record ChaosSettings(
        long seed,
        Duration length,
        Duration processEvery,
        Duration linkEvery,
        double rate,
        Path directory,
        int firstPort,
        Duration patience) {}
