package io.trade2026.tests.bench.core;

import org.HdrHistogram.Histogram;

/** What one command, and the slices that it began, took of a {@link BusyCore}; times in nanoseconds. */
final class BusyTimes {
    private final long beganNs;
    private final Histogram waited;
    private long commandNs;
    private long commandCpuNs;
    private int slices = 1;
    private long longestNs;
    private long longestCpuNs;
    private long lastNs;

    BusyTimes(long beganNs, Histogram waited) {
        this.beganNs = beganNs;
        this.waited = waited;
    }

    void command(long tookNs, long cpuNs) {
        commandNs = tookNs;
        commandCpuNs = cpuNs;
        longestNs = tookNs;
        longestCpuNs = cpuNs;
        lastNs = tookNs;
    }

    /** A timer was due, which went on with it. */
    void slice(long endedNs, long tookNs, long cpuNs) {
        slices++;
        longestNs = Math.max(longestNs, tookNs);
        longestCpuNs = Math.max(longestCpuNs, cpuNs);
        lastNs = endedNs - beganNs;
    }

    long beganNs() {
        return beganNs;
    }

    /** How long others waited, each from when its command was due until it was done. */
    Histogram waited() {
        return waited;
    }

    long commandNs() {
        return commandNs;
    }

    /** Of the processor. */
    long commandCpuNs() {
        return commandCpuNs;
    }

    /** That of the command among them. */
    int slices() {
        return slices;
    }

    long longestNs() {
        return longestNs;
    }

    /** Of the processor. */
    long longestCpuNs() {
        return longestCpuNs;
    }

    /** From the command until its last slice was done. */
    long lastNs() {
        return lastNs;
    }
}
