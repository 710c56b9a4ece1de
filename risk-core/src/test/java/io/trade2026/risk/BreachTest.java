package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e4;
import static io.trade2026.risk.RiskWorld.e8;
import static io.trade2026.risk.RiskWorld.ofClient;
import static io.trade2026.risk.RiskWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Reservation;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The breach flag: bookings that nobody can refuse, and what they block. */
class BreachTest {
    private final RiskWorld world = RiskWorld.open();

    @BeforeEach
    void limitPositionsToTen() {
        world.limit(Control.PT_09, PartyKind.ACCOUNT, 1, InstrumentScope.EACH, 0, e8("10"));
    }

    @Test
    void tellsOnceThatAnOverfillHasPassedALimit() {
        assertThat(world.fill(order(Side.BUY, "1", "100"), "10", "100")).isFalse();
        assertThat(world.fill(order(Side.BUY, "1", "100"), "1", "100")).isTrue();
        assertThat(world.fill(order(Side.BUY, "1", "100"), "1", "100")).isFalse();
    }

    @Test
    void blocksAllButReducingOrdersUntilTheMeasureIsBack() {
        world.fill(order(Side.BUY, "1", "100"), "12", "100");

        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.NODE_IN_BREACH);
        assertThat(world.decision.control()).isEqualTo(Control.PT_09);
        assertThat(world.decision.limit()).isEqualTo(e8("10"));
        assertThat(world.decision.used()).isEqualTo(e8("12"));
        assertThat(world.place(order(Side.SELL, "12", "100"))).isNull();
        assertThat(world.place(order(Side.SELL, "13", "100"))).isEqualTo(Denial.NODE_IN_BREACH);
        assertThat(world.place(order(Side.BUY, "1", "100").instrumentId(MSFT))).isNull();
        assertThat(world.place(ofClient(2, order(Side.BUY, "1", "100")))).isNull();

        world.fill(order(Side.SELL, "1", "100"), "2", "100");
        assertThat(world.place(order(Side.SELL, "20", "100"))).isNull();
        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.POSITION_EXCEEDED);
        world.fill(order(Side.SELL, "1", "100"), "1", "100");
        assertThat(world.place(order(Side.BUY, "1", "100"))).isNull();
    }

    @Test
    void leavesTheBreachWhenTheLimitIsRaisedOrReservationsAreReleased() {
        world.fill(order(Side.BUY, "1", "100"), "12", "100");
        world.limit(Control.PT_09, PartyKind.ACCOUNT, 1, InstrumentScope.EACH, 0, e8("13"));
        assertThat(world.place(order(Side.BUY, "1", "100"))).isNull();

        Reservation held = world.placed(order(Side.BUY, "1", "100"));
        assertThat(world.core.holdings().force(held, e8("2"), e4("200"), true)).isTrue();
        assertThat(world.place(order(Side.SELL, "13", "100"))).isEqualTo(Denial.NODE_IN_BREACH);
        world.core.holdings().free(held);
        assertThat(world.place(order(Side.SELL, "13", "100"))).isNull();
    }

    @Test
    void letsAReplaceThatAddsNothingPassInBreach() {
        Reservation held = world.placed(order(Side.BUY, "5", "100"));
        world.fill(order(Side.BUY, "1", "100"), "8", "100");

        assertThat(world.replace(order(Side.BUY, "4", "100"), held)).isNull();
        assertThat(world.replace(order(Side.BUY, "6", "100"), held)).isEqualTo(Denial.NODE_IN_BREACH);
    }

    @Test
    void comesIntoBreachByABustOfASell() {
        world.fill(order(Side.BUY, "1", "100"), "12", "100");
        world.fill(order(Side.SELL, "1", "100"), "5", "100");
        assertThat(world.place(order(Side.BUY, "1", "100"))).isNull();

        assertThat(world.bust(
                        order(Side.SELL, "5", "100"),
                        "5",
                        "100",
                        world.core.executions().day()))
                .isTrue();
        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.NODE_IN_BREACH);
    }

    @Test
    void makesNoRoomTodayByABustOfYesterdaysBuy() {
        world.limit(Control.PT_08, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, e4("600"));
        world.fill(order(Side.BUY, "1", "100"), "5", "100");
        int yesterday = world.core.executions().day();
        world.core.startDay();

        world.bust(order(Side.BUY, "5", "100"), "5", "100", yesterday);
        assertThat(world.core.exposure().get(1, ExposureTable.POSITION)).isZero();
        assertThat(world.core.exposure().get(1, ExposureTable.EXECUTED_BUY_E4)).isZero();
        assertThat(world.place(order(Side.BUY, "7", "100"))).isEqualTo(Denial.NET_EXPOSURE_EXCEEDED);

        world.core.executions().bookCorrection(world.bound(order(Side.BUY, "4", "100")), e8("4"), e8("100"), yesterday);
        assertThat(world.core.exposure().get(1, ExposureTable.POSITION)).isEqualTo(e8("4"));
        assertThat(world.place(order(Side.BUY, "6", "100"))).isNull();
    }

    @Test
    void forgetsTheSideWhenTheReservationIsFreed() {
        Reservation held = world.placed(order(Side.BUY, "1", "100"));
        world.core.holdings().free(held);

        UnsafeBuffer row = new UnsafeBuffer(new byte[Reservation.ENCODED_LENGTH]);
        held.encode(row, 0);
        assertThat(row.byteArray()).containsOnly(0);
    }

    @Test
    void blocksTheWholeClientWhenItsNetExposureIsPassed() {
        world.limit(Control.PT_08, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, e4("500"));
        world.fill(order(Side.BUY, "1", "100"), "6", "100");

        assertThat(world.place(order(Side.BUY, "1", "100").instrumentId(MSFT))).isEqualTo(Denial.NODE_IN_BREACH);
        assertThat(world.decision.control()).isEqualTo(Control.PT_08);
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.CLIENT);
        assertThat(world.place(order(Side.SELL, "6", "100"))).isNull();
        assertThat(world.place(ofClient(2, order(Side.BUY, "1", "100")))).isNull();
    }

    @Test
    void stopsAtTheLargestSumInsteadOfWrappingAndBlocksForGood() {
        for (int i = 0; i < 3; i++) {
            world.fill(order(Side.BUY, "1", "100"), "90000000000", "90000000000");
        }

        assertThat(world.core.exposure().breaches(1)).isNegative();
        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.NODE_IN_BREACH);
        assertThat(world.place(order(Side.SELL, "1", "100"))).isNull();
    }

    @Test
    void booksWhatBelongsToNobodyOnTheFirm() {
        world.limit(Control.PT_09, PartyKind.FIRM, 1, InstrumentScope.EACH, 0, e8("10"));

        assertThat(world.core.executions().bookSuspense(INTC, 0, Side.BUY, e8("11"), e8("100"), Decimal8.ONE))
                .isTrue();
        assertThat(world.place(order(Side.BUY, "1", "100"))).isEqualTo(Denial.NODE_IN_BREACH);
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.FIRM);
    }
}
