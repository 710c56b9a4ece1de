package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.oms.HouseLetters.Care;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * KS-02 as a table: what the session's file says, how the session ended, whether the client came back, and which of its two orders, one
 * for the day and one good till cancelled, are cancelled then. Each row is played twice: as it is, and with a restart of the core in
 * the grace. Columns: what the file names, which orders it names, its grace in ms, how the session ended, after how many ms the client
 * was back, what is cancelled.
 */
class CancelOnDisconnectTest {
    private static final long NS_PER_MS = 1_000_000L;
    private static final int LEASE_MS = 5_000;
    /** More than the letters themselves take. */
    private static final long STEP_MS = 50;

    private static final String DAY_ORDER = "F 38=10 44=100";
    private static final String GOOD_TILL_CANCELLED = "F 38=20 44=100";
    private static final String NEVER = "never";

    @ParameterizedTest(name = "on {0}, orders {1}, grace {2} ms; ended by {3}, back after {4} ms: cancels {5}")
    @CsvSource(delimiter = '|', textBlock = """
            LOST_LINK         | DAY    | 0       | LOST_LINK         | never         | DAY
            LOST_LINK         | ALL    | 0       | LOST_LINK         | never         | ALL
            LOST_LINK         | DAY    | 30000   | LOST_LINK         | never         | DAY
            LOST_LINK         | ALL    | 30000   | LOST_LINK         | never         | ALL
            LOST_LINK         | ALL    | 30000   | LOST_LINK         | 29900         | NONE
            LOST_LINK         | ALL    | 30000   | LOST_LINK         | 30100         | ALL
            LOST_LINK         | ALL    | 0       | LOGOUT            | never         | NONE
            LOST_LINK         | ALL    | 0       | MISSED_HEARTBEATS | never         | NONE
            LOST_LINK         | ALL    | 0       | GATEWAY_DEATH     | never         | NONE
            LOST_LINK         | ALL    | 0       | HOUSE             | never         | NONE
            LOGOUT            | DAY    | 0       | LOGOUT            | never         | DAY
            LOGOUT            | ALL    | 0       | LOGOUT            | never         | ALL
            LOGOUT            | DAY    | 30000   | LOGOUT            | never         | DAY
            LOGOUT            | ALL    | 30000   | LOGOUT            | never         | ALL
            LOGOUT            | ALL    | 30000   | LOGOUT            | 29900         | NONE
            LOGOUT            | ALL    | 30000   | LOGOUT            | 30100         | ALL
            LOGOUT            | ALL    | 0       | LOST_LINK         | never         | NONE
            LOGOUT            | ALL    | 0       | MISSED_HEARTBEATS | never         | NONE
            LOGOUT            | ALL    | 0       | GATEWAY_DEATH     | never         | NONE
            LOGOUT            | ALL    | 0       | HOUSE             | never         | NONE
            MISSED_HEARTBEATS | DAY    | 0       | MISSED_HEARTBEATS | never         | DAY
            MISSED_HEARTBEATS | ALL    | 0       | MISSED_HEARTBEATS | never         | ALL
            MISSED_HEARTBEATS | DAY    | 30000   | MISSED_HEARTBEATS | never         | DAY
            MISSED_HEARTBEATS | ALL    | 30000   | MISSED_HEARTBEATS | never         | ALL
            MISSED_HEARTBEATS | ALL    | 30000   | MISSED_HEARTBEATS | 29900         | NONE
            MISSED_HEARTBEATS | ALL    | 30000   | MISSED_HEARTBEATS | 30100         | ALL
            MISSED_HEARTBEATS | ALL    | 0       | LOST_LINK         | never         | NONE
            MISSED_HEARTBEATS | ALL    | 0       | LOGOUT            | never         | NONE
            MISSED_HEARTBEATS | ALL    | 0       | GATEWAY_DEATH     | never         | NONE
            MISSED_HEARTBEATS | ALL    | 0       | HOUSE             | never         | NONE
            GATEWAY_DEATH     | DAY    | 0       | GATEWAY_DEATH     | never         | DAY
            GATEWAY_DEATH     | ALL    | 0       | GATEWAY_DEATH     | never         | ALL
            GATEWAY_DEATH     | DAY    | 30000   | GATEWAY_DEATH     | never         | DAY
            GATEWAY_DEATH     | ALL    | 30000   | GATEWAY_DEATH     | never         | ALL
            GATEWAY_DEATH     | ALL    | 30000   | GATEWAY_DEATH     | 29900         | NONE
            GATEWAY_DEATH     | ALL    | 30000   | GATEWAY_DEATH     | 30100         | ALL
            GATEWAY_DEATH     | ALL    | 0       | LOST_LINK         | never         | NONE
            GATEWAY_DEATH     | ALL    | 0       | LOGOUT            | never         | NONE
            GATEWAY_DEATH     | ALL    | 0       | MISSED_HEARTBEATS | never         | NONE
            GATEWAY_DEATH     | ALL    | 0       | HOUSE             | never         | NONE
            """)
    void cancelsWhatTheFileSaysWhenItSaysSo(
            DownCause on, CancelScope orders, int graceMs, DownCause endedBy, String backAfterMs, String cancels) {
        for (boolean isRestarted : new boolean[] {false, true}) {
            play(Care.NONE.cancelsOn(on).of(orders).within(graceMs), endedBy, backAfterMs, cancels, isRestarted);
        }
    }

    private static void play(Care care, DownCause endedBy, String backAfterMs, String cancels, boolean isRestarted) {
        Desk desk = deskWithTwoOrders(care);
        var told = new SweepLog(desk);
        end(desk, endedBy);
        if (isRestarted) {
            desk.restart();
        }
        long comesBackMs = backAfterMs.equals(NEVER) ? Long.MAX_VALUE : Long.parseLong(backAfterMs);
        long untilMs = Math.min(comesBackMs, care.graceMs());
        if (untilMs > 0) {
            desk.pass((untilMs - STEP_MS) * NS_PER_MS);
            assertThat(cancelled(desk)).as("within the grace").isEmpty();
            desk.pass(STEP_MS * NS_PER_MS);
        }
        if (comesBackMs < Long.MAX_VALUE) {
            desk.pass((comesBackMs - untilMs) * NS_PER_MS);
            desk.house().up(Desk.CLIENT);
            desk.pass(2L * care.graceMs() * NS_PER_MS);
        }

        List<String> expected = switch (cancels) {
            case "ALL" -> List.of(DAY_ORDER, GOOD_TILL_CANCELLED);
            case "DAY" -> List.of(DAY_ORDER);
            default -> List.of();
        };
        assertThat(cancelled(desk)).as("restarted: %s", isRestarted).isEqualTo(expected);
        assertThat(told.lines().stream().filter(line -> line.startsWith("begun")))
                .as("the evidence")
                .hasSize(expected.isEmpty() ? 0 : 1)
                .allMatch(line -> line.startsWith("begun DISCONNECT orders=" + expected.size()));
    }

    private static Desk deskWithTwoOrders(Care care) {
        var desk = new Desk();
        desk.house().define(Desk.CLIENT, Desk.Profile.USUAL, care);
        desk.house().up(Desk.CLIENT);
        desk.order("X").qty("10").price("100").send();
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "nX").send();
        desk.order("G").qty("20").price("100").timeInForce(TimeInForce.GTC).send();
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "nG").send();
        desk.heard();
        return desk;
    }

    /** The core sees the death of a gateway for itself; of every other end the gateway tells. */
    private static void end(Desk desk, DownCause cause) {
        if (cause == DownCause.GATEWAY_DEATH) {
            desk.house().alive(LEASE_MS, 1);
            desk.pass(LEASE_MS * NS_PER_MS);
        } else {
            desk.house().down(Desk.CLIENT, cause);
        }
    }

    /** Cancels that left for the venue since the last call, each order once: what is chased is cancelled again. */
    private static List<String> cancelled(Desk desk) {
        Stream<String> lines = desk.lines().stream().filter(line -> line.startsWith("F "));
        return lines.distinct().toList();
    }
}
