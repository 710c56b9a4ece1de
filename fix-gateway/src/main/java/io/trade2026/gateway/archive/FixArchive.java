package io.trade2026.gateway.archive;

import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.exceptions.TimeoutException;
import io.aeron.logbuffer.FragmentHandler;
import io.trade2026.sequencer.client.RecordedStream;
import io.trade2026.sequencer.client.SequencerAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.messages.FixMessageDecoder;
import uk.co.real_logic.artio.messages.MessageHeaderDecoder;
import uk.co.real_logic.artio.messages.MessageStatus;

/**
 * The FIX messages of all gateways that use an archive. What is resent is not in it a second time. Used by one thread.
 *
 * <p>A recording is read from its beginning, or from the term in which a time lies: a term begins with a whole frame, so terms can be
 * probed like the pages of a book.
 */
public final class FixArchive implements AutoCloseable {
    private static final int REPLAY_STREAM = 2_094;
    static final String CHANNEL = "aeron:ipc";
    private static final int FRAGMENTS = 512;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

    private final AeronArchive archive;
    private final IdleStrategy idle = new BackoffIdleStrategy();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FixMessageDecoder message = new FixMessageDecoder();
    private final UnsafeBuffer meta = new UnsafeBuffer();
    private final UnsafeBuffer body = new UnsafeBuffer();

    /** One recording of the engine or its library, up to where it was when it was looked for. */
    private record Recording(long id, boolean isTheirs, long start, long end, int termLength) {}

    private FixArchive(AeronArchive archive) {
        this.archive = archive;
    }

    /**
     * Connects to the archive.
     *
     * @param address whose driver and archive run
     * @return to be closed
     * @throws io.aeron.exceptions.AeronException when they do not answer
     */
    public static FixArchive open(SequencerAddress address) {
        return new FixArchive(address.connectArchive("fix-archive"));
    }

    /**
     * Reads all messages from a time on, those of one recording in the order in which they were written. Messages are handed over once,
     * also those from a little before the time.
     *
     * @param fromEpochNs the oldest that is wanted; 0 for all
     * @param to takes each
     * @return how many there were
     */
    public long read(long fromEpochNs, Consumer<ArchivedMessage> to) {
        long[] count = {0};
        for (Recording recording : recordings()) {
            long from = fromEpochNs <= 0 ? recording.start() : seek(recording, fromEpochNs);
            replay(recording, from, recording.end(), (buffer, offset, length, frame) -> {
                ArchivedMessage read = decode(recording, buffer, offset);
                if (read != null) {
                    count[0]++;
                    to.accept(read);
                }
            });
        }
        return count[0];
    }

    /**
     * From when on everything is here. Earlier messages were taken out by retention, in part or as a whole; their copies are in {@code
     * archive/fix} of the data directory.
     *
     * @return time of the youngest among the first messages of recordings that were cut; 0 when none was
     */
    public long wholeSinceEpochNs() {
        long since = 0;
        for (Recording recording : recordings()) {
            if (recording.start() > 0) {
                long[] first = {0};
                long end = Math.min(recording.end(), recording.start() + recording.termLength());
                replay(recording, recording.start(), end, (buffer, offset, length, frame) -> {
                    ArchivedMessage read = first[0] == 0 ? decode(recording, buffer, offset) : null;
                    first[0] = read == null ? first[0] : read.epochNs();
                });
                since = Math.max(since, first[0]);
            }
        }
        return since;
    }

    private List<Recording> recordings() {
        return RecordedStream.in(archive).stream()
                .filter(each -> each.channel().startsWith(CHANNEL)
                        && (RecordedStreams.isInbound(each.streamId()) || RecordedStreams.isOutbound(each.streamId())))
                .map(each -> new Recording(
                        each.recordingId(),
                        RecordedStreams.isInbound(each.streamId()),
                        each.startPosition(),
                        each.stopPosition(),
                        each.termLength()))
                .map(each -> each.end() == AeronArchive.NULL_POSITION
                        ? new Recording(each.id(), each.isTheirs(), each.start(), endOf(each.id()), each.termLength())
                        : each)
                .filter(each -> each.end() > each.start())
                .toList();
    }

    /** A recording that stops just now has a stop position instead. */
    private long endOf(long recordingId) {
        long position = archive.getRecordingPosition(recordingId);
        return position == AeronArchive.NULL_POSITION ? archive.getStopPosition(recordingId) : position;
    }

    /** The start of the last term that begins before a time. */
    private long seek(Recording recording, long epochNs) {
        long low = recording.start() / recording.termLength();
        long high = (recording.end() - 1) / recording.termLength();
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (beginsBefore(recording, middle * recording.termLength(), epochNs)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.max(recording.start(), low * recording.termLength());
    }

    /** Whether the first message after a position is older. */
    private boolean beginsBefore(Recording recording, long position, long epochNs) {
        long window = Math.min(recording.termLength(), 1L << 20);
        long[] first = {0};
        replay(recording, position, Math.min(position + window, recording.end()), (buffer, offset, length, frame) -> {
            ArchivedMessage read = first[0] == 0 ? decode(recording, buffer, offset) : null;
            if (read != null) {
                first[0] = read.epochNs();
            }
        });
        return first[0] > 0 && first[0] < epochNs;
    }

    private void replay(Recording recording, long from, long to, FragmentHandler handler) {
        if (to <= from) {
            return;
        }
        FragmentAssembler assembler = new FragmentAssembler(handler);
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        try (Subscription subscription = archive.replay(recording.id(), from, to - from, CHANNEL, REPLAY_STREAM)) {
            while (subscription.imageCount() == 0) {
                await(deadlineNs, recording, from);
            }
            Image image = subscription.imageAtIndex(0);
            while (!image.isClosed() && !image.isEndOfStream()) {
                if (image.poll(assembler, FRAGMENTS) == 0) {
                    await(deadlineNs, recording, image.position());
                } else {
                    deadlineNs = System.nanoTime() + PATIENCE_NS;
                    idle.reset();
                }
            }
        }
    }

    private void await(long deadlineNs, Recording recording, long position) {
        archive.checkForErrorResponse();
        if (System.nanoTime() - deadlineNs > 0) {
            throw new TimeoutException(
                    "the archive does not go on with recording " + recording.id() + " at position " + position);
        }
        idle.idle();
    }

    private @Nullable ArchivedMessage decode(Recording recording, DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        if (header.templateId() != FixMessageDecoder.TEMPLATE_ID) {
            return null;
        }
        message.wrapAndApplyHeader(buffer, offset, header);
        long eventNumber = 0;
        if (message.metaDataLength() >= 2 * Long.BYTES) {
            message.wrapMetaData(meta);
            eventNumber = meta.getLong(0);
        } else {
            message.skipMetaData();
        }
        MessageStatus status = message.status();
        int epoch = message.sequenceIndex();
        long epochNs = message.timestamp();
        message.wrapBody(body);
        byte[] bytes = new byte[body.capacity()];
        body.getBytes(0, bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return new ArchivedMessage(
                recording.isTheirs(),
                epochNs,
                epoch,
                number(ArchivedMessage.text(text, 34)),
                ArchivedMessage.text(text, 35),
                status == MessageStatus.OK,
                eventNumber,
                text);
    }

    private static long number(String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        archive.close();
    }
}
