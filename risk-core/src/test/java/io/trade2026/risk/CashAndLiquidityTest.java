package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.e4;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.UpdatePriceDecoder;
import io.trade2026.messages.sbe.UpdatePriceEncoder;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT-23 with fees and proceeds (its limits on every node and set are lines of controls.csv), and PT-17. */
class CashAndLiquidityTest {
    private final RiskWorld world = RiskWorld.whole();

    private void cash(Control control, long value) {
        world.limit(control, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, value);
    }

    private void firm(Control control, InstrumentScope scope, long value) {
        world.limit(control, PartyKind.FIRM, 1, scope, INTC, value);
    }

    private @Nullable Denial buy(String qty) {
        return world.place(world.sent(Side.BUY, qty, "100"));
    }

    // PT-23

    @Test
    void paysFeesFromTheCashToo() {
        cash(Control.PT_23_CASH, e4("1010"));
        cash(Control.PT_23_FEE, 100);
        assertThat(buy("10")).isNull();
        cash(Control.PT_23_CASH, e4("1009.9999"));

        assertThat(buy("10")).isEqualTo(Denial.CASH_EXCEEDED);
        assertThat(world.decision.thisOrder()).isEqualTo(e4("1010"));
        assertThat(world.decision.wouldPass()).isEqualTo(e8("9"));
        assertThat(world.place(world.sent(Side.SELL, "1000", "100"))).isNull();
    }

    @Test
    void spendsWhatWasSoldOnlyWherePermittedAndWhenItIsFilled() {
        cash(Control.PT_23_CASH, e4("500"));
        world.placed(world.sent(Side.SELL, "10", "100"));
        assertThat(buy("6")).isEqualTo(Denial.CASH_EXCEEDED);
        world.fill(world.sent(Side.SELL, "1", "100"), "1", "100");
        assertThat(buy("6")).isEqualTo(Denial.CASH_EXCEEDED);
        cash(Control.PT_23_PROCEEDS, 1);

        assertThat(buy("6")).isNull();
        assertThat(buy("7")).isEqualTo(Denial.CASH_EXCEEDED);
        RiskWorld again = world.restarted();
        assertThat(again.place(world.sent(Side.BUY, "6", "100"))).isNull();
        assertThat(again.place(world.sent(Side.BUY, "7", "100"))).isEqualTo(Denial.CASH_EXCEEDED);
    }

    @Test
    void givesCashBackWhenAPurchaseIsCanceled() {
        cash(Control.PT_23_CASH, e4("1000"));
        Reservation held = world.placed(world.sent(Side.BUY, "10", "100"));
        assertThat(buy("1")).isEqualTo(Denial.CASH_EXCEEDED);
        assertThat(world.replace(world.sent(Side.BUY, "10", "101"), held)).isEqualTo(Denial.CASH_EXCEEDED);
        assertThat(world.replace(world.sent(Side.BUY, "10", "99"), held)).isNull();
        world.core.holdings().hold(held, 0, 0, false);

        assertThat(buy("10")).isNull();
    }

    // PT-17

    @ParameterizedTest
    @CsvSource({
        "BUY, 99, ",
        "BUY, 100, ",
        "BUY, 101, VOLUME_SHARE_EXCEEDED",
        "SELL, 100, ",
        "SELL, 101, VOLUME_SHARE_EXCEEDED"
    })
    void refusesTooLargeAShareOfTheDailyVolume(Side side, String qty, @Nullable Denial refusal) {
        firm(Control.PT_17_SHARE, InstrumentScope.ANY, 1_000);
        firm(Control.PT_17_VOLUME, InstrumentScope.INSTRUMENT, e8("1000"));
        assertThat(world.place(world.sent(side, qty, "100"))).isEqualTo(refusal);
        if (refusal != null) {
            assertThat(world.decision.wouldPass()).isEqualTo(e8("100"));
        }
        assertThat(world.restarted().place(world.sent(side, qty, "100"))).isEqualTo(refusal);
    }

    @Test
    void takesTheVolumeOfTheClassWhereTheInstrumentHasNone() {
        firm(Control.PT_17_SHARE, InstrumentScope.ANY, 1_000);
        assertThat(buy("1")).isEqualTo(Denial.VOLUME_UNKNOWN);
        firm(Control.PT_17_VOLUME, InstrumentScope.ASSET_CLASS, e8("50"));
        assertThat(buy("5")).isNull();
        assertThat(buy("6")).isEqualTo(Denial.VOLUME_SHARE_EXCEEDED);
        firm(Control.PT_17_VOLUME, InstrumentScope.INSTRUMENT, e8("60"));
        assertThat(buy("6")).isNull();
    }

    @Test
    void measuresAReplaceThatRaisesTheQuantity() {
        Reservation held = world.placed(world.sent(Side.BUY, "10", "100"));
        firm(Control.PT_17_SHARE, InstrumentScope.ANY, 1_000);
        firm(Control.PT_17_VOLUME, InstrumentScope.ANY, e8("50"));

        assertThat(world.replace(world.sent(Side.BUY, "11", "100"), held)).isEqualTo(Denial.VOLUME_SHARE_EXCEEDED);
        assertThat(world.replace(world.sent(Side.BUY, "10", "99"), held)).isNull();
    }

    private void volume(String traded) {
        quote("0", "0", e8(traded));
    }

    @ParameterizedTest
    @CsvSource({
        // of a market that traded 1000, one part in ten: bought and sold today, open, asked for, refused
        "0,  0,  0,  99,  ",
        "0,  0,  0,  100, ",
        "0,  0,  0,  101, TODAY_SHARE_EXCEEDED",
        "30, 20, 0,  50,  ",
        "30, 20, 0,  51,  TODAY_SHARE_EXCEEDED",
        "30, 20, 40, 10,  ",
        "30, 20, 40, 11,  TODAY_SHARE_EXCEEDED",
    })
    void executesNoMoreThanAShareOfWhatTheMarketHasTradedToday(
            String bought, String sold, String open, String asked, @Nullable Denial refusal) {
        cash(Control.PT_17_TODAY, 1_000);
        volume("1000");
        if (!bought.equals("0")) {
            world.fill(world.sent(Side.BUY, "1", "100"), bought, "100");
            world.fill(world.sent(Side.SELL, "1", "100"), sold, "100");
        }
        Reservation held = open.equals("0")
                ? world.placed(world.sent(Side.SELL, "1", "101"))
                : world.placed(world.sent(Side.BUY, open, "100"));
        if (open.equals("0")) {
            world.core.holdings().hold(held, 0, 0, false);
        }
        for (RiskWorld each : List.of(world, world.restarted())) {
            for (Side side : List.of(Side.BUY, Side.SELL)) {
                assertThat(each.place(world.sent(side, asked, "100"))).isEqualTo(refusal);
            }
            if (refusal != null) {
                assertThat(each.decision.limit()).isEqualTo(e8("100"));
                assertThat(each.decision.used() + each.decision.thisOrder()).isEqualTo(e8("101"));
            }
        }
        if (open.equals("40")) {
            String total = Long.toString(40 + Long.parseLong(asked));
            assertThat(world.replace(world.sent(Side.BUY, total, "100"), held)).isEqualTo(refusal);
            assertThat(world.replace(world.sent(Side.BUY, "40", "100"), held)).isNull();
        }
    }

    @Test
    void aVolumeThatIsNotKnownOrOfYesterdayRefuses() {
        cash(Control.PT_17_TODAY, 1_000);
        assertThat(buy("1")).isEqualTo(Denial.VOLUME_UNKNOWN);
        assertThat(world.decision.control()).isEqualTo(Control.PT_17_TODAY);
        volume("1000");
        assertThat(buy("100")).isNull();
        quote("5", "5");
        assertThat(buy("100")).as("a quote without it changes nothing").isNull();
        world.core.startDay();
        assertThat(buy("1")).isEqualTo(Denial.VOLUME_UNKNOWN);
    }

    private void quote(String bidQty, String askQty) {
        quote(bidQty, askQty, Decimal8.NULL);
    }

    private void quote(String bidQty, String askQty, long volumeE8) {
        var buffer = new UnsafeBuffer(new byte[256]);
        new UpdatePriceEncoder()
                .wrap(buffer, 0)
                .symbol("INTC")
                .bidE8(e8("100"))
                .askE8(e8("101"))
                .lastE8(Decimal8.NULL)
                .bidQtyE8(e8(bidQty))
                .askQtyE8(e8(askQty))
                .sourceEpochNs(RiskWorld.NOW)
                .dayVolumeE8(volumeE8);
        world.core.updatePrice(new UpdatePriceDecoder()
                .wrap(buffer, 0, UpdatePriceDecoder.BLOCK_LENGTH, UpdatePriceDecoder.SCHEMA_VERSION));
    }

    @ParameterizedTest
    @CsvSource({
        // side, price (empty: market), quantity, refusal: half of 40 bid and 60 asked
        "BUY,  101,    29, ",
        "BUY,  101,    30, ",
        "BUY,  101,    31, DEPTH_EXCEEDED",
        "BUY,  100.99, 31, ",
        "BUY,  ,       31, DEPTH_EXCEEDED",
        "SELL, 100,    20, ",
        "SELL, 100,    21, DEPTH_EXCEEDED",
        "SELL, 100.01, 21, ",
        "SELL, ,       21, DEPTH_EXCEEDED",
    })
    void refusesAnOrderThatTakesMoreThanItsShareOfTheDepth(
            Side side, @Nullable String price, String qty, @Nullable Denial refusal) {
        quote("40", "60");
        firm(Control.PT_17_DEPTH, InstrumentScope.ANY, 5_000);
        OrderView asked = world.sent(side, qty, price == null ? "100" : price);
        if (price == null) {
            asked.ordType(OrdType.MARKET).priceE8(Decimal8.NULL);
        }

        assertThat(world.place(asked)).isEqualTo(refusal);
        assertThat(world.restarted().place(asked)).isEqualTo(refusal);
    }

    @Test
    void takesNoDepthFromASilentFeed() {
        quote("40", "60");
        world.feed("XSIM", false);
        firm(Control.PT_17_DEPTH, InstrumentScope.ANY, 5_000);

        assertThat(world.place(world.sent(Side.BUY, "1", "101"))).isEqualTo(Denial.DEPTH_EXCEEDED);
    }
}
