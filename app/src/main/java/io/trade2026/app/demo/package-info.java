/**
 * The demo's traffic: simulated clients and venues around a node, a live status line, and the reckoning at the end.
 * <pre>
 *   3 SimulatedClients ──FIX──▶ node ──FIX──▶ 2 SimulatedVenues        PriceFeeds ──NATS──▶ node
 *          └── ledgers ──▶ Reckoning ◀── image of the core ◀── ledgers ──┘
 * </pre>
 */
@NullMarked
package io.trade2026.app.demo;

import org.jspecify.annotations.NullMarked;
