package io.trade2026.sequencer.node;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.exceptions.AeronException;
import io.trade2026.sequencer.media.JournalSegment;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.Recording;
import io.trade2026.sequencer.media.SegmentCopies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files of the event journal out that nobody needs any more, oldest first.
 *
 * <p>A file goes only when all of this holds: its newest event is older than the retention; the older of the last two snapshots has all its
 * events; every consumer that keeps a checkpoint has them too; a copy of it was made and read back. What cannot be found out counts as
 * needed. A replay that is under way in it makes the archive refuse, and it goes the next time.
 */
public final class JournalRetention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalRetention.class);
    /** Beside the copies: where the journal begins now, for people. */
    private static final String STATUS = "status";

    private static final long JOIN_MS = 5_000;

    private final RetentionPlan plan;
    private final MediaAddress media;
    private final LongSupplier coveredBySnapshots;
    private final SegmentCopies copies;
    private final ConsumerCheckpoints consumers;
    private final Thread thread = new Thread(this::run, "journal-retention");
    private final CountDownLatch closing = new CountDownLatch(1);
    private String heldBy = "";
    private volatile RetentionState state = RetentionState.NOT_LOOKED;

    /**
     * Creates it; nothing runs yet.
     *
     * @param plan what stays, and for how long
     * @param media whose archive holds the journal
     * @param coveredBySnapshots last event that both kept snapshots have, 0 when that is not known; for any thread
     */
    public JournalRetention(final RetentionPlan plan, final MediaAddress media, final LongSupplier coveredBySnapshots) {
        this.plan = plan;
        this.media = media;
        this.coveredBySnapshots = coveredBySnapshots;
        this.copies = new SegmentCopies(plan.copies());
        this.consumers = new ConsumerCheckpoints(plan.consumers());
    }

    /**
     * Starts the thread that looks again and again.
     *
     * @return this
     */
    public JournalRetention start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (!closing.await(plan.every().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    purge(System.currentTimeMillis());
                } catch (final IOException | AeronException | IllegalStateException e) {
                    LOG.warn("the event journal stays as it is for now: {}", e.toString());
                    state = state.withFault("it stays as it is for now: " + e);
                }
            }
        } catch (final InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Looks once.
     *
     * @param nowEpochMs against which the retention counts
     * @return how many files went
     * @throws IOException when copies or checkpoints cannot be read or written
     */
    public int purge(final long nowEpochMs) throws IOException {
        try (Aeron aeron = media.connect("journal-retention", error -> LOG.warn("retention: {}", error.toString()));
                AeronArchive archive =
                        AeronArchive.connect(media.archiveContext(aeron).clientName("journal-retention"))) {
            final Optional<Recording> journal =
                    Recording.ofJournal(archive).stream().findFirst();
            return journal.isEmpty() ? 0 : purge(archive, journal.get(), nowEpochMs);
        }
    }

    private int purge(final AeronArchive archive, final Recording journal, final long nowEpochMs) throws IOException {
        final long neededAfter = neededAfter();
        final long youngestNs =
                TimeUnit.MILLISECONDS.toNanos(nowEpochMs) - plan.journal().toNanos();
        final long recorded = archive.getRecordingPosition(journal.id());
        long begin = journal.startPosition();
        @Nullable JournalSegment stays = null;
        boolean isHeld = false;
        while (stays == null && begin + journal.segmentLength() < recorded) {
            final Path file = plan.archiveDir().resolve(journal.id() + "-" + begin + ".rec");
            final JournalSegment events = JournalSegment.read(file);
            if (events.lastEvent() > neededAfter || events.lastEpochNs() > youngestNs) {
                stays = events;
                isHeld = events.lastEpochNs() <= youngestNs;
                warnIfHeld(events, youngestNs, neededAfter);
            } else {
                copies.keep(file, events);
                begin += journal.segmentLength();
            }
        }
        int gone = 0;
        if (begin > journal.startPosition()) {
            archive.purgeSegments(journal.id(), begin);
            gone = (int) ((begin - journal.startPosition()) / journal.segmentLength());
            LOG.info(
                    "{} files of the event journal are in {} now, the journal begins at position {}",
                    gone,
                    plan.copies(),
                    begin);
        }
        writeStatus(begin, recorded, neededAfter, stays);
        state = new RetentionState(
                begin, stays == null ? 0 : stays.firstEvent(), recorded - begin, neededAfter, heldBy, isHeld, "");
        return gone;
    }

    /**
     * How it stood when it looked last. For any thread.
     *
     * @return a picture
     */
    public RetentionState state() {
        return state;
    }

    /** The last event that nobody needs: the least of what snapshots and consumers have. */
    private long neededAfter() throws IOException {
        long least = coveredBySnapshots.getAsLong();
        heldBy = RetentionState.SNAPSHOTS;
        for (final Map.Entry<String, Long> consumer : consumers.read().entrySet()) {
            if (consumer.getValue() < least) {
                least = consumer.getValue();
                heldBy = consumer.getKey();
            }
        }
        return least;
    }

    private void warnIfHeld(final JournalSegment events, final long youngestNs, final long neededAfter) {
        if (events.lastEpochNs() <= youngestNs) {
            LOG.warn(
                    "events {} to {} of the journal are over their retention, but {} has not got beyond event {}",
                    events.firstEvent(),
                    events.lastEvent(),
                    heldBy,
                    neededAfter);
        }
    }

    private void writeStatus(
            final long begin, final long recorded, final long neededAfter, final @Nullable JournalSegment first)
            throws IOException {
        Files.createDirectories(plan.copies());
        final String text = "looked: " + Instant.now() + "\nretention: " + days(plan.journal())
                + "\njournal bytes kept: " + (recorded - begin)
                + (first == null
                        ? ""
                        : "\njournal begins at event: " + first.firstEvent() + "\nits time: "
                                + Instant.ofEpochSecond(0, first.firstEpochNs()))
                + "\nneeded after event: " + neededAfter + "\nby: " + heldBy + "\n";
        final Path next = plan.copies().resolve(STATUS + ".next");
        Files.write(next, text.getBytes(StandardCharsets.UTF_8));
        Files.move(
                next,
                plan.copies().resolve(STATUS),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String days(final Duration duration) {
        return duration.toDays() > 0 ? duration.toDays() + " days" : duration.toString();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(JOIN_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
