/**
 * What the desk does by its own hand, and the letter that each becomes.
 * <pre>
 *   telephone ──▶ DeskOrder (who, why, what) ──▶ EnterDeskOrder, CancelByDesk, StartTradingDay … ──▶ core
 * </pre>
 * Values only: who sends them and who waits for the answer is {@code ops.desk}.
 */
@NullMarked
package io.trade2026.ops.act;

import org.jspecify.annotations.NullMarked;
