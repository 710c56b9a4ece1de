package io.trade2026.messages;

/**
 * A signed 128-bit sum of products of two longs; the exact notional of any number of fills.
 *
 * <p>Invariant: the value is {@code high * 2^64 + (unsigned) low}. Sums wrap only beyond 2^127, which 10^8-scaled
 * prices and quantities cannot reach in 2^1 products of the largest longs; callers check {@link #fitsProducts()}.
 */
public final class Int128 {
    private static final long LOW_BITS = 0xFFFF_FFFFL;

    private long high;
    private long low;

    /** Creates zero. */
    public Int128() {}

    /**
     * Returns the upper half.
     *
     * @return bits 64 to 127, signed
     */
    public long high() {
        return high;
    }

    /**
     * Returns the lower half.
     *
     * @return bits 0 to 63, unsigned
     */
    public long low() {
        return low;
    }

    /**
     * Sets both halves, as a snapshot holds them. Allocates nothing.
     *
     * @param newHigh bits 64 to 127
     * @param newLow bits 0 to 63
     */
    public void set(long newHigh, long newLow) {
        this.high = newHigh;
        this.low = newLow;
    }

    /**
     * Adds a product. Allocates nothing.
     *
     * @param a one factor
     * @param b the other
     */
    public void addProduct(long a, long b) {
        add(Math.multiplyHigh(a, b), a * b);
    }

    /**
     * Takes a product away. Allocates nothing.
     *
     * @param a one factor
     * @param b the other
     */
    public void subtractProduct(long a, long b) {
        long productHigh = Math.multiplyHigh(a, b);
        long productLow = a * b;
        long negatedLow = -productLow;
        add(~productHigh + (negatedLow == 0 ? 1 : 0), negatedLow);
    }

    /**
     * Says whether further products can be added without doubt.
     *
     * @return whether the magnitude is below 2^126
     */
    public boolean fitsProducts() {
        return (high >> 62) == (high >> 63);
    }

    /**
     * Divides a value that is not negative, half up. Allocates nothing.
     *
     * @param divisor above 0
     * @return the quotient rounded half up, or {@link Decimal8#OVERFLOW} when it does not fit
     */
    public long dividedHalfUp(long divisor) {
        long quotient = quotient(high, low, divisor);
        if (quotient < 0) {
            return Decimal8.OVERFLOW;
        }
        long remainder = low - quotient * divisor;
        boolean up = remainder >= divisor - remainder;
        return up ? (quotient == Long.MAX_VALUE ? Decimal8.OVERFLOW : quotient + 1) : quotient;
    }

    /**
     * Divides a value that is not negative, up. Allocates nothing.
     *
     * @param divisor above 0
     * @return the quotient rounded up, or {@link Decimal8#OVERFLOW} when it does not fit
     */
    public long dividedUp(long divisor) {
        long quotient = quotient(high, low, divisor);
        if (quotient < 0) {
            return Decimal8.OVERFLOW;
        }
        boolean exact = low - quotient * divisor == 0;
        return exact ? quotient : quotient == Long.MAX_VALUE ? Decimal8.OVERFLOW : quotient + 1;
    }

    private void add(long otherHigh, long otherLow) {
        long sumLow = low + otherLow;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        high += otherHigh + carry;
        low = sumLow;
    }

    /** Floor of (high, low) / divisor by long division, or -1 when it does not fit a positive long. */
    private static long quotient(long high, long low, long divisor) {
        if (high < 0 || divisor <= 0) {
            throw new IllegalArgumentException("high=" + high + " low=" + low + " divisor=" + divisor);
        }
        if (high == 0) {
            long quotient = Long.divideUnsigned(low, divisor);
            return quotient < 0 ? -1 : quotient;
        }
        if (high >= divisor) {
            return -1;
        }
        return divided(high, low, divisor);
    }

    /**
     * Divides in two digits of 32 bits each, as Knuth's Algorithm D does (TAOCP 4.3.1). The divisor is above 0, so that it is
     * shifted by 1 at least.
     *
     * @return -1 when it does not fit a positive long
     */
    private static long divided(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long normal = divisor << shift;
        long upper = (high << shift) | (low >>> (Long.SIZE - shift));
        long lower = low << shift;
        long first = digit(upper, lower >>> Integer.SIZE, normal);
        long rest = (upper << Integer.SIZE) + (lower >>> Integer.SIZE) - first * normal;
        long quotient = (first << Integer.SIZE) | digit(rest, lower & LOW_BITS, normal);
        return quotient < 0 ? -1 : quotient;
    }

    /** One digit of a quotient: (upper × 2^32 + next) / divisor, of a divisor with its highest bit set. */
    private static long digit(long upper, long next, long divisor) {
        long leading = divisor >>> Integer.SIZE;
        long digit = Long.divideUnsigned(upper, leading);
        long rest = upper - digit * leading;
        while (digit > LOW_BITS
                || Long.compareUnsigned(digit * (divisor & LOW_BITS), (rest << Integer.SIZE) | next) > 0) {
            digit--;
            rest += leading;
            if (rest > LOW_BITS) {
                break;
            }
        }
        return digit;
    }
}
