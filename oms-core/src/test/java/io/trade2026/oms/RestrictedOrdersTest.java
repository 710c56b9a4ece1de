package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PT-05 and PT-11 in the flow of orders: what was sent before, and what is open already. */
class RestrictedOrdersTest {
    private static final int INTC = 1;

    private final Desk desk = new Desk();

    private long placed(String clOrdId, Side side) {
        desk.order(clOrdId).side(side).qty("10").price("100").send();
        long requestId = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, requestId, "E" + clOrdId).send();
        return requestId;
    }

    private List<String> linesOf(String msgType) {
        return desk.heard().stream()
                .filter(told -> told.msgType().equals(msgType))
                .map(told -> told.to() + " " + told.field(11) + " " + told.field(58))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancelsOpenOrdersOfAnInstrumentThatIsPutOnAList(boolean sellOnly) {
        long buy = placed("B", Side.BUY);
        long sell = placed("S", Side.SELL);
        desk.heard();

        LimitSide side = sellOnly ? LimitSide.BUY : LimitSide.BOTH;
        desk.limit(Control.PT_11_TRADING, PartyKind.FIRM, 1, INTC, side, 0);

        assertThat(linesOf("F")).hasSize(sellOnly ? 1 : 2);
        desk.venue(ExecType.CANCELED, buy, "X1").send();
        assertThat(linesOf("8")).containsExactly("client B RSK-11|cancelled: this order may not be traded here");
        desk.place("N", "10", "100");
        assertThat(linesOf("8")).hasSize(1);
        assertThat(sell).isPositive();
    }

    @Test
    void leavesOrdersThatCoverAPositionWhenOnlyThoseArePermitted() {
        long bought = placed("B", Side.BUY);
        desk.venue(ExecType.TRADE, bought, "T1").last("10", "100").send();
        placed("S", Side.SELL);
        placed("B2", Side.BUY);
        desk.heard();

        desk.limit(Control.PT_11_TRADING, PartyKind.CLIENT, 1, INTC, LimitSide.BOTH, 1);

        assertThat(linesOf("F")).hasSize(1);
    }

    @Test
    void cancelsNothingAgainAfterARestart() {
        placed("B", Side.BUY);
        desk.limit(Control.PT_11_TRADING, PartyKind.FIRM, 1, INTC, LimitSide.BOTH, 0);
        desk.heard();
        desk.restart();

        desk.askStatus("B", "Q");

        assertThat(linesOf("F")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesTheSameOrderOnceMoreAlsoAfterARestart(boolean restarts) {
        desk.limit(Control.PT_05_COUNT, PartyKind.CLIENT, 1, 2);
        desk.limit(Control.PT_05_WINDOW, PartyKind.CLIENT, 1, 5_000);
        desk.place("A1", "10", "100");
        desk.place("A2", "10", "100");
        if (restarts) {
            desk.restart();
        }
        desk.heard();

        desk.place("A3", "10", "100");
        desk.order("A4").qty("10").price("100").possResend().send();
        desk.place("A5", "11", "100");

        assertThat(desk.heard())
                .filteredOn(Told::isReport)
                .extracting(told -> told.field(11) + " " + told.field(103))
                .containsExactly("A3 6", "A4 6");
    }

    @Test
    void countsReplacesAndFillsWithinTheWindow() {
        desk.limit(Control.PT_16_QTY, PartyKind.ACCOUNT, 1, INTC, LimitSide.BOTH, 1_500_000_000L);
        long requestId = placed("A", Side.BUY);
        desk.replace("R", "A", "15", "100");
        desk.venue(ExecType.REPLACED, desk.lastVenueRequestId(), "E2").send();
        desk.heard();
        desk.order("B").qty("1").price("100").send();
        assertThat(desk.heard())
                .singleElement()
                .satisfies(told -> assertThat(told.field(58)).contains("WINDOW_EXCEEDED"));

        desk.limit(Control.PT_16_QTY, PartyKind.ACCOUNT, 1, INTC, LimitSide.BOTH, Desk.WIDE);
        desk.limit(Control.PT_16_FILLS, PartyKind.ACCOUNT, 1, INTC, LimitSide.BOTH, 300_000_000L);
        desk.venue(ExecType.TRADE, requestId, "T1").last("3", "100").send();
        desk.heard();
        desk.order("B2").qty("1").price("100").send();
        assertThat(desk.heard())
                .singleElement()
                .satisfies(told -> assertThat(told.field(58)).contains("WINDOW_EXCEEDED"));
        desk.pass(2_000_000_000L);
        desk.order("B3").qty("1").price("100").send();
        assertThat(linesOf("D")).hasSize(1);
    }
}
