/**
 * The life of orders: which OrdStatus(39) may follow which, how CumQty(14) and LeavesQty(151) move, and who is told.
 *
 * <pre>
 *   PlaceOrder ──▶ risk ──▶ PENDING_NEW ──▶ NEW ──▶ PARTIALLY_FILLED ──▶ FILLED
 *                   │                        │             │
 *                   ▼                        └──────┬──────┘
 *                DENIED              CANCELED · EXPIRED · REJECTED · DONE_FOR_DAY
 * </pre>
 *
 * <p>Pure: time arrives as an argument, answers leave through {@link io.trade2026.oms.EventSink}.
 */
@NullMarked
package io.trade2026.oms;

import org.jspecify.annotations.NullMarked;
