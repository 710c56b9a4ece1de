/**
 * The core alone, in one thread, measured by JMH: letters in, events into a sink that keeps nothing.
 *
 * <pre>
 *   PlaceOrder ──▶ OmsCore ──▶ VenueOrderSent     ReportVenueExecution (New, Fill) ──▶ OmsCore ──▶ OrderFilled
 * </pre>
 */
@NullMarked
package io.trade2026.tests.bench.core;

import org.jspecify.annotations.NullMarked;
