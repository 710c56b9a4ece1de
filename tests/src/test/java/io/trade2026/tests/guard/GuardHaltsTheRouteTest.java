package io.trade2026.tests.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.ops.guard.ConservationGuard;
import io.trade2026.ops.guard.GuardSettings;
import io.trade2026.ops.guard.GuardState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The guard beside a real core: its journal is given one more child order than the core has sent, as if a router had gone mad. The core itself
 * cannot be brought to do it.
 */
class GuardHaltsTheRouteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CoreWithJournal core = new CoreWithJournal();

    private ConservationGuard guard() {
        return new ConservationGuard(
                        core.outlet(),
                        core.feed(),
                        core.lastEventNumber(),
                        new GuardSettings(true, Duration.ofMillis(50)),
                        core.names(),
                        failure -> {
                            throw new AssertionError(failure);
                        })
                .start();
    }

    @Test
    void stopsTheVenueAtOnceNamesTheInvariantAndDoesSoOnce() {
        core.place("A1");
        try (ConservationGuard guard = guard()) {
            await().atMost(PATIENCE).until(() -> guard.state().comparedEvent() > 0);
            assertThat(guard.state().state()).isEqualTo("GREEN");
            assertThat(guard.health().isHealthy()).isTrue();

            core.plantLastChildAgain();
            await().atMost(PATIENCE).until(() -> isHalted(guard.state()));
            assertThat(guard.state().state()).isEqualTo("BREACHED");
            assertThat(guard.health().isHealthy()).isFalse();
            assertThat(guard.health().message())
                    .contains(
                            "CHILDREN_WITHIN_PARENT",
                            "quantity of 2 child orders within OrderQty(38): 200 against 100");
        }
        assertThat(core.count(VenueCancelSentDecoder.TEMPLATE_ID))
                .as("the open order is cancelled")
                .isEqualTo(1);
        assertThat(core.place("A2")).isEqualTo(OrderFact.DENIED);
        assertThat(core.lastDenial()).isEqualTo(Denial.VENUE_KILLED);
        assertThat(core.kills()).hasSize(1);
        assertThat(core.kills().get(0)).startsWith("conservation-guard VENUE 1: CHILDREN_WITHIN_PARENT at event ");

        try (ConservationGuard again = guard()) {
            await().atMost(PATIENCE)
                    .until(() -> isHalted(again.state()) && again.state().comparedEvent() > 0);
        }
        assertThat(core.kills()).as("answered once, also over a restart").hasSize(1);
    }

    private static boolean isHalted(GuardState state) {
        return state.breaches().stream().anyMatch(breach -> breach.halted().equals("HALTED"));
    }
}
