/**
 * What an account does that compliance has to look at (AT-02): alerts, and never a refusal.
 *
 * <pre>
 *   event journal ──▶ BehaviourWatch ──▶ one Pattern for each kind of behaviour ──▶ AlertBoard
 * </pre>
 *
 * Time is that of the events, so a journal that is read again gives the same alerts.
 */
@NullMarked
package io.trade2026.ops.behaviour;

import org.jspecify.annotations.NullMarked;
