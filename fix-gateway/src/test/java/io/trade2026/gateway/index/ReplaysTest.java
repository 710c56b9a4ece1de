package io.trade2026.gateway.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.co.real_logic.artio.engine.EngineConfiguration;

/** Which gap fills pass over messages that were sent and that nobody has read for the answer. */
class ReplaysTest {
    private static final int STREAM = 2;
    private static final long SESSION = 7;
    private static final int RING = 64;
    private static final int FRAME = 96;

    @TempDir
    private Path directory;

    private Replays replays;
    private WrittenIndex index;
    private int connection;

    @BeforeEach
    void aConnectionBegins() {
        replays = new Replays(new EngineConfiguration()
                .logFileDir(directory.toString())
                .outboundLibraryStream(STREAM)
                .replayIndexFileRecordCapacity(RING)
                .replayIndexSegmentRecordCapacity(RING / 4));
        index = new WrittenIndex(directory, SESSION, STREAM, RING, RING / 4);
        connection = replays.connectionBegan();
    }

    private void sent(int epoch, int from, int to) throws IOException {
        for (int msgSeqNum = from; msgSeqNum <= to; msgSeqNum++) {
            index.add(msgSeqNum, epoch, (long) msgSeqNum * FRAME, FRAME - 32);
        }
    }

    private void read(int epoch, int from, int to) {
        for (int msgSeqNum = from; msgSeqNum <= to; msgSeqNum++) {
            read(epoch, '0', "34=" + msgSeqNum + "|");
        }
    }

    private void read(int epoch, char msgType, String fields) {
        String text = "8=FIX.4.4|9=5|35=" + msgType + "|" + fields + "10=000|";
        byte[] bytes = text.replace('|', '\u0001').getBytes(StandardCharsets.US_ASCII);
        replays.onReplayedMessage(new UnsafeBuffer(bytes), 0, bytes.length, 1, SESSION, epoch, msgType);
    }

    private int firstUnread(int from, int to) {
        return replays.firstUnread(SESSION, connection, from, to);
    }

    @Test
    void whatWasReadMayBeFilled() throws IOException {
        sent(0, 1, 30);
        read(0, 4, 20);
        assertThat(firstUnread(4, 21)).isZero();
        assertThat(firstUnread(4, 22)).isEqualTo(21);
        assertThat(firstUnread(3, 10)).isEqualTo(3);
    }

    @Test
    void whatTheIndexDoesNotHaveMayBeFilled() throws IOException {
        assertThat(firstUnread(1, 1_000)).isZero();
        sent(0, 1, 10);
        sent(0, 10_010, 10_012);
        read(0, 8, 10);
        assertThat(firstUnread(8, 10_010)).isZero();
        assertThat(firstUnread(8, 10_011)).isEqualTo(10_010);
        read(0, 10_010, 10_012);
        assertThat(firstUnread(8, 20_000)).isZero();
    }

    @Test
    void aHoleInTheMiddleIsSeen() throws IOException {
        sent(0, 1, 30);
        read(0, 1, 9);
        read(0, 20, 30);
        assertThat(firstUnread(1, 31)).isEqualTo(10);
        assertThat(firstUnread(9, 20)).isEqualTo(10);
        assertThat(firstUnread(20, 31)).isZero();
    }

    @Test
    void aJumpThatWasReadStandsForAllItsNumbers() throws IOException {
        sent(0, 1, 30);
        read(0, '4', "34=5|36=12|123=Y|");
        assertThat(firstUnread(5, 12)).isZero();
        assertThat(firstUnread(5, 13)).isEqualTo(12);
    }

    @Test
    void whatWasReadForAnEarlierConnectionIsNoAnswerOnThisOne() throws IOException {
        sent(0, 1, 30);
        read(0, 1, 10);
        connection = replays.connectionBegan();
        read(0, 11, 20);
        assertThat(firstUnread(11, 21)).isZero();
        assertThat(firstUnread(1, 21)).isEqualTo(1);
    }

    @Test
    void anotherConnectionThatBeginsMeanwhileChangesNothing() throws IOException {
        sent(0, 1, 30);
        read(0, 1, 10);
        replays.connectionBegan();
        read(0, 11, 20);
        assertThat(firstUnread(1, 21)).isZero();
    }

    @Test
    void numbersOfAnEarlierEpochAreOthers() throws IOException {
        sent(0, 1, 30);
        read(0, 1, 30);
        sent(1, 1, 12);
        assertThat(firstUnread(1, 13)).isEqualTo(1);
        read(1, 1, 12);
        assertThat(firstUnread(1, 31)).isZero();
    }

    @Test
    void whatTheRingHasLostIsNoneOfIt() throws IOException {
        sent(0, 1, RING + 40);
        assertThat(firstUnread(1, 20)).isZero();
        assertThat(firstUnread(1, 50)).isEqualTo(41);
        read(0, 41, RING + 40);
        assertThat(firstUnread(1, RING + 41)).isZero();
    }
}
