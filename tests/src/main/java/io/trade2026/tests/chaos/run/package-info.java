/**
 * One chaos run: parties trade through bad networks with a system that is struck, then all is healed, and the books are compared.
 * <pre>
 *   FaultPlan ──▶ Striker ──signals──▶ Prey         ──cuts, weather──▶ FaultProxy of each client and venue
 *   Parties: clients ──▶ FaultProxy ──▶ Prey ──▶ FaultProxy ──▶ venues
 *   quiet ──▶ Evidence ──▶ Verdict ──▶ Outcome: table and JSON
 * </pre>
 */
@NullMarked
package io.trade2026.tests.chaos.run;

import org.jspecify.annotations.NullMarked;
