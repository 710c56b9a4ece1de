package io.trade2026.stores.audit;

import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.EventHandler;

/** The journal from a checkpoint on. Used by one thread. */
public interface JournalFeed extends AutoCloseable {
    /**
     * Hands the next events over.
     *
     * @param handler takes them
     * @param limit most events in one call
     * @return work done
     */
    int poll(EventHandler handler, int limit);

    @Override
    void close();

    /**
     * Reads the event journal.
     *
     * @param follower for this feed alone, closed with it
     * @return the feed
     */
    static JournalFeed of(final EventFollower follower) {
        return new JournalFeed() {
            @Override
            public int poll(final EventHandler handler, final int limit) {
                return follower.poll(handler, limit);
            }

            @Override
            public void close() {
                follower.close();
            }
        };
    }
}
