package io.trade2026.app.verb;

import io.trade2026.sequencer.media.SegmentCopies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./trade2026 retention}: what of the past is kept where, from when, and how large it is. Reads files only. */
@Command(
        name = "retention",
        description = "Prints what is kept of the past, where, from when, its size, and who still needs it.",
        mixinStandardHelpOptions = true)
public final class Retention implements Callable<Integer> {
    private static final double BYTES_PER_MB = 1e6;

    private final PrintStream out;

    @Option(names = "--data", paramLabel = "DIR", description = "Directory of all state (default: data).")
    private Path data = Path.of("data");

    /**
     * Creates the verb.
     *
     * @param out to print to
     */
    public Retention(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Path copies = data.resolve("archive").resolve("journal");
        out.println("where it is      MB  what");
        size("media/archive", "command log, event journal, FIX archive, snapshots");
        size("archive", "copies of what was taken out of journal and FIX archive; nothing here is deleted by the node");
        size("gateway", "numbers and indexes of the FIX sessions");
        size("core", "which snapshots and log parts there are");
        Path status = copies.resolve("status");
        out.println();
        out.println(
                Files.exists(status)
                        ? Files.readString(status).strip()
                        : "nothing has been taken out of the event journal yet, or retention has not looked yet");
        takenOut("the journal", copies);
        Path fix = data.resolve("archive").resolve("fix");
        if (Files.isDirectory(fix)) {
            try (Stream<Path> gateways = Files.list(fix)) {
                for (Path gateway : gateways.sorted().toList()) {
                    takenOut("the FIX archive of " + gateway.getFileName(), gateway);
                }
            }
        }
        out.println("\nconsumers of the journal, the last event that each needs no more:");
        consumers();
        return 0;
    }

    private void takenOut(String where, Path copies) throws IOException {
        List<String> manifest = new SegmentCopies(copies).manifest();
        out.printf("%n%d files were taken out of %s%n", manifest.size(), where);
        if (!manifest.isEmpty()) {
            out.println("first: " + manifest.get(0));
            out.println("last:  " + manifest.get(manifest.size() - 1));
        }
    }

    private void size(String name, String what) throws IOException {
        Path directory = data.resolve(name);
        long bytes = 0;
        if (Files.isDirectory(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                bytes = tree.filter(Files::isRegularFile)
                        .mapToLong(Retention::bytes)
                        .sum();
            }
        }
        out.printf(Locale.ROOT, "%-13s %,6.0f  %s%n", name, bytes / BYTES_PER_MB, what);
    }

    /** A file may go while the tree is walked. */
    private static long bytes(Path file) {
        return file.toFile().length();
    }

    private void consumers() throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        try (Stream<Path> directories = Files.list(data)) {
            for (Path directory : directories.sorted().toList()) {
                Path checkpoint = directory.resolve("checkpoint");
                if (Files.exists(checkpoint)) {
                    Instant written = Files.getLastModifiedTime(checkpoint).toInstant();
                    out.printf(
                            "  %-12s event %s, written %s%n",
                            directory.getFileName(),
                            Files.readString(checkpoint).strip().split(" ", 2)[0],
                            written);
                }
            }
        }
    }
}
