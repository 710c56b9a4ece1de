package io.trade2026.sequencer.node;

import io.trade2026.sequencer.media.RecordedSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.ExpandableArrayBuffer;

/** A snapshot in the files of a data directory, from which a core can be fed with the command log, whether the node runs or not. */
public final class StoredSnapshot {
    private final RecordedSnapshot recorded;
    private final long lastEventNumber;
    private final long epochNs;

    private StoredSnapshot(final RecordedSnapshot recorded, final ChunkReader head) {
        this.recorded = recorded;
        this.lastEventNumber = head.lastEventNumber();
        this.epochNs = head.epochNs();
    }

    /**
     * Finds those that this build understands.
     *
     * @param data directory of a node
     * @return those that were begun last come first
     * @throws IOException when the files cannot be read
     */
    public static List<StoredSnapshot> in(final Path data) throws IOException {
        final List<StoredSnapshot> found = new ArrayList<>();
        for (final RecordedSnapshot recorded : RecordedSnapshot.in(data)) {
            final ChunkReader head = reader(recorded.glance());
            if (head.beginsWell()) {
                found.add(new StoredSnapshot(recorded, head));
            }
        }
        return found;
    }

    private static ChunkReader reader(final RecordedSnapshot.Reader from) {
        return new ChunkReader(into -> next(from, into));
    }

    private static int next(final RecordedSnapshot.Reader from, final ExpandableArrayBuffer into) {
        try {
            final int length = from.next(into);
            if (length <= 0) {
                throw new IllegalStateException("snapshot ends without its footer");
            }
            return length;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns up to which event it holds what was.
     *
     * @return number of that event
     */
    public long lastEventNumber() {
        return lastEventNumber;
    }

    /**
     * Returns where the command log goes on.
     *
     * @return position in the log of the first command that it does not hold
     */
    public long logPosition() {
        return recorded.logPosition();
    }

    /**
     * Returns the time of the last command in it.
     *
     * @return epoch nanoseconds UTC
     */
    public long epochNs() {
        return epochNs;
    }

    /**
     * Loads it into a new core.
     *
     * @param core takes the records
     * @throws IOException when a file cannot be read
     * @throws IllegalStateException when it is not whole or damaged; the core is good for nothing then
     */
    public void load(final Consumer<SnapshotReader> core) throws IOException {
        final ChunkReader reader = reader(recorded.read());
        reader.begin();
        core.accept(reader);
        reader.end();
    }
}
