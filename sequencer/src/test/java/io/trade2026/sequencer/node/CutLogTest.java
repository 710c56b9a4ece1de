package io.trade2026.sequencer.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.archive.client.AeronArchive;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The positions are those of a run in which three members that lived did not find together any more. */
class CutLogTest {
    private static final long LONG_NS = TimeUnit.HOURS.toNanos(1);
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long CUT = 24_552_448;
    private static final long COMMITTED = 24_552_544;

    private final CutLog log = new CutLog();

    @Test
    void isToldOnceTheLogHasEndedBeforeWhatIsCommittedForLongerThanThePatience() {
        assertThat(log.look(true, COMMITTED, CUT, 0)).isFalse();
        assertThat(log.look(true, COMMITTED, CUT, CutLog.PATIENCE_NS)).isFalse();
        assertThat(log.look(true, COMMITTED, CUT, CutLog.PATIENCE_NS + 1)).isTrue();
    }

    @Test
    void noElectionIsTooLongForALogThatHasWhatIsCommittedOrMore() {
        for (long nowNs = 0; nowNs < LONG_NS; nowNs += STEP_NS) {
            assertThat(log.look(true, COMMITTED, COMMITTED, nowNs)).isFalse();
            assertThat(log.look(true, CUT, COMMITTED, nowNs)).isFalse();
        }
    }

    @Test
    void aMemberThatTakesCommandsIsLeftAlone() {
        assertThat(log.look(false, COMMITTED, CUT, 0)).isFalse();
        assertThat(log.look(false, COMMITTED, CUT, LONG_NS)).isFalse();
    }

    @Test
    void whatIsNotKnownIsHeldAgainstNobody() {
        assertThat(log.look(true, COMMITTED, AeronArchive.NULL_POSITION, 0)).isFalse();
        assertThat(log.look(true, COMMITTED, AeronArchive.NULL_POSITION, LONG_NS))
                .isFalse();
        assertThat(log.look(true, -1, CUT, LONG_NS)).isFalse();
        assertThat(log.look(true, -1, CUT, 2 * LONG_NS)).isFalse();
    }

    @Test
    void oneLookAtAWholeLogBeginsThePatienceAnew() {
        assertThat(log.look(true, COMMITTED, CUT, 0)).isFalse();
        assertThat(log.look(true, COMMITTED, COMMITTED, STEP_NS)).isFalse();
        assertThat(log.look(true, COMMITTED, CUT, CutLog.PATIENCE_NS)).isFalse();
        assertThat(log.look(true, COMMITTED, CUT, 2 * CutLog.PATIENCE_NS)).isFalse();
        assertThat(log.look(true, COMMITTED, CUT, 2 * CutLog.PATIENCE_NS + 1)).isTrue();
    }
}
