package io.trade2026.simulator.venue;

import io.trade2026.simulator.book.OrderBook;
import io.trade2026.simulator.ledger.VenueLedger;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.Pace;
import io.trade2026.simulator.link.Wire;
import io.trade2026.simulator.link.WireListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/**
 * A venue on 127.0.0.1 with an order book per instrument. It trades by itself, keeps its books while nobody is connected, and writes
 * everything into its ledger. Safe for any thread.
 */
public final class SimulatedVenue implements AutoCloseable {
    private final ReentrantLock market = new ReentrantLock();
    private final VenueLedger ledger = new VenueLedger();
    private final List<String> rejects = new CopyOnWriteArrayList<>();
    private final VenueSettings settings;
    private final VenueDesk desk;
    private final Map<String, LiquidityMaker> makers = new LinkedHashMap<>();
    private final Wire wire;
    private final Pace quoting;
    private final WireListener besides;

    /** A venue that does not listen yet. */
    public SimulatedVenue(VenueSettings settings) {
        this(settings, (line, message) -> {});
    }

    /**
     * A venue that somebody listens in on; it does not listen yet.
     *
     * @param besides hears all that the venue hears, after it was answered, and what it sends
     */
    public SimulatedVenue(VenueSettings settings, WireListener besides) {
        this.settings = settings;
        this.besides = besides;
        this.quoting = new Pace(
                "simulated-venue", Duration.ofMillis(settings.liquidity().refreshMs()), this::requote);
        this.desk = new VenueDesk(settings.listings(), ledger);
        this.wire = Wire.acceptor(settings.sessions(), new Ear());
        for (Listing listing : settings.listings()) {
            OrderBook book = desk.book(listing.symbol());
            if (book != null) {
                long own = settings.seed() * 31 + listing.symbol().hashCode();
                makers.put(listing.symbol(), new LiquidityMaker(listing, settings.liquidity(), book, own));
            }
        }
    }

    /** Lets somebody hear the quantity of each trade of a member, a price feed for example; it holds the market up. Returns this. */
    public SimulatedVenue follow(BiConsumer<String, BigDecimal> listener) {
        locked(() -> desk.follow(listener));
        return this;
    }

    /** Quotes and listens. Call once. Returns this. */
    public SimulatedVenue start() {
        requote();
        quoting.start();
        wire.start();
        return this;
    }

    /** Returns the TCP port. */
    public int port() {
        return settings.sessions().get(0).port();
    }

    /** Cuts every connection without Logout(5) and closes the port; the books stay. {@link #reopenPort()} brings it back. */
    public void closePort() {
        wire.cut();
    }

    /** Listens again. */
    public void reopenPort() {
        wire.start();
    }

    /** Cuts every connection without Logout(5); the port stays open. */
    public void disconnectAll() {
        wire.lines().stream().filter(Wire.Line::isLoggedOn).forEach(Wire.Line::cut);
    }

    /** Whether somebody is logged on. */
    public boolean isLoggedOn() {
        return wire.lines().stream().anyMatch(Wire.Line::isLoggedOn);
    }

    /** Opens or closes the market: a closed one refuses D and G, and takes cancels. */
    public void marketOpen(boolean opens) {
        locked(() -> desk.openMarket(opens));
    }

    /** Expires every order for the day, ExecType(150)=C. */
    public void endDay() {
        locked(desk::endDay);
    }

    /** Lets the liquidity maker of a symbol quote around this price from now on; unknown symbols are left alone. */
    public void referencePx(String symbol, BigDecimal px) {
        locked(() -> {
            LiquidityMaker maker = makers.get(symbol);
            if (maker != null) {
                maker.follow(px);
            }
        });
    }

    /** Returns the price around which the liquidity maker of a symbol quotes. */
    public BigDecimal referencePx(String symbol) {
        market.lock();
        try {
            LiquidityMaker maker = makers.get(symbol);
            if (maker == null) {
                throw new IllegalArgumentException("Symbol(55): the venue has no '" + symbol + "'");
            }
            return maker.referencePx();
        } finally {
            market.unlock();
        }
    }

    /** Returns the highest bid of a symbol, or null. */
    public @Nullable BigDecimal bestBid(String symbol) {
        market.lock();
        try {
            OrderBook book = desk.book(symbol);
            return book == null ? null : book.bestBid();
        } finally {
            market.unlock();
        }
    }

    /** Returns the lowest offer of a symbol, or null. */
    public @Nullable BigDecimal bestAsk(String symbol) {
        market.lock();
        try {
            OrderBook book = desk.book(symbol);
            return book == null ? null : book.bestAsk();
        } finally {
            market.unlock();
        }
    }

    /** Returns what the venue remembers. */
    public VenueLedger ledger() {
        return ledger;
    }

    /** Returns every Reject(3) that came or went: one side sent what is not valid FIX. */
    public List<String> sessionRejects() {
        return List.copyOf(rejects);
    }

    @Override
    public void close() {
        quoting.close();
        wire.close();
    }

    private void requote() {
        locked(() -> {
            Instant now = Instant.now();
            desk.expireUntil(TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
            makers.values().forEach(LiquidityMaker::requote);
        });
    }

    private void locked(Runnable work) {
        market.lock();
        try {
            work.run();
        } finally {
            market.unlock();
        }
    }

    private final class Ear implements WireListener {
        @Override
        public void received(Wire.Line line, Message message) {
            locked(() -> desk.received(line, message));
            besides.received(line, message);
        }

        @Override
        public void sending(Wire.Line line, Message message) {
            besides.sending(line, message);
        }

        @Override
        public void loggedOn(Wire.Line line) {
            besides.loggedOn(line);
        }

        @Override
        public void loggedOff(Wire.Line line) {
            besides.loggedOff(line);
        }

        @Override
        public void receivedAdmin(Wire.Line line, Message message) {
            noteReject("in", message);
        }

        @Override
        public void sendingAdmin(Wire.Line line, Message message) {
            noteReject("out", message);
        }

        private void noteReject(String direction, Message message) {
            if (Fields.msgType(message).equals("3")) {
                rejects.add(direction + " " + Fields.readable(message));
            }
        }
    }
}
