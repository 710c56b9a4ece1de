package io.trade2026.ops.desk;

import io.trade2026.ops.source.JournalReader;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.EventHandler;

/** Where the desk reads events. Polled by the desk's thread. */
public interface EventFeed extends AutoCloseable {
    /**
     * Hands the next events over without blocking for long.
     *
     * @param handler takes them
     * @param limit most events in one call
     * @return work done
     */
    int poll(EventHandler handler, int limit);

    /**
     * How far it has come. For any thread.
     *
     * @return its state
     */
    JournalReader state();

    @Override
    void close();

    /**
     * Reads the event journal.
     *
     * @param follower for this feed alone, closed with it
     * @param name of the reader
     * @return the feed
     */
    static EventFeed of(EventFollower follower, String name) {
        return new EventFeed() {
            @Override
            public int poll(EventHandler handler, int limit) {
                return follower.poll(handler, limit);
            }

            @Override
            public JournalReader state() {
                return new JournalReader(
                        name, follower.isFollowing(), follower.checkpoint().eventNumber(), follower.lagBytes());
            }

            @Override
            public void close() {
                follower.close();
            }
        };
    }
}
