package io.trade2026.sequencer.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.AeronCounters;
import io.aeron.archive.status.RecordingPos;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersManager;
import org.junit.jupiter.api.Test;

/** A stream of session 7 is written and recorded; another one, of session 8, is written only. */
class RecordingLagTest {
    private static final int SESSION_AT = 8;

    private final CountersManager counters =
            new CountersManager(new UnsafeBuffer(new byte[16 << 10]), new UnsafeBuffer(new byte[4 << 10]));
    private final int written = counter(AeronCounters.DRIVER_PUBLISHER_POS_TYPE_ID, 7);
    private final int recorded = counter(RecordingPos.RECORDING_POSITION_TYPE_ID, 7);
    private final int unrecorded = counter(AeronCounters.DRIVER_PUBLISHER_POS_TYPE_ID, 8);
    private final RecordingLag lag = new RecordingLag();

    private int counter(final int type, final int sessionId) {
        return counters.allocate("a stream", type, key -> key.putInt(SESSION_AT, sessionId));
    }

    @Test
    void isNothingWhileTheArchiveKeepsUpHoweverMuchIsWritten() {
        for (int i = 1; i <= 100; i++) {
            counters.setCounterValue(written, i * 1_000_000L);
            counters.setCounterValue(unrecorded, i * 1_000_000L);
            assertThat(lag.look(counters, i)).isZero();
            counters.setCounterValue(recorded, i * 1_000_000L);
        }
    }

    @Test
    void growsFromWhenAPositionWasSeenUntilItIsRecorded() {
        counters.setCounterValue(written, 64);
        assertThat(lag.look(counters, 100)).isZero();
        counters.setCounterValue(written, 4096);
        assertThat(lag.look(counters, 150)).isEqualTo(50);
        assertThat(lag.look(counters, 300)).isEqualTo(200);
        counters.setCounterValue(recorded, 64);
        assertThat(lag.look(counters, 350)).isZero();
        assertThat(lag.look(counters, 360)).isEqualTo(10);
        counters.setCounterValue(recorded, 4096);
        assertThat(lag.look(counters, 400)).isZero();
    }

    @Test
    void forgetsAStreamThatIsGone() {
        counters.setCounterValue(written, 64);
        lag.look(counters, 100);
        counters.free(written);
        counters.free(recorded);
        assertThat(lag.look(counters, 500)).isZero();
    }
}
