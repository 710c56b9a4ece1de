package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.flow.Trader.Pair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import quickfix.Message;

/** Each control of risk refuses an order of CLIENT20 that is just too much, with its numbers, and takes the one that just fits. */
@ExtendWith(SharedFloor.class)
class TightLimitsTest {
    private final Floor floor;
    private final Trader trader;
    private final List<Pair> open = new ArrayList<>();
    private int boughtMsft;

    TightLimitsTest(Floor floor) {
        this.floor = floor;
        this.trader = floor.trader(FixVersion.FIX44, "CLIENT20");
    }

    @BeforeEach
    void beginFlat() {
        trader.client().inbox().skip();
    }

    /** The next test begins without open orders and without a position. */
    @AfterEach
    void endFlat() {
        for (Pair order : open) {
            floor.venue().cancelled(order.atVenue());
            trader.report(order.ofClient(), '4');
        }
        for (; boughtMsft > 0; boughtMsft -= 1000) {
            fill(Trader.limit("MSFT", '2', "1000", "100"));
        }
    }

    private void takes(String symbol, String qty, String price) {
        open.add(trader.open(Trader.limit(symbol, '1', qty, price)));
    }

    private void fill(Message order) {
        Pair pair = trader.open(order);
        floor.venue().fill(pair.atVenue(), "1000", "100");
        trader.report(order, 'F');
    }

    private Message refuses(Message order, String why) {
        trader.client().send(order);
        Message report = trader.report(order, '8');
        assertThat(text(report, 58)).startsWith(why);
        return report;
    }

    @Test
    void orderQty() {
        Message report =
                refuses(Trader.limit("MSFT", '1', "1001", "50"), "RSK|RSK-01|OrderQty=1001|lim=1000|scope=client");
        assertThat(text(report, 103)).isEqualTo("13");
        takes("MSFT", "1000", "50");
    }

    @Test
    void orderValue() {
        refuses(Trader.limit("MSFT", '1', "1000", "100.01"), "RSK|RSK-02|Notional=100010|lim=100000|scope=client");
        takes("MSFT", "1000", "100");
    }

    @Test
    void valueOfAMarketOrderIsMeasuredWithABuffer() {
        refuses(Trader.limit("MSFT", '1', "1000", null), "RSK|RSK-02|Notional=");
    }

    @Test
    void openValue() {
        takes("MSFT", "1000", "100");
        takes("AAPL", "1000", "100");
        refuses(Trader.limit("IBM", '1', "1", "100"), "RSK|RSK-10|OpenNotional=200100|lim=200000|scope=client");
        assertThat(trader.client().cancel(Floor.id(), open.get(0).ofClient())).isNotNull();
        Message atVenue = floor.venue().next("F", Floor.PATIENCE);
        refuses(Trader.limit("IBM", '1', "1", "100"), "RSK|RSK-10|OpenNotional=");
        floor.venue().cancelled(atVenue);
        trader.client().expect("8", m -> "4".equals(text(m, 150)), Floor.PATIENCE);
        open.remove(0);
        takes("IBM", "1", "100");
    }

    @Test
    void openOrders() {
        for (int i = 0; i < 10; i++) {
            takes("MSFT", "1", "100");
        }
        refuses(Trader.limit("MSFT", '1', "1", "100"), "RSK|RSK-10|OpenOrders=11|lim=10|scope=client");
    }

    @Test
    void netExposure() {
        for (int i = 0; i < 5; i++) {
            fill(Trader.limit("MSFT", '1', "1000", "100"));
            boughtMsft += 1000;
        }
        refuses(Trader.limit("AAPL", '1', "1", "100"), "RSK|RSK-08|NetExposure=500100|lim=500000|scope=client");
        open.add(trader.open(Trader.limit("MSFT", '2', "1", "100")));
    }

    @Test
    void position() {
        for (int i = 0; i < 4; i++) {
            fill(Trader.limit("MSFT", '1', "1000", "100"));
            boughtMsft += 1000;
        }
        takes("MSFT", "1000", "50");
        refuses(Trader.limit("MSFT", '1', "1", "50"), "RSK|RSK-09|Position=5001|lim=5000|scope=client");
    }

    @Test
    void replaceUpIsHeldAgainstTheLimitsAndReplaceDownPasses() {
        Pair order = trader.open(Trader.limit("MSFT", '1', "500", "100"));
        Message up = trader.client().replace(Floor.id(), order.ofClient(), "1001", "50");
        assertThat(text(trader.cancelReject(up), 58)).isEqualTo("RSK|RSK-01|OrderQty=1001|lim=1000|scope=client");
        Pair down = trader.replace(order, "400", "100");
        floor.venue().replaced(down.atVenue());
        trader.report(down.ofClient(), '5');
        open.add(down);
    }
}
