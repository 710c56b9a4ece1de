package io.trade2026.sequencer.media;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Where the media lives and how it behaves.
 *
 * @param dir data of the archive, locks and markers; survives restarts
 * @param aeronDir shared memory of the driver; rebuilt at each start
 * @param pace idling of driver and archive threads
 * @param clientLiveness after which a silent client counts as dead; a gateway or core that died is not restarted on the same
 *     driver before this has passed, so it bounds recovery from below, and a process that stalls longer is cut off
 * @param segmentLength bytes of one archive file, a power of two, at least the largest term
 * @param fileSyncLevel 0: page cache (survives process death), 1: data forced, 2: data and meta data forced (survives power loss)
 * @param controlEndpoint {@code host:port} on which members on other machines reach the archive; empty: shared memory only
 * @param orphanGrace after the last owner is gone the media process ends by itself when this has passed; zero: never
 * @param termLength bytes of a term of the streams that name none of their own, a power of two: half of it may wait for a reader, then
 *     the writer is held up
 */
public record MediaConfig(
        Path dir,
        Path aeronDir,
        Pace pace,
        Duration clientLiveness,
        int segmentLength,
        int fileSyncLevel,
        String controlEndpoint,
        Duration orphanGrace,
        int termLength) {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    /** Less free shared memory than this (containers often have 64 MB) and the driver's files go beside the data instead. */
    private static final long SHARED_MEMORY_NEEDED = 1L << 30;

    private static final int DEFAULT_SEGMENT_LENGTH = 64 << 20;
    private static final int DEFAULT_TERM_LENGTH = 8 << 20;

    /**
     * The usual configuration.
     *
     * @param dir data directory of the media
     * @return driver files in shared memory if there is enough of it, 5 s client liveness, 10 s orphan grace
     */
    public static MediaConfig under(final Path dir) {
        final Path absolute = dir.toAbsolutePath().normalize();
        return new MediaConfig(
                absolute,
                defaultAeronDir(absolute),
                Pace.SHARED,
                Duration.ofSeconds(5),
                DEFAULT_SEGMENT_LENGTH,
                0,
                "",
                Duration.ofSeconds(10),
                DEFAULT_TERM_LENGTH);
    }

    /**
     * The driver directory that belongs to a data directory: always the same, and no other data directory's.
     *
     * @param dir data directory of the media
     * @return a path in shared memory, or below {@code dir} if that is absent, read-only or small
     */
    public static Path defaultAeronDir(final Path dir) {
        final File sharedMemory = SHARED_MEMORY.toFile();
        if (Files.isDirectory(SHARED_MEMORY)
                && Files.isWritable(SHARED_MEMORY)
                && sharedMemory.getUsableSpace() >= SHARED_MEMORY_NEEDED) {
            final CRC32 crc = new CRC32();
            crc.update(dir.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
            return SHARED_MEMORY.resolve(String.format("trade2026-%08x", crc.getValue()));
        }
        return dir.resolve("driver");
    }

    /**
     * Where clients find this media.
     *
     * @return the address
     */
    public MediaAddress address() {
        return new MediaAddress(aeronDir);
    }

    /**
     * The same with another driver directory.
     *
     * @param path for the driver's shared memory
     * @return a changed copy
     */
    public MediaConfig withAeronDir(final Path path) {
        return new MediaConfig(
                dir,
                path,
                pace,
                clientLiveness,
                segmentLength,
                fileSyncLevel,
                controlEndpoint,
                orphanGrace,
                termLength);
    }

    /**
     * The same with another pace.
     *
     * @param other idling of driver and archive
     * @return a changed copy
     */
    public MediaConfig withPace(final Pace other) {
        return new MediaConfig(
                dir,
                aeronDir,
                other,
                clientLiveness,
                segmentLength,
                fileSyncLevel,
                controlEndpoint,
                orphanGrace,
                termLength);
    }

    /**
     * The same with another client liveness.
     *
     * @param duration above 1 s
     * @return a changed copy
     */
    public MediaConfig withClientLiveness(final Duration duration) {
        return new MediaConfig(
                dir, aeronDir, pace, duration, segmentLength, fileSyncLevel, controlEndpoint, orphanGrace, termLength);
    }

    /**
     * The same with another length of archive files.
     *
     * @param bytes a power of two
     * @return a changed copy
     */
    public MediaConfig withSegmentLength(final int bytes) {
        return new MediaConfig(
                dir, aeronDir, pace, clientLiveness, bytes, fileSyncLevel, controlEndpoint, orphanGrace, termLength);
    }

    /**
     * The same with another durability.
     *
     * @param level 0, 1 or 2
     * @return a changed copy
     */
    public MediaConfig withFileSyncLevel(final int level) {
        return new MediaConfig(
                dir, aeronDir, pace, clientLiveness, segmentLength, level, controlEndpoint, orphanGrace, termLength);
    }

    /**
     * The same, reachable from other machines.
     *
     * @param endpoint {@code host:port}, as in the cluster's member list; empty for none
     * @return a changed copy
     */
    public MediaConfig withControlEndpoint(final String endpoint) {
        return new MediaConfig(
                dir, aeronDir, pace, clientLiveness, segmentLength, fileSyncLevel, endpoint, orphanGrace, termLength);
    }

    /**
     * The same with another orphan grace.
     *
     * @param duration zero for never
     * @return a changed copy
     */
    public MediaConfig withOrphanGrace(final Duration duration) {
        return new MediaConfig(
                dir,
                aeronDir,
                pace,
                clientLiveness,
                segmentLength,
                fileSyncLevel,
                controlEndpoint,
                duration,
                termLength);
    }

    /**
     * The same with other terms.
     *
     * @param bytes a power of two, at least 64 KiB
     * @return a changed copy
     */
    public MediaConfig withTermLength(final int bytes) {
        return new MediaConfig(
                dir, aeronDir, pace, clientLiveness, segmentLength, fileSyncLevel, controlEndpoint, orphanGrace, bytes);
    }

    /**
     * This configuration as command line of {@link MediaProcess}.
     *
     * @return {@code key=value} words
     */
    public List<String> toArguments() {
        return List.of(
                "dir=" + dir,
                "aeronDir=" + aeronDir,
                "pace=" + pace,
                "clientLivenessMs=" + clientLiveness.toMillis(),
                "segmentLength=" + segmentLength,
                "fileSyncLevel=" + fileSyncLevel,
                "controlEndpoint=" + controlEndpoint,
                "orphanGraceMs=" + orphanGrace.toMillis(),
                "termLength=" + termLength);
    }

    /**
     * Reads what {@link #toArguments()} wrote.
     *
     * @param arguments {@code key=value} words; {@code dir} is needed, the rest has defaults
     * @return the configuration
     * @throws IllegalArgumentException naming the word that is not understood
     */
    public static MediaConfig parse(final String... arguments) {
        final Map<String, String> words = new HashMap<>();
        for (final String argument : arguments) {
            final int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("expected key=value, was '" + argument + "'");
            }
            words.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        final String dir = words.remove("dir");
        if (dir == null) {
            throw new IllegalArgumentException("dir=PATH is missing");
        }
        MediaConfig config = under(Path.of(dir));
        for (final Map.Entry<String, String> word : words.entrySet()) {
            config = config.with(word.getKey(), word.getValue());
        }
        return config;
    }

    private MediaConfig with(final String key, final String value) {
        return switch (key) {
            case "aeronDir" -> withAeronDir(Path.of(value));
            case "pace" -> withPace(Pace.valueOf(value));
            case "clientLivenessMs" -> withClientLiveness(Duration.ofMillis(Long.parseLong(value)));
            case "segmentLength" -> withSegmentLength(Integer.parseInt(value));
            case "fileSyncLevel" -> withFileSyncLevel(Integer.parseInt(value));
            case "controlEndpoint" -> withControlEndpoint(value);
            case "orphanGraceMs" -> withOrphanGrace(Duration.ofMillis(Long.parseLong(value)));
            case "termLength" -> withTermLength(Integer.parseInt(value));
            default -> throw new IllegalArgumentException("unknown key '" + key + "'");
        };
    }
}
