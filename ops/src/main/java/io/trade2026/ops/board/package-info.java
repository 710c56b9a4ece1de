/**
 * What people look at while it happens: open orders, positions, the latest fills, refusals and alarms, kill switches, and what
 * operators did.
 * <pre>
 *   events ──▶ TradingBoard ──▶ rows for REST and page
 *         └──▶ ActionBoard ──▶ who did what and why, and what followed
 * </pre>
 * A projection of the journal in memory, whole when the journal is followed from its beginning. It asks the core nothing.
 */
@NullMarked
package io.trade2026.ops.board;

import org.jspecify.annotations.NullMarked;
