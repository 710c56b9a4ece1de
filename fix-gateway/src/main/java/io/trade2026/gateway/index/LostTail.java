package io.trade2026.gateway.index;

import io.trade2026.sequencer.client.SequencerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.IoUtil;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.engine.EngineConfiguration;

/**
 * Takes out of an engine's indexes what driver and archive took with them when they died: messages that were indexed, and maybe on the wire, and
 * never recorded.
 *
 * <p>Left as they are, their records point into the middle of what is written there later: a ResendRequest(2) that begins with one is answered by
 * one gap fill over all, also over reports that came later. And a session would count as told what no archive holds.
 *
 * <p>The time that it takes depends on what was lost and on the number of sessions, not on the length of the recordings.
 */
public final class LostTail {
    private static final Logger LOG = LoggerFactory.getLogger(LostTail.class);

    private final Path directory;
    private final RecordedEnds ends;
    private final int ringRecords;
    private final int segmentRecords;
    private final Runnable onLoss;
    private int sessions;
    private int messages;

    LostTail(Path directory, RecordedEnds ends, int ringRecords, int segmentRecords, Runnable onLoss) {
        this.directory = directory;
        this.ends = ends;
        this.ringRecords = ringRecords;
        this.segmentRecords = segmentRecords;
        this.onLoss = onLoss;
    }

    /**
     * Cuts the indexes of an engine that is not launched yet.
     *
     * @param engine as it will be launched
     * @param address whose archive holds its recordings; none of them may be open
     * @param onLoss called for each session of which something is about to be taken out, before it is: the next start finds no trace of it
     */
    public static void cut(EngineConfiguration engine, SequencerAddress address, Runnable onLoss) {
        Path directory = Path.of(engine.logFileDir());
        if (!Files.exists(directory)) {
            return;
        }
        long beganNs = System.nanoTime();
        LostTail tail = new LostTail(
                directory,
                RecordedEnds.of(address),
                engine.replayIndexFileRecordCapacity(),
                engine.replayIndexSegmentRecordCapacity(),
                onLoss);
        tail.cut(engine.inboundLibraryStream(), EngineConfiguration.DEFAULT_SEQUENCE_NUMBERS_RECEIVED_FILE);
        tail.cut(engine.outboundLibraryStream(), EngineConfiguration.DEFAULT_SEQUENCE_NUMBERS_SENT_FILE);
        tail.tell(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs));
    }

    private void tell(long tookMs) {
        if (messages == 0) {
            LOG.info("all that is in the indexes is in the archive; looked at in {} ms", tookMs);
        } else {
            LOG.warn(
                    "{} frames in the indexes of {} sessions are in no archive and were taken out, in {} ms",
                    messages,
                    sessions,
                    tookMs);
        }
    }

    /** One direction. The file of numbers is one of two, of which Artio takes the second when the first is missing. */
    void cut(int streamId, String numbers) {
        Long2ObjectHashMap<Cut> cuts = new Long2ObjectHashMap<>();
        for (Path file : files()) {
            Long sessionId = ReplayIndexFile.sessionOf(file, streamId);
            if (sessionId != null) {
                Cut cut = cutSession(sessionId, streamId);
                if (!cut.lostEnds().isEmpty()) {
                    cuts.put(sessionId.longValue(), cut);
                    sessions++;
                    messages += cut.lostEnds().size();
                }
            }
        }
        new NumbersFile(directory.resolve(numbers)).cut(cuts, ends);
        new NumbersFile(directory.resolve(numbers + "-passing")).cut(cuts, ends);
        cutPositions(directory.resolve("replay-positions-" + streamId));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    private Cut cutSession(long sessionId, int streamId) {
        try (ReplayIndexFile index = new ReplayIndexFile(directory, sessionId, streamId, ringRecords, segmentRecords)) {
            return index.cut(ends, onLoss);
        }
    }

    private void cutPositions(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        MappedByteBuffer mapped = IoUtil.mapExistingFile(file.toFile(), file.toString());
        try {
            new PositionTable(new UnsafeBuffer(mapped), file.toString()).cut(ends);
        } finally {
            IoUtil.unmap(mapped);
        }
    }

    /** Checksums are written here, and checked by Artio. */
    static void fail(Throwable fault) {
        throw new IllegalStateException(fault);
    }
}
