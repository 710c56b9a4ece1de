package io.trade2026.stores.reference;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CommitReferenceDataEncoder;
import io.trade2026.messages.sbe.DefineInstrumentEncoder;
import io.trade2026.messages.sbe.DefinePartyEncoder;
import io.trade2026.messages.sbe.DefineRouteEncoder;
import io.trade2026.messages.sbe.DefineVenueEncoder;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitLevel;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitEncoder;
import io.trade2026.messages.sbe.UpdateFxRateEncoder;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the tables as they stand at one moment and writes them as commands. */
final class ReferenceReader {
    private static final int E8 = 8;
    private static final int E4 = 4;
    private static final int BASIS_POINTS = 2;

    private static final String PARTIES =
            "SELECT kind, id, parent, clearing, desk, name, currency, enabled, version FROM ("
                    + " SELECT 1 AS turn, 1 AS kind, firm_id AS id, 0 AS parent, 0 AS clearing, 0 AS desk, name, base_currency AS currency,"
                    + " enabled, version FROM firms"
                    + " UNION ALL SELECT 2, 6, clearing_id, firm_id, 0, 0, name, '', enabled, version FROM clearing_entities"
                    + " UNION ALL SELECT 3, 2, client_id, firm_id, coalesce(clearing_id, 0), 0, name, '', enabled, version FROM clients"
                    + " UNION ALL SELECT 4, 10, desk_id, client_id, 0, 0, name, '', enabled, version FROM desks"
                    + " UNION ALL SELECT 5, 3, account_id, client_id, 0, coalesce(desk_id, 0), name, '', enabled, version FROM accounts"
                    + " UNION ALL SELECT 6, 4, trader_id, client_id, 0, coalesce(desk_id, 0), name, '', enabled, version FROM traders"
                    + " UNION ALL SELECT 7, 7, strategy_id, client_id, 0, 0, name, '', enabled, version FROM strategies"
                    + ") parties WHERE version > ? ORDER BY turn, id";
    private static final String INSTRUMENTS =
            "SELECT instrument_id, symbol, asset_class, product_group, currency, tick_size, lot_size, min_qty,"
                    + " multiplier, reference_price, band_pct, passive_band_pct, market_buffer_pct, stale_haircut_pct,"
                    + " enabled, version FROM instruments WHERE version > ? ORDER BY instrument_id";
    private static final String FX_RATES = "SELECT currency, base_currency, rate, as_of, stale_after_s, haircut_pct"
            + " FROM fx_rates WHERE version > ? ORDER BY currency, base_currency";
    private static final String VENUES =
            "SELECT venue_id, session_id, name, enabled, version FROM venues WHERE version > ? ORDER BY venue_id";
    private static final String ROUTES = "SELECT route_id, coalesce(instrument_id, 0) AS instrument_id, venue_id,"
            + " enabled, version FROM routes WHERE version > ? ORDER BY route_id";
    private static final String LIMITS = "SELECT l.limit_id, l.version, k.control_code, l.control, l.scope_kind,"
            + " l.scope_id, l.scope_name, l.instrument_scope, coalesce(i.instrument_id, 0) AS instrument_id, l.symbol,"
            + " l.asset_class, l.product_group, l.venue, coalesce(v.venue_id, 0) AS venue_id, l.over_allocated, l.side, l.enabled, l.value,"
            + " l.unit, l.author, l.reason, l.level = 'soft' AND k.may_soften AS soft, g.kind, g.valid_until,"
            + " coalesce(g.revert_value, 0) AS revert_value, coalesce(g.revert_enabled, false) AS revert_enabled,"
            + " coalesce(g.proposal_id, 0) AS proposal_id, coalesce(l.approver, '') AS approver"
            + " FROM current_limits l JOIN limits g ON g.limit_id = l.limit_id AND g.version = l.version"
            + " JOIN controls k ON k.control = l.control LEFT JOIN instruments i ON i.symbol = l.symbol"
            + " LEFT JOIN venues v ON v.name = l.venue"
            + " WHERE l.reference_version > ? ORDER BY l.reference_version, l.limit_id";

    private final Connection connection;
    private final ReferenceBatch batch;

    private ReferenceReader(final Connection connection, final ReferenceBatch batch) {
        this.connection = connection;
        this.batch = batch;
    }

    /**
     * Reads what was changed after a version, as of one moment.
     *
     * @param connection in auto-commit, left so
     * @param aboveVersion 0 for everything
     */
    static ReferenceBatch read(final Connection connection, final long aboveVersion) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            try {
                final ReferenceBatch batch = new ReferenceBatch(aboveVersion, version(connection));
                new ReferenceReader(connection, batch).readAll();
                return batch;
            } finally {
                statement.execute("COMMIT");
            }
        }
    }

    /** The version that is committed now. */
    static long version(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM reference_version")) {
            if (!row.next()) {
                throw new SQLException("reference_version is empty");
            }
            return row.getLong(1);
        }
    }

    private void readAll() throws SQLException {
        each(PARTIES, this::party);
        each(FX_RATES, this::fxRate);
        each(INSTRUMENTS, this::instrument);
        each(VENUES, this::venue);
        each(ROUTES, this::route);
        each(LIMITS, this::limit);
        batch.add(new CommitReferenceDataEncoder()
                .wrapAndApplyHeader(batch.space(), batch.end(), batch.header())
                .version(batch.version())
                .encodedLength());
    }

    private void each(final String query, final RowWriter writer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, batch.aboveVersion());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    writer.write(row);
                }
            }
        }
    }

    private void party(final ResultSet row) throws SQLException {
        batch.add(new DefinePartyEncoder()
                .wrapAndApplyHeader(batch.space(), batch.end(), batch.header())
                .version(row.getLong("version"))
                .kind(PartyKind.get(row.getShort("kind")))
                .partyId(row.getInt("id"))
                .parentId(row.getInt("parent"))
                .enabled(bool(row))
                .name(row.getString("name"))
                .clearingId(row.getInt("clearing"))
                .currency(row.getString("currency"))
                .deskId(row.getInt("desk"))
                .encodedLength());
    }

    private void fxRate(final ResultSet row) throws SQLException {
        final Instant asOf = row.getTimestamp("as_of").toInstant();
        batch.add(new UpdateFxRateEncoder()
                .wrapAndApplyHeader(batch.space(), batch.end(), batch.header())
                .currency(row.getString("currency"))
                .baseCurrency(row.getString("base_currency"))
                .rateE8(scaled(row, "rate", E8))
                .sourceEpochNs(TimeUnit.SECONDS.toNanos(asOf.getEpochSecond()) + asOf.getNano())
                .staleAfterMs(TimeUnit.SECONDS.toMillis(row.getInt("stale_after_s")))
                .haircutBp(basisPoints(row, "haircut_pct"))
                .encodedLength());
    }

    private void instrument(final ResultSet row) throws SQLException {
        final BigDecimal referencePrice = row.getBigDecimal("reference_price");
        batch.add(new DefineInstrumentEncoder()
                .wrapAndApplyHeader(batch.space(), batch.end(), batch.header())
                .version(row.getLong("version"))
                .instrumentId(row.getInt("instrument_id"))
                .symbol(row.getString("symbol"))
                .assetClass(row.getString("asset_class"))
                .currency(row.getString("currency"))
                .tickE8(scaled(row, "tick_size", E8))
                .lotE8(scaled(row, "lot_size", E8))
                .minQtyE8(scaled(row, "min_qty", E8))
                .multiplierE8(scaled(row, "multiplier", E8))
                .referencePxE8(
                        referencePrice == null
                                ? Decimal8.NULL
                                : referencePrice.movePointRight(E8).longValueExact())
                .bandBp(basisPoints(row, "band_pct"))
                .passiveBandBp(basisPoints(row, "passive_band_pct"))
                .marketBufferBp(basisPoints(row, "market_buffer_pct"))
                .haircutBp(basisPoints(row, "stale_haircut_pct"))
                .enabled(bool(row))
                .productGroup(orEmpty(row.getString("product_group")))
                .encodedLength());
    }

    private void venue(final ResultSet row) throws SQLException {
        batch.add(new DefineVenueEncoder()
                .wrapAndApplyHeader(batch.space(), batch.end(), batch.header())
                .version(row.getLong("version"))
                .venueId(row.getInt("venue_id"))
                .sessionId(row.getInt("session_id"))
                .name(row.getString("name"))
                .enabled(bool(row))
                .encodedLength());
    }

    private void route(final ResultSet row) throws SQLException {
        batch.add(new DefineRouteEncoder()
                .wrapAndApplyHeader(batch.space(), batch.end(), batch.header())
                .version(row.getLong("version"))
                .routeId(row.getInt("route_id"))
                .instrumentId(row.getInt("instrument_id"))
                .venueId(row.getInt("venue_id"))
                .enabled(bool(row))
                .encodedLength());
    }

    private void limit(final ResultSet row) throws SQLException {
        final int places = switch (row.getString("unit")) {
            case "quantity" -> E8;
            case "money" -> E4;
            default -> 0;
        };
        final Timestamp until = row.getTimestamp("valid_until");
        final SetLimitEncoder letter = new SetLimitEncoder()
                .wrapAndApplyHeader(batch.space(), batch.end(), batch.header())
                .version(row.getLong("version"))
                .limitId(row.getLong("limit_id"))
                .control(row.getInt("control_code"))
                .scopeKind(PartyKind.valueOf(upper(row, "scope_kind")))
                .scopeId(row.getInt("scope_id"))
                .instrumentScope(InstrumentScope.valueOf(upper(row, "instrument_scope")))
                .instrumentId(row.getInt("instrument_id"))
                .assetClass(orEmpty(row.getString("asset_class")))
                .side(LimitSide.valueOf(upper(row, "side")))
                .enabled(bool(row))
                .value(scaled(row, "value", places))
                .author(row.getString("author"))
                .productGroup(orEmpty(row.getString("product_group")))
                .venueId(row.getInt("venue_id"))
                .overAllocated(row.getBoolean("over_allocated") ? Bool.YES : Bool.NO)
                .untilEpochNs(until == null ? 0 : epochNs(until.toInstant()))
                .revertVersion(until == null ? 0 : row.getLong("version") + 1)
                .revertValue(until == null ? 0 : scaled(row, "revert_value", places))
                .revertEnabled(until != null && row.getBoolean("revert_enabled") ? Bool.YES : Bool.NO)
                .proposalId(row.getLong("proposal_id"))
                .approver(row.getString("approver"))
                .level(row.getBoolean("soft") ? LimitLevel.SOFT : LimitLevel.HARD)
                .reason(row.getString("reason"));
        batch.add(letter.encodedLength());
        // What the core has put back it holds already, so that nobody has to hear of it.
        if (!row.getString("kind").equals("revert")) {
            batch.name(row.getLong("limit_id"), text(row));
        }
    }

    private static String text(final ResultSet row) throws SQLException {
        final String instrument = orEmpty(row.getString("symbol"))
                + orEmpty(row.getString("asset_class"))
                + orEmpty(row.getString("product_group"))
                + orEmpty(row.getString("venue"));
        return row.getString("control") + " of " + row.getString("scope_kind") + ' ' + row.getString("scope_name")
                + (instrument.isEmpty() ? "" : " in " + instrument)
                + (row.getBoolean("enabled")
                        ? " = "
                                + row.getBigDecimal("value")
                                        .stripTrailingZeros()
                                        .toPlainString()
                        : " taken away")
                + " (version " + row.getLong("version") + " by " + row.getString("author") + ": "
                + row.getString("reason") + ')';
    }

    private static long epochNs(final Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    private static Bool bool(final ResultSet row) throws SQLException {
        return row.getBoolean("enabled") ? Bool.YES : Bool.NO;
    }

    private static long scaled(final ResultSet row, final String column, final int places) throws SQLException {
        return row.getBigDecimal(column).movePointRight(places).longValueExact();
    }

    private static int basisPoints(final ResultSet row, final String column) throws SQLException {
        return row.getBigDecimal(column).movePointRight(BASIS_POINTS).intValueExact();
    }

    private static String upper(final ResultSet row, final String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }

    private static String orEmpty(final @Nullable String text) {
        return text == null ? "" : text;
    }

    @FunctionalInterface
    private interface RowWriter {
        void write(ResultSet row) throws SQLException;
    }
}
