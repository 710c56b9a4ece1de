package io.trade2026.sequencer.media;

import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.ReplayParams;
import io.aeron.exceptions.TimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The way by which an archive brings the journal: shared memory from the archive of the same media, the network from another's.
 *
 * @param channel to listen on; a port 0 takes a free one for each replay
 */
public record ReplayRoute(String channel) {
    /** From the archive of the same media. */
    public static final ReplayRoute LOCAL = new ReplayRoute("aeron:ipc");

    private static final long PORT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(50);

    /**
     * From the archive of another media.
     *
     * @param host under which that archive reaches this process
     * @return the route
     */
    public static ReplayRoute to(final String host) {
        return new ReplayRoute("aeron:udp?endpoint=" + host + ":0");
    }

    /**
     * A replay that has been asked for.
     *
     * @param subscription on which it arrives, closed with it
     * @param sessionId of the replay
     */
    public record Replay(Subscription subscription, long sessionId) implements AutoCloseable {
        /**
         * Has it begun?
         *
         * @return the image to poll, or null as long as it has not begun
         */
        public @Nullable Image image() {
            return subscription.imageBySessionId((int) sessionId);
        }

        @Override
        public void close() {
            subscription.close();
        }
    }

    /**
     * Asks for a replay. Blocks for one round trip to the archive.
     *
     * @param archive to replay from
     * @param recordingId in that archive
     * @param position start of a frame
     * @param length in bytes, or {@link AeronArchive#REPLAY_ALL_AND_FOLLOW}
     * @return the replay, not begun yet; close it
     */
    public Replay start(final AeronArchive archive, final long recordingId, final long position, final long length) {
        if (equals(LOCAL)) {
            // Here the subscription names its session: one that did not would get, and so hold up, the replays of all
            // others.
            final Subscription subscription =
                    archive.replay(recordingId, position, length, channel, JournalFormat.REPLAY_STREAM_ID);
            final String session = ChannelUri.parse(subscription.channel()).get(CommonContext.SESSION_ID_PARAM_NAME);
            return new Replay(subscription, Integer.parseInt(session));
        }
        final Subscription subscription =
                archive.context().aeron().addSubscription(channel, JournalFormat.REPLAY_STREAM_ID);
        boolean started = false;
        try {
            final long session = archive.startReplay(
                    recordingId,
                    resolved(subscription),
                    JournalFormat.REPLAY_STREAM_ID,
                    new ReplayParams().position(position).length(length));
            started = true;
            return new Replay(subscription, session);
        } finally {
            if (!started) {
                subscription.close();
            }
        }
    }

    private String resolved(final Subscription subscription) {
        final long beginNs = System.nanoTime();
        String found = subscription.tryResolveChannelEndpointPort();
        while (found == null) {
            if (System.nanoTime() - beginNs > PORT_TIMEOUT_NS) {
                throw new TimeoutException("no free port for " + channel);
            }
            LockSupport.parkNanos(PAUSE_NS);
            found = subscription.tryResolveChannelEndpointPort();
        }
        return found;
    }
}
