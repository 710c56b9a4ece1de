package io.trade2026.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.cluster.RecordingLog;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.node.ClusterTiming;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A leader with a shorter log of a later term has the log of a member cut back behind what it has seen committed. In a run this took two leaders
 * at once; here the terms of the later leader are written into its recording log while it is down.
 */
class CutLogClusterTest {
    private static final int LATER_TERMS = 5;
    private static final long FIRST = 100;
    private static final long LAST = 150;

    private final ClusterBench bench = new ClusterBench(ClusterTiming.ofMillis(1_000, 100, 500, 50));
    private int cut;
    private int later;
    private int third;
    private long end;

    @BeforeEach
    void threeMembersOfWhomOneGoes() throws Exception {
        bench.start(ClusterBench.ALL);
        run(FIRST);
        cut = bench.leader();
        later = (cut + 1) % ClusterBench.ALL.size();
        third = ClusterBench.ALL.size() - cut - later;
        end = bench.committed(later);
        bench.stop(later);
    }

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    /** Until nothing more comes to the log: the end of the client's session is in it too. */
    private void run(final long lastId) {
        final long committed;
        try (Load load = new Load(bench.address())) {
            load.runUntil(lastId);
            committed = bench.committed();
        }
        bench.awaitCommittedBeyond(committed);
    }

    @Test
    void memberWhoseLogWasCutBackEndsAndJoinsWhenItIsStartedAgain() throws Exception {
        bench.kill(third);
        bench.start(List.of(third));
        bench.awaitCommittedBeyond(end);
        final ChildJvm ended = cutBack();
        assertThat(ended.log()).contains("no event of this member came from what was cut off");

        bench.start(List.of(cut));
        bench.start(List.of(third));
        bench.running(later).awaitReady();
        run(LAST);
        bench.assertSameJournals(LAST);
    }

    @Test
    void memberWhoseLogHadAnsweredCommandsSaysSoAndNeverSaysOtherwiseWhatItHasSaid() throws Exception {
        run(LAST);
        final ChildJvm ended = cutBack();
        assertThat(ended.log())
                .contains("COMMANDS THAT WERE ANSWERED ARE LOST: event " + LAST + " and others of its journal");

        bench.start(List.of(cut));
        bench.running(later).awaitReady();
        offerAgain();
        assertThat(bench.running(cut).awaitExit()).isEqualTo(1);
        assertThat(ended.log()).contains("on replay the core says event " + (FIRST + 1) + " differently");
    }

    /**
     * Lets the member of the later terms come back, so that it leads, and waits for the end of the other. That one is alone before, for longer
     * than the patience, since a start without all members takes five seconds to stand for election, and waits.
     */
    private ChildJvm cutBack() throws Exception {
        final long committed = bench.committed(cut);
        bench.kill(third);
        try (RecordingLog log =
                new RecordingLog(bench.memberDir(later).resolve("core").toFile(), false)) {
            final RecordingLog.Entry term = log.findLastTerm();
            for (int i = 1; i <= LATER_TERMS; i++) {
                log.appendTerm(term.recordingId, term.leadershipTermId + i, end, term.timestamp);
            }
        }
        final ChildJvm living = bench.running(cut);
        bench.launch(later);
        assertThat(living.awaitExit()).isEqualTo(1);
        assertThat(living.log())
                .contains("FAULT member " + cut + " has seen its command log committed up to position " + committed)
                .contains("cut back to position " + end);
        return living;
    }

    /** What a gateway does that has not heard the answer. */
    private void offerAgain() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CountingCore.HEADER]);
        final int length = CountingCore.encode(buffer, CountingCore.COUNT, FIRST + 1, 0, CountingCore.HEADER);
        try (CommandPublisher publisher = new CommandPublisher(bench.address(), "again")) {
            Bench.await("taken", () -> {
                publisher.poll();
                return publisher.offer(buffer, 0, length) > 0;
            });
        }
    }
}
