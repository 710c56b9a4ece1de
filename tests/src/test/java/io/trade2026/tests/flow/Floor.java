package io.trade2026.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import quickfix.Message;

/**
 * The trading floor that the tests of this package share: one lab, one venue under their hand, and clients that stay logged on from
 * test to test. Whatever the system sends them has to be valid FIX by the whole dictionary.
 */
final class Floor implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Text(58) of a Reject(3) that a test has the venue send begins so. */
    static final String AS_TOLD = "as told";

    private static final AtomicInteger IDS = new AtomicInteger();

    private final LabProcess lab;
    private final FixVenue venue;
    private final Map<String, Trader> traders = new LinkedHashMap<>();
    private int venueComplaints;

    Floor() {
        try {
            lab = new LabProcess("flow-" + ProcessHandle.current().pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean ready = false;
        try {
            lab.start();
            ready = true;
        } finally {
            if (!ready) {
                lab.close();
            }
        }
        venue = FixVenue.of("XSIM", lab.venuePort()).start();
        assertThat(venue.awaitLogon(PATIENCE)).as("venue logged on").isTrue();
    }

    LabProcess lab() {
        return lab;
    }

    FixVenue venue() {
        return venue;
    }

    /** The client of a version: CLIENT3 speaks 4.2, CLIENT4 4.4, CLIENT5 5.0 SP2. */
    Trader trader(FixVersion version) {
        return trader(
                version,
                switch (version) {
                    case FIX42 -> "CLIENT3";
                    case FIX44 -> "CLIENT4";
                    case FIX50SP2 -> "CLIENT5";
                });
    }

    /** A client that is logged on. */
    Trader trader(FixVersion version, String compId) {
        Trader trader = traders.get(compId);
        if (trader == null) {
            trader = new Trader(
                    version,
                    new FixClient(SessionPlan.of(version, compId, SessionPlan.TRADE2026, lab.fixPort())),
                    venue);
            traders.put(compId, trader);
            assertThat(trader.client().logon(PATIENCE))
                    .as(() -> compId + " logged on; Logout(5) says: "
                            + traders.get(compId).client().logoutText())
                    .isTrue();
        }
        return trader;
    }

    /** A client of whom the tests expect nothing any more. */
    void dismiss(String compId) {
        traders.remove(compId);
    }

    /** A ClOrdID(11) that nobody has used. */
    static String id() {
        return "Q" + IDS.incrementAndGet();
    }

    /** Forgets what earlier tests have left unread. */
    void begin() {
        venue.inbox().skip();
        venueComplaints = venue.rejectsSent().size();
        traders.values().forEach(Trader::begin);
    }

    /** What the system has sent since {@link #begin()} was valid FIX, and everybody is still there. */
    void assertValid() {
        assertThat(venue.rejectsSent().stream()
                        .skip(venueComplaints)
                        .filter(m -> !Fields.text(m, 58, "").startsWith(AS_TOLD))
                        .map(Message::toString))
                .as("Reject(3) that the venue had to send")
                .isEmpty();
        traders.values().forEach(Trader::assertValid);
    }

    @Override
    public void close() {
        traders.values().forEach(trader -> trader.client().close());
        venue.close();
        lab.close();
    }
}
