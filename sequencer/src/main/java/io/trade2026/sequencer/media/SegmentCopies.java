package io.trade2026.sequencer.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Where files of a recording go before the archive deletes them: compressed, read back and compared, and noted in a manifest, a line each
 * with sha256, what it holds, and times. A file without its line does not count and is written again. One thread.
 *
 * <pre>
 *   media/archive/7-67108864.rec ──▶ archive/journal/7-67108864.rec.gz + a line in manifest.jsonl
 * </pre>
 */
public final class SegmentCopies {
    /** Name of the manifest in the directory. */
    public static final String MANIFEST = "manifest.jsonl";

    private final Path directory;

    /**
     * Names the directory; it is made when the first copy is.
     *
     * @param directory of one recording's copies
     */
    public SegmentCopies(final Path directory) {
        this.directory = directory;
    }

    /**
     * Makes sure of a copy. Blocks until it is on the disk, synced, and was read back.
     *
     * @param segment a file that nobody writes to any more
     * @param events that it holds
     * @throws IOException when the copy could not be made or differs; the segment has to stay
     */
    public void keep(final Path segment, final JournalSegment events) throws IOException {
        keep(segment, events.facts());
    }

    /**
     * Makes sure of a copy of any recording's file, as {@link #keep(Path, JournalSegment)} does.
     *
     * @param segment a file that nobody writes to any more
     * @param facts what it holds, members of a JSON object without braces
     * @throws IOException when the copy could not be made or differs; the segment has to stay
     */
    public void keep(final Path segment, final String facts) throws IOException {
        final String name = segment.getFileName() + ".gz";
        if (isNoted(name)) {
            return;
        }
        Files.createDirectories(directory);
        final Path part = directory.resolve(name + ".part");
        final String written = compress(segment, part);
        final String read = sha256(part);
        if (!written.equals(read)) {
            throw new IOException(part + " read back has sha256 " + read + ", " + segment + " has " + written);
        }
        final Path copy = directory.resolve(name);
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        note(line(name, Files.size(segment), Files.size(copy), written, facts));
    }

    private boolean isNoted(final String name) throws IOException {
        final String key = "{\"file\":\"" + name + "\",";
        return Files.exists(directory.resolve(name)) && manifest().stream().anyMatch(line -> line.startsWith(key));
    }

    /**
     * What was copied, oldest first.
     *
     * @return lines of JSON
     * @throws IOException when the manifest cannot be read
     */
    public List<String> manifest() throws IOException {
        final Path manifest = directory.resolve(MANIFEST);
        return Files.exists(manifest) ? Files.readAllLines(manifest) : List.of();
    }

    private static String compress(final Path segment, final Path part) throws IOException {
        final MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(segment), digest);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
            in.transferTo(out);
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String sha256(final Path compressed) throws IOException {
        final MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(new GZIPInputStream(Files.newInputStream(compressed)), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void note(final String line) throws IOException {
        try (FileChannel channel =
                FileChannel.open(directory.resolve(MANIFEST), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(StandardCharsets.US_ASCII.encode(line + "\n"));
            channel.force(true);
        }
    }

    private static String line(
            final String name, final long bytes, final long packed, final String sha256, final String facts) {
        return "{\"file\":\"" + name + "\",\"bytes\":" + bytes + ",\"packed\":" + packed + ",\"sha256\":\"" + sha256
                + "\"," + facts + ",\"copied\":\"" + Instant.now() + "\"}";
    }
}
