package io.trade2026.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sequencer.node.ClusterTiming;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three members, killed and stopped while commands flow: nothing accepted is lost, nothing doubled, all journals are the same. */
class ClusterTest {
    private static final long STEP = 2_000;

    /** Patient: on a machine that is busy with other tests an election more would only make this one longer. */
    private final ClusterBench bench = new ClusterBench(ClusterTiming.ofMillis(1_000, 100, 500, 50));

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    @Test
    void goesOnWithoutLeaderOrFollowerAndTakesThemBack() throws Exception {
        bench.start(ClusterBench.ALL);
        try (Load load = new Load(bench.address())) {
            load.runPast(STEP);
            final int leader = bench.leader();
            bench.kill(leader);
            load.runPast(load.answered() + STEP);
            assertThat(bench.leader()).isNotEqualTo(leader);
            assertThat(load.publisher().leadershipTermId()).isPositive();
            bench.start(List.of(leader));
            load.runPast(load.answered() + STEP);

            final int follower = bench.follower();
            bench.kill(follower);
            load.runPast(load.answered() + STEP);
            bench.start(List.of(follower));
            load.runPast(load.answered() + STEP);

            load.finish();
            bench.assertSameJournals(load.answered());
        }
    }

    @Test
    void takesNothingWithoutMajorityAndLivesThroughARollingRestartWithTheSameCore() throws Exception {
        bench.start(ClusterBench.ALL);
        try (Load load = new Load(bench.address())) {
            load.runPast(STEP);
            final int leader = bench.leader();
            final int follower = bench.follower();
            bench.kill(leader);
            bench.kill(follower);
            load.awaitNoSession();
            final long answered = load.answered();
            load.awaitRefusal();
            assertThat(load.answered()).isEqualTo(answered);
            bench.start(List.of(follower));
            load.runPast(answered + STEP);
            bench.start(List.of(leader));
            load.runPast(load.answered() + STEP);

            for (final int member : ClusterBench.ALL) {
                bench.stop(member);
                load.runPast(load.answered() + STEP);
                bench.start(List.of(member));
                load.runPast(load.answered() + STEP);
            }

            final int changed = bench.follower();
            bench.stop(changed);
            // It may say again what it has said; only what it has never said ends it.
            load.runPast(load.answered() + STEP);
            final ChildJvm refused = bench.launch(changed, 77);
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.log())
                    .contains("with a core of another build (0001, this member's is 004d)")
                    .contains("stop all, start all with the new one");
            load.runPast(load.answered() + STEP);
            bench.start(List.of(changed));
            load.finish();
            bench.assertSameJournals(load.answered());
        }
    }

    @Test
    void wipedMemberComesBackFromTheLogOrAfterARepair() throws Exception {
        bench.start(ClusterBench.ALL);
        try (Load load = new Load(bench.address())) {
            load.runPast(STEP);
            final int wiped = bench.follower();
            bench.kill(wiped);
            bench.wipe(wiped);
            bench.start(List.of(wiped));
            load.runPast(load.answered() + STEP);
            load.finish();
            bench.assertSameJournals(load.answered());

            bench.kill(wiped);
            bench.wipe(wiped);
            for (int i = 0; i < 3; i++) {
                load.runPast(load.answered() + 2 * STEP);
                bench.snapshot();
            }
            final ChildJvm refused = bench.launch(wiped);
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.log())
                    .contains("FAULT member " + wiped + " cannot join: its command log ends at position 0")
                    .contains("mend with: ./trade2026 node repair --config FILE --member " + wiped);

            assertThat(bench.repair(wiped))
                    .anyMatch(line -> line.startsWith("done: snapshot at log position"))
                    .anyMatch(line -> line.startsWith("done: event journal copied from member"));
            bench.start(List.of(wiped));
            load.runPast(load.answered() + STEP);
            bench.kill(bench.leader());
            load.runPast(load.answered() + STEP);
            load.finish();
            bench.assertSameJournals(load.answered());
        }
    }
}
