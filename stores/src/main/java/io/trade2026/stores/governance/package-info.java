/**
 * Limits under governance: proposals and approvals, versions with the events that brought them, use, and what the annual review is shown.
 * <pre>
 *   operators ──▶ limit_proposals, limit_approvals ──▶ limits          journal ──▶ limit_events, limit_use, alarms ──▶ report, evidence
 * </pre>
 * For any thread, but for the ledger, which has its own.
 */
@NullMarked
package io.trade2026.stores.governance;

import org.jspecify.annotations.NullMarked;
