package io.trade2026.gateway;

import io.trade2026.sequencer.client.CrashPoint;
import io.trade2026.sequencer.client.SequencerAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Where a gateway lives.
 *
 * @param gatewayId number of this gateway, from 1: the core believes its word on sessions while it is heard
 * @param directory for Artio's state and the checkpoint
 * @param sequencer to which commands go and from which events come; its driver and archive also carry Artio
 * @param host to listen on
 * @param fixPort for clients
 * @param media what became of driver and archive since the last gateway
 * @param reconnectMs how long to wait before a venue is tried again
 * @param idling makes a strategy for each thread that found no work, such as {@link #sharing()}
 * @param mayAccept whether there are file handles for one more connection; asked by Artio's thread for each
 * @param crash is told of each window of a crash that is passed
 */
public record GatewaySettings(
        int gatewayId,
        Path directory,
        SequencerAddress sequencer,
        String host,
        int fixPort,
        MediaFate media,
        long reconnectMs,
        Supplier<IdleStrategy> idling,
        BooleanSupplier mayAccept,
        CrashPoint crash) {
    private static final int MAX_SPINS = 10;
    private static final int MAX_YIELDS = 20;
    private static final long MIN_PARK_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long MAX_PARK_NS = TimeUnit.MICROSECONDS.toNanos(100);

    /**
     * Where threads share the processors: yields for a while, then parks for up to 100 microseconds, a little longer than the core's.
     *
     * @return never shared, since it keeps state
     */
    public static IdleStrategy sharing() {
        return new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, MIN_PARK_NS, MAX_PARK_NS);
    }
}
