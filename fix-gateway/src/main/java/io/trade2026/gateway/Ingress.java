package io.trade2026.gateway;

import io.trade2026.sequencer.client.CommandPublisher;
import org.agrona.DirectBuffer;

/** The way to the sequencer, as {@link Offers} sees it. */
interface Ingress {
    /** Above 0 when the command is taken. */
    long offer(DirectBuffer buffer, int offset, int length);

    /** Does the housekeeping. */
    int poll();

    boolean isConnected();

    /** Changes when commands that were taken may be lost: with the session, or with the leader. */
    long generation();

    /** The way through a publisher. */
    static Ingress of(CommandPublisher publisher) {
        return new Ingress() {
            @Override
            public long offer(DirectBuffer buffer, int offset, int length) {
                return publisher.offer(buffer, offset, length);
            }

            @Override
            public int poll() {
                return publisher.poll();
            }

            @Override
            public boolean isConnected() {
                return publisher.isConnected();
            }

            @Override
            public long generation() {
                return (publisher.sessionCount() << Integer.SIZE) + publisher.leadershipTermId();
            }
        };
    }
}
