package io.trade2026.simulator.prices;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.trade2026.simulator.link.Pace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The price feed of a venue: quotes on {@code prices.<venue>.<symbol>} and a heartbeat each second on
 * {@code prices.<venue>.heartbeat}, in JSON with decimals as text. While NATS is away the prices walk on and are not sent.
 *
 * <p>Each step of a price is a trade of some lots; its volume is what was traded since midnight UTC, with what a venue has {@link #traded}.
 */
public final class PriceFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PriceFeed.class);
    private static final int MOST_TICKS = 3;
    private static final int MOST_LOTS = 500;
    private static final long HEARTBEAT_NS = 1_000_000_000L;
    private static final Duration RETRY = Duration.ofMillis(250);

    private final String natsUrl;
    private final String venue;
    private final List<Walker> walkers = new ArrayList<>();
    private final Map<String, BigDecimal> lastPx = new ConcurrentHashMap<>();
    private final DayVolumes volumes = new DayVolumes();
    private final AtomicLong seq = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final Pace pace;
    private long nextHeartbeatNs = System.nanoTime();
    private volatile BiConsumer<String, BigDecimal> follower = (symbol, px) -> {};
    private volatile boolean isSilent;
    private volatile @Nullable Connection connection;

    /** One symbol on its way; used by the feed's thread only. */
    private record Walker(PricedSymbol symbol, RandomWalk walk, Random sizes) {
        BigDecimal size() {
            return symbol.lot().multiply(BigDecimal.valueOf(1L + sizes.nextInt(MOST_LOTS)));
        }
    }

    /**
     * A feed that does not send yet.
     *
     * @param interval how often each symbol is quoted
     * @param seed the prices of one seed are the same in each run
     */
    public PriceFeed(String natsUrl, String venue, List<PricedSymbol> symbols, Duration interval, long seed) {
        this.natsUrl = natsUrl;
        this.venue = venue;
        this.pace = new Pace("price-feed " + venue, interval, this::beat);
        for (PricedSymbol symbol : symbols) {
            long own = seed * 31 + symbol.symbol().hashCode();
            walkers.add(new Walker(symbol, new RandomWalk(own, symbol.startPx(), symbol.tick()), new Random(own)));
            lastPx.put(symbol.symbol(), symbol.startPx());
        }
    }

    /** Lets somebody hear each new price, a simulated venue for example; call before {@link #start()}. */
    public PriceFeed follow(BiConsumer<String, BigDecimal> listener) {
        follower = listener;
        return this;
    }

    /** Connects in the background, again and again while NATS does not answer, and sends. Returns this. */
    public PriceFeed start() {
        pace.start();
        return this;
    }

    /** Adds a trade of somebody else, in the book of a simulated venue for example, to the volume of the day; any thread. */
    public void traded(String symbol, BigDecimal qty) {
        volumes.add(symbol, qty, today());
    }

    /** Keeps quotes and heartbeats back, so that prices grow stale, or sends again. */
    public void silent(boolean keepsBack) {
        isSilent = keepsBack;
    }

    /** Returns the last price of a symbol. */
    public BigDecimal lastPx(String symbol) {
        BigDecimal px = lastPx.get(symbol);
        if (px == null) {
            throw new IllegalArgumentException("Symbol(55): the feed has no '" + symbol + "'");
        }
        return px;
    }

    /** Returns how many messages were handed to NATS. */
    public long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        pace.close();
        Connection open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void beat() {
        if (connection == null) {
            connect();
        }
        walkers.forEach(this::quote);
        if (System.nanoTime() - nextHeartbeatNs >= 0) {
            nextHeartbeatNs = System.nanoTime() + HEARTBEAT_NS;
            heartbeat();
        }
    }

    private void connect() {
        try {
            connection = Nats.connect(new Options.Builder()
                    .server(natsUrl)
                    .connectionName("simulator " + venue)
                    .connectionTimeout(Duration.ofSeconds(1))
                    .maxReconnects(-1)
                    .reconnectWait(RETRY)
                    .reconnectBufferSize(0)
                    .errorListener(new Losses())
                    .build());
        } catch (IOException e) {
            LOG.debug("NATS does not answer at {}", natsUrl, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void quote(Walker walker) {
        String symbol = walker.symbol().symbol();
        BigDecimal px = walker.walk().step(MOST_TICKS);
        BigDecimal tick = walker.symbol().tick();
        lastPx.put(symbol, px);
        BigDecimal volume = volumes.add(symbol, walker.size(), today());
        follower.accept(symbol, px);
        publish(symbol.replaceAll("[.*>\\s]", "_"), """
                {"symbol":"%s","bid":"%s","ask":"%s","bidSize":"%s","askSize":"%s","last":"%s","volume":"%s","sourceTime":"%s","seq":%d}""".formatted(
                        symbol,
                        px.subtract(tick).toPlainString(),
                        px.add(tick).toPlainString(),
                        walker.size().toPlainString(),
                        walker.size().toPlainString(),
                        px.toPlainString(),
                        volume.toPlainString(),
                        Instant.now(),
                        seq.incrementAndGet()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private void heartbeat() {
        publish("heartbeat", """
                {"venue":"%s","seq":%d,"sourceTime":"%s"}""".formatted(venue, seq.incrementAndGet(), Instant.now()));
    }

    private void publish(String topic, String json) {
        Connection open = connection;
        if (isSilent || open == null || open.getStatus() != Connection.Status.CONNECTED) {
            return;
        }
        try {
            open.publish("prices." + venue + "." + topic, json.getBytes(StandardCharsets.UTF_8));
            sent.incrementAndGet();
        } catch (IllegalStateException e) {
            LOG.debug("NATS went away while a price was sent", e);
        }
    }

    /** The library's own listener writes to standard error; a feed whose server is away says nothing and goes on. */
    private static final class Losses implements ErrorListener {
        @Override
        public void exceptionOccurred(Connection connection, Exception failure) {
            LOG.debug("NATS: {}", failure.toString());
        }
    }
}
