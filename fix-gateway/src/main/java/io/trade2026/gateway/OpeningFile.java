package io.trade2026.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * For which opening the numbers of each session count, and whether a report is owed to it: a line each, session id, epoch milliseconds
 * and 1 or 0. Only sessions whose numbers begin at 1 with an opening have a line.
 */
final class OpeningFile {
    private static final int FIELDS = 3;

    private final Path path;

    OpeningFile(Path directory) {
        this.path = directory.resolve("openings");
    }

    void read(Iterable<Link> links) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(path)) {
                String[] words = line.split(" ", -1);
                if (words.length != FIELDS) {
                    throw new IllegalStateException(path + ": must be lines of three numbers, was '" + line + "'");
                }
                read(links, Integer.parseInt(words[0]), Long.parseLong(words[1]), words[2].equals("1"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(path + ": must be lines of three numbers", e);
        }
    }

    private static void read(Iterable<Link> links, int id, long numberedEpochMs, boolean owes) {
        for (Link link : links) {
            if (link.id() == id) {
                link.opening().numbered(numberedEpochMs);
                link.opening().owe(owes);
                link.opening().saved();
            }
        }
    }

    void write(Iterable<Link> links) {
        StringBuilder text = new StringBuilder();
        for (Link link : links) {
            Opening opening = link.opening();
            if (opening.numberedEpochMs() != Opening.NONE) {
                text.append(link.id())
                        .append(' ')
                        .append(opening.numberedEpochMs())
                        .append(opening.owes() ? " 1\n" : " 0\n");
            }
        }
        try {
            Path next = path.resolveSibling("openings.next");
            Files.write(next, text.toString().getBytes(StandardCharsets.US_ASCII));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
        for (Link link : links) {
            link.opening().saved();
        }
    }
}
