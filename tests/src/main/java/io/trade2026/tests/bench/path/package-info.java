/**
 * End to end, one contender after the other under the same load: how long an order takes to the venue and back, and what it costs.
 *
 * <pre>
 *   for each contender: start a JVM ──▶ warm up ──▶ each rate (open loop) ──▶ as fast as it goes (closed loop) ──▶ PhaseResult
 * </pre>
 */
@NullMarked
package io.trade2026.tests.bench.path;

import org.jspecify.annotations.NullMarked;
