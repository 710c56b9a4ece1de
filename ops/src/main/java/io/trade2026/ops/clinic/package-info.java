/**
 * The doctor of FIX sessions: why two sides do not agree about sequence numbers, what would mend it, and what that would do to
 * messages and orders.
 * <pre>
 *   door of the gateway ──▶ SessionFile ──▶ Diagnosis ──▶ RepairPlan ──▶ Preview
 *   proposal, approval  ──▶ command ──▶ journal ──▶ gateway ──▶ its report
 * </pre>
 */
@NullMarked
package io.trade2026.ops.clinic;

import org.jspecify.annotations.NullMarked;
