package io.trade2026.stores.reference;

import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.postgres.PostgresFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the core at the version of the tables: loads everything once, then each change as soon as it is committed.
 *
 * <p>It owns a thread and a connection. While Postgres is away it tries again each second and the core goes on with what it
 * has; a change that was not heard of is found by asking for the version each second.
 */
public final class ReferenceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceWatch.class);
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long REFUSED_AGAIN_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int LISTEN_MS = 20;
    /** While events flow, listening is brief and rare. */
    private static final int HURRIED_LISTEN_MS = 1;

    private static final long LISTEN_NS = TimeUnit.MILLISECONDS.toNanos(LISTEN_MS);
    private static final int EVENT_LIMIT = 256;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(15);

    private final Database database;
    private final Commands commands;
    private final Events events;
    private final ReferenceLoader loader;
    private final CountDownLatch firstLoad = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Connection connection;
    private long nextLookNs = System.nanoTime();
    private long nextListenNs = nextLookNs;
    private long nextRepeatNs;
    private boolean hasChanged;
    private boolean isSilenced;
    private volatile boolean isUp;
    private volatile boolean isClosing;

    /**
     * Creates a watch; nothing runs yet.
     *
     * @param database started, holds the tables
     * @param commands for this watch alone, called by its thread
     * @param events for this watch alone, called by its thread
     */
    public ReferenceWatch(final Database database, final Commands commands, final Events events) {
        this.database = database;
        this.commands = commands;
        this.events = events;
        this.loader = new ReferenceLoader(commands);
        this.thread = new Thread(this::run, "reference-watch");
        thread.setUncaughtExceptionHandler((failed, error) -> LOG.error("the reference watch has failed", error));
    }

    /**
     * Starts the thread.
     *
     * @return this
     */
    public ReferenceWatch start() {
        thread.start();
        return this;
    }

    /**
     * Waits until the core holds the tables for the first time.
     *
     * @param patience how long
     * @return whether it does
     * @throws InterruptedException if the caller is interrupted
     */
    public boolean awaitLoaded(final Duration patience) throws InterruptedException {
        return firstLoad.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Says whether changes are heard of. For any thread.
     *
     * @return false while Postgres is away
     */
    public boolean isUp() {
        return isUp && thread.isAlive();
    }

    /**
     * Returns the version that the core holds. For any thread.
     *
     * @return 0 before the first
     */
    public long loadedVersion() {
        return loader.loadedVersion();
    }

    /**
     * Returns what the core refused of the last version, each a sentence. For any thread.
     *
     * @return empty when it took everything
     */
    public List<String> refusals() {
        return loader.refusals();
    }

    private void run() {
        try {
            while (!isClosing) {
                int work = commands.poll() + events.poll(loader, EVENT_LIMIT) + loader.poll();
                work += tendPostgres(work > 0 || loader.isBusy());
                if (loader.loadedVersion() > 0) {
                    firstLoad.countDown();
                }
                if (work == 0 && (loader.isBusy() || connection == null)) {
                    LockSupport.parkNanos(IDLE_NS);
                }
            }
        } finally {
            disconnect();
        }
    }

    private int tendPostgres(final boolean isHurried) {
        try {
            final Connection current = connection;
            return current == null ? connect() : look(current, isHurried);
        } catch (final SQLException | PostgresFault e) {
            if (!isSilenced) {
                LOG.warn("reference data: Postgres is away, trying again each second: {}", e.getMessage());
                isSilenced = true;
            }
            disconnect();
            nextLookNs = System.nanoTime() + SECOND_NS;
            return 0;
        }
    }

    private int connect() throws SQLException {
        if (System.nanoTime() - nextLookNs < 0) {
            return 0;
        }
        final Connection fresh = database.open("trade2026 reference data");
        connection = fresh;
        try (Statement statement = fresh.createStatement()) {
            statement.execute("LISTEN reference_data");
        }
        isUp = true;
        hasChanged = true;
        isSilenced = false;
        LOG.info("reference data: listening to Postgres");
        return 1;
    }

    private int look(final Connection current, final boolean isHurried) throws SQLException {
        final long nowNs = System.nanoTime();
        if (nowNs - nextLookNs >= 0) {
            nextLookNs = nowNs + SECOND_NS;
            hasChanged |= ReferenceReader.version(current) != loader.loadedVersion();
        }
        if (!isHurried || nowNs - nextListenNs >= 0) {
            nextListenNs = nowNs + LISTEN_NS;
            hasChanged |= current.unwrap(PGConnection.class)
                            .getNotifications(isHurried ? HURRIED_LISTEN_MS : LISTEN_MS)
                            .length
                    > 0;
        }
        if (loader.isBusy()) {
            return 0;
        }
        if (!loader.refusals().isEmpty() && nowNs - nextRepeatNs >= 0) {
            // What a refused limit speaks of, such as a session, may have become known since.
            nextRepeatNs = nowNs + REFUSED_AGAIN_NS;
            loader.beginAnew(current);
            return 1;
        }
        if (!hasChanged) {
            return 0;
        }
        hasChanged = false;
        nextRepeatNs = nowNs + REFUSED_AGAIN_NS;
        return loader.begin(current) ? 1 : 0;
    }

    private void disconnect() {
        isUp = false;
        final Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (final SQLException e) {
                LOG.debug("reference data: {}", e.toString());
            }
        }
    }

    /** Stops the thread; the outlet and the events are the caller's to close afterwards. */
    @Override
    public void close() {
        isClosing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
