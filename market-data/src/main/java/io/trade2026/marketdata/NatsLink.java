package io.trade2026.marketdata;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscription to all prices; it reaches for the server until it is closed, at the start and after every loss. */
final class NatsLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NatsLink.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(1);
    private static final int FOR_EVER = -1;

    private final String server;
    /** The server without a login, for the log. */
    private final String url;

    private final Duration reconnectWait;
    private final BiConsumer<String, byte[]> receiver;
    private final Runnable onLoss;
    private final java.util.function.Consumer<Throwable> onFailure;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Connection connection;
    private @Nullable Dispatcher dispatcher;
    private boolean isClosed;
    private @Nullable Thread connector;

    /** Whether the reader of messages has thrown. */
    private volatile boolean hasFailed;

    NatsLink(
            MarketDataSettings settings,
            BiConsumer<String, byte[]> receiver,
            Runnable onLoss,
            java.util.function.Consumer<Throwable> onFailure) {
        this.server = settings.natsUrl();
        this.url = server.replaceFirst("://[^/@]*@", "://");
        this.reconnectWait = settings.reconnectWait();
        this.receiver = receiver;
        this.onLoss = onLoss;
        this.onFailure = onFailure;
    }

    void start() {
        Thread fresh = new Thread(this::connect, "market-data-nats");
        fresh.setDaemon(true);
        fresh.setUncaughtExceptionHandler((dead, failure) -> onFailure.accept(failure));
        connector = fresh;
        fresh.start();
    }

    /** The client library reconnects by itself once it was connected; the first connection is made here. */
    private void connect() {
        Options options = options();
        String lastReason = "";
        try {
            while (closing.getCount() > 0) {
                try {
                    subscribe(Nats.connect(options));
                    return;
                } catch (IOException e) {
                    String reason = String.valueOf(e.getMessage());
                    if (!reason.equals(lastReason)) {
                        LOG.warn("no connection to NATS at {}: {}; trying on", url, reason);
                    }
                    lastReason = reason;
                }
                if (closing.await(reconnectWait.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void subscribe(Connection fresh) throws InterruptedException {
        synchronized (this) {
            if (!isClosed) {
                connection = fresh;
                Dispatcher reader = fresh.createDispatcher(this::receive);
                dispatcher = reader;
                reader.subscribe(FeedIntake.ROOT + ">");
                return;
            }
        }
        fresh.close();
    }

    private void receive(Message message) {
        boolean isTaken = false;
        try {
            receiver.accept(message.getSubject(), message.getData());
            isTaken = true;
        } finally {
            if (!isTaken) {
                hasFailed = true;
            }
        }
    }

    private Options options() {
        return new Options.Builder()
                .server(server)
                .connectionName("trade2026-market-data")
                .connectionTimeout(CONNECT_TIMEOUT)
                .pingInterval(PING_INTERVAL)
                .maxReconnects(FOR_EVER)
                .reconnectWait(reconnectWait)
                .connectionListener(this::onState)
                .errorListener(new Errors())
                .build();
    }

    private void onState(Connection which, ConnectionListener.Events state) {
        switch (state) {
            case CONNECTED, RECONNECTED -> LOG.info("NATS at {}: {}", url, state);
            case DISCONNECTED, CLOSED -> {
                if (closing.getCount() == 0) {
                    LOG.info("NATS at {}: {}, as wanted", url, state);
                    return;
                }
                LOG.warn("NATS at {}: {}", url, state);
                onLoss.run();
            }
            case RESUBSCRIBED, DISCOVERED_SERVERS, LAME_DUCK -> LOG.debug("NATS at {}: {}", url, state);
        }
    }

    boolean isConnected() {
        Connection current;
        synchronized (this) {
            current = connection;
        }
        return current != null && current.getStatus() == Connection.Status.CONNECTED;
    }

    /** Messages that were thrown away because this reader was slow. */
    long drops() {
        Dispatcher reader;
        synchronized (this) {
            reader = dispatcher;
        }
        return reader == null ? 0 : reader.getDroppedCount();
    }

    @Override
    public void close() {
        closing.countDown();
        Connection current;
        synchronized (this) {
            isClosed = true;
            current = connection;
        }
        try {
            if (current != null) {
                current.close();
            }
            Thread running = connector;
            if (running != null) {
                running.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Losses of the connection come here, many times over; the listener of states tells them. Pings without an answer are an illegal state
     * to the library, so only a reader that has thrown makes a mistake of ours of what it throws.
     */
    private final class Errors implements ErrorListener {
        @Override
        public void errorOccurred(Connection which, String error) {
            LOG.warn("NATS at {}: {}", url, error);
        }

        @Override
        public void exceptionOccurred(Connection which, Exception failure) {
            if (hasFailed && failure instanceof RuntimeException) {
                onFailure.accept(failure);
            } else {
                LOG.debug("NATS at {}: {}", url, failure.toString());
            }
        }

        @Override
        public void slowConsumerDetected(Connection which, Consumer consumer) {
            LOG.warn(
                    "NATS at {}: prices come faster than they are read; {} were dropped",
                    url,
                    consumer.getDroppedCount());
        }
    }
}
