/**
 * A venue with real books that answers by itself: orders, cancels and status requests come in over FIX, reports go out.
 * <pre>
 *   D, F, G, H, AF ──▶ SimulatedVenue ──▶ VenueDesk ──▶ OrderBook ◀── LiquidityMaker
 *            8, 9 ◀────────────────────────┘  └──▶ VenueLedger
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.venue;

import org.jspecify.annotations.NullMarked;
