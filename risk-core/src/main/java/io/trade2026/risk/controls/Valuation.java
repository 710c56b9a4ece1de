package io.trade2026.risk.controls;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Int128;
import io.trade2026.messages.Money;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.risk.prices.BasisPoints;
import io.trade2026.risk.prices.Quote;
import io.trade2026.risk.reference.Instrument;

/**
 * What an order is worth for risk (risk-controls 2.6): a price that is never below what it may cost, and the value at
 * that price, rounded up.
 */
public final class Valuation {
    /** No price could be found for an order without one. */
    public static final long NO_PRICE = 0;

    private static final long E8 = 100_000_000L;
    private static final long E12 = 1_000_000_000_000L;

    private final Money money = new Money();
    private final Int128 product = new Int128();

    /** Creates one; one thread. */
    public Valuation() {}

    /**
     * Finds the risk price.
     *
     * <pre>
     *   limit, stop limit   buy: limit                         sell: max(limit, reference)
     *   market              max(ask, last, reference) × (1 + k), both sides
     *   stop                max(stop, ask, last) × (1 + k), both sides; the previous close when neither ask nor last
     * </pre>
     *
     * <p>Stale prices carry the haircut before the buffer k.
     *
     * @param order with a supported type and the prices that belong to it
     * @param instrument gives k
     * @param quote gives the prices
     * @return in units of 1e-8; {@link #NO_PRICE}; {@link Long#MAX_VALUE} when it does not fit
     */
    public static long riskPxE8(OrderView order, Instrument instrument, Quote quote) {
        return switch (order.ordType()) {
            case LIMIT, STOP_LIMIT ->
                order.isBuy() ? order.priceE8() : Math.max(order.priceE8(), sellReferencePxE8(quote));
            case MARKET -> BasisPoints.raiseUp(quote.valuationPxE8(), instrument.marketBufferBp());
            case STOP ->
                BasisPoints.raiseUp(Math.max(order.stopPxE8(), quote.marketPxE8()), instrument.marketBufferBp());
            case UNSUPPORTED, NULL_VAL -> NO_PRICE;
        };
    }

    private static long sellReferencePxE8(Quote quote) {
        return quote.state() == PriceState.STALE ? quote.valuationPxE8() : quote.referencePxE8();
    }

    /**
     * Multiplies multiplier and exchange rate, rounded up. Allocates nothing.
     *
     * @param multiplierE8 above 0
     * @param fxE8 above 0
     * @return in units of 1e-8; {@link Long#MAX_VALUE} when it does not fit
     */
    public long factorE8(long multiplierE8, long fxE8) {
        return fxE8 == E8 ? multiplierE8 : quotient(multiplierE8, fxE8, E8);
    }

    /**
     * Values a quantity, rounded up. Allocates nothing.
     *
     * @param qtyE8 not negative
     * @param pxE8 not negative
     * @param factorE8 multiplier times exchange rate
     * @return in units of 1e-4 of the base currency, or {@link Decimal8#OVERFLOW}
     */
    public long notionalE4(long qtyE8, long pxE8, long factorE8) {
        return money.notionalE4(qtyE8, pxE8, factorE8);
    }

    /**
     * Finds the largest quantity of whole lots that is worth no more than a budget. Allocates nothing.
     *
     * @param budgetE4 in units of 1e-4
     * @param pxE8 not negative
     * @param factorE8 multiplier times exchange rate
     * @param lotE8 step of quantities
     * @return 0 when there is none
     */
    public long largestQtyE8(long budgetE4, long pxE8, long factorE8, long lotE8) {
        if (budgetE4 <= 0 || pxE8 <= 0) {
            return 0;
        }
        long valueE8 = quotient(budgetE4, E12, factorE8);
        long lots = quotient(valueE8, E8, pxE8) / lotE8;
        if (isWithin(lots * lotE8, budgetE4, pxE8, factorE8)) {
            return lots * lotE8;
        }
        long passing = 0;
        long failing = lots;
        while (failing - passing > 1) {
            long middle = passing + (failing - passing) / 2;
            if (isWithin(middle * lotE8, budgetE4, pxE8, factorE8)) {
                passing = middle;
            } else {
                failing = middle;
            }
        }
        return passing * lotE8;
    }

    private boolean isWithin(long qtyE8, long budgetE4, long pxE8, long factorE8) {
        long valueE4 = notionalE4(qtyE8, pxE8, factorE8);
        return valueE4 != Decimal8.OVERFLOW && valueE4 <= budgetE4;
    }

    /** The upper bound a × b / divisor, rounded up; the largest long when it does not fit. */
    private long quotient(long a, long b, long divisor) {
        product.set(0, 0);
        product.addProduct(a, b);
        long quotient = product.dividedUp(divisor);
        return quotient == Decimal8.OVERFLOW ? Long.MAX_VALUE : quotient;
    }
}
