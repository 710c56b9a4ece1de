package io.trade2026.marketdata;

import io.trade2026.sequencer.client.CommandPublisher;
import org.agrona.DirectBuffer;

/** Where commands leave for the core. Used by one thread. */
public interface CommandOutlet extends AutoCloseable {
    /**
     * Offers one command without blocking.
     *
     * @param buffer holding it; not kept
     * @param offset of its first byte
     * @param length in bytes
     * @return whether it was taken; otherwise it may be offered again
     */
    boolean offer(DirectBuffer buffer, int offset, int length);

    /**
     * Keeps the connection alive.
     *
     * @return work done
     */
    int poll();

    /**
     * Connections so far; when it changes, what was offered before may not have arrived.
     *
     * @return counted up from 0
     */
    long sessionCount();

    /**
     * Is there a connection? For any thread.
     *
     * @return whether an offer has a chance
     */
    boolean isConnected();

    @Override
    void close();

    /**
     * Commands leave through the sequencer.
     *
     * @param publisher for this outlet alone, closed with it
     * @return the outlet
     */
    static CommandOutlet of(CommandPublisher publisher) {
        return new CommandOutlet() {
            @Override
            public boolean offer(DirectBuffer buffer, int offset, int length) {
                return !CommandPublisher.mayRetry(publisher.offer(buffer, offset, length));
            }

            @Override
            public int poll() {
                return publisher.poll();
            }

            @Override
            public long sessionCount() {
                return publisher.sessionCount();
            }

            @Override
            public boolean isConnected() {
                return publisher.isConnected();
            }

            @Override
            public void close() {
                publisher.close();
            }
        };
    }
}
