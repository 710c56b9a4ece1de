package io.trade2026.stores.reference;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A limit as an operator asks for it; nothing of it is checked yet.
 *
 * @param control such as {@code PT-01} or {@code PT-10-COUNT}
 * @param scopeKind firm, clearing, client, account, trader, session or strategy
 * @param scopeName name of the party, or the number of the session
 * @param value in the unit of the control
 * @param enabled false takes the limit away
 * @param target instruments and side
 * @param authority who asks and why
 * @param expectedVersion version that the operator saw, 0 for none; empty: whatever holds
 * @param level hard or soft; empty: as it is, of a new limit hard
 * @param overAllocated whether it may be above the limit of a node higher up; empty: as it is, of a new limit no
 */
public record LimitWish(
        String control,
        String scopeKind,
        String scopeName,
        BigDecimal value,
        boolean enabled,
        Target target,
        Authority authority,
        OptionalLong expectedVersion,
        String level,
        Optional<Boolean> overAllocated) {
    /**
     * What is measured.
     *
     * @param instrumentScope any, each, venue, asset_class, product_group or instrument; empty: as usual for the control, or the
     *     instrument
     * @param instrument venue, class, group or symbol
     * @param side both, buy or sell
     */
    public record Target(Optional<String> instrumentScope, Optional<String> instrument, String side) {
        /** Both sides of all instruments, in the way that is usual for the control. */
        public static final Target USUAL = new Target(Optional.empty(), Optional.empty(), "both");
    }

    /**
     * Who asks and why.
     *
     * @param author an operator
     * @param approver a second one, where something is loosened and the firm wants it so
     * @param reason in a few words
     */
    public record Authority(String author, Optional<String> approver, String reason) {}

    /**
     * A limit of one party over what is usual for the control.
     *
     * @param control such as {@code PT-01}
     * @param scopeKind firm, client, account, trader or session
     * @param scopeName name of the party
     * @param value in the unit of the control
     * @param author an operator
     * @param reason in a few words
     * @return the wish
     */
    public static LimitWish of(
            final String control,
            final String scopeKind,
            final String scopeName,
            final BigDecimal value,
            final String author,
            final String reason) {
        return new LimitWish(
                control,
                scopeKind,
                scopeName,
                value,
                true,
                Target.USUAL,
                new Authority(author, Optional.empty(), reason),
                OptionalLong.empty(),
                "",
                Optional.empty());
    }
}
