package io.trade2026.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.ops.desk.PlayedTrading;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The alert set of AT-01, each at its threshold; the time is that of the events: none is later than 5 s after what makes it one. */
class TradingWatchTest {
    private static final long START = 1_795_000_000_000_000_000L;
    private static final long BOUND_NS = TimeUnit.SECONDS.toNanos(5);
    private static final AlertThresholds THRESHOLDS = new AlertThresholds(
            3,
            Duration.ofSeconds(10),
            4,
            Duration.ofSeconds(10),
            100,
            250,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofMillis(800));

    private final AlertBoard board = new AlertBoard(AlertSettings.USUAL);
    private final AlertSource source = new AlertSource(board, THRESHOLDS);
    private final PlayedTrading trading = new PlayedTrading(START, new TradingWatch(board, THRESHOLDS), source);

    /** The only alert; what makes it one happened just now. */
    private Alert only(String name) {
        assertThat(board.alerts()).extracting(Alert::name).containsExactly(name);
        Alert alert = board.alerts().get(0);
        assertThat(trading.epochNs() - alert.epochNs()).as(name).isBetween(0L, BOUND_NS);
        assertThat(alert.owner()).isNotEmpty();
        assertThat(alert.deadlineEpochNs()).isGreaterThan(alert.epochNs());
        return alert;
    }

    private void none() {
        assertThat(board.alerts()).isEmpty();
    }

    @Test
    void executionsInARush() {
        trading.trade(1, true, "100").trade(1, false, "100").trade(1, true, "100");
        trading.trade(2, false, "100");
        none();
        trading.trade(1, false, "100");
        assertThat(only("FILL_RATE").text()).isEqualTo("4 executions within 10 s, bound 4");
    }

    @Test
    void aPositionThatJumps() {
        trading.trade(1, true, "100").trade(1, true, "100").after(61_000);
        trading.trade(1, true, "100").trade(1, true, "100");
        none();
        trading.trade(1, true, "100");
        assertThat(only("POSITION_JUMP").text()).isEqualTo("position changed by 300 within 60 s, bound 250");
    }

    @Test
    void aPriceFarFromThatAtArrival() {
        trading.trade(1, true, "100.99").trade(1, false, "101.5");
        none();
        trading.trade(1, true, "101");
        assertThat(only("PRICE_DRIFT").text()).contains("executed at 101, 100 bp worse than 100 at its arrival");
    }

    @Test
    void messagesThatWaitInTheQueue() {
        trading.send(1, true, 799);
        none();
        trading.send(1, true, 800);
        assertThat(only("QUEUE_LAG").text()).contains("waited 800 ms", "bound 800 ms");
    }

    @Test
    void refusalsInABurst() {
        trading.refuse(1).refuse(1).refuse(3);
        none();
        trading.refuse(1);
        Alert burst = only("REJECT_BURST");
        assertThat(burst.about()).isEqualTo("session 1");
        assertThat(burst.text()).endsWith("the last: KS-01 KILL_SWITCH");
    }

    @Test
    void anOrderThatNoVenueAnswers() {
        trading.send(1, true, 0);
        long sentEpochNs = trading.epochNs();
        source.look(sentEpochNs + TimeUnit.SECONDS.toNanos(30) - 1);
        none();
        source.look(sentEpochNs + TimeUnit.SECONDS.toNanos(30));
        trading.after(30_000);
        assertThat(only("UNANSWERED").text()).contains("not answered for 30 s");
    }
}
