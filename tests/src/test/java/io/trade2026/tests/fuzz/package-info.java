/**
 * A running lab under damaged messages: it has to live, others have to trade on, nothing may leak.
 * <pre>
 *   seed ──▶ certify.fuzz ──bytes──▶ lab ──▶ log, heap, file handles, health
 * </pre>
 */
@NullMarked
package io.trade2026.tests.fuzz;

import org.jspecify.annotations.NullMarked;
