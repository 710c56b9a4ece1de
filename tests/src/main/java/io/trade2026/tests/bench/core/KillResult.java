package io.trade2026.tests.bench.core;

/**
 * What one kill switch took; times in nanoseconds.
 *
 * @param scope and name of what was stopped
 * @param flagNs from the command until its KillSwitchChanged was told
 * @param firstCancelNs from the command until the first cancel left
 * @param allNs from the command until the last cancel had left
 * @param cancels that left
 * @param slices of the sweep, the one of the command among them
 * @param longestSliceNs the longest of them
 * @param commands of others meanwhile
 * @param waitedP50Ns from when such a command was due until it was done
 * @param waitedP99Ns the same
 * @param longestWaitNs the same
 */
record KillResult(
        String scope,
        long flagNs,
        long firstCancelNs,
        long allNs,
        int cancels,
        int slices,
        long longestSliceNs,
        long commands,
        long waitedP50Ns,
        long waitedP99Ns,
        long longestWaitNs) {}
