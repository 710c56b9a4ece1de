package io.trade2026.sequencer.node;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the consumers on this machine still need of the journal, read from the checkpoints that they keep: {@code gateway/checkpoint},
 * {@code gateway-2/checkpoint}, {@code ledger/checkpoint} …, each beginning with an event number.
 */
final class ConsumerCheckpoints {
    private static final String FILE = "checkpoint";

    private final Path directory;

    ConsumerCheckpoints(final Path directory) {
        this.directory = directory;
    }

    /**
     * Reads them all.
     *
     * @return the last event that each consumer needs no more, by the name of its directory
     * @throws IOException when one cannot be read: then nobody knows what is needed
     */
    Map<String, Long> read() throws IOException {
        final Map<String, Long> events = new TreeMap<>();
        try (DirectoryStream<Path> consumers = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (final Path consumer : consumers) {
                final Path file = consumer.resolve(FILE);
                if (Files.exists(file)) {
                    events.put(String.valueOf(consumer.getFileName()), eventNumber(file));
                }
            }
        }
        return events;
    }

    private static long eventNumber(final Path file) throws IOException {
        try {
            return Long.parseLong(Files.readString(file).trim().split(" ", 2)[0]);
        } catch (final NumberFormatException e) {
            throw new IOException(file + ": must begin with the number of an event", e);
        } catch (final NoSuchFileException goneBetween) {
            return 0;
        }
    }
}
