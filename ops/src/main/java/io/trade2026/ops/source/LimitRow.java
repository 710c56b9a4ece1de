package io.trade2026.ops.source;

/**
 * One limit.
 *
 * @param limitId constant over its versions
 * @param version of the limit; grows with every change
 * @param control code of the control, like {@code PT-01}
 * @param scope FIRM, CLIENT, ACCOUNT, TRADER or SESSION
 * @param scopeName whose limit it is
 * @param instruments which instruments it speaks of: ANY, EACH, an asset class or a symbol
 * @param side BOTH, BUY or SELL
 * @param value decimal number in the limit's unit
 * @param currency of the value; empty when it is no money
 * @param author of this version
 * @param reason of this version
 * @param level HARD or SOFT
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
        String level) {}
