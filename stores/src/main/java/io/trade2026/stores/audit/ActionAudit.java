package io.trade2026.stores.audit;

import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.postgres.PostgresSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Compares what operators did by the journal with the table {@code operator_actions}. Used by one thread; changes nothing. */
public final class ActionAudit {
    private static final long NS_PER_MICRO = 1_000;

    private final ActionReader reader = new ActionReader();
    private final Map<String, OperatorAction> actions = new TreeMap<>();
    private long firstEpochNs = Long.MAX_VALUE;

    /** Creates one that has seen no events. */
    public ActionAudit() {}

    /**
     * One difference.
     *
     * @param isLost whether the table lacks it; else it is the journal that does
     * @param eventNumber of the journal
     * @param sessionId of it; 0 when it is about none
     * @param epochNs when
     * @param text what it is
     */
    public record Missing(boolean isLost, long eventNumber, int sessionId, long epochNs, String text) {}

    /**
     * Takes an event of the journal.
     *
     * @param eventNumber of it
     * @param epochNs cluster time
     * @param buffer holds it
     * @param offset where it begins
     */
    public void onEvent(final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        firstEpochNs = Math.min(firstEpochNs, epochNs);
        reader.read(eventNumber, epochNs, buffer, offset)
                .ifPresent(action -> actions.put(key(eventNumber, micros(epochNs)), action));
    }

    /**
     * Says how many actions the journal holds.
     *
     * @return those seen so far
     */
    public int count() {
        return actions.size();
    }

    private static String key(final long eventNumber, final long epochUs) {
        return eventNumber + "@" + epochUs;
    }

    private static long micros(final long epochNs) {
        return epochNs / NS_PER_MICRO;
    }

    /**
     * Compares with a database. What is not due there yet, by its checkpoint, is not missed.
     *
     * @param settings of the database
     * @return what one of them lacks
     * @throws SQLException when the database cannot be asked
     */
    public List<Missing> compare(final PostgresSettings settings) throws SQLException {
        final List<Missing> missing = new ArrayList<>();
        final Map<String, OperatorAction> unseen = new TreeMap<>(actions);
        try (Connection connection = new Database(settings).openPatiently("reconcile")) {
            final long checkpoint = checkpoint(connection);
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT event_number, occurred_at, actor, act,"
                            + " coalesce(session_id, 0), reason FROM operator_actions WHERE occurred_at >= ? ORDER BY event_number")) {
                select.setObject(1, OffsetDateTime.ofInstant(instant(firstEpochNs), ZoneOffset.UTC));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        compare(rows, unseen, missing);
                    }
                }
            }
            unseen.values().stream()
                    .filter(action -> action.eventNumber() <= checkpoint)
                    .forEach(action -> missing.add(new Missing(
                            true,
                            action.eventNumber(),
                            action.sessionId().orElse(0),
                            action.epochNs(),
                            action.act() + " by " + action.actor()
                                    + " is in the journal and not in operator_actions")));
        }
        return missing;
    }

    private static void compare(
            final ResultSet rows, final Map<String, OperatorAction> unseen, final List<Missing> missing)
            throws SQLException {
        final long eventNumber = rows.getLong(1);
        final Instant at = rows.getObject(2, OffsetDateTime.class).toInstant();
        final long epochUs = at.getEpochSecond() * 1_000_000 + at.getNano() / NS_PER_MICRO;
        final OperatorAction action = unseen.remove(key(eventNumber, epochUs));
        final String actor = rows.getString(3);
        final String act = rows.getString(4);
        if (action == null || !action.actor().equals(actor) || !action.act().equals(act)) {
            missing.add(new Missing(
                    false,
                    eventNumber,
                    rows.getInt(5),
                    epochUs * NS_PER_MICRO,
                    act + " by " + actor + " is in operator_actions and not in the journal"));
        }
    }

    private static Instant instant(final long epochNs) {
        return epochNs == Long.MAX_VALUE
                ? Instant.EPOCH
                : Instant.ofEpochSecond(0, epochNs / NS_PER_MICRO * NS_PER_MICRO);
    }

    private static long checkpoint(final Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT event_number FROM checkpoints WHERE consumer = ?")) {
            select.setString(1, OperatorLedger.CONSUMER);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
