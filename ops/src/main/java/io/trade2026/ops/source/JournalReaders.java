package io.trade2026.ops.source;

import java.util.List;

/** Those who follow the event journal, to see how far they are behind. */
@FunctionalInterface
public interface JournalReaders {
    /**
     * All followers of this process.
     *
     * @return as they are now
     */
    List<JournalReader> readers();
}
