/**
 * Compares what clients, gateways, core, venues and Postgres hold of the same orders.
 * <pre>
 *   stores of clients and venues ──▶ FarSide ─┐
 *   FIX archive ─────────────────▶ NearSide ──┼──▶ Comparison ──▶ Differences
 *   event journal, core ─────────▶ JournalBook┘
 * </pre>
 * Nothing is changed anywhere, but for a question to the core that becomes events.
 */
@NullMarked
package io.trade2026.app.reconcile;

import org.jspecify.annotations.NullMarked;
