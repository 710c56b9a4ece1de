/**
 * Whether anything was lost or doubled: what clients, venues, the journal and the core remember is held against each other.
 * <pre>
 *   Evidence ──▶ Verdict: differences, none when all agree
 * </pre>
 * Pure: works on what was gathered.
 */
@NullMarked
package io.trade2026.tests.chaos.verdict;

import org.jspecify.annotations.NullMarked;
