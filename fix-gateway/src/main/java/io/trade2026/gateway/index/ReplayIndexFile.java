package io.trade2026.gateway.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.agrona.IoUtil;
import org.agrona.collections.LongHashSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.engine.logger.ReplayIndexDescriptor;
import uk.co.real_logic.artio.messages.MessageHeaderDecoder;
import uk.co.real_logic.artio.storage.messages.ReplayIndexRecordDecoder;

/**
 * Where the messages of one session in one direction lie, as Artio's ReplayIndex writes it: a header file with the position in a ring of
 * records, and the ring in files of equal size. A message has a record for each of its frames, and a gap fill one for each number that it fills.
 */
final class ReplayIndexFile implements AutoCloseable {
    private static final String PREFIX = "replay-index-";
    private static final String SUFFIX = "-header";
    private static final int RECORD = ReplayIndexDescriptor.RECORD_LENGTH;
    /** More recorded messages in a row than one recording of a stream can be ahead of another, a jump of 10,000 numbers included. */
    private static final int ENOUGH = 1 << 14;

    private static final int BEGIN_CHANGE = MessageHeaderDecoder.ENCODED_LENGTH;

    private final Path directory;
    private final String stem;
    private final long ringBytes;
    private final int segmentBytes;
    private final MappedByteBuffer header;
    private final UnsafeBuffer[] segments;
    private final ReplayIndexRecordDecoder record = new ReplayIndexRecordDecoder();

    /**
     * Opens the index of a session.
     *
     * @param directory of the engine's files
     * @param sessionId Artio's number of the session
     * @param streamId of the direction
     * @param ringRecords records in the ring
     * @param segmentRecords records in each of its files
     */
    ReplayIndexFile(Path directory, long sessionId, int streamId, int ringRecords, int segmentRecords) {
        this.directory = directory;
        this.stem = PREFIX + sessionId + "-" + streamId;
        this.ringBytes = ReplayIndexDescriptor.capacityToBytes(ringRecords);
        this.segmentBytes = ReplayIndexDescriptor.capacityToBytesInt(segmentRecords);
        this.segments = new UnsafeBuffer[ringRecords / segmentRecords];
        this.header = IoUtil.mapExistingFile(directory.resolve(stem + SUFFIX).toFile(), stem);
    }

    /** Name of the header file of a session and a stream. */
    static String headerOf(long sessionId, int streamId) {
        return PREFIX + sessionId + "-" + streamId + SUFFIX;
    }

    /** Epoch of the message that was indexed last; -1 when there is none. */
    int lastEpoch() {
        long to = new UnsafeBuffer(header).getLong(BEGIN_CHANGE);
        if (to == 0) {
            return -1;
        }
        endOf(to - RECORD);
        return record.sequenceIndex();
    }

    /**
     * Looks through the messages that were indexed between two numbers.
     *
     * @param epoch of the numbers
     * @param from first MsgSeqNum(34) that is looked at
     * @param to the one behind the last
     * @param wanted which is looked for
     * @return the lowest such number; 0 when there is none
     */
    int firstNumber(int epoch, int from, int to, IntPredicate wanted) {
        long end = new UnsafeBuffer(header).getLong(BEGIN_CHANGE);
        int last = 0;
        for (long at = firstFrom(epoch, from, end); at < end; at += RECORD) {
            endOf(at);
            int msgSeqNum = record.sequenceNumber();
            if (record.sequenceIndex() != epoch || msgSeqNum >= to) {
                return 0;
            }
            if (msgSeqNum != last && wanted.test(msgSeqNum)) {
                return msgSeqNum;
            }
            last = msgSeqNum;
        }
        return 0;
    }

    /** Position of the first record of a number or of one above it: they rise with the numbers of an epoch. */
    private long firstFrom(int epoch, int msgSeqNum, long end) {
        long low = Math.max(0, end - ringBytes);
        long high = end;
        while (low < high) {
            long middle = low + (high - low) / RECORD / 2 * RECORD;
            endOf(middle);
            int found = record.sequenceIndex();
            if (found < epoch || (found == epoch && record.sequenceNumber() < msgSeqNum)) {
                low = middle + RECORD;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Artio's number of the session of a header file of a stream; null for any other file. */
    static @Nullable Long sessionOf(Path file, int streamId) {
        String name = file.getFileName().toString();
        String end = "-" + streamId + SUFFIX;
        return name.startsWith(PREFIX) && name.endsWith(end)
                ? Long.valueOf(name.substring(PREFIX.length(), name.length() - end.length()))
                : null;
    }

    /**
     * Lets each record of a message that is not recorded be a copy of the one before. A record may not just be taken out: Artio finds a
     * number by counting records on from a lower one, so there may be more of them than numbers, and never fewer.
     */
    Cut cut(RecordedEnds ends, Runnable onLoss) {
        long to = new UnsafeBuffer(header).getLong(BEGIN_CHANGE);
        long from = tail(Math.max(0, to - ringBytes), to, ends);
        BitSet lost = lost(from, to, ends);
        LongHashSet lostEnds = new LongHashSet();
        lost.stream().forEach(i -> lostEnds.add(endOf(from + (long) i * RECORD)));
        if (lost.isEmpty()) {
            return new Cut(lostEnds, 0, 0);
        }
        onLoss.run();
        int records = (int) ((to - from) / RECORD);
        int kept = lost.nextClearBit(0);
        if (kept >= records) {
            delete();
            return new Cut(lostEnds, 0, 0);
        }
        for (int i = 0; i < records; i++) {
            if (lost.get(i)) {
                copy(from + (long) kept * RECORD, from + (long) i * RECORD);
            } else {
                kept = i;
            }
        }
        long lastEnd = endOf(from + (long) kept * RECORD);
        return new Cut(lostEnds, record.sequenceNumber(), lastEnd);
    }

    /** Where the records begin that are looked at: what is lost was written last. */
    private long tail(long from, long to, RecordedEnds ends) {
        int kept = 0;
        long at = to;
        while (at > from && kept < ENOUGH) {
            at -= RECORD;
            kept = isLost(at, ends) ? 0 : kept + 1;
        }
        return at;
    }

    /** A kill can strike between the header and the record, which is 0 then. */
    private boolean isLost(long at, RecordedEnds ends) {
        long end = endOf(at);
        return record.position() == 0 || end > ends.of(record.recordingId());
    }

    /** A message counts as lost with all its frames when one of them is. */
    private BitSet lost(long from, long to, RecordedEnds ends) {
        BitSet lost = new BitSet();
        int first = 0;
        int msgSeqNum = -1;
        int epoch = -1;
        for (long at = from; at < to; at += RECORD) {
            int i = (int) ((at - from) / RECORD);
            boolean isLost = isLost(at, ends);
            if (record.sequenceNumber() != msgSeqNum || record.sequenceIndex() != epoch) {
                msgSeqNum = record.sequenceNumber();
                epoch = record.sequenceIndex();
                first = i;
            }
            if (isLost) {
                lost.set(first, i + 1);
            }
        }
        return lost;
    }

    /** Reads a record and returns the position behind its frame. */
    private long endOf(long at) {
        record.wrap(
                segment(at),
                offset(at),
                ReplayIndexRecordDecoder.BLOCK_LENGTH,
                ReplayIndexRecordDecoder.SCHEMA_VERSION);
        return record.position() + record.length();
    }

    private void copy(long from, long to) {
        segment(to).putBytes(offset(to), segment(from), offset(from), RECORD);
    }

    private int offset(long at) {
        return (int) (at & (segmentBytes - 1));
    }

    private UnsafeBuffer segment(long at) {
        int number = (int) ((at & (ringBytes - 1)) / segmentBytes);
        UnsafeBuffer segment = segments[number];
        if (segment == null) {
            segment = new UnsafeBuffer(IoUtil.mapExistingFile(
                    directory.resolve(stem + "-" + number).toFile(), stem));
            segments[number] = segment;
        }
        return segment;
    }

    private void delete() {
        try {
            Files.delete(directory.resolve(stem + SUFFIX));
            for (int i = 0; i < segments.length; i++) {
                Files.deleteIfExists(directory.resolve(stem + "-" + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + stem + " in " + directory, e);
        }
    }

    @Override
    public void close() {
        IoUtil.unmap(header);
        for (UnsafeBuffer segment : segments) {
            if (segment != null) {
                IoUtil.unmap(segment.byteBuffer());
            }
        }
    }
}
