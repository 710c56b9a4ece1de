/**
 * Prices of the venues come in over NATS; one conflated best price per instrument and the state of each feed go to the core.
 * <pre>
 *   NATS prices.> ──▶ NatsLink ──▶ FeedIntake ──▶ PriceBoard ──▶ PricePump ──▶ UpdatePrice, ReportFeed ──▶ core
 *                                       └──▶ TickSink (every tick)
 * </pre>
 * Slow is never late here: what the core cannot take at once is replaced by what is newer.
 */
@NullMarked
package io.trade2026.marketdata;

import org.jspecify.annotations.NullMarked;
