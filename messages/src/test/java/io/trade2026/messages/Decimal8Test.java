package io.trade2026.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Decimal8Test {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,100000000",
        "-1,-100000000",
        "0.00000001,1",
        "100.5,10050000000",
        "007,700000000",
        ".5,50000000",
        "5.,500000000",
        "1.100000000000,110000000",
        "92233720368.54775807,9223372036854775807"
    })
    void readsWhatFixCallsAFloat(String text, long valueE8) {
        assertThat(Decimal8.parse(text)).isEqualTo(valueE8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "+1", "1e5", "1 ", " 1", "1,5", "NaN", "0x10", "--1", "1.2.3", "٣"})
    void refusesWhatFixDoesNotCallAFloat(String text) {
        assertThat(Decimal8.parse(text)).isEqualTo(Decimal8.MALFORMED);
    }

    @Test
    void refusesNinePlacesInsteadOfRounding() {
        assertThat(Decimal8.parse("1.000000001")).isEqualTo(Decimal8.TOO_FINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"92233720368.54775808", "99999999999999999999", "100000000000"})
    void refusesWhatDoesNotFit(String text) {
        assertThat(Decimal8.parse(text)).isEqualTo(Decimal8.OVERFLOW);
    }

    @Property
    void writesWhatItReads(@ForAll @LongRange(min = -Long.MAX_VALUE + 8) long valueE8) {
        String text = Decimal8.toText(valueE8);
        assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(valueE8, 8));
        assertThat(Decimal8.parse(text)).isEqualTo(valueE8);
    }

    @Property
    void notionalIsTheExactProductRoundedUp(
            @ForAll @LongRange(min = 0) long qtyE8, @ForAll @LongRange(min = 0) long pxE8) {
        BigInteger exact = BigInteger.valueOf(qtyE8).multiply(BigInteger.valueOf(pxE8));
        BigInteger expected = new BigDecimal(exact)
                .divide(new BigDecimal("1e12"), 0, RoundingMode.CEILING)
                .toBigInteger();
        long notionalE4 = new Money().notionalE4(qtyE8, pxE8, Decimal8.ONE);
        if (expected.bitLength() > 63) {
            assertThat(notionalE4).isEqualTo(Decimal8.OVERFLOW);
        } else {
            assertThat(notionalE4).isEqualTo(expected.longValue());
        }
    }

    @Property
    void notionalOfUsualOrdersIsTheExactProductRoundedUpTwice(
            @ForAll @LongRange(min = 0, max = 100_000_000_000L) long units,
            @ForAll @LongRange(min = 0, max = 9) long partE8,
            @ForAll @LongRange(min = 0, max = 10_000_000L) long cents,
            @ForAll @LongRange(min = 0, max = 9) long partOfCent,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long multiplierE8) {
        long qtyE8 = Math.min(units, 90_000_000_000L) * Decimal8.ONE + partE8 / 9;
        long pxE8 = cents * 1_000_000L + partOfCent / 9;
        BigDecimal valueE8 = new BigDecimal(BigInteger.valueOf(qtyE8).multiply(BigInteger.valueOf(pxE8)))
                .divide(new BigDecimal("1e8"), 0, RoundingMode.CEILING);
        BigInteger expected = valueE8.multiply(BigDecimal.valueOf(multiplierE8))
                .divide(new BigDecimal("1e12"), 0, RoundingMode.CEILING)
                .toBigInteger();
        boolean isOneProduct = multiplierE8 == Decimal8.ONE;
        boolean fits = (isOneProduct || valueE8.toBigInteger().bitLength() <= 63) && expected.bitLength() <= 63;
        long notionalE4 = new Money().notionalE4(qtyE8, pxE8, multiplierE8);
        assertThat(notionalE4).isEqualTo(fits ? expected.longValue() : Decimal8.OVERFLOW);
    }

    @Property
    void averageOfFillsIsExactAndRoundedHalfUp(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long qtyE8,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long firstPxE8,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long secondPxE8,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long bustedPxE8) {
        Int128 notional = new Int128();
        notional.addProduct(qtyE8, bustedPxE8);
        notional.addProduct(qtyE8, firstPxE8);
        notional.addProduct(3, secondPxE8);
        notional.subtractProduct(qtyE8, bustedPxE8);
        BigDecimal exact = BigDecimal.valueOf(qtyE8)
                .multiply(BigDecimal.valueOf(firstPxE8))
                .add(BigDecimal.valueOf(3).multiply(BigDecimal.valueOf(secondPxE8)));
        long expected = exact.divide(BigDecimal.valueOf(qtyE8 + 3), 0, RoundingMode.HALF_UP)
                .longValueExact();
        assertThat(notional.dividedHalfUp(qtyE8 + 3)).isEqualTo(expected);
        assertThat(notional.fitsProducts()).isTrue();
    }

    @Property(tries = 5_000)
    void divisionOfProductsIsExact(
            @ForAll @LongRange(min = 0) long a,
            @ForAll @LongRange(min = 0) long b,
            @ForAll @LongRange(min = 1) long divisor) {
        Int128 product = new Int128();
        product.addProduct(a, b);
        BigInteger[] exact =
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(BigInteger.valueOf(divisor));
        BigInteger up = exact[0].add(exact[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE);
        assertThat(product.dividedUp(divisor)).isEqualTo(up.bitLength() > 63 ? Decimal8.OVERFLOW : up.longValue());
        boolean isHalfUp = exact[1].shiftLeft(1).compareTo(BigInteger.valueOf(divisor)) >= 0;
        BigInteger halfUp = exact[0].add(isHalfUp ? BigInteger.ONE : BigInteger.ZERO);
        assertThat(product.dividedHalfUp(divisor))
                .isEqualTo(halfUp.bitLength() > 63 ? Decimal8.OVERFLOW : halfUp.longValue());
    }

    /** Where a digit of a long division is guessed too high: dividends just below a multiple, divisors around a power of 2. */
    @Property(tries = 5_000)
    void divisionIsExactAtItsEdges(
            @ForAll @IntRange(min = 0, max = 62) int divisorBit,
            @ForAll @LongRange(min = -2, max = 2) long aroundDivisor,
            @ForAll @LongRange(min = 1) long quotient,
            @ForAll @LongRange(min = -2, max = 2) long aroundProduct) {
        long divisor = Math.max(1, (1L << divisorBit) + aroundDivisor);
        BigInteger dividend = BigInteger.valueOf(divisor)
                .multiply(BigInteger.valueOf(quotient))
                .add(BigInteger.valueOf(aroundProduct))
                .max(BigInteger.ZERO);
        Int128 value = new Int128();
        value.set(dividend.shiftRight(64).longValue(), dividend.longValue());
        BigInteger[] exact = dividend.divideAndRemainder(BigInteger.valueOf(divisor));
        BigInteger up = exact[0].add(exact[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE);
        assertThat(value.dividedUp(divisor)).isEqualTo(up.bitLength() > 63 ? Decimal8.OVERFLOW : up.longValue());
    }
}
