package io.trade2026.app.node;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.exceptions.AeronException;
import io.trade2026.gateway.ArchiveFront;
import io.trade2026.gateway.archive.FixRecording;
import io.trade2026.gateway.archive.FixSegment;
import io.trade2026.ops.source.PartState;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.SegmentCopies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files of one gateway's FIX archive out, oldest first. A file goes only when its newest message is older than the retention, no
 * session can need it for a resend or for reading it again after a crash, and a copy of it was made and read back.
 */
final class FixRetention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FixRetention.class);
    private static final long JOIN_MS = 5_000;

    private final RetentionSettings settings;
    private final ArchiveFront front;
    private final int gatewayId;
    private final MediaAddress media;
    private final Path archiveDir;
    private final SegmentCopies copies;
    private final Thread thread = new Thread(this::run, "fix-retention");
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile PartState state = new PartState(true, "nothing has been taken out yet");

    /**
     * Creates it; nothing runs yet.
     *
     * @param settings how long messages stay
     * @param front of the gateway's archive
     * @param gatewayId whose archive it is
     * @param media whose archive holds it
     * @param archiveDir its files
     * @param copies where they go
     */
    FixRetention(
            RetentionSettings settings,
            ArchiveFront front,
            int gatewayId,
            MediaAddress media,
            Path archiveDir,
            Path copies) {
        this.settings = settings;
        this.front = front;
        this.gatewayId = gatewayId;
        this.media = media;
        this.archiveDir = archiveDir;
        this.copies = new SegmentCopies(copies);
    }

    FixRetention start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (!closing.await(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    state = look(System.currentTimeMillis());
                } catch (IOException | AeronException | IllegalStateException e) {
                    LOG.warn("the FIX archive stays as it is for now: {}", e.toString());
                    state = new PartState(false, "it stays as it is for now: " + e);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private PartState look(long nowEpochMs) throws IOException {
        try (Aeron aeron = media.connect("fix-retention", error -> LOG.warn("fix retention: {}", error.toString()));
                AeronArchive archive =
                        AeronArchive.connect(media.archiveContext(aeron).clientName("fix-retention"))) {
            long youngestNs =
                    TimeUnit.MILLISECONDS.toNanos(nowEpochMs) - settings.fix().toNanos();
            List<ArchiveFront.Need> needs = front.needs();
            Map<Long, Long> before = new HashMap<>();
            List<String> held = new ArrayList<>();
            int gone = 0;
            for (FixRecording recording : FixRecording.of(archive, gatewayId)) {
                long begin = copied(archive, recording, needs, youngestNs, held);
                before.put(recording.id(), begin);
                gone += (int) ((begin - recording.start()) / recording.segmentLength());
            }
            if (gone > 0) {
                front.cut(before);
                LOG.info("{} files of the FIX archive of gateway {} have their copies and go", gone, gatewayId);
            }
            return new PartState(
                    true,
                    held.isEmpty()
                            ? "nothing is over its retention of " + days(settings.fix())
                            : "over its retention, but kept: " + String.join("; ", held));
        }
    }

    /** Makes copies of what may go; returns where the recording may begin. */
    private long copied(
            AeronArchive archive,
            FixRecording recording,
            List<ArchiveFront.Need> needs,
            long youngestNs,
            List<String> held)
            throws IOException {
        long recorded = Math.max(archive.getMaxRecordedPosition(recording.id()), recording.start());
        Optional<ArchiveFront.Need> first = needs.stream()
                .filter(need -> need.recordingId() == recording.id())
                .min(Comparator.comparingLong(ArchiveFront.Need::position));
        long needed = Math.min(recorded, first.map(ArchiveFront.Need::position).orElse(recorded));
        long begin = recording.start() / recording.segmentLength() * recording.segmentLength();
        while (begin + recording.segmentLength() < recorded) {
            Path file = archiveDir.resolve(recording.id() + "-" + begin + ".rec");
            FixSegment messages = FixSegment.read(file);
            if (messages.lastEpochNs() > youngestNs) {
                return begin;
            }
            if (begin + recording.segmentLength() > needed) {
                held.add("recording " + recording.id() + " from position " + needed + " on for "
                        + first.map(ArchiveFront.Need::compId).orElse("what is being written")
                        + ", whose numbers have not begun anew since");
                return begin;
            }
            copies.keep(file, messages.facts());
            begin += recording.segmentLength();
        }
        return begin;
    }

    private static String days(Duration duration) {
        return duration.toDays() > 0 ? duration.toDays() + " days" : duration.toString();
    }

    /** How it stood when it looked last. For any thread. */
    PartState state() {
        return state;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(JOIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
