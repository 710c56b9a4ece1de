package io.trade2026.tests.bench.core;

/**
 * How long the core stood still for one command about very many orders; times in nanoseconds.
 *
 * @param what the command did
 * @param commandNs what the command itself took
 * @param commandCpuNs the same of the processor
 * @param slices in which it was done, the one of the command among them
 * @param longestSliceNs the longest of them
 * @param longestSliceCpuNs the longest of the processor
 * @param allNs from the command until the last slice was done
 * @param orders that were cancelled, or ended with the day
 * @param commands of others meanwhile
 * @param waitedP50Ns from when such a command was due until it was done
 * @param waitedP99Ns the same
 * @param longestWaitNs the same
 */
record StallResult(
        String what,
        long commandNs,
        long commandCpuNs,
        int slices,
        long longestSliceNs,
        long longestSliceCpuNs,
        long allNs,
        int orders,
        long commands,
        long waitedP50Ns,
        long waitedP99Ns,
        long longestWaitNs) {}
