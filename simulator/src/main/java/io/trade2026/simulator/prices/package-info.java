/**
 * Prices that walk at random from a seed: symbols come in, quotes go out over NATS as a venue's feed would send them.
 * <pre>
 *   RandomWalk, trades of a venue ──▶ PriceFeed ──▶ prices.XSIM.INTC, prices.XSIM.heartbeat
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.prices;

import org.jspecify.annotations.NullMarked;
