package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.ListAct;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.PartyKind;
import org.junit.jupiter.api.Test;

/**
 * A list that waits for ListExecute(L) holds its reservation, and to let it go adds nothing to that; but it is new in the market, so what lets
 * nothing new pass does not let it go.
 */
class WaitingListTest {
    private final Desk desk = new Desk();
    private final ListDesk lists = new ListDesk(desk);

    private void waiting() {
        lists.list("L", 2).leg(1, "A", "100").leg(2, "B", "50").waiting().send();
        desk.heard();
    }

    private void isDenied() {
        lists.act(ListAct.EXECUTE, "L");
        assertThat(desk.lines())
                .contains("8 150=8 39=8 11=A 38=100 14=0 151=0 6=0 66=L", "8 150=8 39=8 11=B 38=50 14=0 151=0 6=0 66=L")
                .noneMatch(line -> line.startsWith("D"));
    }

    private void goes() {
        lists.act(ListAct.EXECUTE, "L");
        assertThat(desk.lines()).contains("D 38=100 44=100", "D 38=50 44=100");
    }

    @Test
    void goesWhenNothingStandsAgainstIt() {
        waiting();
        goes();
    }

    @Test
    void doesNotGoInAMarketThatIsHalted() {
        waiting();
        desk.house().market("", "INTC", MarketState.HALT, false);
        isDenied();
    }

    /** Without PT-19-CANCEL a stop leaves open orders alone. */
    @Test
    void doesNotGoOnceItsAccountHasLostWhatItMay() {
        desk.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, 50 * 10_000L);
        desk.order("X").qty("10").price("100").send();
        long filling = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, filling, "n").send();
        waiting();
        desk.venue(ExecType.TRADE, filling, "T").last("5", "110").send();
        desk.heard();
        isDenied();
    }
}
