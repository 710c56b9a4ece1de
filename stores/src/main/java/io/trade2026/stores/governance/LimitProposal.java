package io.trade2026.stores.governance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change of a limit as an operator asked for it, and how far it has come.
 *
 * @param proposalId from 1 up
 * @param proposedAt when
 * @param expiresAt when it is no longer to be approved
 * @param proposer who asked
 * @param reason why
 * @param limitId of the limit
 * @param fromVersion version that the proposer saw, 0 for a new limit
 * @param fromValue value of it; empty when it did not hold
 * @param target which limit
 * @param value that it is to have, in the unit of the control
 * @param places decimal places of that unit in the core
 * @param enabled false takes the limit away
 * @param until with a temporary value: when it goes back
 * @param approvalsNeeded 0 when it tightens
 * @param whyNeeded why so many
 * @param approvers who has agreed, in order
 * @param state open, approved, withdrawn, expired or done
 * @param version of the limit that carried it out
 * @param level hard or soft
 * @param overAllocated whether it is to be allowed above the limit of a node higher up
 */
public record LimitProposal(
        long proposalId,
        Instant proposedAt,
        Instant expiresAt,
        String proposer,
        String reason,
        long limitId,
        long fromVersion,
        Optional<BigDecimal> fromValue,
        Target target,
        BigDecimal value,
        int places,
        boolean enabled,
        Optional<Instant> until,
        int approvalsNeeded,
        String whyNeeded,
        List<String> approvers,
        String state,
        OptionalLong version,
        String level,
        boolean overAllocated) {
    /** Keeps its own list. */
    public LimitProposal {
        approvers = List.copyOf(approvers);
    }

    /**
     * Which limit.
     *
     * @param control such as {@code PT-01}
     * @param scopeKind firm, client, account …
     * @param scopeName of the party
     * @param instrumentScope any, each, instrument …
     * @param instrument symbol or group, with the latter
     * @param side both, buy or sell
     */
    public record Target(
            String control,
            String scopeKind,
            String scopeName,
            String instrumentScope,
            Optional<String> instrument,
            String side) {}

    /**
     * Returns the value as the core counts it.
     *
     * @return in units of the last place
     */
    public long scaledValue() {
        return value.movePointRight(places).longValueExact();
    }

    /**
     * Returns when it goes back.
     *
     * @return nanoseconds since 1970; 0 for good
     */
    public long untilEpochNs() {
        return until.map(at -> at.getEpochSecond() * 1_000_000_000 + at.getNano())
                .orElse(0L);
    }
}
