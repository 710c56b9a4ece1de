package io.trade2026.tests.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.client.ClientSettings;
import io.trade2026.simulator.client.SimulatedClient;
import io.trade2026.simulator.ledger.ClientLedger;
import io.trade2026.simulator.ledger.Reconciliation;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.venue.SimulatedVenue;
import io.trade2026.simulator.venue.VenueSettings;
import io.trade2026.tests.lab.LabProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class Kill9UnderLoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int KILLS = 3;
    private static final double RATE = 60;
    private static final long SEED = 20261125;

    @Test
    void nothingIsLostAndNothingDoubledWhenTheNodeIsKilledAmidTrading() throws Exception {
        try (LabProcess lab = new LabProcess("kill9-load").start();
                SimulatedVenue venue = new SimulatedVenue(VenueSettings.lab("XSIM", lab.venuePort(), SEED)).start();
                SimulatedClient old = client(lab, FixVersion.FIX42, 4);
                SimulatedClient middle = client(lab, FixVersion.FIX44, 5);
                SimulatedClient young = client(lab, FixVersion.FIX50SP2, 6)) {
            List<SimulatedClient> clients = List.of(old, middle, young);
            for (SimulatedClient client : clients) {
                assertThat(client.logon(PATIENCE)).isTrue();
                client.start();
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int sent = middle.ledger().sentOrders();
                assertThat(middle.ledger().await(ledger -> ledger.sentOrders() > sent + 100, PATIENCE))
                        .isTrue();
                lab.kill9();
                lab.start();
                for (SimulatedClient client : clients) {
                    assertThat(client.logon(PATIENCE)).isTrue();
                }
            }
            long fills = middle.ledger().fills();
            assertThat(middle.ledger().await(ledger -> ledger.fills() > fills + 10, PATIENCE))
                    .as("trading goes on")
                    .isTrue();
            for (SimulatedClient client : clients) {
                assertThat(client.quiesce(PATIENCE))
                        .as("all answered for " + client.settings() + ": "
                                + client.ledger().waitingRequests())
                        .isTrue();
            }
            List<ClientLedger> ledgers =
                    clients.stream().map(SimulatedClient::ledger).toList();
            assertThat(Reconciliation.tradeDifferences(ledgers, List.of(venue.ledger())))
                    .isEmpty();
            assertThat(venue.sessionRejects()).isEmpty();
        }
    }

    private static SimulatedClient client(LabProcess lab, FixVersion version, int number) {
        return new SimulatedClient(ClientSettings.lab(version, "CLIENT" + number, null, lab.fixPort(), SEED + number)
                .rate(RATE));
    }
}
