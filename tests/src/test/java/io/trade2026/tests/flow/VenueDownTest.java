package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.flow.Trader.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import quickfix.Message;
import quickfix.Session;

/** While the venue is away orders are refused and say so; what it does when it is back reaches the client. */
@ExtendWith(SharedFloor.class)
class VenueDownTest {
    private final Floor floor;

    VenueDownTest(Floor floor) {
        this.floor = floor;
    }

    @Test
    void anOrderThatTheVenueDroppedBehindAGapIsAskedFor() throws IOException {
        FixVenue venue = floor.venue();
        Trader trader = floor.trader(FixVersion.FIX44);
        trader.assertAlive(trader.open(Trader.limit()));
        Session session = venue.line().running();
        // It believes that it misses two messages, queues the order behind them and drops it at our gap fill.
        session.setNextTargetMsgSeqNum(session.getExpectedTargetNum() - 2);
        Message order = Trader.limit();
        trader.client().send(order);
        Message asked = venue.next("H", PATIENCE);
        assertThat(text(asked, 55)).isEqualTo(text(order, 55));
        Message unknown = new Message();
        unknown.getHeader().setString(35, "8");
        for (int tag : new int[] {11, 54, 55}) {
            unknown.setString(tag, text(asked, tag));
        }
        unknown.setString(37, "NONE");
        unknown.setString(17, "0");
        unknown.setString(150, "I");
        unknown.setString(39, "8");
        unknown.setString(103, "5");
        unknown.setString(151, "0");
        unknown.setString(14, "0");
        unknown.setString(6, "0");
        if (asked.isSetField(790)) {
            unknown.setString(790, text(asked, 790));
        }
        venue.send(unknown);
        assertThat(text(trader.report(order, '8'), 39)).isEqualTo("8");
        trader.assertAlive(trader.open(Trader.limit()));
    }

    /**
     * The venue refuses our Logon(A), whose number it finds too low, by a Logout(5) that is numbered behind an execution. The number of the Logout
     * is not that of what was received: the execution is asked for at the next logon.
     */
    @Test
    void whatAVenueSentBeforeItRefusedOurLogonIsAskedFor() throws IOException {
        FixVenue venue = floor.venue();
        Trader trader = floor.trader(FixVersion.FIX44);
        Pair pair = trader.open(Trader.limit());
        Pair after = trader.open(Trader.limit());
        long gone = logged("XSIM is gone");
        venue.stop();
        Awaitility.await().atMost(PATIENCE).until(() -> logged("XSIM is gone") > gone);
        Session session = venue.line().running();
        session.setNextTargetMsgSeqNum(session.getExpectedTargetNum() + 1);
        venue.fill(pair.atVenue(), "60", "100.25");
        venue.fill(pair.atVenue(), "40", "100.25");
        venue.start();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
        assertThat(text(trader.report(pair.ofClient(), 'F'), 14)).isEqualTo("60");
        assertThat(text(trader.report(pair.ofClient(), 'F'), 14)).isEqualTo("100");
        trader.assertAlive(after);
        String clOrdId = text(pair.ofClient(), 11);
        assertThat(trader.client().inbox().all("8").stream()
                        .filter(m -> "F".equals(text(m, 150)) && Objects.equals(clOrdId, text(m, 11))))
                .hasSize(2);
        assertThat(logged("XSIM at 127.0.0.1:" + venue.port() + " refuses Logon(A) by Logout(5)"))
                .isPositive();
    }

    private long logged(String words) throws IOException {
        Path log = floor.lab().data().resolve("logs").resolve("trade2026.log");
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(words)).count();
        }
    }

    @Test
    void ordersAreRefusedWhileTheVenueIsAwayAndTakenWhenItIsBack() {
        FixVenue venue = floor.venue();
        Path log = floor.lab().data().resolve("logs").resolve("trade2026.log");
        Trader trader = floor.trader(FixVersion.FIX44);
        Pair before = trader.open(Trader.limit());
        venue.stop();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Files.readAllLines(log).stream().anyMatch(line -> line.contains("XSIM is gone")));
        for (FixVersion version : FixVersion.values()) {
            Trader other = floor.trader(version);
            Message order = Trader.limit();
            other.client().send(order);
            Message report = other.report(order, '8');
            assertThat(text(report, 58)).isEqualTo("RTE-03 the venue is not connected");
            assertThat(text(report, 103)).isEqualTo(version == FixVersion.FIX42 ? "0" : "99");
        }
        Message replace = trader.client().replace(Floor.id(), before.ofClient(), "50", "100");
        assertThat(text(trader.cancelReject(replace), 58)).contains("RTE-03 the venue is not connected");
        Message cancel = trader.client().cancel(Floor.id(), before.ofClient());
        assertThat(text(trader.cancelReject(cancel), 58)).contains("RTE-03 the venue is not connected");
        venue.start();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
        Message asked = venue.inbox()
                .poll(
                        m -> "H".equals(io.trade2026.simulator.link.Fields.msgType(m)),
                        java.time.Duration.ofMillis(1500));
        if (asked != null) {
            venue.status(asked);
        }
        trader.assertAlive(before);
        trader.assertAlive(trader.open(Trader.limit()));
    }
}
