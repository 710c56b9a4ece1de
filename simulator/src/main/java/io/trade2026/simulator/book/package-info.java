/**
 * A real limit order book: orders, cancels and replaces of one instrument come in, fills and endings go out to a listener.
 * <pre>
 *   enter, cancel, replace ──▶ OrderBook (price, then time) ──▶ BookListener: filled, cancelled, triggered
 * </pre>
 * No clock and no thread: the caller brings the time and holds the lock.
 */
@NullMarked
package io.trade2026.simulator.book;

import org.jspecify.annotations.NullMarked;
