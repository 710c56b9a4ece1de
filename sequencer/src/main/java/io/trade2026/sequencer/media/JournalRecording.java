package io.trade2026.sequencer.media;

import io.aeron.Image;
import io.aeron.archive.client.AeronArchive;
import io.aeron.exceptions.TimeoutException;
import io.aeron.logbuffer.FragmentHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.IdleStrategy;

/**
 * The recording that holds the event journal, as the archive described it at one moment.
 *
 * @param recordingId of the archive
 * @param startPosition where its first frame begins
 * @param stopPosition end of its last frame, or {@link AeronArchive#NULL_POSITION} while it is being written
 * @param initialTermId of the recorded stream
 * @param termLength of the recorded stream in bytes
 * @param mtu of the recorded stream in bytes
 */
public record JournalRecording(
        long recordingId, long startPosition, long stopPosition, int initialTermId, int termLength, int mtu) {
    private static final long PROBE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int FRAGMENT_LIMIT = 256;

    /**
     * Looks for the journal.
     *
     * @param archive to ask; one short round trip
     * @return empty as long as no event journal was ever begun
     * @throws IllegalStateException if there are two, since then nobody can say which one is true
     */
    public static Optional<JournalRecording> find(final AeronArchive archive) {
        final List<Recording> found = Recording.ofJournal(archive);
        if (found.size() > 1) {
            throw new IllegalStateException("the archive holds more than one event journal: " + found);
        }
        return found.stream().findFirst().map(JournalRecording::of);
    }

    private static JournalRecording of(final Recording recording) {
        return new JournalRecording(
                recording.id(),
                recording.startPosition(),
                recording.stopPosition(),
                recording.initialTermId(),
                recording.termLength(),
                recording.mtu());
    }

    /**
     * Is the journal being written?
     *
     * @return whether the archive is recording it
     */
    public boolean isActive() {
        return stopPosition == AeronArchive.NULL_POSITION;
    }

    /**
     * Reads the number of the last event before a position. Blocks for the time it takes to read at most one term.
     *
     * @param archive to replay from
     * @param route by which the archive brings it
     * @param idle between polls
     * @param endPosition end of a frame
     * @return the number, 0 if there is no event
     */
    public long lastEventNumberBefore(
            final AeronArchive archive, final ReplayRoute route, final IdleStrategy idle, final long endPosition) {
        if (endPosition <= startPosition) {
            return 0;
        }
        final long termBase = Math.max(startPosition, (endPosition - 1) / termLength * termLength);
        final long[] last = {0};
        replay(archive, route, idle, termBase, endPosition, (buffer, offset, length, header) -> {
            last[0] = JournalFormat.eventNumber(buffer, offset);
        });
        return last[0];
    }

    /**
     * Finds a place from which reading forward meets the event that follows a known one. A term begins with a whole frame, so
     * terms can be probed like the pages of a book; at most one term lies between the place and the event. Blocks for some
     * short replays.
     *
     * @param archive to replay from
     * @param route by which the archive brings it
     * @param idle between polls
     * @param eventNumber of the known event, 0 for none
     * @param endPosition up to which the journal may be read now
     * @return start of a frame
     */
    public long positionBefore(
            final AeronArchive archive,
            final ReplayRoute route,
            final IdleStrategy idle,
            final long eventNumber,
            final long endPosition) {
        if (eventNumber == 0 || endPosition <= startPosition) {
            return startPosition;
        }
        long low = startPosition / termLength;
        long high = (endPosition - 1) / termLength;
        while (low < high) {
            final long middle = (low + high + 1) >>> 1;
            if (firstEventNumberOfTerm(archive, route, idle, middle, endPosition) <= eventNumber + 1) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.max(startPosition, low * termLength);
    }

    private long firstEventNumberOfTerm(
            final AeronArchive archive,
            final ReplayRoute route,
            final IdleStrategy idle,
            final long term,
            final long endPosition) {
        final long begin = Math.max(startPosition, term * termLength);
        final long[] first = {0};
        replay(archive, route, idle, begin, Math.min(begin + mtu, endPosition), (buffer, offset, length, header) -> {
            if (first[0] == 0) {
                first[0] = JournalFormat.eventNumber(buffer, offset);
            }
        });
        if (first[0] == 0) {
            throw new IllegalStateException("no event at the start of term " + term + " of the journal");
        }
        return first[0];
    }

    private void replay(
            final AeronArchive archive,
            final ReplayRoute route,
            final IdleStrategy idle,
            final long begin,
            final long end,
            final FragmentHandler handler) {
        final long deadlineNs = System.nanoTime() + PROBE_TIMEOUT_NS;
        try (ReplayRoute.Replay replay = route.start(archive, recordingId, begin, end - begin)) {
            Image image = replay.image();
            while (image == null) {
                await(archive, idle, deadlineNs, begin);
                image = replay.image();
            }
            while (!image.isClosed() && !image.isEndOfStream()) {
                if (image.poll(handler, FRAGMENT_LIMIT) == 0) {
                    await(archive, idle, deadlineNs, begin);
                }
            }
        }
    }

    private void await(
            final AeronArchive archive, final IdleStrategy idle, final long deadlineNs, final long position) {
        archive.checkForErrorResponse();
        if (System.nanoTime() - deadlineNs > 0) {
            throw new TimeoutException("no answer from the archive while reading the journal at position " + position);
        }
        idle.idle();
    }
}
