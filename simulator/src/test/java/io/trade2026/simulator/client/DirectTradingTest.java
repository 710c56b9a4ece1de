package io.trade2026.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.ledger.Reconciliation;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Ports;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.simulator.venue.SimulatedVenue;
import io.trade2026.simulator.venue.VenueSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectTradingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final int port = Ports.free();

    private SimulatedVenue venue(FixVersion version) {
        return new SimulatedVenue(VenueSettings.lab("XSIM", port, 7)
                        .sessions(List.of(SessionPlan.of(version, "XSIM", "CLIENT1", port))))
                .start();
    }

    private SimulatedClient client(FixVersion version, double messagesPerSecond) {
        return new SimulatedClient(ClientSettings.lab(version, "CLIENT1", "ACC1", port, 7)
                .session(SessionPlan.of(version, "CLIENT1", "XSIM", port))
                .rate(messagesPerSecond));
    }

    private static void assertAgreed(SimulatedClient client, SimulatedVenue venue) {
        assertThat(client.ledger().problems()).isEmpty();
        assertThat(venue.sessionRejects()).isEmpty();
        assertThat(Reconciliation.orderDifferences(client.ledger(), venue.ledger()))
                .isEmpty();
        assertThat(Reconciliation.tradeDifferences(List.of(client.ledger()), List.of(venue.ledger())))
                .isEmpty();
        assertThat(venue.ledger().openOrders()).isZero();
    }

    @ParameterizedTest
    @EnumSource(FixVersion.class)
    void clientAndVenueAgreeAfterTrading(FixVersion version) {
        try (SimulatedVenue venue = venue(version);
                SimulatedClient client = client(version, 300)) {
            assertThat(client.logon(PATIENCE)).isTrue();
            client.start();
            await().atMost(PATIENCE).until(() -> client.ledger().sentOrders() >= 600);

            assertThat(client.quiesce(PATIENCE)).isTrue();
            assertAgreed(client, venue);
            assertThat(client.ledger().fills()).isGreaterThan(50);
            assertThat(client.ledger().byStatus()).containsKeys('2', '4', '8');
            assertThat(client.ledger().rejects()).containsOnlyKeys("103=3");
            assertThat(client.ledger().latencyNs().getTotalCount())
                    .isEqualTo(client.ledger().sentOrders());
        }
    }

    @Test
    void clientAndVenueAgreeAfterCutsAndAClosedPort() {
        try (SimulatedVenue venue = venue(FixVersion.FIX44);
                SimulatedClient client = client(FixVersion.FIX44, 400)) {
            assertThat(client.logon(PATIENCE)).isTrue();
            client.start();
            for (int round = 1; round <= 3; round++) {
                int enough = client.ledger().sentOrders() + 100;
                await().atMost(PATIENCE).until(() -> client.ledger().sentOrders() >= enough);
                if (round == 1) {
                    client.cut();
                } else if (round == 2) {
                    venue.disconnectAll();
                } else {
                    venue.closePort();
                    venue.reopenPort();
                }
                int logons = round + 1;
                await().atMost(PATIENCE).until(() -> client.logons() >= logons && client.isLoggedOn());
            }
            assertThat(client.quiesce(PATIENCE)).isTrue();
            assertAgreed(client, venue);
            assertThat(client.ledger().rows()).noneMatch(OrderRow::isOpen);
        }
    }
}
