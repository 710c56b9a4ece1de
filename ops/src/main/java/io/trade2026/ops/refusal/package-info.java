/**
 * Why a request of an operator is refused: every faulty field with its value and the rule it broke.
 * <pre>
 *   parameters ──▶ RequestFields ──▶ values | Refused (status, faults) ──▶ JSON
 * </pre>
 * All faults of a request are told at once.
 */
@NullMarked
package io.trade2026.ops.refusal;

import org.jspecify.annotations.NullMarked;
