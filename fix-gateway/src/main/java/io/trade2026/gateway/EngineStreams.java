package io.trade2026.gateway;

import io.trade2026.sequencer.client.EarlierLife;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.CommonConfiguration;
import uk.co.real_logic.artio.engine.EngineConfiguration;

/**
 * The Aeron streams of one gateway's engine: each gateway on a driver has its own, since engines read whatever is written on theirs. The
 * first gateway has Artio's own numbers.
 */
final class EngineStreams {
    private static final Logger LOG = LoggerFactory.getLogger(EngineStreams.class);
    /** Above the egress streams of the sequencer's clients, which are above everything else. */
    private static final int SECOND_BASE = 2_000_000;

    private static final int STREAMS = 1_000;
    private static final int INBOUND_LIBRARY = 1;
    private static final int OUTBOUND_LIBRARY = 2;
    private static final int OUTBOUND_REPLAY = 3;
    private static final int ARCHIVE_REPLAY = 4;
    private static final int REPRODUCTION_LOG = 6;
    private static final int REPRODUCTION_REPLAY = 7;
    private static final int INBOUND_ADMIN = 21;
    private static final int OUTBOUND_ADMIN = 22;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final int base;

    EngineStreams(int gatewayId) {
        this.base = gatewayId == 1 ? 0 : SECOND_BASE + STREAMS * gatewayId;
    }

    void set(CommonConfiguration configuration) {
        configuration.inboundLibraryStream(base + INBOUND_LIBRARY).outboundLibraryStream(base + OUTBOUND_LIBRARY);
    }

    void setEngine(EngineConfiguration engine) {
        set(engine);
        engine.outboundReplayStream(base + OUTBOUND_REPLAY)
                .archiveReplayStream(base + ARCHIVE_REPLAY)
                .reproductionLogStream(base + REPRODUCTION_LOG)
                .reproductionReplayStream(base + REPRODUCTION_REPLAY)
                .inboundAdminStream(base + INBOUND_ADMIN)
                .outboundAdminStream(base + OUTBOUND_ADMIN);
    }

    private boolean isOfEngine(int streamId) {
        return streamId == base + INBOUND_LIBRARY || streamId == base + OUTBOUND_LIBRARY;
    }

    /** Waits until the driver has let go of a gateway of this number that was killed: until then the ends of its recordings are not known. */
    void awaitEarlierLife(GatewaySettings settings) {
        long beganNs = System.nanoTime();
        try (EarlierLife earlier = EarlierLife.of(settings.sequencer(), "gateway-start", this::isOfEngine)) {
            while (!earlier.isOver()) {
                if (System.nanoTime() - beganNs > PATIENCE_NS) {
                    throw new IllegalStateException("the driver still holds recordings of an earlier gateway "
                            + settings.gatewayId() + " after " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS) + " s");
                }
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        LOG.info(
                "the driver holds nothing of an earlier gateway {}, after {} ms",
                settings.gatewayId(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs));
    }
}
