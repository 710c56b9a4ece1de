package io.trade2026.tests.flow;

import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import quickfix.Message;
import quickfix.field.TimeInForce;

/** A session ends with its hours, is told why, and begins again with the next ones, with numbers from 1 where nothing is owed. */
@ExtendWith(SharedFloor.class)
class ScheduleTest {
    private static final Duration OPEN = Duration.ofSeconds(3);
    private static final Duration SHUT = Duration.ofSeconds(5);

    private final Floor floor;

    ScheduleTest(Floor floor) {
        this.floor = floor;
    }

    private void define(Path file, String windows) throws IOException {
        Files.writeString(file, """
                sessions:
                  - {id: 521, compId: CLOCK1, client: CLIENT13, account: ACC13, hours: {windows: [%1$s]}, numbering: {resetAtStart: true}}
                  - {id: 522, compId: CLOCK2, client: CLIENT14, account: ACC14, hours: {windows: [%1$s]}, numbering: {resetAtStart: true}}
                """.formatted(windows));
    }

    private static String window(Instant from, Instant to) {
        return "{from: \"" + time(from) + "\", to: \"" + time(to) + "\"}";
    }

    private static LocalTime time(Instant instant) {
        return LocalTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private FixClient client(String compId) {
        return FixClient.of(FixVersion.FIX44, compId, floor.lab().fixPort());
    }

    @Test
    void sessionEndsWithItsHoursAndItsNumbersBeginAtOneUnlessAReportIsOwed() throws IOException {
        Path file = floor.lab().data().resolve("sessions").resolve("clock.yaml");
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        define(file, window(began.minus(1, ChronoUnit.HOURS), began.plus(2, ChronoUnit.HOURS)));
        try (FixClient free = client("CLOCK1");
                FixClient owed = client("CLOCK2")) {
            assertThat(free.logon(PATIENCE))
                    .as(() -> "Logout(5) says: " + free.logoutText())
                    .isTrue();
            assertThat(owed.logon(PATIENCE))
                    .as(() -> "Logout(5) says: " + owed.logoutText())
                    .isTrue();
            Trader trader = new Trader(FixVersion.FIX44, owed, floor.venue());
            Message order = Trader.limit();
            order.setChar(TimeInForce.FIELD, TimeInForce.GOOD_TILL_CANCEL);
            Trader.Pair resting = trader.open(order);
            new Trader(FixVersion.FIX44, free, floor.venue()).open(Trader.limit());

            Instant closes = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(OPEN);
            Instant opens = closes.plus(SHUT);
            define(
                    file,
                    window(began.minus(1, ChronoUnit.HOURS), closes) + ", "
                            + window(opens, opens.plus(1, ChronoUnit.HOURS)));
            String end = "end of the session's hours; opens again " + opens + " (open ";
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(free.logoutText()).startsWith(end);
                assertThat(owed.isLoggedOn()).isFalse();
            });
            assertThat(Instant.now()).isAfterOrEqualTo(closes);
            free.logout();
            floor.venue().fill(resting.atVenue(), "25", "100");

            assertThat(refused("CLOCK1"))
                    .startsWith("outside the hours of CLOCK1: open ")
                    .endsWith("; opens " + opens);
            Awaitility.await().atMost(PATIENCE).until(() -> !Instant.now().isBefore(opens));
            awaitLogged("CLOCK1: its session opened, sequence numbers begin at 1");
            assertBeginsAtOne("CLOCK1");
            assertThat(owed.logon(PATIENCE))
                    .as(() -> "Logout(5) says: " + owed.logoutText())
                    .isTrue();
            assertThat(Fields.text(trader.report(resting.ofClient(), 'F'), 32)).isEqualTo("25");
            assertThat(owed.line().running().getExpectedTargetNum()).isGreaterThan(3);
            assertThat(floor.lab().output())
                    .anyMatch(line -> line.contains("CLOCK2: its session opened and its numbers"));
        }
        Files.delete(file);
    }

    private String refused(String compId) {
        try (FixClient early = client(compId)) {
            early.logon(Duration.ZERO);
            Awaitility.await().atMost(PATIENCE).until(() -> early.logoutText() != null);
            return String.valueOf(early.logoutText());
        }
    }

    private void awaitLogged(String words) {
        Path log = floor.lab().data().resolve("logs").resolve("trade2026.log");
        Awaitility.await().atMost(PATIENCE).until(() -> Files.readString(log).contains(words));
    }

    /** A client that begins at 1 itself. */
    private void assertBeginsAtOne(String compId) {
        try (FixClient fresh = client(compId)) {
            assertThat(fresh.logon(PATIENCE))
                    .as(() -> "Logout(5) says: " + fresh.logoutText())
                    .isTrue();
            assertThat(fresh.line().running().getExpectedTargetNum()).isEqualTo(2);
            assertThat(fresh.line().running().getExpectedSenderNum()).isEqualTo(2);
            fresh.logout();
        }
    }
}
