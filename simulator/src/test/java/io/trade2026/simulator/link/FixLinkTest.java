package io.trade2026.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import quickfix.Message;

class FixLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private int port;

    @BeforeEach
    void choosePort() {
        port = Ports.free();
    }

    @AfterEach
    void leavesNothingBehind() {
        assertThat(quickfix.Session.numSessions()).isZero();
    }

    private FixVenue venue(FixVersion version) {
        return FixVenue.of(SessionPlan.of(version, "XSIM", "TRADE2026", port)).start();
    }

    private SessionPlan plan(FixVersion version) {
        return SessionPlan.of(version, "TRADE2026", "XSIM", port);
    }

    @ParameterizedTest
    @EnumSource(FixVersion.class)
    void carriesAnOrderThroughItsLifeInEveryVersion(FixVersion version) {
        try (FixVenue venue = venue(version);
                FixClient client = new FixClient(plan(version))) {
            assertThat(client.logon(PATIENCE)).isTrue();

            Message order = client.order("A1", "INTC", '1', "100", "99.5");
            Message received = venue.nextOrder(PATIENCE);
            venue.accept(received);
            venue.fill(received, "40", "99.5");
            Message replace = client.replace("A2", order, "80", "99.6");
            venue.replaced(venue.next("G", PATIENCE));
            client.cancel("A3", replace);
            venue.cancelled(venue.next("F", PATIENCE));

            client.expectReport("A1", '0', PATIENCE);
            Message fill = client.expect("8", m -> m.isSetField(32), PATIENCE);
            assertThat(Fields.text(fill, 14)).isEqualTo("40");
            assertThat(Fields.text(fill, 151)).isEqualTo("60");
            assertThat(Fields.text(client.expectReport("A2", '5', PATIENCE), 41))
                    .isEqualTo("A1");
            assertThat(Fields.text(client.expectReport("A3", '4', PATIENCE), 151))
                    .isEqualTo("0");
            assertThat(client.rejectsSent()).isEmpty();
            assertThat(venue.rejectsSent()).isEmpty();
        }
    }

    @Test
    void complainsAboutWhatTheDictionaryForbids() {
        try (FixVenue venue = venue(FixVersion.FIX44);
                FixClient client = new FixClient(plan(FixVersion.FIX44))) {
            assertThat(client.logon(PATIENCE)).isTrue();
            client.order("A1", "INTC", '1', "100", "99.5");
            Message report = new OrderImage(FixVersion.FIX44, "V1", venue.nextOrder(PATIENCE)).report('0', "E1");
            report.removeField(17);
            venue.send(report);

            venue.adminInbox().expect("3", m -> Fields.text(m, 371, "").equals("17"), PATIENCE);
            assertThat(client.rejectsSent()).hasSize(1);
            assertThat(client.inbox().all()).isEmpty();
        }
    }

    @Test
    void goesOnWithItsNumbersAfterACutAndGetsWhatItMissed() {
        try (FixVenue venue = venue(FixVersion.FIX44);
                FixClient client = new FixClient(plan(FixVersion.FIX44))) {
            assertThat(client.logon(PATIENCE)).isTrue();
            client.order("A1", "INTC", '1', "100", "99.5");
            Message received = venue.nextOrder(PATIENCE);
            client.disconnect();
            assertThat(client.awaitLogoff(PATIENCE)).isTrue();
            venue.accept(received);

            assertThat(client.logon(PATIENCE)).isTrue();
            client.expectReport("A1", '0', PATIENCE);
            assertThat(client.logons()).isEqualTo(2);
        }
    }

    @Test
    void keepsItsNumbersInADirectory(@TempDir Path directory) {
        try (FixVenue venue = venue(FixVersion.FIX44)) {
            for (int seqNum = 1; seqNum <= 5; seqNum += 2) {
                try (FixClient client = new FixClient(plan(FixVersion.FIX44).store(directory))) {
                    assertThat(client.logon(PATIENCE)).isTrue();
                    assertThat(client.line().running().getExpectedSenderNum()).isEqualTo(seqNum + 1);
                    client.logout();
                }
            }
            assertThat(venue.adminInbox().all("A")).hasSize(3);
        }
    }

    @Test
    void comesBackAfterTheVenueWasGone() {
        try (FixVenue venue = venue(FixVersion.FIX44);
                FixClient client = new FixClient(plan(FixVersion.FIX44))) {
            assertThat(client.logon(PATIENCE)).isTrue();
            venue.stop();
            assertThat(client.awaitLogoff(PATIENCE)).isTrue();
            venue.start();
            assertThat(client.logon(PATIENCE)).isTrue();
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
        }
    }

    /** Takes one connection, hears Logon(A) on it and cuts it; then the venue is there. */
    private FixVenue venueBehindACut() {
        try (ServerSocket deaf = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Socket taken = deaf.accept()) {
            assertThat(taken.getInputStream().read()).isPositive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return venue(FixVersion.FIX44);
    }

    @Test
    void waitsForItsNextLogonWhenTheFirstIsCutOff() {
        CompletableFuture<FixVenue> venue = CompletableFuture.supplyAsync(this::venueBehindACut);
        try (FixClient client = new FixClient(plan(FixVersion.FIX44))) {
            assertThat(client.logon(PATIENCE)).isTrue();
            assertThat(client.logons()).isEqualTo(1);
        } finally {
            venue.join().close();
        }
    }

    @Test
    void saysWhyItsLogonWasRefused() {
        try (FixVenue venue = venue(FixVersion.FIX44);
                FixClient client = new FixClient(plan(FixVersion.FIX44).password("me", "secret1"))) {
            assertThat(client.logon(PATIENCE)).isTrue();
            Message logon = venue.adminInbox().expect("A", m -> true, PATIENCE);
            assertThat(Fields.text(logon, 554)).isEqualTo("secret1");
            venue.line().running().logout("come back tomorrow");
            assertThat(client.awaitLogoff(PATIENCE)).isTrue();
            assertThat(client.logoutText()).isEqualTo("come back tomorrow");
        }
    }

    @Test
    void resetsItsNumbersOnceAndLosesNothingOverALaterCut() {
        try (FixVenue venue = venue(FixVersion.FIX44)) {
            try (FixClient before = new FixClient(plan(FixVersion.FIX44))) {
                assertThat(before.logon(PATIENCE)).isTrue();
            }
            try (FixClient client = new FixClient(plan(FixVersion.FIX44).resetSeqNum(SeqNumReset.FIRST_LOGON))) {
                assertThat(client.logon(PATIENCE)).isTrue();
                client.order("A1", "INTC", '1', "100", "99.5");
                Message received = venue.nextOrder(PATIENCE);
                client.disconnect();
                venue.accept(received);
                assertThat(client.logon(PATIENCE)).isTrue();
                client.expectReport("A1", '0', PATIENCE);
            }
            assertThat(venue.adminInbox().all("A"))
                    .extracting(m -> Fields.text(m, 141, "N"))
                    .containsExactly("N", "Y", "N");
        }
    }

    @Test
    void holdsTwoClientsOfOneNameApartByTheirQualifier() {
        try (FixVenue venue = venue(FixVersion.FIX44);
                FixClient first = new FixClient(plan(FixVersion.FIX44).qualifier("first"));
                FixClient second = new FixClient(plan(FixVersion.FIX44).qualifier("second"))) {
            assertThat(first.logon(PATIENCE)).isTrue();
            assertThat(second.logon(Duration.ofMillis(500))).isFalse();
            Message order = first.order("A1", "INTC", '1', "100", "99.5");
            venue.accept(venue.nextOrder(PATIENCE));
            first.expectReport(Fields.text(order, 11, ""), '0', PATIENCE);
            assertThat(second.inbox().all()).isEmpty();
        }
    }
}
