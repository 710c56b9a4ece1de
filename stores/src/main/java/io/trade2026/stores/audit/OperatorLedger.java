package io.trade2026.stores.audit;

import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.stores.postgres.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.jdbi.v3.core.Handle;

/** Writes what operators did from the journal into Postgres, each action once. */
public final class OperatorLedger implements AutoCloseable {
    /** Name of the checkpoint. */
    public static final String CONSUMER = "operator-actions";

    private static final long NS_PER_MICRO = 1_000;

    private final JournalProjection projection;

    /**
     * Creates a ledger that tells nobody how far it is; nothing runs yet.
     *
     * @param database started
     * @param journal opens it from a checkpoint on, for this ledger alone
     * @param lastEventNumber of the journal now, to tell when it began anew
     */
    public OperatorLedger(
            final Database database, final Function<JournalPosition, JournalFeed> journal, final long lastEventNumber) {
        this(database, journal, lastEventNumber, event -> {});
    }

    /**
     * Creates a ledger; nothing runs yet.
     *
     * @param database started
     * @param journal opens it from a checkpoint on, for this ledger alone
     * @param lastEventNumber of the journal now, to tell when it began anew
     * @param noteNeeded told after each transaction of the last event that is not needed any more
     */
    public OperatorLedger(
            final Database database,
            final Function<JournalPosition, JournalFeed> journal,
            final long lastEventNumber,
            final LongConsumer noteNeeded) {
        projection = new JournalProjection(CONSUMER, database, journal, lastEventNumber, noteNeeded, new Actions());
    }

    /** Rows of {@code operator_actions}. */
    private static final class Actions implements JournalProjection.Rows {
        private final ActionReader reader = new ActionReader();
        private final List<OperatorAction> rows = new ArrayList<>();

        @Override
        public void read(final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
            reader.read(eventNumber, epochNs, buffer, offset).ifPresent(rows::add);
        }

        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public void write(final Handle handle) {
            rows.forEach(row -> insert(handle, row));
        }

        @Override
        public void clear() {
            rows.clear();
        }
    }

    /**
     * Starts the thread.
     *
     * @return this
     */
    public OperatorLedger start() {
        projection.start();
        return this;
    }

    private static void insert(final Handle handle, final OperatorAction row) {
        final Instant at = Instant.ofEpochSecond(0, row.epochNs() / NS_PER_MICRO * NS_PER_MICRO);
        handle.createUpdate(
                        "INSERT INTO operator_actions (event_number, occurred_at, actor, second_actor, act, order_id,"
                                + " session_id, detail, reason) VALUES (:event_number, :occurred_at, :actor, :second_actor, :act,"
                                + " :order_id, :session_id, :detail, :reason) ON CONFLICT (occurred_at, event_number) DO NOTHING")
                .bind("event_number", row.eventNumber())
                .bind("occurred_at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .bind("actor", row.actor())
                .bind("second_actor", row.secondActor().orElse(null))
                .bind("act", row.act())
                .bind("order_id", row.orderId().isPresent() ? row.orderId().getAsLong() : null)
                .bind(
                        "session_id",
                        row.sessionId().isPresent() ? row.sessionId().getAsInt() : null)
                .bind("detail", row.detail())
                .bind("reason", row.reason())
                .execute();
    }

    /**
     * Says whether all goes well. For any thread.
     *
     * @return false while Postgres is away, and for ever after a mistake of our own
     */
    public boolean isUp() {
        return projection.isUp();
    }

    /**
     * How far the rows are written. For any thread.
     *
     * @return number of an event
     */
    public long writtenTo() {
        return projection.writtenTo();
    }

    /** Writes what it has and stops the thread. */
    @Override
    public void close() {
        projection.close();
    }
}
