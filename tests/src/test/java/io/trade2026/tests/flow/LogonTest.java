package io.trade2026.tests.flow;

import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may log on, and what the others are told in Text(58) of a Logout(5). */
@ExtendWith(SharedFloor.class)
class LogonTest {
    private final Floor floor;

    LogonTest(Floor floor) {
        this.floor = floor;
    }

    private SessionPlan plan(FixVersion version, String compId) {
        return SessionPlan.of(
                version, compId, SessionPlan.TRADE2026, floor.lab().fixPort());
    }

    private static String refused(SessionPlan plan) {
        try (FixClient client = new FixClient(plan)) {
            client.logon(Duration.ZERO);
            Awaitility.await().atMost(PATIENCE).until(() -> client.logoutText() != null);
            assertThat(client.isLoggedOn()).isFalse();
            return String.valueOf(client.logoutText());
        }
    }

    private static void assertLogsOn(SessionPlan plan) {
        try (FixClient client = new FixClient(plan)) {
            assertThat(client.logon(PATIENCE))
                    .as(() -> plan + " logged on; Logout(5) says: " + client.logoutText())
                    .isTrue();
            client.logout();
        }
    }

    @ParameterizedTest
    @EnumSource
    void strangerIsToldThatHeIsNotKnown(FixVersion version) {
        assertThat(refused(plan(version, "NOBODY"))).isEqualTo("SenderCompID(49): 'NOBODY' is not known here");
    }

    @Test
    void nameOfAVenueIsNoClient() {
        assertThat(refused(plan(FixVersion.FIX44, "XSIM"))).isEqualTo("SenderCompID(49): 'XSIM' is not known here");
    }

    @Test
    void wrongTargetCompIdIsNamed() {
        assertThat(refused(SessionPlan.of(
                        FixVersion.FIX44, "CLIENT6", "ELSEWHERE", floor.lab().fixPort())))
                .isEqualTo("TargetCompID(56): 'ELSEWHERE' is nobody here that 'CLIENT6' may talk to");
    }

    @ParameterizedTest
    @EnumSource
    void wrongAndMissingPasswordAreToldApartAndTheRightOneOpens(FixVersion version) {
        SessionPlan plan = plan(version, "SECURE1").resetSeqNum(SeqNumReset.FIRST_LOGON);
        assertThat(refused(plan)).isEqualTo("Password(554): is required for SECURE1");
        assertThat(refused(plan.password("SECURE1", "guess"))).isEqualTo("Password(554): wrong password for SECURE1");
        assertLogsOn(plan.password("SECURE1", "secret1"));
    }

    @Test
    void secondConnectionOfASessionIsToldThatTheFirstIsOn() {
        floor.trader(FixVersion.FIX44, "CLIENT7");
        assertThat(refused(plan(FixVersion.FIX44, "CLIENT7").qualifier("twin")))
                .isEqualTo("CLIENT7 is already logged on");
        assertThat(floor.trader(FixVersion.FIX44, "CLIENT7").client().isLoggedOn())
                .isTrue();
    }

    @Test
    void clockThatIsOffIsToldByHowMuch() throws IOException {
        String anHourAgo = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now().minusSeconds(3600));
        String answer = RawFix.exchange(
                floor.lab().fixPort(), "8=FIX.4.4|35=A|49=CLIENT8|56=TRADE2026|34=1|52=" + anHourAgo + "|98=0|108=20");
        assertThat(answer).contains("|35=5|").contains("SendingTime(52): clock off by -36");
        assertThat(answer).contains("ms are allowed");
    }

    @Test
    void versionThatIsNotOpenIsRefused() throws IOException {
        String answer = RawFix.exchange(
                floor.lab().fixPort(),
                "8=FIX.4.3|35=A|49=CLIENT8|56=TRADE2026|34=1|52=" + RawFix.now() + "|98=0|108=20");
        assertThat(answer)
                .satisfiesAnyOf(
                        text -> assertThat(text).isEmpty(),
                        text -> assertThat(text).contains("BeginString(8)"));
    }

    @ParameterizedTest
    @EnumSource
    void sequenceNumberThatIsTooLowIsToldWithTheExpectedOne(FixVersion version) {
        SessionPlan plan = plan(version, "CLIENT" + (9 + version.beginString().length() % 3));
        try (FixClient client = new FixClient(plan.resetSeqNum(SeqNumReset.FIRST_LOGON))) {
            assertThat(client.logon(PATIENCE)).isTrue();
            client.logout();
        }
        // Numbers in the memory of a new client begin at 1 again.
        assertThat(refused(plan)).containsIgnoringCase("too low").contains("3").contains("1");
        assertLogsOn(plan.resetSeqNum(SeqNumReset.FIRST_LOGON));
    }

    @ParameterizedTest
    @EnumSource
    void numbersGoOnOverLogoutAndLogon(FixVersion version) {
        Trader trader = floor.trader(version);
        int before = trader.client().line().running().getExpectedSenderNum();
        trader.client().logout();
        assertThat(trader.client().logon(PATIENCE)).isTrue();
        assertThat(trader.client().line().running().getExpectedSenderNum()).isGreaterThan(before);
        trader.assertAlive(trader.open(Trader.limit()));
    }

    @Test
    void fillWhileLoggedOffIsDeliveredAtTheNextLogon() {
        Trader trader = floor.trader(FixVersion.FIX44);
        Trader.Pair order = trader.open(Trader.limit());
        trader.client().logout();
        floor.venue().fill(order.atVenue(), "25", "100");
        assertThat(trader.client().logon(PATIENCE)).isTrue();
        assertThat(Fields.text(trader.report(order.ofClient(), 'F'), 32)).isEqualTo("25");
    }

    @Test
    void sessionOfANewFileLogsOnWithoutARestart() throws IOException {
        Path file = floor.lab().data().resolve("sessions").resolve("late.yaml");
        Files.writeString(file, """
                ourCompId: TRADE2026
                sessions:
                  - {id: 501, role: client, compId: LATE1, client: CLIENT11, account: ACC11, mayChooseVenue: true}
                  - {id: 502, role: client, compId: FARAWAY, client: CLIENT11, account: ACC11, addresses: [10.0.0.1]}
                  - {id: 503, role: client, compId: SLEEPER, client: CLIENT11, account: ACC11, hours: {from: "%s", to: "%s"}}
                  - {id: 504, role: client, compId: ONLY44, client: CLIENT11, account: ACC11, versions: [FIX.4.4]}
                """.formatted(hour(2), hour(3)));
        Trader late = floor.trader(FixVersion.FIX44, "LATE1");
        late.assertAlive(late.open(Trader.limit()));
        assertThat(refused(plan(FixVersion.FIX44, "FARAWAY")))
                .isEqualTo("address 127.0.0.1 is not allowed for FARAWAY");
        assertThat(refused(plan(FixVersion.FIX44, "SLEEPER")))
                .startsWith("outside the hours of SLEEPER: open " + hour(2) + " to " + hour(3));
        assertThat(refused(plan(FixVersion.FIX42, "ONLY44")))
                .isEqualTo("BeginString(8): 'FIX.4.2' is not open to ONLY44, open are [FIX.4.4]");
        floor.dismiss("LATE1");
        Files.delete(file);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(late.client().logoutText()).contains("LATE1 is no longer defined"));
        late.client().close();
    }

    private static String hour(int later) {
        return Instant.now().atZone(ZoneOffset.UTC).plusHours(later).format(DateTimeFormatter.ofPattern("HH:00"));
    }
}
