/**
 * Operator actions: each goes to the core as a command with its user and reason, and is answered by the event it became.
 * <pre>
 *   errand ──▶ OperatorDesk ──▶ Command ──▶ core ──▶ Event ──▶ OperatorDesk ──▶ answer
 *                                                      └──▶ EventObserver (metrics, boards)
 *   clock ──▶ DayRoller ──▶ StartTradingDay, once for each trading day
 * </pre>
 * What is offered once is never offered again by itself: an action whose event does not come is told to be of unknown fate.
 */
@NullMarked
package io.trade2026.ops.desk;

import org.jspecify.annotations.NullMarked;
