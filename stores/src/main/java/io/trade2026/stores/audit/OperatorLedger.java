package io.trade2026.stores.audit;

import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.stores.postgres.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what operators did from the journal into Postgres, each action once.
 *
 * <p>It owns a thread. Rows and checkpoint are written in one transaction; while Postgres is away rows are kept, and when there are
 * too many it stops reading: nothing is passed over.
 */
public final class OperatorLedger implements AutoCloseable {
    /** Name of the checkpoint. */
    public static final String CONSUMER = "operator-actions";

    private static final Logger LOG = LoggerFactory.getLogger(OperatorLedger.class);
    private static final int EVENT_LIMIT = 256;
    private static final int MAX_ROWS = 1_000;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long CHECKPOINT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long CLOSE_MS = 15_000;
    private static final long NS_PER_MICRO = 1_000;

    private final Database database;
    private final Function<JournalPosition, JournalFeed> journal;
    private final long lastEventNumber;
    private final LongConsumer noteNeeded;
    private final ActionReader reader = new ActionReader();
    private final List<OperatorAction> rows = new ArrayList<>();
    private final Thread thread;
    private @Nullable JournalFeed feed;
    private long nextTryNs = System.nanoTime();
    private long nextCheckpointNs = System.nanoTime();
    private boolean isSilenced;
    private volatile long readTo;
    private volatile long writtenTo;
    private volatile boolean isUp;
    private volatile boolean isClosing;

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
        this.database = database;
        this.noteNeeded = noteNeeded;
        this.journal = journal;
        this.lastEventNumber = lastEventNumber;
        this.thread = new Thread(this::run, "operator-ledger");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, error) -> LOG.error("the operator ledger has failed", error));
    }

    /**
     * Starts the thread.
     *
     * @return this
     */
    public OperatorLedger start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (!isClosing) {
                final JournalFeed open = feed;
                final int work = open == null ? open() : open.poll(this::onEvent, EVENT_LIMIT) + write();
                if (work == 0) {
                    LockSupport.parkNanos(this, IDLE_NS);
                }
            }
            nextTryNs = System.nanoTime();
            nextCheckpointNs = nextTryNs;
            write();
        } finally {
            final JournalFeed open = feed;
            if (open != null) {
                open.close();
            }
        }
    }

    private boolean onEvent(
            final long eventNumber,
            final long epochNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long position) {
        if (rows.size() >= MAX_ROWS) {
            return false;
        }
        reader.read(eventNumber, epochNs, buffer, offset).ifPresent(rows::add);
        readTo = eventNumber;
        return true;
    }

    private int open() {
        if (System.nanoTime() - nextTryNs < 0) {
            return 0;
        }
        return tryPostgres(() -> {
            long from = database.jdbi().withHandle(OperatorLedger::checkpoint).orElse(0L);
            if (from > lastEventNumber) {
                LOG.warn(
                        "the journal ends at event {}, before the checkpoint {}: it has begun anew and is read from its"
                                + " beginning",
                        lastEventNumber,
                        from);
                database.jdbi()
                        .useHandle(handle -> handle.createUpdate("DELETE FROM checkpoints WHERE consumer = :consumer")
                                .bind("consumer", CONSUMER)
                                .execute());
                from = 0;
            }
            readTo = from;
            writtenTo = from;
            feed = journal.apply(from == 0 ? JournalPosition.FIRST_KEPT : JournalPosition.after(from));
            noteNeeded.accept(from);
        });
    }

    private static Optional<Long> checkpoint(final Handle handle) {
        return handle.createQuery("SELECT event_number FROM checkpoints WHERE consumer = :consumer")
                .bind("consumer", CONSUMER)
                .mapTo(Long.class)
                .findOne();
    }

    /** Rows at once; a checkpoint alone now and then, since it only spares reading. */
    private int write() {
        final long nowNs = System.nanoTime();
        final boolean isDue = !rows.isEmpty() || (readTo > writtenTo && nowNs - nextCheckpointNs >= 0);
        if (!isDue || nowNs - nextTryNs < 0) {
            return 0;
        }
        final long to = readTo;
        return tryPostgres(() -> {
            database.jdbi().useTransaction(handle -> {
                rows.forEach(row -> insert(handle, row));
                handle.createUpdate("INSERT INTO checkpoints (consumer, event_number, position)"
                                + " VALUES (:consumer, :event_number, -1) ON CONFLICT (consumer)"
                                + " DO UPDATE SET event_number = excluded.event_number, position = -1")
                        .bind("consumer", CONSUMER)
                        .bind("event_number", to)
                        .execute();
            });
            rows.clear();
            writtenTo = to;
            noteNeeded.accept(to);
            nextCheckpointNs = System.nanoTime() + CHECKPOINT_NS;
        });
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

    private int tryPostgres(final Runnable work) {
        try {
            work.run();
            isUp = true;
            isSilenced = false;
            return 1;
        } catch (final JdbiException e) {
            isUp = false;
            nextTryNs = System.nanoTime() + SECOND_NS;
            if (!isSilenced) {
                isSilenced = true;
                LOG.warn("operator actions cannot be written now, trying again each second: {}", e.getMessage());
            }
            return 0;
        }
    }

    /**
     * Says whether all goes well. For any thread.
     *
     * @return false while Postgres is away, and for ever after a mistake of our own
     */
    public boolean isUp() {
        return isUp && thread.isAlive();
    }

    /**
     * How far the rows are written. For any thread.
     *
     * @return number of an event
     */
    public long writtenTo() {
        return writtenTo;
    }

    /** Writes what it has and stops the thread. */
    @Override
    public void close() {
        isClosing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
