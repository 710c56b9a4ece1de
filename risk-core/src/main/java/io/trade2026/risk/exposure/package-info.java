/**
 * What is open and what was executed, per party and per set of instruments.
 *
 * <pre>
 *   hold, fill, bust ──▶ ExposureTable: 7 nodes (firm … strategy) × 5 sets (all, venue, asset class, product group, instrument)
 * </pre>
 *
 * <p>Sums of money are in units of 1e-4 of the base currency, quantities in units of 1e-8.
 */
@NullMarked
package io.trade2026.risk.exposure;

import org.jspecify.annotations.NullMarked;
