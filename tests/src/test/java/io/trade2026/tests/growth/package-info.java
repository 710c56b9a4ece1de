/**
 * What bounds growth: old files of journal and FIX archive go when nobody needs them, and a disk that runs short closes the intake.
 * <pre>
 *   orders ──▶ journal, FIX archive ──▶ read by all, in both snapshots, over the retention ──▶ data/archive
 * </pre>
 */
@NullMarked
package io.trade2026.tests.growth;

import org.jspecify.annotations.NullMarked;
