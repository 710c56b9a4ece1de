package io.trade2026.sequencer.media;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.RethrowingErrorHandler;
import io.aeron.archive.client.AeronArchive;
import io.aeron.exceptions.AeronException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;

/**
 * How a process on the same machine reaches driver and archive: shared memory only, no network port.
 *
 * @param aeronDir directory of the driver
 */
public record MediaAddress(Path aeronDir) {
    /** Control channel of the archive. The archive gives each client its own session on it. */
    public static final String CONTROL_CHANNEL = "aeron:ipc?term-length=64k";

    /** Stream on which the archive takes requests; a member that replicates the log asks the other archive on its own's. */
    public static final int CONTROL_STREAM_ID = 11;

    /** Stream on which the archive answers; sessions keep clients apart. */
    public static final int CONTROL_RESPONSE_STREAM_ID = 21;

    /** A driver whose heartbeat is older than this is dead, or not worth waiting for. */
    private static final long DRIVER_TIMEOUT_MS = 5_000;

    /** Twice the usual, since a starved machine answers late and a client that gives up ends its process. */
    private static final long MESSAGE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    /** Shorter, since there are other members to turn to. */
    private static final long REMOTE_MESSAGE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(2);

    /**
     * Settings for an archive client; the caller adds what it needs and connects.
     *
     * @return a new context over IPC, not concluded; it would open its own Aeron client if none is set
     */
    public AeronArchive.Context archiveContext() {
        return new AeronArchive.Context()
                .aeronDirectoryName(aeronDir.toString())
                .messageTimeoutNs(MESSAGE_TIMEOUT_NS)
                .controlRequestChannel(CONTROL_CHANNEL)
                .controlRequestStreamId(CONTROL_STREAM_ID)
                .controlResponseChannel(CONTROL_CHANNEL)
                .controlResponseStreamId(CONTROL_RESPONSE_STREAM_ID);
    }

    /**
     * Settings for an archive client that shares an Aeron client.
     *
     * @param aeron which stays the caller's
     * @return a new context, not concluded
     */
    public AeronArchive.Context archiveContext(final Aeron aeron) {
        return archiveContext().aeron(aeron).ownsAeronClient(false);
    }

    /**
     * Settings for a client of another media's archive, over the network.
     *
     * @param aeron of this media, stays the caller's
     * @param endpoint {@code host:port} of the other archive
     * @param host under which that archive reaches this process
     * @return a new context, not concluded
     */
    public AeronArchive.Context remoteArchiveContext(final Aeron aeron, final String endpoint, final String host) {
        return new AeronArchive.Context()
                .aeron(aeron)
                .ownsAeronClient(false)
                .messageTimeoutNs(REMOTE_MESSAGE_TIMEOUT_NS)
                .controlRequestChannel("aeron:udp?term-length=64k|endpoint=" + endpoint)
                .controlRequestStreamId(CONTROL_STREAM_ID)
                .controlResponseChannel("aeron:udp?term-length=64k|endpoint=" + host + ":0")
                .controlResponseStreamId(CONTROL_RESPONSE_STREAM_ID);
    }

    /**
     * Opens an Aeron client with a conductor thread of its own, so that a slow caller is not taken for a dead one.
     *
     * @param name shown in Aeron's counters
     * @param errorHandler told of what the conductor meets
     * @return the client; close it
     */
    public Aeron connect(final String name, final ErrorHandler errorHandler) {
        return Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(aeronDir.toString())
                .clientName(name)
                .driverTimeoutMs(DRIVER_TIMEOUT_MS)
                .errorHandler(errorHandler)
                .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE));
    }

    /**
     * Is a driver alive there? Does not block.
     *
     * @return whether its heartbeat is fresh
     */
    public boolean isDriverActive() {
        try {
            return CommonContext.isDriverActive(aeronDir.toFile(), DRIVER_TIMEOUT_MS, line -> {});
        } catch (final IllegalStateException | AeronException beingReplaced) {
            return false;
        }
    }
}
