package io.trade2026.tests.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Requests;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.lab.LabProcess;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;
import quickfix.field.TimeInForce;

/**
 * CLIENT2 wants its day orders cancelled when its session is lost (KS-02): by a link that breaks, by its own Logout(5), and with the
 * gateway that held it. The venue hears a cancel of the day order only, and the client hears of it when it is back.
 */
class LostClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path stores;

    private FixClient client(LabProcess lab) {
        return new FixClient(SessionPlan.of(FixVersion.FIX44, "CLIENT2", SessionPlan.TRADE2026, lab.fixPort())
                .resetSeqNum(SeqNumReset.NEVER)
                .store(stores.resolve("client")));
    }

    /** An order that rests at the venue: as the client sent it, and as the venue got it. */
    private record Resting(Message ofClient, Message atVenue) {}

    private static Resting rest(FixClient client, FixVenue venue, String clOrdId, char timeInForce) {
        Message order = Requests.order(clOrdId, "IBM", '1', new BigDecimal("100"), new BigDecimal("100"));
        order.setChar(TimeInForce.FIELD, timeInForce);
        client.send(order);
        Message atVenue = venue.nextOrder(PATIENCE);
        venue.accept(atVenue);
        client.expectReport(clOrdId, '0', PATIENCE);
        return new Resting(order, atVenue);
    }

    /** Loses the session and finds it again; {@code how} does the first. */
    private static void assertDayOrderGoes(FixClient client, FixVenue venue, String name, Runnable how) {
        Resting day = rest(client, venue, name + "-DAY", TimeInForce.DAY);
        Resting gtc = rest(client, venue, name + "-GTC", TimeInForce.GOOD_TILL_CANCEL);
        how.run();
        Message cancel = venue.next("F", PATIENCE);
        assertThat(Fields.text(cancel, 41)).as(name).isEqualTo(Fields.text(day.atVenue(), 11));
        venue.cancelled(cancel);

        assertThat(client.logon(PATIENCE)).as(name).isTrue();
        Message report = client.expectReport(name + "-DAY", '4', PATIENCE);
        assertThat(Fields.text(report, 39)).isEqualTo("4");
        // The next cancel of another order is this one, so there was none of the order that is good till cancelled.
        client.cancel(name + "-CXL", gtc.ofClient());
        Message asked = nextCancelButOf(day, venue);
        assertThat(Fields.text(asked, 41)).as(name).isEqualTo(Fields.text(gtc.atVenue(), 11));
        venue.cancelled(asked);
        client.expectReport(name + "-CXL", '4', PATIENCE);
    }

    /** The core cancels once more what the venue has not answered for 5 s, as while a node starts slowly: the answer comes behind the start. */
    private static Message nextCancelButOf(Resting canceled, FixVenue venue) {
        Message cancel = venue.next("F", PATIENCE);
        while (Objects.equals(Fields.text(cancel, 41), Fields.text(canceled.atVenue(), 11))) {
            cancel = venue.next("F", PATIENCE);
        }
        return cancel;
    }

    @Test
    void dayOrdersOfALostSessionAreCancelledAndThoseGoodTillCancelledStay() throws Exception {
        try (LabProcess lab = new LabProcess("lost-client").start();
                FixVenue venue = FixVenue.of("XSIM", lab.venuePort()).start();
                FixClient client = client(lab)) {
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            assertThat(client.logon(PATIENCE)).isTrue();
            assertDayOrderGoes(client, venue, "CUT", client::disconnect);
            assertDayOrderGoes(client, venue, "LOGOUT", client::logout);
            assertDayOrderGoes(client, venue, "KILL", () -> {
                lab.kill9();
                lab.start();
            });
            assertThat(venue.clOrdIds()).doesNotHaveDuplicates();
        }
    }
}
