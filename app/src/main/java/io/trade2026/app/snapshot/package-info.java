/**
 * Snapshots on their way from the sequencer, which keeps them, to the core, which alone knows what is in them.
 *
 * <pre>
 *   SnapshotReader of the sequencer ──▶ SnapshotRecords ──▶ OmsCore
 * </pre>
 */
@NullMarked
package io.trade2026.app.snapshot;

import org.jspecify.annotations.NullMarked;
