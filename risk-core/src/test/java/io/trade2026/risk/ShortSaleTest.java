package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.e8;
import static io.trade2026.risk.RiskWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.exposure.Reservation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT-12: one share below what is owned or located, at it, one above it; the price test one tick around the bid. */
class ShortSaleTest {
    private final RiskWorld world = RiskWorld.open();

    ShortSaleTest() {
        world.limit(Control.PT_12_MARK, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, 1);
    }

    private void locate(String qty) {
        world.limit(
                Control.PT_12_LOCATE, PartyKind.ACCOUNT, 1, InstrumentScope.INSTRUMENT, INTC, LimitSide.SELL, e8(qty));
    }

    @ParameterizedTest
    @CsvSource({
        "SELL,      9,  ",
        "SELL,      10, ",
        "SELL,      11, SOLD_NOT_OWNED",
        "SELL_PLUS, 10, ",
        "SELL_PLUS, 11, SOLD_NOT_OWNED",
        "BUY,       99, ",
    })
    void sellsLongWhatIsOwnedAndNotMore(Side side, String qty, @Nullable Denial expected) {
        world.fill(order(Side.BUY, "10", "100"), "10", "100");

        assertThat(world.place(order(side, qty, "100"))).isEqualTo(expected);
        if (expected != null) {
            assertThat(world.decision.limit()).isEqualTo(e8("10"));
            assertThat(world.decision.wouldPass()).isEqualTo(e8("10"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SELL_SHORT,        9,  ",
        "SELL_SHORT,        10, ",
        "SELL_SHORT,        11, NO_LOCATE",
        "SELL_SHORT_EXEMPT, 10, ",
        "SELL_SHORT_EXEMPT, 11, NO_LOCATE",
    })
    void sellsShortWhatIsLocatedAndNotMore(Side side, String qty, @Nullable Denial expected) {
        assertThat(world.place(order(side, "1", "100"))).isEqualTo(Denial.NO_LOCATE);
        locate("10");

        assertThat(world.place(order(side, qty, "100"))).isEqualTo(expected);
    }

    @Test
    void countsAReplaceByWhatItAdds() {
        locate("10");
        Reservation held = world.placed(order(Side.SELL_SHORT, "6", "100"));

        assertThat(world.replace(order(Side.SELL_SHORT, "10", "100"), held)).isNull();
        assertThat(world.replace(order(Side.SELL_SHORT, "11", "100"), held)).isEqualTo(Denial.NO_LOCATE);
        assertThat(world.replace(order(Side.SELL, "6", "100"), held)).isEqualTo(Denial.SHORT_MARK_CHANGED);
        locate("0");
        assertThat(world.replace(order(Side.SELL_SHORT, "5", "100"), held)).isNull();
    }

    @Test
    void asksNobodyWhoseMarksAreNotLookedAt() {
        assertThat(world.place(RiskWorld.ofClient(2, order(Side.SELL_SHORT, "1", "100"))))
                .isNull();
        assertThat(world.place(RiskWorld.ofClient(2, order(Side.SELL, "1", "100"))))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "SELL_SHORT,        99.99,  SHORT_AT_THE_BID",
        "SELL_SHORT,        100,    SHORT_AT_THE_BID",
        "SELL_SHORT,        100.01, ",
        "SELL_SHORT_EXEMPT, 99.99,  ",
    })
    void sellsShortAboveTheBidWhileRestricted(Side side, String price, @Nullable Denial expected) {
        locate("10");
        world.price("INTC", "100", "100.05", "100");
        assertThat(world.place(order(side, "10", price))).isNull();
        world.limit(Control.PT_12_PRICE_TEST, PartyKind.FIRM, 1, InstrumentScope.INSTRUMENT, INTC, 1);

        assertThat(world.place(order(side, "10", price))).isEqualTo(expected);
        if (expected != null) {
            assertThat(world.decision.wouldPass()).isEqualTo(e8("100.01"));
        }
    }

    @Test
    void sellsNothingShortWithoutABidOrAPriceWhileRestricted() {
        locate("10");
        world.limit(Control.PT_12_PRICE_TEST, PartyKind.FIRM, 1, InstrumentScope.INSTRUMENT, INTC, 1);

        assertThat(world.place(order(Side.SELL_SHORT, "10", "100"))).isEqualTo(Denial.SHORT_WITHOUT_BID);
        world.price("INTC", "99", "100", "100");
        assertThat(world.place(order(Side.SELL_SHORT, "10", "100")
                        .ordType(OrdType.MARKET)
                        .priceE8(Decimal8.NULL)))
                .isEqualTo(Denial.SHORT_AT_THE_BID);
        world.feed("F1", false);
        assertThat(world.place(order(Side.SELL_SHORT, "10", "100"))).isEqualTo(Denial.SHORT_WITHOUT_BID);
    }
}
