/**
 * How long a cluster of three takes nothing after its leader was killed.
 * <pre>
 *   FailoverBench ──commands, 1 a millisecond──▶ three members ──events──▶ FailoverBench
 *        └── kill -9 of the leader, again and again
 * </pre>
 * What is measured is the sequencer, with a core that only counts.
 */
@NullMarked
package io.trade2026.tests.bench.failover;

import org.jspecify.annotations.NullMarked;
