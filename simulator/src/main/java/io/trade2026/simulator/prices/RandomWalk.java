package io.trade2026.simulator.prices;

import java.math.BigDecimal;
import java.util.Random;

/** A price that moves some ticks at a time and stays within a tenth of where it began. The same seed walks the same way. */
public final class RandomWalk {
    private static final BigDecimal SPAN = new BigDecimal("0.1");

    private final Random random;
    private final BigDecimal tick;
    private final BigDecimal lowest;
    private final BigDecimal highest;
    private BigDecimal price;

    /** A walk that begins at a price, which is a multiple of the tick. */
    public RandomWalk(long seed, BigDecimal start, BigDecimal tick) {
        this.random = new Random(seed);
        this.tick = tick;
        this.price = start;
        BigDecimal span = start.multiply(SPAN);
        this.lowest = start.subtract(span).max(tick);
        this.highest = start.add(span);
    }

    /** Moves by at most so many ticks up or down and returns the new price. */
    public BigDecimal step(int mostTicks) {
        int ticks = random.nextInt(2 * mostTicks + 1) - mostTicks;
        BigDecimal next = price.add(tick.multiply(BigDecimal.valueOf(ticks)));
        if (next.compareTo(lowest) >= 0 && next.compareTo(highest) <= 0) {
            price = next;
        }
        return price;
    }

    /** Returns the price where it stands. */
    public BigDecimal price() {
        return price;
    }
}
