/**
 * What people decide, from the tables to the core and back to whoever asks.
 * <pre>
 *   firms, instruments, venues, limits ──NOTIFY──▶ ReferenceWatch ──▶ ReferenceLoader ──▶ Commands ──▶ core
 *   an operator ──▶ LimitTable.set ──▶ limits (next version)            ◀── LimitChanged, ReferenceDataLoaded ──┘
 *   calendars ──▶ CalendarTable ──▶ whoever must know when a market closes; the core is not told
 * </pre>
 */
@NullMarked
package io.trade2026.stores.reference;

import org.jspecify.annotations.NullMarked;
