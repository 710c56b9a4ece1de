package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.BTC;
import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT-11: lists and permissions, by party, instruments and side. */
class TradingPermissionTest {
    private final RiskWorld world = RiskWorld.open();

    private void list(PartyKind kind, int id, InstrumentScope scope, LimitSide side, long value) {
        world.limit(Control.PT_11_TRADING, kind, id, scope, INTC, side, value);
    }

    @ParameterizedTest
    @CsvSource({
        "FIRM,    1,  INSTRUMENT",
        "FIRM,    1,  ASSET_CLASS",
        "FIRM,    1,  EACH",
        "FIRM,    1,  ANY",
        "CLIENT,  1,  INSTRUMENT",
        "CLIENT,  1,  ASSET_CLASS",
        "ACCOUNT, 1,  INSTRUMENT",
        "SESSION, 11, INSTRUMENT",
        "TRADER,  7,  INSTRUMENT",
    })
    void refusesWhatIsOnAListOfAnyPartyInNeutralWords(PartyKind kind, int id, InstrumentScope scope) {
        world.party(PartyKind.TRADER, 7, 1, "TRADER7");
        OrderView asked = order(Side.BUY, "10", "100").traderId(7);
        assertThat(world.place(asked)).isNull();
        list(kind, id, scope, LimitSide.BOTH, 0);

        assertThat(world.place(asked)).isEqualTo(Denial.RESTRICTED);
        assertThat(world.decision.scopeKind()).isEqualTo(kind);
        assertThat(world.decision.limitVersion()).isPositive();
        assertThat(world.decision.unit()).isEqualTo(MeasureUnit.NOTHING);
        assertThat(world.place(order(Side.SELL, "10", "100").traderId(7))).isEqualTo(Denial.RESTRICTED);
        boolean isAll = scope == InstrumentScope.ANY || scope == InstrumentScope.EACH;
        assertThat(world.place(order(Side.BUY, "1", "50000").instrumentId(BTC).traderId(7)))
                .isEqualTo(isAll ? Denial.RESTRICTED : null);
    }

    @ParameterizedTest
    @CsvSource({
        // side of the row, value, sides that pass without a position
        "BUY,  0, SELL",
        "SELL, 0, BUY",
        "BUY,  1, SELL",
        "SELL, 1, BUY",
        "BOTH, 2, BUY",
        "BOTH, 2, SELL",
    })
    void restrictsOneSideAlone(LimitSide side, long value, Side passing) {
        list(PartyKind.FIRM, 1, InstrumentScope.INSTRUMENT, side, value);

        assertThat(world.place(order(passing, "10", "100"))).isNull();
        Side other = passing == Side.BUY ? Side.SELL : Side.BUY;
        assertThat(world.place(order(other, "10", "100"))).isEqualTo(value == 2 ? null : Denial.RESTRICTED);
    }

    @ParameterizedTest
    @CsvSource({"SELL, BUY", "BUY, SELL"})
    void letsAListOfOneCoverAPositionButNotCrossZero(Side opened, Side closing) {
        world.fill(order(opened, "10", "100"), "10", "100");
        list(PartyKind.CLIENT, 1, InstrumentScope.INSTRUMENT, LimitSide.BOTH, 1);

        assertThat(world.place(order(closing, "9", "100"))).isNull();
        assertThat(world.place(order(closing, "10", "100"))).isNull();
        assertThat(world.place(order(closing, "11", "100"))).isEqualTo(Denial.RESTRICTED);
        assertThat(world.place(order(opened, "1", "100"))).isEqualTo(Denial.RESTRICTED);
        list(PartyKind.FIRM, 1, InstrumentScope.INSTRUMENT, LimitSide.BOTH, 0);
        assertThat(world.place(order(closing, "9", "100"))).isEqualTo(Denial.RESTRICTED);
    }

    @Test
    void permitsAClassAloneWhenTheRestIsNotFree() {
        world.limit(Control.PT_11_TRADING, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, 0);
        list(PartyKind.CLIENT, 1, InstrumentScope.ASSET_CLASS, LimitSide.BOTH, 2);

        assertThat(world.place(order(Side.BUY, "10", "100").instrumentId(MSFT))).isNull();
        assertThat(world.place(order(Side.BUY, "1", "50000").instrumentId(BTC))).isEqualTo(Denial.RESTRICTED);
    }

    @Test
    void looksAtTheListAgainWhenAnOrderIsReplaced() {
        Reservation held = world.placed(order(Side.BUY, "10", "100"));
        list(PartyKind.ACCOUNT, 1, InstrumentScope.INSTRUMENT, LimitSide.BOTH, 0);

        assertThat(world.replace(order(Side.BUY, "11", "100"), held)).isEqualTo(Denial.RESTRICTED);
        assertThat(world.replace(order(Side.BUY, "9", "100"), held)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1,  MARKET, 1", "1,  LIMIT, 0", "2,  LIMIT, 1", "2,  MARKET, 0", "4,  STOP, 1", "4,  LIMIT, 0",
        "8,  STOP_LIMIT, 1", "8,  STOP, 0", "15, MARKET, 1", "15, LIMIT, 1", "15, STOP, 1", "15, STOP_LIMIT, 1",
        "0,  LIMIT, 0",
    })
    void permitsTheOrderTypesOfTheSum(long sum, OrdType type, int passes) {
        world.limit(Control.PT_11_ORD_TYPES, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, sum);
        boolean hasPrice = type == OrdType.LIMIT || type == OrdType.STOP_LIMIT;
        boolean hasStop = type == OrdType.STOP || type == OrdType.STOP_LIMIT;
        OrderView asked = order(Side.BUY, "10", "100")
                .ordType(type)
                .priceE8(hasPrice ? RiskWorld.e8("101") : Decimal8.NULL)
                .stopPxE8(hasStop ? RiskWorld.e8("101") : Decimal8.NULL);

        assertThat(world.place(asked)).isEqualTo(passes == 1 ? null : Denial.ORD_TYPE_NOT_PERMITTED);
    }
}
