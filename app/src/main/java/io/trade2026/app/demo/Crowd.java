package io.trade2026.app.demo;

import io.trade2026.app.process.StartFault;
import io.trade2026.simulator.client.ClientSettings;
import io.trade2026.simulator.client.SimulatedClient;
import io.trade2026.simulator.client.TradedSymbol;
import io.trade2026.simulator.ledger.ClientLedger;
import io.trade2026.simulator.ledger.VenueLedger;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.simulator.prices.PriceFeed;
import io.trade2026.simulator.prices.PricedSymbol;
import io.trade2026.simulator.venue.Listing;
import io.trade2026.simulator.venue.SimulatedVenue;
import io.trade2026.simulator.venue.VenueSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.agrona.CloseHelper;

/** Who trades in the demo: one client of each FIX version, two venues with order books, and a price feed for each venue. */
public final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration QUOTE_INTERVAL = Duration.ofMillis(250);
    private static final List<String> SHARES = List.of("INTC", "MSFT", "AAPL", "NVDA", "AMZN", "IBM", "CDG", "IVP");
    private static final List<String> VENUES = List.of("XSIM", "YSIM");

    private final List<SimulatedVenue> venues = new ArrayList<>();
    private final List<PriceFeed> feeds = new ArrayList<>();
    private final List<SimulatedClient> clients = new ArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final long seed;

    /**
     * Creates a crowd; nobody is there yet.
     *
     * @param seed the same seed draws the same orders
     */
    public Crowd(long seed) {
        this.seed = seed;
    }

    /**
     * Opens the venues, each with a book for every instrument. Their sequence numbers go on where those of the last demo over the same
     * data ended, as the node's do.
     *
     * @param directory where they keep their numbers and messages
     * @param ports of XSIM and YSIM
     */
    public void openVenues(Path directory, int... ports) {
        List<Listing> listings = Stream.concat(
                        SHARES.stream().map(symbol -> Listing.share(symbol, "100.00")),
                        Stream.of(Listing.pair("BTC-USD", "60000.00"), Listing.pair("ETH-USD", "3000.00")))
                .toList();
        for (int i = 0; i < ports.length; i++) {
            VenueSettings usual = VenueSettings.lab(VENUES.get(i), ports[i], seed + i);
            List<SessionPlan> sessions =
                    usual.sessions().stream().map(plan -> plan.store(directory)).toList();
            SimulatedVenue venue =
                    new SimulatedVenue(new VenueSettings(sessions, listings, usual.liquidity(), usual.seed()));
            open.push(venue);
            venues.add(venue.start());
        }
    }

    /**
     * Lets prices flow.
     *
     * @param natsUrl of the server
     */
    public void startPrices(String natsUrl) {
        List<PricedSymbol> symbols = Stream.concat(
                        SHARES.stream().map(symbol -> PricedSymbol.of(symbol, "100.00")),
                        Stream.of(PricedSymbol.of("BTC-USD", "60000.00"), PricedSymbol.of("ETH-USD", "3000.00")))
                .toList();
        for (int i = 0; i < venues.size(); i++) {
            PriceFeed feed = new PriceFeed(natsUrl, VENUES.get(i), symbols, QUOTE_INTERVAL, seed)
                    .follow(venues.get(i)::referencePx);
            venues.get(i).follow(feed::traded);
            open.push(feed);
            feeds.add(feed.start());
        }
    }

    /**
     * Logs the clients on and lets them trade.
     *
     * @param fixPort of the node
     * @param ratePerSecond messages of each client
     */
    public void startClients(int fixPort, double ratePerSecond) {
        List<TradedSymbol> symbols = Stream.concat(
                        SHARES.stream().map(symbol -> TradedSymbol.share(symbol, "100.00")),
                        Stream.of(TradedSymbol.pair("BTC-USD", "60000.00"), TradedSymbol.pair("ETH-USD", "3000.00")))
                .toList();
        int number = 1;
        for (FixVersion version : FixVersion.values()) {
            ClientSettings settings = ClientSettings.lab(
                            version, "CLIENT" + number, "ACC" + number, fixPort, seed + 100 + number)
                    .symbols(symbols)
                    .rate(ratePerSecond);
            SimulatedClient client = new SimulatedClient(settings, this::nearPx);
            open.push(client);
            clients.add(client);
            number++;
        }
        for (SimulatedClient client : clients) {
            if (!client.logon(PATIENCE)) {
                throw new StartFault(
                        "demo client " + client.settings().session() + " could not log on: " + client.logoutText());
            }
        }
        clients.forEach(SimulatedClient::start);
    }

    private BigDecimal nearPx(TradedSymbol symbol) {
        return feeds.isEmpty()
                ? venues.get(0).referencePx(symbol.symbol())
                : feeds.get(0).lastPx(symbol.symbol());
    }

    /**
     * Stops trading: open orders are cancelled, and everybody waits for the last answers, all clients at the same time.
     *
     * @param patience for each client
     * @return a line for each client that waits in vain
     * @throws InterruptedException if the thread is interrupted
     */
    public List<String> quiesce(Duration patience) throws InterruptedException {
        clients.forEach(SimulatedClient::pause);
        ExecutorService each = Executors.newFixedThreadPool(Math.max(1, clients.size()));
        try {
            each.invokeAll(clients.stream()
                    .map(client -> (Callable<Boolean>) () -> client.quiesce(patience))
                    .toList());
        } finally {
            each.shutdown();
        }
        return clients.stream()
                .filter(client -> !client.isQuiet())
                .map(client -> client.settings().session() + ": no answer yet to "
                        + client.ledger().waitingRequests() + ", open "
                        + client.ledger().openRows()
                        + ", cancels refused " + client.ledger().cancelRejects())
                .toList();
    }

    /**
     * Returns the clients.
     *
     * @return in the order of FIX versions
     */
    public List<SimulatedClient> clients() {
        return clients;
    }

    /**
     * Returns what the clients remember.
     *
     * @return in the order of the clients
     */
    public List<ClientLedger> clientLedgers() {
        return clients.stream().map(SimulatedClient::ledger).toList();
    }

    /**
     * Returns what the venues remember.
     *
     * @return XSIM, YSIM
     */
    public List<VenueLedger> venueLedgers() {
        return venues.stream().map(SimulatedVenue::ledger).toList();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            CloseHelper.quietClose(open.pop());
        }
    }
}
