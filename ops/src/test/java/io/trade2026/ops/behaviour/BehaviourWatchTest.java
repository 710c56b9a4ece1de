package io.trade2026.ops.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.ops.alert.Alert;
import io.trade2026.ops.alert.AlertBoard;
import io.trade2026.ops.alert.AlertSettings;
import io.trade2026.ops.desk.PlayedTrading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each behaviour is planted once, and beside it what is like it but allowed. */
class BehaviourWatchTest {
    private static final long NOON = Instant.parse("2026-11-26T12:00:00Z").getEpochSecond() * 1_000_000_000L;
    private static final BehaviourThresholds USUAL = BehaviourThresholds.USUAL;
    private static final BehaviourThresholds THRESHOLDS = new BehaviourThresholds(
            Duration.ofSeconds(60),
            20,
            90,
            20,
            USUAL.layers(),
            USUAL.layerWindow(),
            5,
            100,
            Duration.ofSeconds(30),
            Optional.of(
                    new BehaviourThresholds.Close(ZoneOffset.UTC, LocalTime.of(16, 0), Duration.ofMinutes(5), 30, 50)),
            3,
            Duration.ofSeconds(60),
            false);

    private final AlertBoard board = new AlertBoard(AlertSettings.USUAL);
    private PlayedTrading trading = at(NOON);

    private PlayedTrading at(long epochNs) {
        return new PlayedTrading(epochNs, new BehaviourWatch(board, THRESHOLDS));
    }

    private List<String> names() {
        return board.alerts().stream().map(Alert::name).toList();
    }

    private List<Long> open(int count, int account, boolean isBuy) {
        List<Long> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(trading.open(account, isBuy));
        }
        return orders;
    }

    @Test
    void manyOrdersForFewExecutionsAreAnOrderToTradeRatio() {
        open(19, 1, true);
        assertThat(names()).isEmpty();
        open(1, 1, true);
        assertThat(names()).containsExactly("ORDER_TO_TRADE");
        assertThat(board.alerts().get(0).text())
                .isEqualTo("20 orders, replaces and cancels for 0 executions within 60 s, bound 20 for one");
        assertThat(board.alerts().get(0).about()).isEqualTo("account ACC1");
        open(5, 1, true);
        assertThat(board.alerts().get(0).count()).as("once in a window").isEqualTo(1);
    }

    @Test
    void ordersThatAreExecutedAreNone() {
        for (int i = 0; i < 40; i++) {
            trading.trade(1, true, "100");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void nearlyAllOrdersCancelledIsACancelRate() {
        for (int i = 0; i < 2; i++) {
            trading.trade(1, true, "100");
        }
        List<Long> orders = open(18, 1, true);
        orders.subList(0, 17).forEach(trading::cancel);
        assertThat(names()).isEmpty();
        trading.cancel(orders.get(17));
        assertThat(names()).containsExactly("CANCEL_RATE");
        assertThat(board.alerts().get(0).text()).startsWith("18 of 20 orders cancelled within 60 s, bound 90 %");
    }

    @Test
    void ordersOnOneSideThatGoWhenTheOtherIsExecutedAreLayering() {
        List<Long> layers = open(5, 1, true);
        trading.trade(1, false, "100.5");
        layers.subList(0, 3).forEach(trading::cancel);
        assertThat(names()).isEmpty();
        trading.cancel(layers.get(3));
        assertThat(names()).containsExactly("LAYERING");
        assertThat(board.alerts().get(0).text())
                .startsWith("4 of 5 buy orders without an execution were cancelled within 5 s");
        assertThat(board.alerts().get(0).owner()).isEqualTo("compliance");
    }

    @Test
    void ordersThatStayOrGoLaterOrAreAnothersAreNoLayering() {
        List<Long> layers = open(5, 1, true);
        trading.trade(2, false, "100.5");
        layers.subList(0, 4).forEach(trading::cancel);
        List<Long> more = open(5, 1, true);
        trading.trade(1, false, "100.5");
        trading.after(6_000);
        more.forEach(trading::cancel);
        assertThat(names()).isEmpty();
    }

    @Test
    void aRunThatMovesThePriceAndIsTurnedRoundIsMomentumIgnition() {
        for (int i = 0; i < 5; i++) {
            trading.trade(1, true, "100." + i);
        }
        trading.trade(1, true, "101.1");
        trading.trade(1, false, "101.1").trade(1, false, "101");
        assertThat(names()).isEmpty();
        trading.trade(1, false, "101");
        assertThat(names()).containsExactly("MOMENTUM_IGNITION");
        assertThat(board.alerts().get(0).text())
                .startsWith(
                        "6 executions on the buy side moved the price by 110 bp, then 300 of 600 were turned round");
    }

    @Test
    void aRunAtOnePriceOrWithoutATurnIsNone() {
        for (int i = 0; i < 8; i++) {
            trading.trade(1, true, "100");
        }
        trading.after(1_100);
        for (int i = 0; i < 6; i++) {
            trading.trade(1, false, "100");
        }
        for (int i = 0; i < 6; i++) {
            trading.trade(2, true, "10" + i);
        }
        trading.after(31_000);
        for (int i = 0; i < 6; i++) {
            trading.trade(2, false, "105");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void pushingThePriceBeforeTheCloseIsMarkingTheClose() {
        trading = at(NOON + Duration.ofHours(3).toNanos());
        trading.trade(3, true, "100").after(Duration.ofMinutes(56).toMillis());
        trading.trade(3, true, "100").trade(1, true, "100.2");
        assertThat(names()).isEmpty();
        trading.trade(1, true, "100.6");
        assertThat(names()).containsExactly("MARKING_THE_CLOSE");
        assertThat(board.alerts().get(0).text())
                .startsWith(
                        "66 % of what was executed in the last 5 minutes before the close, the price went its way by"
                                + " 60 bp, bound 30 % and 50 bp");
    }

    @Test
    void theSameAtNoonOrAgainstThePriceIsNone() {
        trading.trade(3, true, "100").trade(1, true, "100.9");
        trading = at(NOON + Duration.ofMinutes(236).toNanos());
        trading.trade(1, false, "102");
        assertThat(names()).isEmpty();
    }

    @Test
    void accountsOfOneClientThatTradeTheSameAgainAndAgainAreAWashPattern() {
        trading.trade(1, true, "100").trade(2, false, "100");
        trading.trade(2, true, "100").trade(1, false, "100");
        trading.trade(1, true, "100").trade(1, false, "101");
        trading.after(2_000).trade(1, false, "100");
        assertThat(names()).isEmpty();
        trading.trade(2, true, "100");
        assertThat(names()).containsExactly("WASH_PATTERN");
        assertThat(board.alerts().get(0).about()).isEqualTo("accounts ACC1 and ACC2 INTC");
    }

    @Test
    void accountsOfDifferentClientsMayMeetByChance() {
        for (int i = 0; i < 6; i++) {
            trading.trade(1, true, "100").trade(3, false, "100");
        }
        assertThat(names()).isEmpty();
    }
}
