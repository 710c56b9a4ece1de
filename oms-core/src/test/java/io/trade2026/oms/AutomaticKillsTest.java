package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PartyKind;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** KS-01 by itself in the flow of orders: what engages a switch, what it says, and that a replay tells the same. */
class AutomaticKillsTest {
    private static final long NS_PER_MS = 1_000_000L;

    private final Desk desk = new Desk();
    private final SweepLog sweeps = new SweepLog(desk);

    private List<String> kills() {
        var header = new MessageHeaderDecoder();
        var kill = new KillSwitchChangedDecoder();
        List<String> kills = new ArrayList<>();
        for (byte[] letter : desk.sink().letters()) {
            var from = new UnsafeBuffer(letter);
            if (header.wrap(from, 0).templateId() == KillSwitchChangedDecoder.TEMPLATE_ID) {
                kill.wrapAndApplyHeader(from, 0, header);
                kills.add(kill.engaged() + " " + kill.scopeKind() + " " + kill.scopeName() + " by " + kill.user() + ": "
                        + kill.reason().replaceAll("limit \\d+ version \\d+ is", "limit is"));
            }
        }
        return kills;
    }

    private long placed(String clOrdId) {
        desk.place(clOrdId, "10", "100");
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n" + clOrdId).send();
        return id;
    }

    private void replaysToTheSame() {
        var sink = new RecordingEventSink(0);
        var core = new OmsCore(CoreLimits.USUAL, sink, CoreTimers.NONE);
        desk.log().forEach(command -> command.playTo(core));
        assertThat(sink.letters().toArray(new byte[0][]))
                .isDeepEqualTo(desk.sink().letters().toArray(new byte[0][]));
        assertThat(core.stateHash()).isEqualTo(desk.core().stateHash());
    }

    @Test
    void stopsASessionThatSendsTooManyMessagesAndCancelsItsOrders() {
        desk.limit(Control.KS_01_MESSAGES, PartyKind.SESSION, Desk.CLIENT, 3);
        placed("A");
        placed("B");
        desk.askStatus("A", "S1");
        desk.restart();
        desk.heard();
        assertThat(kills()).isEmpty();
        desk.cancel("C", "UNKNOWN");

        assertThat(kills())
                .containsExactly("YES SESSION S11 by automatic-trip: KS-01 Messages: 4 within 1000 ms, limit is 3");
        assertThat(desk.lines()).filteredOn(line -> line.startsWith("F ")).hasSize(2);
        desk.place("D", "1", "100");
        assertThat(desk.heard().get(0).field(58)).contains("KILL_SWITCH");
        desk.sessionUp(Desk.OTHER_CLIENT, true);
        desk.order("E").session(Desk.OTHER_CLIENT).qty("1").price("100").send();
        assertThat(desk.lines()).anyMatch(line -> line.startsWith("D "));
        desk.kill(KillScope.SESSION, "11", false);
        placed("F");
        assertThat(kills()).as("lifted by two, and counted anew").hasSize(2);
        replaysToTheSame();
    }

    @Test
    void stopsAClientWhoseOrdersAreRefusedTooOften() {
        desk.limit(Control.KS_01_REJECTS, PartyKind.CLIENT, 1, 2);
        desk.limit(Control.PT_01, PartyKind.CLIENT, 1, 100_000_000L);
        desk.place("A", "2", "100");
        desk.order("B").symbol("NOPE").qty("1").price("100").send();
        desk.place("C", "1", "100");
        assertThat(kills()).isEmpty();
        desk.venue(ExecType.REJECTED, desk.lastVenueRequestId(), "R1").send();

        assertThat(kills())
                .containsExactly("YES CLIENT CLIENT1 by automatic-trip: KS-01 Rejects: 3 within 1000 ms, limit is 2");
        for (int i = 0; i < 5; i++) {
            desk.place("D" + i, "1", "100");
        }
        assertThat(kills()).as("what is stopped is not counted").hasSize(1);
        replaysToTheSame();
    }

    @Test
    void stopsAnAccountThatExecutesTooOftenAndTheHouseThatSendsTooManyOrders() {
        desk.limit(Control.KS_01_EXECUTIONS, PartyKind.ACCOUNT, 1, 1);
        desk.limit(Control.KS_01_ORDERS, PartyKind.FIRM, 1, 2);
        long id = placed("A");
        desk.venue(ExecType.TRADE, id, "T1").last("1", "100").send();
        assertThat(kills()).isEmpty();
        desk.venue(ExecType.TRADE, id, "T2").last("1", "100").send();
        assertThat(kills())
                .containsExactly("YES ACCOUNT ACC1 by automatic-trip: KS-01 Executions: 2 within 1000 ms, limit is 1");
        desk.sessionUp(Desk.OTHER_CLIENT, true);
        for (String clOrdId : List.of("B", "C")) {
            desk.order(clOrdId).session(Desk.OTHER_CLIENT).qty("1").price("100").send();
        }

        assertThat(kills())
                .last()
                .isEqualTo("YES FIRM HOUSE by automatic-trip: KS-01 Orders: 3 within 1000 ms, limit is 2");
        replaysToTheSame();
    }

    @Test
    void stopsTheHouseWhenEveryMessageComesLateToTheCore() {
        desk.limit(Control.KS_01_LAG, PartyKind.FIRM, 1, 200);
        placed("A");
        desk.late(300 * NS_PER_MS);
        placed("B");
        desk.pass(500 * NS_PER_MS);
        desk.late(0);
        placed("C");
        desk.late(300 * NS_PER_MS);
        placed("D");
        desk.pass(900 * NS_PER_MS);
        placed("E");
        assertThat(kills()).as("not for a whole window").isEmpty();
        desk.restart();
        desk.pass(200 * NS_PER_MS);
        placed("F");

        assertThat(kills())
                .containsExactly(
                        "YES FIRM HOUSE by automatic-trip: KS-01 LagMs: every message for 1000 ms came late to the"
                                + " core, the last by 301 ms, limit is 200");
        assertThat(sweeps.lines()).anyMatch(line -> line.startsWith("begun KILL orders="));
        replaysToTheSame();
    }
}
