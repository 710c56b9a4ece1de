/**
 * Limits, exposure, controls and the kill switch: may this order go, and what does it hold from now on?
 *
 * <pre>
 *   OrderView ──▶ RiskCore.mayPlace, mayReplace ──▶ Decision (passed or refused, with all numbers)
 *   order, fill, bust ──▶ Holdings.hold, Executions.bookFill, bookBust ──▶ exposure of every node
 *   SetLimit, UpdatePrice, ReportFeed, SetKillSwitch, Define… ──▶ the state that decides
 * </pre>
 *
 * <p>Pure: time arrives as an argument; no decision changes state, no change of state decides.
 */
@NullMarked
package io.trade2026.risk;

import org.jspecify.annotations.NullMarked;
