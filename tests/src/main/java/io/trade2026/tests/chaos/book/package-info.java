/**
 * What each party and the system itself remember of a run, gathered for the verdict.
 * <pre>
 *   wire of a client, drop copy ──▶ ReportBook ──┐
 *   event journal ──JournalReader──▶ JournalBook ─┼──▶ Evidence
 *   core, asked through its log ──▶ CoreBook ─────┘
 * </pre>
 */
@NullMarked
package io.trade2026.tests.chaos.book;

import org.jspecify.annotations.NullMarked;
