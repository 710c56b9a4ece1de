package io.trade2026.ops.explain;

/**
 * A limit that an order was held against. Numbers are decimals without exponent, empty when they do not apply.
 *
 * @param control whose limit, such as PT-07
 * @param measure what is measured, such as GrossExposure
 * @param scope whose limit, such as {@code CLIENT CLIENT1}; empty for the band of an instrument
 * @param instruments which it speaks of: ANY, EACH, INSTRUMENT…
 * @param side BOTH, BUY or SELL
 * @param limitId of it; 0 when it is no limit of a party
 * @param version of it
 * @param limit the number
 * @param used before this order
 * @param thisOrder what it adds, or is; empty where the number is only a setting
 */
public record LimitMeasure(
        String control,
        String measure,
        String scope,
        String instruments,
        String side,
        long limitId,
        long version,
        String limit,
        String used,
        String thisOrder) {}
