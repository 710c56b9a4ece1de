package io.trade2026.ops.desk;

import io.trade2026.sequencer.client.CommandPublisher;
import org.agrona.DirectBuffer;

/** Where the desk's commands leave for the core. Used by the desk's thread. */
public interface CommandOutlet extends AutoCloseable {
    /**
     * Offers one command without blocking.
     *
     * @param buffer holding it; not kept
     * @param length in bytes
     * @return whether it was taken
     */
    boolean offer(DirectBuffer buffer, int length);

    /**
     * Keeps the connection alive.
     *
     * @return work done
     */
    int poll();

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
            public boolean offer(DirectBuffer buffer, int length) {
                return !CommandPublisher.mayRetry(publisher.offer(buffer, 0, length));
            }

            @Override
            public int poll() {
                return publisher.poll();
            }

            @Override
            public void close() {
                publisher.close();
            }
        };
    }
}
