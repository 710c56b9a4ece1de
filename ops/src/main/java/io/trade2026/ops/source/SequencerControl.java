package io.trade2026.ops.source;

import java.util.concurrent.CompletableFuture;

/** The sequencer as its operator sees it. */
public interface SequencerControl {
    /**
     * How it is doing.
     *
     * @return a picture of now
     */
    SequencerState state();

    /**
     * Asks for a snapshot of the core.
     *
     * @return completes when it is on disk, or exceptionally with the reason
     */
    CompletableFuture<SnapshotDone> takeSnapshot();
}
