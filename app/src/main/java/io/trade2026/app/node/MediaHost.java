package io.trade2026.app.node;

import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.media.MediaOwner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Driver and archive in this process: the role media alone. At the end others get a few seconds to go first. */
final class MediaHost implements AutoCloseable {
    private static final long OTHERS_NS = TimeUnit.SECONDS.toNanos(4);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final MediaConfig config;
    private final MediaNode node;

    private MediaHost(MediaConfig config, MediaNode node) {
        this.config = config;
        this.node = node;
    }

    static MediaHost start(NodeLife life, MediaConfig config) {
        return life.keep("media", new MediaHost(config, MediaNode.start(config, life::fail)));
    }

    @Override
    public void close() {
        long beganNs = System.nanoTime();
        while (MediaOwner.isClaimed(config.dir()) && System.nanoTime() - beganNs < OTHERS_NS) {
            LockSupport.parkNanos(PAUSE_NS);
        }
        node.close();
    }
}
