/**
 * The chaos run: proof that no crash of anything loses or doubles an order or a report.
 * <pre>
 *   ChaosMain ──▶ run: plan, parties, system, faults, quiet, verdict ──▶ table, JSON, exit status
 * </pre>
 */
@NullMarked
package io.trade2026.tests.chaos;

import org.jspecify.annotations.NullMarked;
