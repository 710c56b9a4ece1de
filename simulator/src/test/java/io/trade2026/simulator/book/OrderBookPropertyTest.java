package io.trade2026.simulator.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OrderBookPropertyTest {
    private static final int STEPS = 200;

    private static final List<BookKind> KINDS = List.of(BookKind.values());
    private static final List<BookTif> TIFS = List.of(BookTif.values());

    @Property(tries = 100)
    void isNeverCrossedAndLosesNoQuantity(@ForAll long seed) {
        new Run().steps(new Random(seed));
    }

    /** One life of a book; each try has its own. */
    private static final class Run {
        private BigDecimal bought = BigDecimal.ZERO;
        private BigDecimal sold = BigDecimal.ZERO;
        private final List<BookOrder> all = new ArrayList<>();
        private final OrderBook book = new OrderBook("ANY", new BookListener() {
            @Override
            public void filled(BookOrder resting, BookOrder incoming, BigDecimal qty, BigDecimal px) {
                assertThat(qty).isPositive();
                assertThat(resting.side()).isNotEqualTo(incoming.side());
                assertThat(incoming.isExecutableAt(px)).isTrue();
                assertThat(resting.restingPrice()).isEqualByComparingTo(px);
                bought = bought.add(qty);
                sold = sold.add(qty);
            }

            @Override
            public void ended(BookOrder order, BookEnding why) {
                assertThat(order.isOpen()).isFalse();
                if (order.tif() == BookTif.FOK) {
                    assertThat(order.cumQty()).isZero();
                }
            }
        });

        void steps(Random random) {
            for (int i = 0; i < STEPS; i++) {
                step(random, "o" + i);
                BigDecimal bid = book.bestBid();
                BigDecimal ask = book.bestAsk();
                assertThat(bid == null || ask == null || bid.compareTo(ask) < 0)
                        .as("bid %s below ask %s", bid, ask)
                        .isTrue();
            }
            assertThat(cum(BookSide.BUY)).isEqualByComparingTo(bought);
            assertThat(cum(BookSide.SELL)).isEqualByComparingTo(sold);
            assertThat(book.openOrders())
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().filter(BookOrder::isOpen).toList());
            assertThat(all).allMatch(o -> o.isOpen() == (book.find(o.id()) == o));
            assertThat(all).noneMatch(o -> o.isOpen() && o.remainingQty().signum() <= 0);
        }

        private void step(Random random, String id) {
            BigDecimal qty = BigDecimal.valueOf(1L + random.nextInt(50));
            BigDecimal px = BigDecimal.valueOf(95L + random.nextInt(11));
            int drawn = random.nextInt(10);
            if (drawn == 0 && !all.isEmpty()) {
                book.cancel(all.get(random.nextInt(all.size())).id());
            } else if (drawn <= 2 && !all.isEmpty()) {
                BookOrder order = all.get(random.nextInt(all.size()));
                book.replace(order.id(), qty, order.price() == null ? null : px, order.stopPx(), () -> {});
            } else {
                BookKind kind = KINDS.get(random.nextInt(KINDS.size()));
                BookOrder order = new BookOrder(
                        id,
                        random.nextBoolean() ? BookSide.BUY : BookSide.SELL,
                        kind,
                        TIFS.get(random.nextInt(TIFS.size())),
                        qty,
                        kind.hasLimit() ? px : null,
                        kind.isStop() ? BigDecimal.valueOf(95L + random.nextInt(11)) : null,
                        BookOrder.NO_EXPIRY);
                all.add(order);
                book.enter(order);
            }
        }

        private BigDecimal cum(BookSide side) {
            return all.stream()
                    .filter(o -> o.side() == side)
                    .map(BookOrder::cumQty)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
