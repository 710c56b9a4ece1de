package io.trade2026.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.CoreMembers;
import io.trade2026.tests.lab.Fleet;
import io.trade2026.tests.lab.RoleProcess;
import io.trade2026.tests.lab.TradeCommand;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Members of the core die, come back and are restarted under the eyes of clients, who keep their sessions over all of it. The leader dies
 * {@code -Dcluster.kills} times (once, if nothing is said), with the timing of {@code -Dcluster.timing}; each time the test prints how long it was
 * until an order that was sent after it was accepted. With {@code -Dcluster.build=HOME} the restart in order changes all members to the build in
 * that directory.
 */
@Tag("alone")
class ThreeCoresTest {
    /** Patient: on a machine that is busy with other tests an election more would only make this one longer. */
    static final String TIMING =
            "{heartbeatTimeoutMs: 1000, heartbeatIntervalMs: 100, electionTimeoutMs: 500, electionStatusMs: 50}";

    private static final int SOME = 30;
    /** Where another build lies, to which the rolling restart leads. */
    private static final Optional<Path> OTHER_BUILD =
            Optional.ofNullable(System.getProperty("cluster.build")).map(Path::of);

    @TempDir
    private Path stores;

    private FixClient client(Fleet fleet, FixVersion version, String compId, int gateway) {
        return new FixClient(SessionPlan.of(version, compId, SessionPlan.TRADE2026, fleet.fixPort(gateway))
                .resetSeqNum(SeqNumReset.NEVER)
                .store(stores.resolve("clients").resolve(compId)));
    }

    private FixVenue venue(Fleet fleet) {
        return FixVenue.of(SessionPlan.of(FixVersion.FIX44, "XSIM", SessionPlan.TRADE2026, fleet.venuePort())
                .store(stores.resolve("venue")));
    }

    @Test
    void clientsKeepTheirSessionsWhateverMemberDies() throws IOException {
        try (Fleet fleet = Fleet.ofThreeCores("three-cores", 2, System.getProperty("cluster.timing", TIMING))
                        .without("market-data")
                        .start();
                FixVenue venue = venue(fleet).start();
                FixClient first = client(fleet, FixVersion.FIX42, "CLIENT1", 1);
                FixClient second = client(fleet, FixVersion.FIX44, "CLIENT3", 1);
                FixClient third = client(fleet, FixVersion.FIX50SP2, "CLIENT12", 2)) {
            Map<String, FixClient> clients = new LinkedHashMap<>();
            clients.put("ACC1", first);
            clients.put("ACC3", second);
            clients.put("ACC12", third);
            logOn(fleet, venue, clients.values());
            try (SteadyFlow flow = new SteadyFlow(List.copyOf(clients.values()), venue)) {
                flow.resume();
                flow.awaitSent(SOME);
                new Story(fleet, flow, clients).tell();
                flow.pause();
                flow.assertEachAnsweredOnce();
            }
            assertSessionsKept(venue, clients);
            assertReconciled(fleet);
        }
    }

    static void logOn(Fleet fleet, FixVenue venue, Collection<FixClient> clients) {
        clients.forEach(client ->
                assertThat(client.logon(Fleet.PATIENCE)).as(client.logoutText()).isTrue());
        assertThat(venue.awaitLogon(Fleet.PATIENCE)).isTrue();
        // The venue has logged on before our side has heard its answer; an order in between would be refused.
        await("venue link")
                .atMost(Fleet.PATIENCE)
                .until(() -> AdminPort.of(fleet)
                        .admin("/healthcheck")
                        .matches("(?s).*\"venue-links\" : \\{\\s*\"isHealthy\" : true.*"));
    }

    private static void assertSessionsKept(FixVenue venue, Map<String, FixClient> clients) {
        clients.forEach((account, client) -> {
            assertThat(client.isLoggedOn()).as(account).isTrue();
            assertThat(client.logons()).as(account).isEqualTo(1);
            assertThat(client.adminInbox().all("5")).as(account).isEmpty();
            assertThat(client.rejectsReceived()).as(account).isEmpty();
            assertThat(client.rejectsSent()).as(account).isEmpty();
        });
        assertThat(venue.isLoggedOn()).isTrue();
        assertThat(venue.rejectsReceived()).isEmpty();
    }

    /** The verb, over three members and the archive of two gateways. */
    private void assertReconciled(Fleet fleet) {
        TradeCommand verb = TradeCommand.run(
                "reconcile",
                "--config",
                fleet.config().toString(),
                "--client-store",
                stores.resolve("clients").toString(),
                "--venue-store",
                stores.resolve("venue").toString());
        assertThat(verb.output())
                .anyMatch(line -> line.matches("compared: .* orders in the core.*"))
                .anyMatch(line -> line.matches("compared: .* operator actions.*"))
                .noneMatch(line -> line.contains("is not compared") || line.contains("are not compared"))
                .contains("RECONCILED: no difference");
        assertThat(verb.status()).isZero();
    }

    /** What befalls the members, in order. */
    private static final class Story {
        private final Fleet fleet;
        private final SteadyFlow flow;
        private final Map<String, FixClient> clients;
        private final CoreMembers members;

        Story(Fleet fleet, SteadyFlow flow, Map<String, FixClient> clients) {
            this.fleet = fleet;
            this.flow = flow;
            this.clients = clients;
            this.members = fleet.members();
        }

        void tell() throws IOException {
            for (int kill = 0; kill < Integer.getInteger("cluster.kills", 1); kill++) {
                leaderDies();
            }
            assertBooksAgree();
            followerDies();
            majorityDies();
            rollingRestart();
            assertBooksAgree();
        }

        private void leaderDies() {
            int leader = members.leader();
            long killedNs = System.nanoTime();
            core(leader).kill9();
            System.out.println("leader killed: the first order sent after it was accepted by the venue after "
                    + flow.msToFirstAccepted(killedNs) + " ms");
            assertThat(members.leader()).isNotEqualTo(leader);
            core(leader).start();
            core(leader).awaitReady(Fleet.PATIENCE);
        }

        /** Its media and the leader live, and orders flow, so that its archive goes on recording the log for nobody. */
        private void followerDies() {
            RoleProcess follower = core(members.follower(2));
            follower.kill9();
            follower.start();
            follower.awaitReady(Fleet.PATIENCE);
        }

        private void majorityDies() {
            int leader = members.leader();
            int follower = members.follower(1);
            long followerKilledNs = System.nanoTime();
            core(follower).kill9();
            flow.msToFirstAccepted(followerKilledNs);
            core(leader).kill9();
            long lostNs = System.nanoTime();
            flow.awaitSent(3 * SOME);
            assertThat(flow.answeredOfThoseAfter(lostNs)).isZero();
            clients.forEach((account, client) ->
                    assertThat(client.isLoggedOn()).as(account).isTrue());
            core(follower).start();
            flow.msToFirstAccepted(lostNs);
            core(leader).start();
            core(follower).awaitReady(Fleet.PATIENCE);
            core(leader).awaitReady(Fleet.PATIENCE);
        }

        private void rollingRestart() {
            IntStream.range(0, CoreMembers.COUNT).forEach(member -> {
                core(member).stop();
                flow.msToFirstAccepted(System.nanoTime());
                OTHER_BUILD.ifPresent(home -> restartMedia(member, home));
                core(member).start();
                core(member).awaitReady(Fleet.PATIENCE);
                flow.msToFirstAccepted(System.nanoTime());
            });
        }

        /** The member's whole machine changes to the other build. */
        private void restartMedia(int member, Path home) {
            fleet.role("media-" + member).stop();
            fleet.role("media-" + member).build(home).start().awaitReady(Fleet.PATIENCE);
            core(member).build(home);
            System.out.println("member " + member + " changes to the build in " + home);
        }

        private RoleProcess core(int member) {
            return fleet.role("core-" + member);
        }

        /** What ops has on its board, which follows the leader by itself, is what the clients were told. */
        private void assertBooksAgree() throws IOException {
            flow.pause();
            for (Map.Entry<String, FixClient> client : clients.entrySet()) {
                long expected = flow.ordersOf(client.getValue()) * SteadyFlow.QTY;
                await(client.getKey() + " on the board")
                        .atMost(Fleet.PATIENCE)
                        .untilAsserted(() -> assertThat(position(client.getKey()))
                                .isEqualByComparingTo(BigDecimal.valueOf(expected)));
            }
            JsonNode sequencer = new ObjectMapper()
                    .readTree(AdminPort.of(fleet).get("/api/status"))
                    .path("sequencer");
            assertThat(sequencer.path("role").asText()).isEqualTo("LEADER");
            flow.resume();
        }

        private BigDecimal position(String account) throws IOException {
            for (JsonNode row :
                    new ObjectMapper().readTree(AdminPort.of(fleet).positions()).path("positions")) {
                if (row.path("account").asText().equals(account)) {
                    return new BigDecimal(row.path("position").asText());
                }
            }
            return BigDecimal.ZERO;
        }
    }
}
