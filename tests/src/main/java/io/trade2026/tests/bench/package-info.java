/**
 * The benchmarks: what Trade2026 costs and how fast it is, always beside a reference in the same run.
 *
 * <pre>
 *   BenchMain ──▶ core  JMH over OmsCore ───────────────┐
 *            └──▶ path  echo, QuickFIX/J router, lab ───┴──▶ Report: table and JSON
 * </pre>
 */
@NullMarked
package io.trade2026.tests.bench;

import org.jspecify.annotations.NullMarked;
