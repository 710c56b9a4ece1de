/**
 * The prices that orders are compared with and valued at.
 *
 * <pre>
 *   UpdatePrice, ReportFeed, referencePxE8 ──▶ PriceBook ──▶ Quote (reference price, its source, state and time)
 * </pre>
 *
 * <p>Staleness is a property of the feed, told by {@code ReportFeed}, never of the age of a tick.
 */
@NullMarked
package io.trade2026.risk.prices;

import org.jspecify.annotations.NullMarked;
