package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.e8;
import static io.trade2026.risk.RiskWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT-04 and PT-22: orders without a price, stops on the wrong side, orders of another time. */
class OrderGuardsTest {
    private static final long MS_NS = 1_000_000L;

    private final RiskWorld world = RiskWorld.open();

    private void limit(Control control, long value) {
        world.limit(control, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, value);
    }

    private static OrderView market(Side side) {
        return order(side, "10", "100").ordType(OrdType.MARKET).priceE8(Decimal8.NULL);
    }

    private static OrderView stop(Side side, OrdType type, String stopPx) {
        return order(side, "10", stopPx)
                .ordType(type)
                .stopPxE8(e8(stopPx))
                .priceE8(type == OrdType.STOP_LIMIT ? e8(stopPx) : Decimal8.NULL);
    }

    // PT-22

    @ParameterizedTest
    @CsvSource({
        "PT_22_AGE,   4999, ORDER_TOO_OLD,       0",
        "PT_22_AGE,   5000, ORDER_TOO_OLD,       0",
        "PT_22_AGE,   5001, ORDER_TOO_OLD,       1",
        "PT_22_AHEAD, 4999, ORDER_AHEAD_OF_TIME, 0",
        "PT_22_AHEAD, 5000, ORDER_AHEAD_OF_TIME, 0",
        "PT_22_AHEAD, 5001, ORDER_AHEAD_OF_TIME, 1",
        "PT_22_DELAY, 4999, ORDER_DELAYED,       0",
        "PT_22_DELAY, 5000, ORDER_DELAYED,       0",
        "PT_22_DELAY, 5001, ORDER_DELAYED,       1",
    })
    void refusesAnOrderOfAnotherTime(Control control, long ms, Denial denial, int refused) {
        limit(control, 5_000);
        OrderView asked = order(Side.BUY, "10", "100");
        switch (control) {
            case PT_22_AGE -> asked.transactEpochNs(world.nowEpochNs - ms * MS_NS);
            case PT_22_AHEAD -> asked.transactEpochNs(world.nowEpochNs + ms * MS_NS);
            default -> asked.receivedEpochNs(world.nowEpochNs - ms * MS_NS);
        }

        assertThat(world.place(asked)).isEqualTo(refused == 1 ? denial : null);
        if (refused == 1) {
            assertThat(world.decision.limit()).isEqualTo(5_000);
            assertThat(world.decision.thisOrder()).isEqualTo(ms);
        }
    }

    @Test
    void asksAReplaceForItsTimeToo() {
        Reservation held = world.placed(order(Side.BUY, "10", "100"));
        limit(Control.PT_22_AGE, 0);

        assertThat(world.replace(order(Side.BUY, "9", "100").transactEpochNs(world.nowEpochNs - 1), held))
                .isEqualTo(Denial.ORDER_TOO_OLD);
        assertThat(world.replace(order(Side.BUY, "9", "100").transactEpochNs(world.nowEpochNs), held))
                .isNull();
        assertThat(world.replace(order(Side.BUY, "9", "100"), held)).isNull();
    }

    // PT-04

    @ParameterizedTest
    @CsvSource({"BUY, 0, 1", "BUY, 1, 0", "BUY, 2, 0", "SELL, 0, 1", "SELL, 1, 0"})
    void takesOrdersWithoutAPriceOnlyWherePermitted(Side side, long permitted, int refused) {
        limit(Control.PT_04_MARKET, permitted);
        Denial expected = refused == 1 ? Denial.MARKET_ORDER_NOT_TAKEN : null;
        String stopPx = side == Side.BUY ? "101" : "99";

        assertThat(world.place(market(side))).isEqualTo(expected);
        assertThat(world.place(stop(side, OrdType.STOP, stopPx))).isEqualTo(expected);
        assertThat(world.place(stop(side, OrdType.STOP_LIMIT, stopPx))).isNull();
        assertThat(world.place(order(side, "10", "100"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // bid, ask, spread of 50 bp permitted
        "100, 100.49, ",
        "100, 100.50, ",
        "100, 100.51, SPREAD_TOO_WIDE",
        "100, ,       NO_QUOTE",
        ",    100,    NO_QUOTE",
        ",    ,       NO_QUOTE",
        "100, 100,    NO_QUOTE",
        "101, 100,    NO_QUOTE",
    })
    void needsANarrowQuoteForAMarketOrder(@Nullable String bid, @Nullable String ask, @Nullable Denial expected) {
        limit(Control.PT_04_SPREAD, 50);
        world.price("INTC", bid, ask, "100");

        assertThat(world.place(market(Side.BUY))).isEqualTo(expected);
        assertThat(world.place(market(Side.SELL))).isEqualTo(expected);
        assertThat(world.place(order(Side.BUY, "10", "100"))).isNull();
    }

    @Test
    void asksAReplaceIntoAMarketOrder() {
        limit(Control.PT_04_SPREAD, 50);
        Reservation held = world.placed(order(Side.BUY, "10", "100"));

        assertThat(world.replace(market(Side.BUY), held)).isEqualTo(Denial.NO_QUOTE);
    }

    @ParameterizedTest
    @CsvSource({
        "BUY,  100.99, 1",
        "BUY,  101, 1",
        "BUY,  101.01, 0",
        "SELL, 100.01, 1",
        "SELL, 100, 1",
        "SELL, 99.99, 0",
    })
    void refusesAStopThatWouldBeMetAtOnce(Side side, String stopPx, int refused) {
        world.price("INTC", "100", "101", "100.50");
        limit(Control.PT_04_STOP_SIDE, 1);
        for (OrdType type : new OrdType[] {OrdType.STOP, OrdType.STOP_LIMIT}) {
            assertThat(world.place(stop(side, type, stopPx)))
                    .isEqualTo(refused == 1 ? Denial.STOP_ON_WRONG_SIDE : null);
        }
        if (refused == 1) {
            assertThat(world.decision.wouldPass()).isEqualTo(e8(side == Side.BUY ? "101.01" : "99.99"));
            limit(Control.PT_04_STOP_SIDE, 0);
            assertThat(world.place(stop(side, OrdType.STOP, stopPx))).isNull();
        }
    }
}
