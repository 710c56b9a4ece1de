package io.trade2026.sequencer.media;

import io.aeron.Aeron;
import io.aeron.CncFileDescriptor;
import io.aeron.RethrowingErrorHandler;
import io.aeron.archive.client.AeronArchive;
import io.aeron.exceptions.AeronException;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;

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

    /** Stands for no driver. */
    public static final long NO_DRIVER = -1;

    /** A driver whose heartbeat is older than this is dead, or not worth waiting for. */
    private static final long DRIVER_TIMEOUT_MS = 5_000;

    /** Twice the usual, since a starved machine answers late and a client that gives up ends its process. */
    private static final long MESSAGE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    /** Shorter, since there are other members to turn to. */
    private static final long REMOTE_MESSAGE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(2);

    /**
     * Settings for an archive client; the caller adds what it needs and connects.
     *
     * @return a new context over IPC, not concluded; an Aeron client of {@link #connect} has to be set
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
     * Connects to the archive, with an Aeron client of its own.
     *
     * @param name shown in Aeron's counters
     * @return to be closed, and the Aeron client with it
     */
    public AeronArchive connectArchive(final String name) {
        final Aeron own = connect(name, error -> {});
        boolean isConnected = false;
        try {
            final AeronArchive archive = AeronArchive.connect(
                    archiveContext().aeron(own).ownsAeronClient(true).clientName(name));
            isConnected = true;
            return archive;
        } finally {
            if (!isConnected) {
                own.close();
            }
        }
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
        return Aeron.connect(useBy(new Aeron.Context())
                .clientName(name)
                .driverTimeoutMs(DRIVER_TIMEOUT_MS)
                .errorHandler(errorHandler)
                .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE));
    }

    /**
     * Tells a client where the driver is, and by which clock it holds its clients for alive.
     *
     * @param client not concluded
     * @return the same
     */
    public Aeron.Context useBy(final Aeron.Context client) {
        return client.aeronDirectoryName(aeronDir.toString()).epochClock(MachineClock.INSTANCE);
    }

    /**
     * Is a driver alive there? Does not block.
     *
     * @return whether its heartbeat is fresh
     */
    public boolean isDriverActive() {
        final long silentMs = silentMs();
        return silentMs >= 0 && silentMs <= DRIVER_TIMEOUT_MS;
    }

    /**
     * For how long has the driver given no sign of life? Does not block.
     *
     * @return milliseconds; {@link #NO_DRIVER} when there is none, or one of before the machine was booted
     */
    public long silentMs() {
        final File file = new File(aeronDir.toFile(), CncFileDescriptor.CNC_FILE);
        if (!file.isFile() || file.length() < CncFileDescriptor.META_DATA_LENGTH) {
            return NO_DRIVER;
        }
        try {
            final MappedByteBuffer mapped = IoUtil.mapExistingFile(file, CncFileDescriptor.CNC_FILE);
            try {
                return silentMs(mapped);
            } finally {
                IoUtil.unmap(mapped);
            }
        } catch (final IllegalStateException | IllegalArgumentException | AeronException | UncheckedIOException e) {
            // It is being replaced.
            return NO_DRIVER;
        }
    }

    /**
     * When was the driver started that is there now? Does not block. Another answer is another driver, for which the directory is no proof.
     *
     * @return milliseconds of its clock; {@link #NO_DRIVER} when there is none
     */
    public long driverStartedMs() {
        final File file = new File(aeronDir.toFile(), CncFileDescriptor.CNC_FILE);
        if (!file.isFile() || file.length() < CncFileDescriptor.META_DATA_LENGTH) {
            return NO_DRIVER;
        }
        try {
            final MappedByteBuffer mapped = IoUtil.mapExistingFile(file, CncFileDescriptor.CNC_FILE);
            try {
                return CncFileDescriptor.startTimestampMs(CncFileDescriptor.createMetaDataBuffer(mapped));
            } finally {
                IoUtil.unmap(mapped);
            }
        } catch (final IllegalStateException | UncheckedIOException e) {
            // It is being replaced.
            return NO_DRIVER;
        }
    }

    private static long silentMs(final MappedByteBuffer mapped) {
        final UnsafeBuffer header = CncFileDescriptor.createMetaDataBuffer(mapped);
        final int version = header.getIntVolatile(CncFileDescriptor.cncVersionOffset(0));
        if (version == 0) {
            return NO_DRIVER;
        }
        CncFileDescriptor.checkVersion(version);
        final long heardMs =
                new ManyToOneRingBuffer(CncFileDescriptor.createToDriverBuffer(mapped, header)).consumerHeartbeatTime();
        final long silentMs = MachineClock.INSTANCE.time() - heardMs;
        return silentMs < -DRIVER_TIMEOUT_MS ? NO_DRIVER : Math.max(0, silentMs);
    }
}
