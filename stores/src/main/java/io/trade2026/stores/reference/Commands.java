package io.trade2026.stores.reference;

import io.trade2026.sequencer.client.CommandPublisher;
import org.agrona.DirectBuffer;

/** Where commands leave for the core. Called by one thread only, that of whoever was given it. */
@FunctionalInterface
public interface Commands {
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
     * Keeps the connection alive; called several times a second.
     *
     * @return work done
     */
    default int poll() {
        return 0;
    }

    /**
     * Connections so far; when it changes, what was offered before may not have arrived.
     *
     * @return counted up from 0
     */
    default long sessionCount() {
        return 0;
    }

    /**
     * Commands leave through the sequencer.
     *
     * @param publisher for this outlet alone; whoever made it closes it, after its user
     * @return the outlet
     */
    static Commands of(final CommandPublisher publisher) {
        return new Commands() {
            @Override
            public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
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
        };
    }
}
