package io.trade2026.ops.source;

import org.jspecify.annotations.Nullable;

/**
 * What a limit is to become, by whom and why.
 *
 * @param limitId of the limit; 0: the one that the next six name, which may be new
 * @param control such as {@code PT-01}
 * @param scope firm, clearing, client, account, trader, session or strategy
 * @param scopeName whose limit it is
 * @param instrumentScope any, each, venue, asset_class, product_group or instrument; empty: as usual for the control
 * @param instrument venue, class, group or symbol; empty: none
 * @param side both, buy or sell
 * @param value decimal number in the limit's unit; empty: as it is
 * @param enabled false takes it away
 * @param until ISO time at which it goes back by itself; null: for good
 * @param user who asks
 * @param reason why
 * @param level hard or soft; empty: as it is, of a new limit hard
 * @param overAllocated whether it may be above the limit of a node higher up; null: as it is, of a new limit no
 */
public record LimitAsk(
        long limitId,
        String control,
        String scope,
        String scopeName,
        String instrumentScope,
        String instrument,
        String side,
        String value,
        boolean enabled,
        @Nullable String until,
        String user,
        String reason,
        String level,
        @Nullable Boolean overAllocated) {}
