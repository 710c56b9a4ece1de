package io.trade2026.gateway.dropcopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sequencer.client.JournalPosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A journal with an event each 10 ms, 100 bytes long each. */
class JournalSeekTest {
    private static final long EVENTS = 50_000_000;
    private static final long MILLI_NS = 1_000_000;

    private final JournalIndex index = new JournalIndex();
    private final List<Long> probed = new ArrayList<>();
    private final JournalSeek seek = new JournalSeek(index, 0, this::probe);

    private static long epochMs(long number) {
        return number * 10;
    }

    private JournalIndex.@Nullable Entry probe(long after) {
        probed.add(after);
        return new JournalIndex.Entry(after + 1, epochMs(after + 1) * MILLI_NS, (after + 1) * 100);
    }

    private JournalPosition start(long afterEvent, long fromEpochMs) {
        return seek.start(new CopyRequest("R", 1, afterEvent, fromEpochMs, CopyRequest.ANY_TO, "", ""), EVENTS);
    }

    @Test
    void anExecIdFarFromWhatIsKnownIsLookedUpByTheFollower() {
        assertThat(start(30_000_000, CopyRequest.ANY_FROM)).isEqualTo(JournalPosition.after(30_000_000));
        index.read(29_999_104, epochMs(29_999_104) * MILLI_NS, 2_999_910_400L);
        assertThat(start(30_000_000, CopyRequest.ANY_FROM)).isEqualTo(new JournalPosition(29_999_104, 2_999_910_400L));
        assertThat(probed).isEmpty();
    }

    @Test
    void aTimeIsFoundByHalvingAndStartsBeforeIt() {
        long wanted = 41_234_567;
        JournalPosition from = start(0, epochMs(wanted));
        long slackEvents = 500;
        assertThat(from.eventNumber())
                .isLessThan(wanted - slackEvents)
                .isGreaterThan(wanted - slackEvents - JournalSeek.NEAR - 1);
        assertThat(from.position()).isEqualTo(from.eventNumber() * 100);
        assertThat(probed).hasSizeLessThan(16);
        int before = probed.size();
        start(0, epochMs(wanted));
        assertThat(probed).as("what was looked at is remembered").hasSize(before);
    }

    @Test
    void aTimeBeforeTheFirstEventMeansTheBeginningAndOneAfterTheLastItsEnd() {
        assertThat(start(0, 0)).isEqualTo(JournalPosition.FIRST_KEPT);
        assertThat(start(0, epochMs(EVENTS + 1_000_000)).eventNumber()).isGreaterThan(EVENTS - JournalSeek.NEAR - 1);
    }

    @Test
    void ofAnExecIdAndATimeTheLaterCounts() {
        assertThat(start(45_000_000, epochMs(10_000_000))).isEqualTo(JournalPosition.after(45_000_000));
        assertThat(start(10, epochMs(10_000_000)).eventNumber()).isGreaterThan(9_900_000);
    }

    @Test
    void neverLooksAtWhatRetentionTookOut() {
        index.read(4_096, epochMs(4_096) * MILLI_NS, 409_600);
        JournalSeek cut = new JournalSeek(index, 20_000_000, this::probe);
        CopyRequest early = new CopyRequest("R", 1, 0, epochMs(10_000_000), CopyRequest.ANY_TO, "", "");
        assertThat(cut.start(early, EVENTS)).isEqualTo(JournalPosition.FIRST_KEPT);
        CopyRequest byNumber = new CopyRequest("R", 1, 5_000, CopyRequest.ANY_FROM, CopyRequest.ANY_TO, "", "");
        assertThat(cut.start(byNumber, EVENTS)).isEqualTo(JournalPosition.FIRST_KEPT);
        CopyRequest late = new CopyRequest("R", 1, 0, epochMs(40_000_000), CopyRequest.ANY_TO, "", "");
        assertThat(cut.start(late, EVENTS).eventNumber()).isBetween(39_990_000L, 40_000_000L);
        assertThat(probed).isNotEmpty().allMatch(after -> after >= 20_000_000);
    }

    @Test
    void aSearchThatIsGivenUpStillStartsAtAKnownPlace() {
        JournalSeek blind = new JournalSeek(index, 0, after -> null);
        CopyRequest request = new CopyRequest("R", 1, 0, epochMs(10_000_000), CopyRequest.ANY_TO, "", "");
        assertThat(blind.start(request, EVENTS)).isEqualTo(JournalPosition.FIRST_KEPT);
    }
}
