package io.trade2026.messages;

/** Notional in units of 1e-4 of the base currency, rounded up: what is reserved is never less than what it is worth. */
public final class Money {
    private static final long E4 = 10_000L;
    private static final long E12 = 1_000_000_000_000L;

    private final Int128 product = new Int128();

    /** Creates a calculator with its own scratch; one thread. */
    public Money() {}

    /**
     * Multiplies quantity, price and multiplier exactly in 128 bits, rounding up to 1e-8 and then to 1e-4. Allocates
     * nothing.
     *
     * @param qtyE8 quantity in units of 1e-8, not negative
     * @param pxE8 price in units of 1e-8, not negative
     * @param multiplierE8 contract multiplier times FX in units of 1e-8, above 0; {@link Decimal8#ONE} for shares
     * @return the notional in units of 1e-4, or {@link Decimal8#OVERFLOW} when it does not fit
     */
    public long notionalE4(long qtyE8, long pxE8, long multiplierE8) {
        long units = qtyE8 / Decimal8.ONE;
        if (units * Decimal8.ONE == qtyE8 && fitsLong(units, pxE8)) {
            return timesMultiplier(units * pxE8, multiplierE8);
        }
        product.set(0, 0);
        product.addProduct(qtyE8, pxE8);
        if (multiplierE8 == Decimal8.ONE) {
            return product.dividedUp(E12);
        }
        long valueE8 = product.dividedUp(Decimal8.ONE);
        return valueE8 == Decimal8.OVERFLOW ? Decimal8.OVERFLOW : timesMultiplier(valueE8, multiplierE8);
    }

    /** Whole units at prices of up to four decimals, which most orders are, need no more than 64 bits. */
    private long timesMultiplier(long valueE8, long multiplierE8) {
        if (multiplierE8 == Decimal8.ONE) {
            return quotientUp(valueE8, E4);
        }
        long valueE4 = valueE8 / E4;
        if (valueE4 * E4 == valueE8 && fitsLong(valueE4, multiplierE8)) {
            return quotientUp(valueE4 * multiplierE8, Decimal8.ONE);
        }
        product.set(0, 0);
        product.addProduct(valueE8, multiplierE8);
        return product.dividedUp(E12);
    }

    private static boolean fitsLong(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0;
    }

    private static long quotientUp(long amount, long divisor) {
        long quotient = amount / divisor;
        return quotient * divisor == amount ? quotient : quotient + 1;
    }
}
