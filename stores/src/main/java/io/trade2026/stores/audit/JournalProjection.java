package io.trade2026.stores.audit;

import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.stores.postgres.Database;
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
 * Writes into Postgres what becomes of the events of the journal, each once.
 *
 * <p>It owns a thread. Rows and checkpoint are written in one transaction; while Postgres is away rows are kept, and when there are
 * too many it stops reading: nothing is passed over.
 */
public final class JournalProjection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalProjection.class);
    private static final int EVENT_LIMIT = 256;
    private static final int MAX_ROWS = 1_000;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long CHECKPOINT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long CLOSE_MS = 15_000;

    private final Database database;
    private final Function<JournalPosition, JournalFeed> journal;
    private final long lastEventNumber;
    private final LongConsumer noteNeeded;
    private final String consumer;
    private final Rows rows;
    private final Thread thread;
    private @Nullable JournalFeed feed;
    private long nextTryNs = System.nanoTime();
    private long nextCheckpointNs = System.nanoTime();
    private boolean isSilenced;
    private volatile long readTo;
    private volatile long writtenTo;
    private volatile boolean isUp;
    private volatile boolean isClosing;

    /** What becomes of events. Called by the thread of the projection. */
    public interface Rows {
        /**
         * Looks at an event.
         *
         * @param eventNumber of it
         * @param epochNs cluster time
         * @param buffer holds it; read only during the call
         * @param offset where it begins
         */
        void read(long eventNumber, long epochNs, DirectBuffer buffer, int offset);

        /**
         * Says how many rows wait to be written.
         *
         * @return 0 when there is nothing to do
         */
        int size();

        /**
         * Writes them; may be called again with the same rows when the transaction has failed.
         *
         * @param handle in a transaction
         */
        void write(Handle handle);

        /** They are committed. */
        void clear();
    }

    /**
     * Creates a projection; nothing runs yet.
     *
     * @param consumer name of the checkpoint, and of the thread
     * @param database started
     * @param journal opens it from a checkpoint on, for this projection alone
     * @param lastEventNumber of the journal now, to tell when it began anew
     * @param noteNeeded told after each transaction of the last event that is not needed any more
     * @param rows what becomes of events
     */
    public JournalProjection(
            final String consumer,
            final Database database,
            final Function<JournalPosition, JournalFeed> journal,
            final long lastEventNumber,
            final LongConsumer noteNeeded,
            final Rows rows) {
        this.consumer = consumer;
        this.database = database;
        this.noteNeeded = noteNeeded;
        this.journal = journal;
        this.lastEventNumber = lastEventNumber;
        this.rows = rows;
        this.thread = new Thread(this::run, consumer);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, error) -> LOG.error("{} has failed", consumer, error));
    }

    /**
     * Starts the thread.
     *
     * @return this
     */
    public JournalProjection start() {
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
        rows.read(eventNumber, epochNs, buffer, offset);
        readTo = eventNumber;
        return true;
    }

    private int open() {
        if (System.nanoTime() - nextTryNs < 0) {
            return 0;
        }
        return tryPostgres(() -> {
            long from = database.jdbi().withHandle(this::checkpoint).orElse(0L);
            if (from > lastEventNumber) {
                LOG.warn(
                        "the journal ends at event {}, before the checkpoint {}: it has begun anew and is read from its"
                                + " beginning",
                        lastEventNumber,
                        from);
                database.jdbi()
                        .useHandle(handle -> handle.createUpdate("DELETE FROM checkpoints WHERE consumer = :consumer")
                                .bind("consumer", consumer)
                                .execute());
                from = 0;
            }
            readTo = from;
            writtenTo = from;
            feed = journal.apply(from == 0 ? JournalPosition.FIRST_KEPT : JournalPosition.after(from));
            noteNeeded.accept(from);
        });
    }

    private Optional<Long> checkpoint(final Handle handle) {
        return handle.createQuery("SELECT event_number FROM checkpoints WHERE consumer = :consumer")
                .bind("consumer", consumer)
                .mapTo(Long.class)
                .findOne();
    }

    /** Rows at once; a checkpoint alone now and then, since it only spares reading. */
    private int write() {
        final long nowNs = System.nanoTime();
        final boolean isDue = rows.size() > 0 || (readTo > writtenTo && nowNs - nextCheckpointNs >= 0);
        if (!isDue || nowNs - nextTryNs < 0) {
            return 0;
        }
        final long to = readTo;
        return tryPostgres(() -> {
            database.jdbi().useTransaction(handle -> {
                rows.write(handle);
                handle.createUpdate("INSERT INTO checkpoints (consumer, event_number, position)"
                                + " VALUES (:consumer, :event_number, -1) ON CONFLICT (consumer)"
                                + " DO UPDATE SET event_number = excluded.event_number, position = -1")
                        .bind("consumer", consumer)
                        .bind("event_number", to)
                        .execute();
            });
            rows.clear();
            writtenTo = to;
            noteNeeded.accept(to);
            nextCheckpointNs = System.nanoTime() + CHECKPOINT_NS;
        });
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
                LOG.warn("{} cannot be written now, trying again each second: {}", consumer, e.getMessage());
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
