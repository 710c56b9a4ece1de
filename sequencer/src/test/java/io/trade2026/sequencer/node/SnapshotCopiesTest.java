package io.trade2026.sequencer.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sequencer.media.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots that go are copied where the next one before them lies far in the log, and where they are small against it. */
class SnapshotCopiesTest {
    private static final int FILE = 1_000;

    @TempDir
    private Path directory;

    private void goes(final long id, final long length, final long logPosition) throws IOException {
        for (long at = 0; at < length; at += FILE) {
            Files.write(directory.resolve(id + "-" + at + ".rec"), new byte[FILE]);
        }
        new SnapshotCopies(directory, directory.resolve("snapshots"))
                .keepIfFar(new Recording(id, 0, length, 0, FILE, FILE, FILE, 106, "aeron:ipc"), logPosition);
    }

    private List<String> copies() throws IOException {
        final Path copies = directory.resolve("snapshots");
        if (!Files.exists(copies)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(copies)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".gz"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void keepsOneForEachStretchOfLog() throws IOException {
        goes(1, FILE, SnapshotCopies.SPACING - 1);
        assertThat(copies()).isEmpty();
        goes(2, 2 * FILE, SnapshotCopies.SPACING);
        assertThat(copies()).containsExactly("2-0.rec.gz", "2-1000.rec.gz");
        goes(3, FILE, 2 * SnapshotCopies.SPACING - 1);
        goes(4, FILE, 2 * SnapshotCopies.SPACING);
        assertThat(copies()).containsExactly("2-0.rec.gz", "2-1000.rec.gz", "4-0.rec.gz");
    }

    @Test
    void keepsNoneThatIsLargeAgainstTheLog() throws IOException {
        final Recording large = new Recording(1, 0, 2 * SnapshotCopies.SPACING, 0, FILE, FILE, FILE, 106, "aeron:ipc");
        new SnapshotCopies(directory, directory.resolve("snapshots")).keepIfFar(large, 4 * SnapshotCopies.SPACING - 1);
        assertThat(copies()).isEmpty();
    }
}
