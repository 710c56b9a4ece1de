package io.trade2026.stores.reference;

import io.trade2026.stores.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The limits as operators see and set them. For any thread.
 *
 * <p>What is set here is committed; it holds once the core has said so, which {@link ReferenceWatch} brings about.
 * Methods throw JDBI's exceptions when Postgres is away.
 */
public final class LimitTable {
    private static final String ORDER = " ORDER BY control, scope_kind, scope_id, instrument_scope, limit_id";

    /** What a limit may speak of by name: one of them at most. */
    private static final List<String> NAMED = List.of("symbol", "asset_class", "product_group", "venue");

    private final Database database;

    /**
     * Creates a view of the tables.
     *
     * @param database started
     */
    public LimitTable(final Database database) {
        this.database = database;
    }

    /**
     * Reads the limits that hold.
     *
     * @return in the order of control and party
     */
    public List<LimitInForce> inForce() {
        try (Handle handle = database.jdbi().open()) {
            return handle.createQuery("SELECT * FROM current_limits WHERE enabled" + ORDER)
                    .map(LimitTable::limit)
                    .list();
        }
    }

    /**
     * Reads all versions of a limit.
     *
     * @param limitId its number
     * @return the newest first; empty when there is no such limit
     */
    public List<LimitInForce> history(final long limitId) {
        try (Handle handle = database.jdbi().open()) {
            return handle.createQuery("SELECT * FROM limit_history WHERE limit_id = :id ORDER BY version DESC")
                    .bind("id", limitId)
                    .map(LimitTable::limit)
                    .list();
        }
    }

    /**
     * Sets, changes or takes away a limit.
     *
     * @param wish what an operator asks for
     * @return what is committed
     * @throws LimitRefused if something about the wish is wrong
     */
    public LimitInForce set(final LimitWish wish) {
        try (Handle handle = database.jdbi().open()) {
            return handle.createQuery(
                            "SELECT * FROM set_limit(:control, :scopeKind, :scopeName, :value, :author, :reason,"
                                    + " :instrumentScope, :instrument, :side, 'hard', NULL, :enabled, :approver,"
                                    + " CAST(:expectedVersion AS bigint), :overAllocated)")
                    .bind("control", wish.control())
                    .bind("scopeKind", wish.scopeKind())
                    .bind("scopeName", wish.scopeName())
                    .bind("value", wish.value())
                    .bind("author", wish.authority().author())
                    .bind("reason", wish.authority().reason())
                    .bind("instrumentScope", wish.target().instrumentScope().orElse(null))
                    .bind("instrument", wish.target().instrument().orElse(null))
                    .bind("side", wish.target().side())
                    .bind("enabled", wish.enabled())
                    .bind("approver", wish.authority().approver().orElse(null))
                    .bind("overAllocated", wish.overAllocated().orElse(false))
                    .bind(
                            "expectedVersion",
                            wish.expectedVersion().isPresent()
                                    ? (Long) wish.expectedVersion().getAsLong()
                                    : null)
                    .map(LimitTable::limit)
                    .one();
        } catch (final UnableToExecuteStatementException e) {
            throw LimitRefused.of(e).<RuntimeException>map(Function.identity()).orElse(e);
        }
    }

    private static LimitInForce limit(final ResultSet row, final StatementContext context) throws SQLException {
        return new LimitInForce(
                row.getLong("limit_id"),
                row.getLong("version"),
                row.getString("control"),
                row.getString("scope_kind"),
                row.getInt("scope_id"),
                row.getString("scope_name"),
                row.getString("instrument_scope"),
                instrument(row),
                row.getString("side"),
                row.getBigDecimal("value").stripTrailingZeros(),
                row.getString("unit"),
                Optional.ofNullable(row.getString("currency")),
                row.getBoolean("enabled"),
                row.getString("author"),
                Optional.ofNullable(row.getString("approver")),
                row.getString("reason"),
                row.getTimestamp("valid_from").toInstant(),
                row.getLong("reference_version"),
                row.getString("level"),
                row.getBoolean("over_allocated"));
    }

    private static Optional<String> instrument(final ResultSet row) throws SQLException {
        for (final String column : NAMED) {
            final String name = row.getString(column);
            if (name != null) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
