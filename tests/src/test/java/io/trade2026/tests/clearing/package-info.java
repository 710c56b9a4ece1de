/**
 * Positions of a clearing firm against a running node, by the command line as a user would.
 * <pre>
 *   clearing.csv ──▶ ./trade2026 reconcile --clearing ──▶ Postgres ──▶ lab: ages, tells, blocks ──▶ REST, FIX
 * </pre>
 */
@NullMarked
package io.trade2026.tests.clearing;

import org.jspecify.annotations.NullMarked;
