package io.trade2026.simulator.book;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private final List<String> heard = new ArrayList<>();
    private final OrderBook book = new OrderBook("INTC", new BookListener() {
        @Override
        public void filled(BookOrder resting, BookOrder incoming, BigDecimal qty, BigDecimal px) {
            heard.add(resting.id() + " " + incoming.id() + " " + qty + "@" + px);
        }

        @Override
        public void ended(BookOrder order, BookEnding why) {
            heard.add(order.id() + " " + why + " " + order.cumQty() + "/" + order.qty());
        }

        @Override
        public void triggered(BookOrder order) {
            heard.add(order.id() + " triggered");
        }
    });

    private static BigDecimal d(int number) {
        return BigDecimal.valueOf(number);
    }

    private void limit(String id, BookSide side, int qty, int px) {
        book.enter(BookOrder.limit(id, side, d(qty), d(px)));
    }

    private void enter(String id, BookSide side, BookKind kind, BookTif tif, int qty, @Nullable Integer px) {
        book.enter(new BookOrder(id, side, kind, tif, d(qty), px == null ? null : d(px), null, BookOrder.NO_EXPIRY));
    }

    private void stop(String id, BookSide side, int qty, @Nullable Integer px, int stopPx) {
        BookKind kind = px == null ? BookKind.STOP : BookKind.STOP_LIMIT;
        book.enter(new BookOrder(
                id, side, kind, BookTif.DAY, d(qty), px == null ? null : d(px), d(stopPx), BookOrder.NO_EXPIRY));
    }

    @Test
    void tradesTheBestPriceFirstAndAtOnePriceTheOldest() {
        limit("a", BookSide.SELL, 10, 102);
        limit("b", BookSide.SELL, 10, 101);
        limit("c", BookSide.SELL, 10, 101);
        limit("x", BookSide.BUY, 25, 102);

        assertThat(heard).containsExactly("b x 10@101", "c x 10@101", "a x 5@102");
        assertThat(book.bestAsk()).isEqualTo(d(102));
        assertThat(book.depthAt(BookSide.SELL, d(102))).isEqualTo(d(5));
        assertThat(book.bestBid()).isNull();
    }

    @Test
    void restsWhatDoesNotTrade() {
        limit("a", BookSide.SELL, 10, 101);
        limit("x", BookSide.BUY, 25, 101);

        assertThat(book.depthAt(BookSide.BUY, d(101))).isEqualTo(d(15));
        assertThat(book.bestAsk()).isNull();
    }

    @Test
    void endsTheRemainderOfMarketAndImmediateOrders() {
        limit("a", BookSide.SELL, 10, 101);
        enter("m", BookSide.BUY, BookKind.MARKET, BookTif.DAY, 15, null);
        limit("b", BookSide.SELL, 10, 101);
        enter("i", BookSide.BUY, BookKind.LIMIT, BookTif.IOC, 15, 101);

        assertThat(heard).containsExactly("a m 10@101", "m NO_LIQUIDITY 10/15", "b i 10@101", "i IOC_REMAINDER 10/15");
        assertThat(book.openOrders()).isEmpty();
    }

    @Test
    void fillsAFillOrKillInFullOrNotAtAll() {
        limit("a", BookSide.SELL, 10, 101);
        limit("b", BookSide.SELL, 10, 102);
        enter("f", BookSide.BUY, BookKind.LIMIT, BookTif.FOK, 15, 101);
        enter("g", BookSide.BUY, BookKind.LIMIT, BookTif.FOK, 15, 102);

        assertThat(heard).containsExactly("f FOK_NOT_FILLABLE 0/15", "a g 10@101", "b g 5@102");
    }

    @Test
    void keepsThePlaceOnlyOfASmallerOrderAtTheSamePrice() {
        limit("a", BookSide.SELL, 10, 101);
        limit("b", BookSide.SELL, 10, 101);
        book.replace("a", d(6), d(101), null, () -> heard.add("a replaced"));
        enter("m1", BookSide.BUY, BookKind.MARKET, BookTif.DAY, 2, null);
        book.replace("a", d(8), d(101), null, () -> heard.add("a replaced"));
        enter("m2", BookSide.BUY, BookKind.MARKET, BookTif.DAY, 2, null);

        assertThat(heard).containsExactly("a replaced", "a m1 2@101", "a replaced", "b m2 2@101");
    }

    @Test
    void saysReplacedBeforeTheFillsThatComeOfIt() {
        limit("a", BookSide.SELL, 10, 101);
        limit("b", BookSide.BUY, 10, 100);
        book.replace("b", d(10), d(101), null, () -> heard.add("b replaced"));

        assertThat(heard).containsExactly("b replaced", "a b 10@101");
        assertThat(book.openOrders()).isEmpty();
    }

    @Test
    void fillsAnOrderThatIsReplacedBelowWhatHasTraded() {
        limit("a", BookSide.SELL, 10, 101);
        limit("x", BookSide.BUY, 4, 101);
        BookOrder order = requireNonNull(book.find("a"));
        book.replace("a", d(3), d(101), null, () -> {});

        assertThat(order.qty()).isEqualTo(d(4));
        assertThat(order.isOpen()).isFalse();
        assertThat(book.bestAsk()).isNull();
    }

    @Test
    void holdsStopsUntilTheLastPriceReachesThem() {
        limit("a", BookSide.SELL, 5, 101);
        limit("b", BookSide.SELL, 5, 103);
        stop("s", BookSide.BUY, 5, null, 101);
        stop("l", BookSide.BUY, 5, 102, 103);
        assertThat(heard).isEmpty();
        limit("x", BookSide.BUY, 5, 101);

        assertThat(heard).containsExactly("a x 5@101", "s triggered", "b s 5@103", "l triggered");
        assertThat(book.bestBid()).isEqualTo(d(102));
    }

    @Test
    void expiresWhatIsDue() {
        book.enter(new BookOrder("g", BookSide.BUY, BookKind.LIMIT, BookTif.GTD, d(1), d(1), null, 50));
        enter("c", BookSide.BUY, BookKind.LIMIT, BookTif.GTC, 1, 2);
        limit("d", BookSide.BUY, 1, 3);
        book.expireUntil(49);
        book.expireUntil(50);
        book.endDay();

        assertThat(heard).containsExactly("g EXPIRED 0/1", "d EXPIRED 0/1");
        assertThat(book.bestBid()).isEqualTo(d(2));
        assertThat(book.cancel("c")).isNotNull();
        assertThat(book.cancel("c")).isNull();
    }
}
