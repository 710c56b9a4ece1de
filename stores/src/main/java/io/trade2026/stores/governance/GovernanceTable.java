package io.trade2026.stores.governance;

import io.trade2026.stores.postgres.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about limits and how far they were used, as lines for people. For any thread. Methods throw JDBI's exceptions when
 * Postgres is away.
 */
public final class GovernanceTable {
    private static final String VERSIONS = "SELECT limit_id, version, control, scope_kind, scope_name,"
            + " instrument_scope, coalesce(symbol, asset_class, product_group, venue, instrument_scope) AS instruments, side,"
            + " from_value, value, unit, level, over_allocated, enabled, kind, valid_until,"
            + " author, approver, reason, proposal_id, valid_from, in_force_at, event_number FROM limit_versions ";
    private static final String REPORT = "SELECT limit_id, version, control, scope_kind, scope_name,"
            + " instrument_scope, coalesce(symbol, asset_class, product_group, venue, instrument_scope) AS instruments, side,"
            + " value, unit, level, over_allocated, peak, peak_at, round(100 * peak /"
            + " nullif(value, 0), 1) AS percent, days_used, days_near, remark, valid_until, author FROM limit_report"
            + " ORDER BY control, scope_kind, scope_id, limit_id";

    private static final List<Section> EVIDENCE = List.of(
            new Section(
                    "Controls",
                    "SELECT k.control, k.measure, k.unit, k.looser, k.may_soften, count(l.limit_id) AS limits FROM controls k LEFT JOIN"
                            + " current_limits l ON l.control = k.control AND l.enabled GROUP BY k.control, k.measure, k.unit,"
                            + " k.looser, k.may_soften, k.control_code ORDER BY k.control_code"),
            new Section(
                    "Rules",
                    "SELECT corridor_pct, sanity_ratio, usage_days, proposal_hours, (SELECT"
                            + " bool_and(loosening_needs_approver) FROM firms) AS loosening_needs_approver FROM governance"),
            new Section("Limits and their use", REPORT),
            new Section("Versions", VERSIONS + "ORDER BY limit_id, version"),
            new Section(
                    "Proposals",
                    "SELECT p.proposal_id, p.proposed_at, p.proposer, p.control, p.scope_kind, p.scope_name,"
                            + " p.instrument_scope, coalesce(p.instrument, p.instrument_scope) AS instruments, p.side, p.from_value,"
                            + " p.value, p.level, p.over_allocated, p.enabled, p.valid_until, p.approvals_needed, p.why_needed, (SELECT"
                            + " string_agg(a.approver, ', ' ORDER BY a.approved_at) FROM limit_approvals a WHERE a.proposal_id ="
                            + " p.proposal_id) AS approvers, p.state, p.decided_at, p.decided_by, p.reason FROM limit_proposals p"
                            + " ORDER BY p.proposal_id"),
            new Section(
                    "Breaches and other alarms",
                    "SELECT occurred_at, severity, name, nullif(order_id, 0) AS order_id, detail, event_number FROM alarms"
                            + " WHERE occurred_at > now() - interval '400 days' ORDER BY occurred_at, event_number"),
            new Section(
                    "Kill switches and drills",
                    "SELECT occurred_at, actor, second_actor, act, detail, reason, event_number FROM operator_actions WHERE act"
                            + " LIKE '%KILL%' OR act LIKE '%DRILL%' ORDER BY occurred_at"),
            new Section("Operators", "SELECT name, role, enabled FROM operators WHERE role <> 'system' ORDER BY name"));

    private final Database database;

    /**
     * Creates a view of the tables.
     *
     * @param database started
     */
    public GovernanceTable(final Database database) {
        this.database = database;
    }

    private record Section(String title, String query) {}

    /**
     * Some lines of the same form.
     *
     * @param title what they tell
     * @param columns their names
     * @param lines each with as many texts as there are columns; empty for nothing
     */
    public record Lines(String title, List<String> columns, List<List<String>> lines) {
        /** Keeps its own lists. */
        public Lines {
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
        }

        /**
         * Gives each line with the names of its columns.
         *
         * @return in the same order
         */
        public List<Map<String, String>> named() {
            return lines.stream()
                    .map(line -> {
                        final Map<String, String> named = new LinkedHashMap<>();
                        for (int i = 0; i < columns.size(); i++) {
                            named.put(columns.get(i), line.get(i));
                        }
                        return named;
                    })
                    .toList();
        }
    }

    /**
     * Reads all versions of a limit.
     *
     * @param limitId its number
     * @return the newest first: who, when, why, from, to, event
     */
    public Lines history(final long limitId) {
        try (Handle handle = database.jdbi().open()) {
            return lines(
                    handle,
                    new Section("Versions", VERSIONS + "WHERE limit_id = " + limitId + " ORDER BY version DESC"));
        }
    }

    /**
     * Reads how far each limit is used.
     *
     * @return in the order of control and party
     */
    public Lines report() {
        try (Handle handle = database.jdbi().open()) {
            return lines(handle, new Section("Limits and their use", REPORT));
        }
    }

    /**
     * Reads what the annual review is shown, as of one moment.
     *
     * @return controls, rules, limits with use, versions, proposals, breaches, kill drills, operators
     */
    public List<Lines> evidence() {
        return database.jdbi().inTransaction(handle -> {
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return EVIDENCE.stream().map(section -> lines(handle, section)).toList();
        });
    }

    private static Lines lines(final Handle handle, final Section section) {
        final List<String> columns = new ArrayList<>();
        final List<List<String>> lines = handle.createQuery(section.query())
                .map((row, context) -> line(row, columns))
                .list();
        return new Lines(section.title(), columns, lines);
    }

    private static List<String> line(final ResultSet row, final List<String> columns) throws SQLException {
        final ResultSetMetaData meta = row.getMetaData();
        if (columns.isEmpty()) {
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(meta.getColumnLabel(i));
            }
        }
        final List<String> line = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            line.add(text(row.getObject(i)));
        }
        return line;
    }

    private static String text(final @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value instanceof Timestamp at ? at.toInstant().toString() : value.toString();
    }
}
