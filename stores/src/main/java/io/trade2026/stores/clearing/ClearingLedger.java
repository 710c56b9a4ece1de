package io.trade2026.stores.clearing;

import io.trade2026.stores.clearing.ClearingComparison.PositionDifference;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps breaks between clearing files and the core (PO-01) over the files that show them: one that was there before is the same one,
 * with the time at which it was first seen. For any thread. Methods throw JDBI's exceptions when Postgres is away.
 */
public final class ClearingLedger {
    private static final long NS_PER_MICRO = 1_000;
    private static final String RESOLVED = "RESOLVED";

    private final Jdbi jdbi;

    /**
     * Keeps them there.
     *
     * @param jdbi connections to the database
     */
    public ClearingLedger(final Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What a file has changed.
     *
     * @param fresh breaks that were not there before
     * @param standing breaks that were there
     * @param resolved differences that somebody has resolved, with the same numbers still
     * @param gone breaks that it does not show any more
     */
    public record Kept(int fresh, int standing, int resolved, int gone) {}

    private record Row(long breakId, BigDecimal ours, BigDecimal theirs, String stage) {
        boolean isSame(final PositionDifference difference) {
            return ours.compareTo(difference.ours()) == 0 && theirs.compareTo(difference.theirs()) == 0;
        }
    }

    /**
     * Keeps what a comparison has found, all of it or nothing. The same file again changes nothing while the core holds the same.
     *
     * @param comparison of a whole file
     * @return what it has changed
     * @throws OlderComparison when a later one was kept already
     */
    public Kept keep(final ClearingComparison comparison) {
        return jdbi.inTransaction(handle -> {
            handle.execute("LOCK TABLE clearing_files IN SHARE ROW EXCLUSIVE MODE");
            final OffsetDateTime at = time(comparison.epochNs());
            refuseOlder(handle, at);
            final long fileId = file(handle, comparison, at);
            int fresh = 0;
            int standing = 0;
            int resolved = 0;
            final Set<Long> seen = new HashSet<>();
            for (final PositionDifference each : comparison.differences()) {
                final Optional<Row> row = shown(handle, each);
                final boolean isResolved = row.isPresent() && row.get().stage().equals(RESOLVED);
                if (row.isPresent() && (!isResolved || row.get().isSame(each))) {
                    seeAgain(handle, row.get().breakId(), each, at, fileId);
                    seen.add(row.get().breakId());
                    resolved += isResolved ? 1 : 0;
                    standing += isResolved ? 0 : 1;
                } else {
                    row.ifPresent(old -> hide(handle, old.breakId()));
                    seen.add(open(handle, each, comparison.eventNumber(), at, fileId));
                    fresh++;
                }
            }
            return new Kept(fresh, standing, resolved, hideOthers(handle, seen));
        });
    }

    private static void refuseOlder(final Handle handle, final OffsetDateTime at) {
        handle.createQuery("SELECT max(last_at) FROM clearing_files HAVING max(last_at) > :at")
                .bind("at", at)
                .mapTo(Instant.class)
                .findOne()
                .ifPresent(later -> {
                    throw new OlderComparison(later);
                });
    }

    private static long file(final Handle handle, final ClearingComparison comparison, final OffsetDateTime at) {
        return handle.createQuery("INSERT INTO clearing_files (digest, name, positions, differing, first_at, last_at,"
                        + " last_event) VALUES (:digest, :name, :positions, :differing, :at, :at, :event) ON CONFLICT"
                        + " (digest) DO UPDATE SET last_at = excluded.last_at, last_event = excluded.last_event,"
                        + " differing = excluded.differing, compared = clearing_files.compared + 1 RETURNING file_id")
                .bind("digest", comparison.digest())
                .bind("name", comparison.fileName())
                .bind("positions", comparison.positions())
                .bind("differing", comparison.differences().size())
                .bind("at", at)
                .bind("event", comparison.eventNumber())
                .mapTo(Long.class)
                .one();
    }

    private static Optional<Row> shown(final Handle handle, final PositionDifference of) {
        return handle.createQuery("SELECT break_id, ours, theirs, stage FROM clearing_breaks WHERE shown AND account ="
                        + " :account AND symbol = :symbol")
                .bind("account", of.account())
                .bind("symbol", of.symbol())
                .map((row, context) -> new Row(
                        row.getLong("break_id"),
                        row.getBigDecimal("ours"),
                        row.getBigDecimal("theirs"),
                        row.getString("stage")))
                .findOne();
    }

    private static void seeAgain(
            final Handle handle,
            final long breakId,
            final PositionDifference now,
            final OffsetDateTime at,
            final long fileId) {
        handle.createUpdate("UPDATE clearing_breaks SET ours = :ours, theirs = :theirs, last_seen = :at, last_file ="
                        + " :file WHERE break_id = :id")
                .bind("ours", now.ours())
                .bind("theirs", now.theirs())
                .bind("at", at)
                .bind("file", fileId)
                .bind("id", breakId)
                .execute();
    }

    private static long open(
            final Handle handle,
            final PositionDifference difference,
            final long eventNumber,
            final OffsetDateTime at,
            final long fileId) {
        return handle.createQuery("INSERT INTO clearing_breaks (account, symbol, ours, theirs, first_event, first_seen,"
                        + " first_file, last_seen, last_file) VALUES (:account, :symbol, :ours, :theirs, :event, :at,"
                        + " :file, :at, :file) RETURNING break_id")
                .bind("account", difference.account())
                .bind("symbol", difference.symbol())
                .bind("ours", difference.ours())
                .bind("theirs", difference.theirs())
                .bind("event", eventNumber)
                .bind("at", at)
                .bind("file", fileId)
                .mapTo(Long.class)
                .one();
    }

    private static void hide(final Handle handle, final long breakId) {
        handle.execute("UPDATE clearing_breaks SET shown = false WHERE break_id = ?", breakId);
    }

    /** Those that the file does not show have ended; returns how many of them nobody had resolved. */
    private static int hideOthers(final Handle handle, final Set<Long> seen) {
        return (int) handle
                .createQuery("UPDATE clearing_breaks SET shown = false WHERE shown AND NOT (break_id = ANY"
                        + " (CAST(:seen AS bigint[]))) RETURNING stage")
                .bindArray("seen", Long.class, seen)
                .mapTo(String.class)
                .stream()
                .filter(stage -> !stage.equals(RESOLVED))
                .count();
    }

    /**
     * Reads the breaks that have not ended, and the latest that have.
     *
     * @param mostOver of those that have ended
     * @return newest first
     */
    public List<ClearingBreak> breaks(final int mostOver) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT b.*, f.name AS file_name FROM clearing_breaks b JOIN"
                                + " clearing_files f ON f.file_id = b.last_file WHERE b.stage NOT IN ('MATCHED', 'RESOLVED') OR"
                                + " b.break_id IN (SELECT break_id FROM clearing_breaks WHERE stage IN ('MATCHED', 'RESOLVED')"
                                + " ORDER BY told_at DESC, break_id DESC LIMIT :most) ORDER BY b.break_id DESC")
                        .bind("most", mostOver)
                        .map(ClearingLedger::row)
                        .list());
    }

    private static ClearingBreak row(final ResultSet row, final StatementContext context) throws SQLException {
        return new ClearingBreak(
                row.getLong("break_id"),
                row.getString("account"),
                row.getString("symbol"),
                row.getBigDecimal("ours").stripTrailingZeros(),
                row.getBigDecimal("theirs").stripTrailingZeros(),
                row.getTimestamp("first_seen").toInstant(),
                row.getString("file_name"),
                row.getBoolean("shown"),
                row.getString("stage"),
                Optional.ofNullable(row.getTimestamp("told_at")).map(Timestamp::toInstant),
                row.getString("actor"),
                row.getString("note"));
    }

    /**
     * Notes how far a break was told, as the journal has it. What is older than what is noted, or than the break, changes nothing.
     *
     * @param breakId its number
     * @param stage WARNED, ALERTED, MATCHED, RESOLVED
     * @param eventNumber of the journal
     * @param epochNs time of that event, epoch nanoseconds UTC
     * @param actor who told it
     * @param note what was told
     */
    public void told(
            final long breakId,
            final String stage,
            final long eventNumber,
            final long epochNs,
            final String actor,
            final String note) {
        jdbi.useHandle(
                handle -> handle.createUpdate("UPDATE clearing_breaks SET stage = :stage, told_at = :at, told_event"
                                + " = :event, actor = :actor, note = :note WHERE break_id = :id AND first_seen <= :at AND"
                                + " (told_at IS NULL OR told_at < :at) AND stage NOT IN ('MATCHED', 'RESOLVED')")
                        .bind("stage", stage)
                        .bind("at", time(epochNs))
                        .bind("event", eventNumber)
                        .bind("actor", actor)
                        .bind("note", note)
                        .bind("id", breakId)
                        .execute());
    }

    private static OffsetDateTime time(final long epochNs) {
        return OffsetDateTime.ofInstant(
                Instant.ofEpochSecond(0, epochNs / NS_PER_MICRO * NS_PER_MICRO), ZoneOffset.UTC);
    }

    /** A comparison that was kept is of a later moment. */
    public static final class OlderComparison extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OlderComparison(final Instant later) {
            super("a comparison of a later moment, " + later + ", was kept already");
        }
    }
}
