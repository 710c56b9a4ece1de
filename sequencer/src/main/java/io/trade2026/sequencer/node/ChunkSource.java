package io.trade2026.sequencer.node;

import org.agrona.ExpandableArrayBuffer;

/** Where the chunks of a snapshot come from, one after the other. */
@FunctionalInterface
interface ChunkSource {
    /**
     * Waits for the next one.
     *
     * @param into receives it from 0 on
     * @return its length, above 0
     * @throws IllegalStateException when there is none
     */
    int next(ExpandableArrayBuffer into);
}
