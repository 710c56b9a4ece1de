package io.trade2026.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sequencer.node.ClusterTiming;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three members, killed and stopped while commands flow: nothing accepted is lost, nothing doubled, all journals are the same. */
class ClusterTest {
    private static final long STEP = 2_000;

    private final ClusterBench bench = new ClusterBench(ClusterTiming.RECOMMENDED);

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
}
