/**
 * Numbers for Prometheus: what the journal tells is counted as it passes, what other parts know is asked at each scrape.
 * <pre>
 *   events ──▶ JournalMetrics ─┐
 *   sources ──▶ StateMetrics ──┴──▶ PrometheusRegistry ──▶ /metrics
 * </pre>
 * Names begin with {@code trade2026_}; durations are in seconds, as Prometheus has it.
 */
@NullMarked
package io.trade2026.ops.metrics;

import org.jspecify.annotations.NullMarked;
