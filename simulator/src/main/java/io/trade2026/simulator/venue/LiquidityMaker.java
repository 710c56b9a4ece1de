package io.trade2026.simulator.venue;

import io.trade2026.simulator.book.BookOrder;
import io.trade2026.simulator.book.BookSide;
import io.trade2026.simulator.book.OrderBook;
import io.trade2026.simulator.prices.RandomWalk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Keeps quotes around a reference price in one book, so that orders near it trade. Its orders never meet each other. */
final class LiquidityMaker {
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private final Listing listing;
    private final Liquidity liquidity;
    private final OrderBook book;
    private final Random random;
    private final RandomWalk walk;
    private final List<String> quotes = new ArrayList<>();
    private @Nullable BigDecimal followedPx;
    private long count;

    LiquidityMaker(Listing listing, Liquidity liquidity, OrderBook book, long seed) {
        this.listing = listing;
        this.liquidity = liquidity;
        this.book = book;
        this.random = new Random(seed);
        this.walk = new RandomWalk(seed, listing.referencePx(), listing.tick());
    }

    /** Quotes around this price from now on, rounded down to the tick. */
    void follow(BigDecimal px) {
        followedPx = px.divide(listing.tick(), 0, RoundingMode.DOWN).multiply(listing.tick());
    }

    BigDecimal referencePx() {
        BigDecimal followed = followedPx;
        return followed == null ? walk.price() : followed;
    }

    /** Takes its quotes back and makes new ones. */
    void requote() {
        quotes.forEach(book::cancel);
        quotes.clear();
        if (followedPx == null && liquidity.walkTicks() > 0) {
            walk.step(liquidity.walkTicks());
        }
        for (int level = 1; level <= liquidity.levels(); level++) {
            BigDecimal away = listing.tick().multiply(BigDecimal.valueOf(level));
            quote(BookSide.BUY, referencePx().subtract(away));
            quote(BookSide.SELL, referencePx().add(away));
        }
    }

    private void quote(BookSide side, BigDecimal px) {
        if (px.signum() > 0) {
            String id = "M" + listing.symbol() + ++count;
            quotes.add(id);
            book.enter(BookOrder.limit(id, side, size(), px));
        }
    }

    private BigDecimal size() {
        int lots = liquidity.minLots() + random.nextInt(liquidity.maxLots() - liquidity.minLots() + 1);
        return listing.lot().max(HUNDREDTH).multiply(BigDecimal.valueOf(lots));
    }
}
