/**
 * What is to go wrong, and when: drawn from a seed before anything starts.
 * <pre>
 *   seed, length, processes, links ──▶ FaultPlan: Fault 1, 2, 3 … in order of time
 * </pre>
 * Pure: the same seed over the same targets draws the same faults.
 */
@NullMarked
package io.trade2026.tests.chaos.plan;

import org.jspecify.annotations.NullMarked;
