package io.trade2026.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.Fleet;
import io.trade2026.tests.lab.TradeCommand;
import io.trade2026.tests.lab.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wall clock of a whole machine (media, core, stores with their database, gateway, ops) is set forwards and backwards while orders flow. It
 * takes a minute and needs a C compiler, so it is run with {@code -Dclock.jump=true}.
 */
@EnabledIfSystemProperty(named = "clock.jump", matches = "true")
class ClockJumpTest {
    private static final List<Duration> STEPS =
            List.of(Duration.ofHours(1), Duration.ofDays(400), Duration.ofHours(-1), Duration.ofSeconds(8));
    private static final int SOME = 150;
    private static final String ALARM = "CLOCK_JUMP";

    @TempDir
    private Path stores;

    private FixClient client(Fleet fleet, FixVersion version, String compId) {
        return new FixClient(SessionPlan.of(version, compId, SessionPlan.TRADE2026, fleet.fixPort(1))
                .resetSeqNum(SeqNumReset.NEVER)
                .store(stores.resolve("clients").resolve(compId)));
    }

    private FixVenue venue(Fleet fleet) {
        return FixVenue.of(SessionPlan.of(FixVersion.FIX44, "XSIM", SessionPlan.TRADE2026, fleet.venuePort())
                .store(stores.resolve("venue")));
    }

    @Test
    void aClockThatIsSetLosesNothingExpiresNothingAndIsTold() throws IOException {
        Optional<WallClock> found = WallClock.in(stores);
        assumeTrue(found.isPresent(), "there is a C compiler");
        WallClock clock = found.orElseThrow();
        try (Fleet fleet = new Fleet("clock-jump", 1).without("market-data")) {
            fleet.roles().forEach(role -> role.environment(clock.environment()));
            fleet.start();
            try (FixVenue venue = venue(fleet).start();
                    FixClient first = client(fleet, FixVersion.FIX42, "CLIENT1");
                    FixClient second = client(fleet, FixVersion.FIX44, "CLIENT3")) {
                List<FixClient> clients = List.of(first, second);
                ThreeCoresTest.logOn(fleet, venue, clients);
                try (SteadyFlow flow = new SteadyFlow(clients, venue)) {
                    flow.rest(second);
                    flow.resume();
                    flow.awaitSent(SOME);
                    String day = tradingDay(fleet);
                    for (Duration step : STEPS) {
                        step(fleet, clock, flow, step);
                    }
                    flow.pause();
                    flow.assertEachAnsweredOnce();
                    flow.assertTimesWithin(Duration.ofMinutes(1));
                    assertThat(tradingDay(fleet)).isEqualTo(day);
                    System.out.println(flow.orders() + " orders; logons of the clients " + first.logons() + " and "
                            + second.logons() + ", lives of the roles "
                            + fleet.roles().stream()
                                    .map(role -> role.name() + " " + role.starts())
                                    .toList());
                }
            }
            assertReconciled(fleet);
        }
    }

    /** Off and back again, with orders before, between and behind. */
    private static void step(Fleet fleet, WallClock clock, SteadyFlow flow, Duration off) throws IOException {
        long before = alarms(fleet, ALARM);
        long beforeOver = alarms(fleet, ALARM + "_OVER");
        clock.set(off);
        await(ALARM + " of " + off)
                .atMost(Fleet.PATIENCE)
                .untilAsserted(() -> assertThat(alarms(fleet, ALARM)).isGreaterThan(before));
        flow.awaitSent(SOME);
        flow.msToFirstAccepted(System.nanoTime());
        clock.set(Duration.ZERO);
        await(ALARM + " of " + off + " is over")
                .atMost(Fleet.PATIENCE)
                .untilAsserted(() -> assertThat(alarms(fleet, ALARM + "_OVER")).isGreaterThan(beforeOver));
        flow.awaitSent(SOME);
        flow.msToFirstAccepted(System.nanoTime());
    }

    private static JsonNode status(Fleet fleet) throws IOException {
        return new ObjectMapper().readTree(AdminPort.of(fleet).get("/api/status"));
    }

    private static String tradingDay(Fleet fleet) throws IOException {
        return status(fleet).path("tradingDay").toString();
    }

    private static long alarms(Fleet fleet, String name) throws IOException {
        return StreamSupport.stream(status(fleet).path("trading").path("alarms").spliterator(), false)
                .filter(alarm -> alarm.path("name").asText().equals(name))
                .count();
    }

    private void assertReconciled(Fleet fleet) {
        TradeCommand verb = TradeCommand.run(
                "reconcile",
                "--config",
                fleet.config().toString(),
                "--client-store",
                stores.resolve("clients").toString(),
                "--venue-store",
                stores.resolve("venue").toString());
        assertThat(verb.output()).contains("RECONCILED: no difference");
        assertThat(verb.status()).isZero();
    }
}
