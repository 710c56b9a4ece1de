package io.trade2026.stores.governance;

import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.reference.LimitRefused;
import io.trade2026.stores.reference.LimitWish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Proposals of changes of limits. For any thread. Methods throw JDBI's exceptions when Postgres is away. */
public final class ProposalTable {
    private static final String SELECT = "SELECT p.*, k.places, CASE WHEN p.state = 'open' AND p.expires_at <="
            + " clock_timestamp() THEN 'expired' ELSE p.state END AS state_now, coalesce((SELECT"
            + " array_agg(a.approver::text ORDER BY a.approved_at) FROM limit_approvals a WHERE a.proposal_id ="
            + " p.proposal_id), '{}') AS approvers FROM limit_proposals p JOIN controls k ON k.control = p.control ";

    private final Database database;

    /**
     * Creates a view of the tables.
     *
     * @param database started
     */
    public ProposalTable(final Database database) {
        this.database = database;
    }

    /**
     * Asks for a change. What tightens is approved at once.
     *
     * @param wish what is asked for; an approver in it is not looked at
     * @param until when a temporary value goes back
     * @return the proposal
     * @throws LimitRefused if something about the wish is wrong
     */
    public LimitProposal propose(final LimitWish wish, final Optional<Instant> until) {
        return in(handle -> find(
                        withSettings(handle, wish),
                        handle.createQuery("SELECT (propose_limit(:control, :scopeKind, :scopeName, :value, :proposer,"
                                        + " :reason, :instrumentScope, :instrument, :side, :enabled, :until,"
                                        + " CAST(:expectedVersion AS bigint))).proposal_id")
                                .bind("control", wish.control())
                                .bind("scopeKind", wish.scopeKind())
                                .bind("scopeName", wish.scopeName())
                                .bind("value", wish.value())
                                .bind("proposer", wish.authority().author())
                                .bind("reason", wish.authority().reason())
                                .bind(
                                        "instrumentScope",
                                        wish.target().instrumentScope().orElse(null))
                                .bind("instrument", wish.target().instrument().orElse(null))
                                .bind("side", wish.target().side())
                                .bind("enabled", wish.enabled())
                                .bind(
                                        "until",
                                        until.map(at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                                                .orElse(null))
                                .bind(
                                        "expectedVersion",
                                        wish.expectedVersion().isPresent()
                                                ? (Long) wish.expectedVersion().getAsLong()
                                                : null)
                                .mapTo(Long.class)
                                .one())
                .orElseThrow());
    }

    /** Level and over-allocation go with the transaction, beside what the function is told. */
    private static Handle withSettings(final Handle handle, final LimitWish wish) {
        setting(handle, "trade2026.level", wish.level());
        setting(
                handle,
                "trade2026.over_allocated",
                wish.overAllocated().map(String::valueOf).orElse(""));
        return handle;
    }

    private static void setting(final Handle handle, final String name, final String value) {
        handle.createQuery("SELECT set_config(:name, :value, true)")
                .bind("name", name)
                .bind("value", value)
                .mapTo(String.class)
                .one();
    }

    /**
     * Agrees to a proposal.
     *
     * @param proposalId of it
     * @param approver another operator than the proposer
     * @return as it is then
     * @throws LimitRefused if it cannot be approved, or not by this operator
     */
    public LimitProposal approve(final long proposalId, final String approver) {
        return in(handle -> {
            handle.createQuery("SELECT (approve_limit(:proposal, :approver)).proposal_id")
                    .bind("proposal", proposalId)
                    .bind("approver", approver)
                    .mapTo(Long.class)
                    .one();
            return find(handle, proposalId).orElseThrow();
        });
    }

    /**
     * Takes a proposal back, or turns it down.
     *
     * @param proposalId of it
     * @param user any operator who may change limits
     * @param reason why
     * @return as it is then
     * @throws LimitRefused if it is not open
     */
    public LimitProposal withdraw(final long proposalId, final String user, final String reason) {
        return in(handle -> {
            handle.createQuery("SELECT (withdraw_limit(:proposal, :user, :reason)).proposal_id")
                    .bind("proposal", proposalId)
                    .bind("user", user)
                    .bind("reason", reason)
                    .mapTo(Long.class)
                    .one();
            return find(handle, proposalId).orElseThrow();
        });
    }

    /**
     * Writes what an approved proposal asks for.
     *
     * @param proposalId of it
     * @return as it is then, with the version
     * @throws LimitRefused if it is not approved, or the limit is no longer as the proposer saw it
     */
    public LimitProposal carryOut(final long proposalId) {
        return in(handle -> {
            handle.createQuery("SELECT (carry_out_limit(:proposal)).proposal_id")
                    .bind("proposal", proposalId)
                    .mapTo(Long.class)
                    .one();
            return find(handle, proposalId).orElseThrow();
        });
    }

    /**
     * Reads a proposal.
     *
     * @param proposalId of it
     * @return empty when there is none
     */
    public Optional<LimitProposal> find(final long proposalId) {
        try (Handle handle = database.jdbi().open()) {
            return find(handle, proposalId);
        }
    }

    private static Optional<LimitProposal> find(final Handle handle, final long proposalId) {
        return handle.createQuery(SELECT + "WHERE p.proposal_id = :proposal")
                .bind("proposal", proposalId)
                .map(ProposalTable::proposal)
                .findOne();
    }

    /**
     * Reads the proposals.
     *
     * @param waitingOnly without those that are decided or have expired
     * @param most of them
     * @return newest first
     */
    public List<LimitProposal> proposals(final boolean waitingOnly, final int most) {
        final String filter = waitingOnly
                ? "WHERE p.state = 'approved' OR (p.state = 'open' AND p.expires_at > clock_timestamp()) "
                : "";
        try (Handle handle = database.jdbi().open()) {
            return handle.createQuery(SELECT + filter + "ORDER BY p.proposal_id DESC LIMIT :most")
                    .bind("most", most)
                    .map(ProposalTable::proposal)
                    .list();
        }
    }

    private LimitProposal in(final Function<Handle, LimitProposal> work) {
        try {
            return database.jdbi().inTransaction(work::apply);
        } catch (final UnableToExecuteStatementException e) {
            throw LimitRefused.of(e).<RuntimeException>map(Function.identity()).orElse(e);
        }
    }

    private static LimitProposal proposal(final ResultSet row, final StatementContext context) throws SQLException {
        final Timestamp until = row.getTimestamp("valid_until");
        final long version = row.getLong("version");
        return new LimitProposal(
                row.getLong("proposal_id"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("proposer"),
                row.getString("reason"),
                row.getLong("limit_id"),
                row.getLong("from_version"),
                Optional.ofNullable(row.getBigDecimal("from_value")).map(value -> value.stripTrailingZeros()),
                new LimitProposal.Target(
                        row.getString("control"),
                        row.getString("scope_kind"),
                        row.getString("scope_name"),
                        row.getString("instrument_scope"),
                        Optional.ofNullable(row.getString("instrument")),
                        row.getString("side")),
                row.getBigDecimal("value").stripTrailingZeros(),
                row.getInt("places"),
                row.getBoolean("enabled"),
                Optional.ofNullable(until).map(Timestamp::toInstant),
                row.getInt("approvals_needed"),
                row.getString("why_needed"),
                Arrays.asList((String[]) row.getArray("approvers").getArray()),
                row.getString("state_now"),
                version == 0 ? OptionalLong.empty() : OptionalLong.of(version),
                row.getString("level"),
                row.getBoolean("over_allocated"));
    }
}
