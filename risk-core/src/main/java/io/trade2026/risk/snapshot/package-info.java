/**
 * How a pure core is written down and read back: a sequence of records of at most 32 KiB, the same bytes for the same
 * state.
 *
 * <pre>
 *   state ── rows ──▶ RowWriter ── records ──▶ SnapshotSink … SnapshotSource ── records ──▶ RowReader ── rows ──▶ state
 * </pre>
 */
@NullMarked
package io.trade2026.risk.snapshot;

import org.jspecify.annotations.NullMarked;
