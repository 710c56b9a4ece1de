package io.trade2026.tests.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final long HOUR_MS = 3_600_000;
    private static final List<Target> PROCESSES = List.of(new Target("node", 4), new Target("media", 1));
    private static final List<Target> LINKS = List.of(new Target("XSIM", 1), new Target("CLIENT1", 1));

    private static FaultPlan hour(long seed, long processMs, long linkMs) {
        return FaultPlan.draw(seed, HOUR_MS, new FaultPlan.Pace(processMs, linkMs), PROCESSES, LINKS);
    }

    @Test
    void sameSeedDrawsTheSameFaults() {
        assertThat(hour(7, 10_000, 5_000)).isEqualTo(hour(7, 10_000, 5_000)).isNotEqualTo(hour(8, 10_000, 5_000));
    }

    @Test
    void everyKindStrikesEveryTargetOfItsOwnInAnHour() {
        FaultPlan plan = hour(1, 7_000, 4_000);
        assertThat(plan.byKind()).containsOnlyKeys(FaultKind.values());
        for (FaultKind kind : FaultKind.values()) {
            Set<String> struck = plan.faults().stream()
                    .filter(fault -> fault.kind() == kind)
                    .map(Fault::target)
                    .collect(Collectors.toSet());
            assertThat(struck)
                    .as(kind.name())
                    .isEqualTo(kind.isOfProcess() ? Set.of("node", "media") : Set.of("XSIM", "CLIENT1"));
        }
    }

    @Test
    void faultsAreNumberedInOrderOfTimeAndBeginBeforeTheEnd() {
        List<Fault> faults = hour(2, 7_000, 4_000).faults();
        assertThat(faults).isSortedAccordingTo(Comparator.comparingLong(Fault::atMs));
        assertThat(faults)
                .extracting(Fault::number)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, faults.size())
                        .boxed()
                        .toList());
        assertThat(faults.get(faults.size() - 1).atMs()).isLessThan(HOUR_MS);
    }

    @Test
    void onlyFaultsThatLastHaveALength() {
        assertThat(hour(3, 7_000, 4_000).faults())
                .allMatch(fault -> fault.kind().lasts() == fault.lengthMs() > 0);
    }

    @Test
    void asManyFaultsComeAsThePaceSays() {
        FaultPlan plan = hour(4, 6_000, 3_000);
        long ofProcesses = plan.faults().stream()
                .filter(fault -> fault.kind().isOfProcess())
                .count();
        assertThat(ofProcesses).isBetween(500L, 700L);
        assertThat(plan.faults().size() - ofProcesses).isBetween(1_050L, 1_350L);
    }

    @Test
    void faultsOfLinksAreTheSameWhateverProcessesThereAre() {
        FaultPlan other =
                FaultPlan.draw(5, HOUR_MS, new FaultPlan.Pace(9_000, 4_000), List.of(new Target("core-0", 1)), LINKS);
        assertThat(ofLinks(other)).isEqualTo(ofLinks(hour(5, 7_000, 4_000)));
    }

    private static List<Long> ofLinks(FaultPlan plan) {
        return plan.faults().stream()
                .filter(fault -> !fault.kind().isOfProcess())
                .map(Fault::atMs)
                .toList();
    }
}
