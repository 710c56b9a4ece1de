package io.trade2026.stores.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a limit, as people read it.
 *
 * @param limitId one number for each control, party, instruments and side
 * @param version 1, 2, 3 … of this limit; refusals name it
 * @param control such as {@code PT-01} or {@code PT-10-COUNT}
 * @param scopeKind firm, clearing, client, account, trader, session or strategy
 * @param scopeId number of the party
 * @param scopeName name of the party
 * @param instrumentScope any, each, venue, asset_class, product_group or instrument
 * @param instrument venue, class, group or symbol, with the last four
 * @param side both, buy or sell
 * @param value in the unit; an order may reach it, not exceed it
 * @param unit quantity, money (of the currency) or count (of orders)
 * @param currency of money
 * @param enabled false once it was taken away
 * @param author operator who made this version
 * @param approver second operator, who agreed
 * @param reason as the author gave it
 * @param validFrom when this version was made
 * @param referenceVersion version of the reference data that brought it
 * @param level hard or soft
 * @param overAllocated whether it may be above the limit of a node higher up
 */
public record LimitInForce(
        long limitId,
        long version,
        String control,
        String scopeKind,
        int scopeId,
        String scopeName,
        String instrumentScope,
        Optional<String> instrument,
        String side,
        BigDecimal value,
        String unit,
        Optional<String> currency,
        boolean enabled,
        String author,
        Optional<String> approver,
        String reason,
        Instant validFrom,
        long referenceVersion,
        String level,
        boolean overAllocated) {}
