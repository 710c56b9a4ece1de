package io.trade2026.tests.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.Fleet;
import io.trade2026.tests.lab.RoleProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;

/** Every role dies and comes back, one after the other, under the eyes of clients at both gateways. */
@Tag("alone")
class RolesTest {
    private static final Duration PATIENCE = Fleet.PATIENCE;
    private static final String QTY = "10";
    private static final String PX = "100";

    @TempDir
    private Path stores;

    private final List<String> orders = new ArrayList<>();

    private FixClient client(Fleet fleet, String compId, int gateway) {
        return new FixClient(SessionPlan.of(FixVersion.FIX44, compId, SessionPlan.TRADE2026, fleet.fixPort(gateway))
                .resetSeqNum(SeqNumReset.NEVER)
                .store(stores.resolve(compId)));
    }

    @Test
    void eachRoleMayBeKilledAndComeBackAndNoOrderIsLostOrDoubled() throws IOException {
        try (Fleet fleet = new Fleet("roles", 2).start();
                FixVenue venue = FixVenue.of("XSIM", fleet.venuePort()).start();
                FixClient first = client(fleet, "CLIENT3", 1);
                FixClient second = client(fleet, "CLIENT12", 2)) {
            List<FixClient> clients = List.of(first, second);
            Standstill standstill = new Standstill(fleet, "gateway-2");
            trade(fleet, venue, clients, "before");
            for (String projection : List.of("ops", "market-data", "stores")) {
                fleet.role(projection).kill9();
                tradeNow(venue, clients, "without-" + projection);
                fleet.role(projection).start();
            }
            fleet.awaitReady();
            List<RoleProcess> mortal = List.of(fleet.role("gateway-2"), fleet.role("gateway-1"), fleet.role("core"));
            for (String role : List.of("gateway-2", "gateway-1", "core", "media")) {
                Map<RoleProcess, Integer> startsBefore =
                        mortal.stream().collect(Collectors.toMap(mine -> mine, RoleProcess::starts));
                fleet.role(role).kill9();
                if (role.equals(standstill.name())) {
                    standstill.countEpochsOn();
                }
                fleet.role(role).start();
                if (role.equals("media")) {
                    // They cannot go on without what records them, and end; the supervisor starts them again.
                    for (RoleProcess ending : mortal) {
                        int before = startsBefore.getOrDefault(ending, 0);
                        await(ending.name()).atMost(PATIENCE).until(() -> ending.starts() > before);
                    }
                }
                fleet.awaitReady();
                trade(fleet, venue, clients, "after-" + role);
            }
            standstill.assertNoEpochBegan();
            orders.add(standstill.strike(second, venue));
            standstill.assertNoEpochBegan();
            assertNothingDoubled(venue, clients);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(AdminPort.of(fleet).positions())
                            .contains("ACC3")
                            .contains("ACC12")
                            .contains("\"" + orders.size() / 2 * 10 + "\""));
            new DoctorVisit(fleet, stores).tell(second, venue);
        }
    }

    private void trade(Fleet fleet, FixVenue venue, List<FixClient> clients, String when) {
        for (FixClient client : clients) {
            assertThat(client.logon(PATIENCE))
                    .as("%s: %s", when, client.logoutText())
                    .isTrue();
        }
        assertThat(venue.awaitLogon(PATIENCE)).as(when).isTrue();
        // The venue has logged on before our side has heard its answer; an order in between would be refused.
        await(when)
                .atMost(PATIENCE)
                .until(() -> AdminPort.of(fleet)
                        .admin("/healthcheck")
                        .matches("(?s).*\"venue-links\" : \\{\\s*\"isHealthy\" : true.*"));
        tradeNow(venue, clients, when);
    }

    private void tradeNow(FixVenue venue, List<FixClient> clients, String when) {
        for (int i = 0; i < clients.size(); i++) {
            String id = when + "-" + i;
            orders.add(id);
            clients.get(i).order(id, "IBM", '1', QTY, PX);
            Message received = venue.nextOrder(PATIENCE);
            venue.accept(received);
            venue.fill(received, QTY, PX);
            clients.get(i).expectReport(id, '0', PATIENCE);
            Message filled = clients.get(i).expectReport(id, 'F', PATIENCE);
            assertThat(Fields.text(filled, 39)).as(id).isEqualTo("2");
        }
    }

    private void assertNothingDoubled(FixVenue venue, List<FixClient> clients) {
        assertThat(venue.clOrdIds()).doesNotHaveDuplicates().hasSameSizeAs(orders);
        assertThat(venue.rejectsReceived()).isEmpty();
        for (FixClient client : clients) {
            Set<String> told = new HashSet<>();
            for (Message report : client.inbox().all("8")) {
                boolean isRepeat = !told.add(Fields.text(report, 17));
                assertThat(isRepeat && !isMarked(report))
                        .as("told twice: " + report)
                        .isFalse();
            }
            assertThat(client.inbox().all("8"))
                    .as("nothing is decided a second time")
                    .noneMatch(report -> "8".equals(Fields.text(report, 39)));
            assertThat(client.rejectsReceived()).isEmpty();
            assertThat(client.rejectsSent()).isEmpty();
        }
    }

    /** Sent again by FIX resend, or, after the death of the archive, because it may not have been sent. */
    private static boolean isMarked(Message report) {
        return report.getHeader().isSetField(43) || report.getHeader().isSetField(97);
    }
}
