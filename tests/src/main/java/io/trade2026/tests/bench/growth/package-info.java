/**
 * What grows: the sequencer with the real core and a million open orders, its snapshots and its starts.
 *
 * <pre>
 *   OpenOrders ── commands ──▶ CoreNode (a JVM of its own) ── events ──▶ OpenOrders       snapshot, kill -9, start again
 * </pre>
 */
@NullMarked
package io.trade2026.tests.bench.growth;

import org.jspecify.annotations.NullMarked;
