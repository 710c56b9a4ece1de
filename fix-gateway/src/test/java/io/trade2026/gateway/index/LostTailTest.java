package io.trade2026.gateway.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.IoUtil;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.co.real_logic.artio.LogTag;
import uk.co.real_logic.artio.engine.ChecksumFramer;
import uk.co.real_logic.artio.engine.SectorFramer;
import uk.co.real_logic.artio.engine.logger.LoggerUtil;
import uk.co.real_logic.artio.engine.logger.NoOpReplayQueryListener;
import uk.co.real_logic.artio.engine.logger.ReplayQuery;
import uk.co.real_logic.artio.engine.logger.Replayer;
import uk.co.real_logic.artio.messages.MessageHeaderEncoder;
import uk.co.real_logic.artio.storage.messages.IndexedPositionEncoder;
import uk.co.real_logic.artio.storage.messages.LastKnownSequenceNumberDecoder;
import uk.co.real_logic.artio.storage.messages.LastKnownSequenceNumberEncoder;

/** Indexes are written as Artio does, and what is left of them is asked of Artio's own query. */
class LostTailTest {
    private static final int STREAM = 2;
    private static final long SESSION = 7;
    private static final int RING = 64;
    private static final int SEGMENT = 16;
    /** A frame of 96 bytes with its header of 32. */
    private static final int FRAME = 96;

    private static final int NUMBERS_BYTES = 16 * SectorFramer.SECTOR_SIZE;
    private static final String NUMBERS = "sequence_numbers_sent";

    @TempDir
    private Path directory;

    private final RecordedEnds ends = new RecordedEnds();
    private WrittenIndex index;
    /** What was asked for again as each loss was told. */
    private final List<List<String>> losses = new ArrayList<>();

    @BeforeEach
    void anIndexBegins() {
        index = new WrittenIndex(directory, SESSION, STREAM, RING, SEGMENT);
    }

    /** The message fills the frame with this number, counted from 0. */
    private void index(int msgSeqNum, int frame) throws IOException {
        index.add(msgSeqNum, 0, (long) frame * FRAME + 32, FRAME - 32);
    }

    private void recorded(int frames) {
        ends.put(WrittenIndex.RECORDING, (long) frames * FRAME);
    }

    private LostTail cut() {
        LostTail tail = new LostTail(directory, ends, RING, SEGMENT, () -> losses.add(replayed(1)));
        tail.cut(STREAM, NUMBERS);
        return tail;
    }

    /** Ranges of the recording that Artio would replay, each "position+length". */
    private List<String> replayed(int fromMsgSeqNum) {
        List<String> ranges = new ArrayList<>();
        try (ReplayQuery query = new ReplayQuery(
                directory.toString(),
                1,
                1,
                LoggerUtil::mapExistingFile,
                STREAM,
                NoOpIdleStrategy.INSTANCE,
                null,
                fault -> {
                    throw new AssertionError(fault);
                },
                NoOpReplayQueryListener.INSTANCE,
                4,
                RING,
                SEGMENT)) {
            query.query(SESSION, fromMsgSeqNum, 0, Replayer.MOST_RECENT_MESSAGE, 0, LogTag.REPLAY)
                    .forEach(range -> ranges.add(range.toString()
                            .replaceAll(".*position=(\\d+), length=(\\d+), count=(\\d+).*", "$1+$2 $3")));
        }
        return ranges;
    }

    private static String frames(int from, int to, int messages) {
        return from * FRAME + "+" + (to - from) * FRAME + " " + messages;
    }

    @Test
    void aNumberThatWasNeverRecordedLeadsToWhatCameLater() throws IOException {
        for (int number = 1; number <= 10; number++) {
            index(number, number - 1);
        }
        recorded(6);
        cut();
        // The next life jumps to 20: a gap fill for 7 to 19 in the frame behind the last one, and then a report.
        for (int number = 7; number < 20; number++) {
            index(number, 6);
        }
        index(20, 7);
        assertThat(replayed(9)).containsExactly(frames(6, 8, 12));
        assertThat(replayed(20)).containsExactly(frames(7, 8, 1));
        assertThat(replayed(5)).containsExactly(frames(4, 8, 16));
    }

    @Test
    void whatIsRecordedStaysAsItWas() throws IOException {
        for (int number = 1; number <= 10; number++) {
            index(number, number - 1);
        }
        recorded(10);
        cut();
        assertThat(replayed(1)).containsExactly(frames(0, 10, 10));
    }

    @Test
    void aLossIsToldBeforeAnythingIsTakenOutAndNeverAgain() throws IOException {
        for (int number = 1; number <= 10; number++) {
            index(number, number - 1);
        }
        recorded(6);
        cut();
        assertThat(losses).containsExactly(List.of(frames(0, 10, 10)));
        cut();
        assertThat(losses).as("a start behind one that died finds nothing").hasSize(1);
    }

    @Test
    void aRingThatHasGoneRoundKeepsItsOldestRecords() throws IOException {
        int last = 2 * RING + 5;
        for (int number = 1; number <= last; number++) {
            index(number, number - 1);
        }
        recorded(last - 3);
        cut();
        assertThat(replayed(last - RING + 1)).containsExactly(frames(last - RING, last - 3, RING - 3));
    }

    @Test
    void aMessageWithoutItsLastFrameIsLostAsAWhole() throws IOException {
        index(1, 0);
        index(2, 1);
        index(2, 2);
        recorded(2);
        cut();
        assertThat(replayed(1)).containsExactly(frames(0, 1, 1));
        assertThat(replayed(2)).isEmpty();
    }

    @Test
    void anIndexOfWhichNothingIsRecordedIsBegunAnew() throws IOException {
        index(1, 0);
        index(2, 1);
        recorded(0);
        cut();
        try (var files = Files.list(directory)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("replay-index")))
                    .isEmpty();
        }
    }

    @Test
    void theLastNumberIsThatOfTheLastRecordedMessage() throws IOException {
        for (int number = 1; number <= 10; number++) {
            index(number, number - 1);
        }
        recorded(6);
        numbers(10, 10L * FRAME);
        cut();
        MappedByteBuffer mapped =
                IoUtil.mapExistingFile(directory.resolve(NUMBERS).toFile(), NUMBERS);
        UnsafeBuffer buffer = new UnsafeBuffer(mapped);
        LastKnownSequenceNumberDecoder last = new LastKnownSequenceNumberDecoder()
                .wrap(
                        buffer,
                        8,
                        LastKnownSequenceNumberDecoder.BLOCK_LENGTH,
                        LastKnownSequenceNumberDecoder.SCHEMA_VERSION);
        assertThat(last.sessionId()).isEqualTo(SESSION);
        assertThat(last.sequenceNumber()).isEqualTo(6);
        assertThat(last.messagePosition()).isEqualTo(6L * FRAME);
        assertThat(buffer.getLong(tableAt() + 8 + IndexedPositionEncoder.positionEncodingOffset()))
                .isEqualTo(6L * FRAME);
        checksums(buffer).validateCheckSums();
        IoUtil.unmap(mapped);
    }

    private static int tableAt() {
        return SectorFramer.nextSectorStart((int) (NUMBERS_BYTES * 0.9));
    }

    private static ChecksumFramer checksums(UnsafeBuffer buffer) {
        return new ChecksumFramer(
                buffer,
                NUMBERS_BYTES,
                fault -> {
                    throw new AssertionError(fault);
                },
                0,
                NUMBERS,
                true);
    }

    /** As it was flushed before the archive had recorded the last messages. */
    private void numbers(int msgSeqNum, long position) {
        MappedByteBuffer mapped = WrittenIndex.map(directory.resolve(NUMBERS), NUMBERS_BYTES);
        UnsafeBuffer buffer = new UnsafeBuffer(mapped);
        new MessageHeaderEncoder()
                .wrap(buffer, 0)
                .blockLength(LastKnownSequenceNumberEncoder.BLOCK_LENGTH)
                .templateId(LastKnownSequenceNumberEncoder.TEMPLATE_ID)
                .schemaId(LastKnownSequenceNumberEncoder.SCHEMA_ID)
                .version(LastKnownSequenceNumberEncoder.SCHEMA_VERSION);
        new LastKnownSequenceNumberEncoder()
                .wrap(buffer, 8)
                .sessionId(SESSION)
                .sequenceNumber(msgSeqNum)
                .metaDataPosition(-1)
                .messagePosition(position);
        new IndexedPositionEncoder()
                .wrap(buffer, tableAt() + 8)
                .sessionId(1)
                .recordingId(WrittenIndex.RECORDING)
                .position(position);
        checksums(buffer).updateChecksums();
        IoUtil.unmap(mapped);
    }
}
