package io.trade2026.ops.source;

/**
 * One limit.
 *
 * @param limitId constant over its versions
 * @param version of the limit; grows with every change
 * @param control code of the control, like {@code PT-01}
 * @param scope FIRM, CLEARING, CLIENT, DESK, ACCOUNT, TRADER, SESSION or STRATEGY
 * @param scopeName whose limit it is
 * @param instruments which instruments it speaks of: ANY, EACH, or the name of a venue, class, group or instrument
 * @param side BOTH, BUY or SELL
 * @param value decimal number in the limit's unit
 * @param currency of the value; empty when it is no money
 * @param author of this version
 * @param reason of this version
 * @param level HARD or SOFT
 * @param instrumentScope ANY, EACH, VENUE, ASSET_CLASS, PRODUCT_GROUP or INSTRUMENT: what {@code instruments} names
 * @param overAllocated whether it may be above the limit of a node higher up, which then binds
 */
public record LimitRow(
        long limitId,
        long version,
        String control,
        String scope,
        String scopeName,
        String instruments,
        String side,
        String value,
        String currency,
        String author,
        String reason,
        String level,
        String instrumentScope,
        boolean overAllocated) {}
