package io.trade2026.tests.chaos.run;

import io.trade2026.simulator.client.ClientSettings;
import io.trade2026.simulator.client.SimulatedClient;
import io.trade2026.simulator.client.TradedSymbol;
import io.trade2026.simulator.fault.FaultProxy;
import io.trade2026.simulator.ledger.ClientLedger;
import io.trade2026.simulator.ledger.VenueLedger;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.simulator.link.Wire;
import io.trade2026.simulator.venue.Listing;
import io.trade2026.simulator.venue.SimulatedVenue;
import io.trade2026.simulator.venue.VenueSettings;
import io.trade2026.tests.chaos.book.ReportBook;
import io.trade2026.tests.chaos.plan.Target;
import io.trade2026.tests.chaos.system.FreePorts;
import io.trade2026.tests.chaos.verdict.Evidence.ClientSide;
import io.trade2026.tests.chaos.verdict.Evidence.VenueSide;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;

/**
 * Those outside: clients of three FIX versions, a drop copy and two venues with order books. Each has a bad network of its own to the
 * system, keeps its FIX store in files, and writes everything into books of its own.
 */
public final class Parties implements AutoCloseable {
    private static final List<String> SHARES = List.of("INTC", "MSFT", "AAPL", "NVDA", "AMZN", "IBM", "CDG", "IVP");
    private static final int FIRST_VENUE_SESSION = 900;
    /** Short, so that a connection that was left half open is found out. */
    private static final int HEARTBEAT_S = 5;

    private final long seed;
    private final double rate;
    private final Path stores;
    private final FreePorts ports;
    private final ReportBook.Acceptance acceptance;
    private final Map<String, FaultProxy> links = new LinkedHashMap<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Venue> venues = new ArrayList<>();
    private final ReportBook copies = new ReportBook("DROP1", (party, sentNs, acceptedNs) -> {});
    private Wire.@Nullable Line copyLine;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private record Client(String name, int sessionId, String account, SimulatedClient client, ReportBook book) {}

    private record Venue(String name, int sessionId, SimulatedVenue venue) {}

    /**
     * Gathers them; nobody is there yet.
     *
     * @param settings of the run
     * @param ports gives them theirs
     * @param acceptance hears of each order that is accepted
     */
    public Parties(ChaosSettings settings, FreePorts ports, ReportBook.Acceptance acceptance) {
        this.seed = settings.seed();
        this.rate = settings.rate();
        this.stores = settings.directory().resolve("stores");
        this.ports = ports;
        this.acceptance = acceptance;
    }

    /**
     * Opens the venues.
     *
     * @return the ports where the system calls XSIM and YSIM
     */
    public int[] openVenues() {
        return new int[] {openVenue("XSIM", 0), openVenue("YSIM", 1)};
    }

    private int openVenue(String name, int index) {
        int port = ports.next();
        FaultProxy link = link(name, port);
        VenueSettings usual = VenueSettings.lab(name, port, seed + index);
        SessionPlan session = SessionPlan.of(FixVersion.FIX44, name, SessionPlan.TRADE2026, port)
                .store(stores.resolve(name));
        SimulatedVenue venue =
                new SimulatedVenue(new VenueSettings(List.of(session), listings(), usual.liquidity(), seed + index));
        open.push(venue);
        venues.add(new Venue(name, FIRST_VENUE_SESSION + index, venue.start()));
        return link.port();
    }

    private static List<Listing> listings() {
        return Stream.concat(
                        SHARES.stream().map(symbol -> Listing.share(symbol, "100.00")),
                        Stream.of(Listing.pair("BTC-USD", "60000.00"), Listing.pair("ETH-USD", "3000.00")))
                .toList();
    }

    private FaultProxy link(String name, int targetPort) {
        FaultProxy link = new FaultProxy("link " + name, ports.next(), targetPort).start();
        open.push(link);
        links.put(name, link);
        return link;
    }

    /**
     * Creates the clients and the drop copy and logs them on.
     *
     * @param clientPort of the system, by CompID
     * @param patience for each
     */
    public void logOn(ToIntFunction<String> clientPort, Duration patience) {
        client(FixVersion.FIX42, 1, clientPort);
        client(FixVersion.FIX44, 2, clientPort);
        client(FixVersion.FIX50SP2, 3, clientPort);
        client(FixVersion.FIX44, 4, clientPort);
        Wire copy = Wire.initiator(session(FixVersion.FIX44, "DROP1", clientPort.applyAsInt("DROP1")), copies);
        open.push(copy);
        copy.start();
        copyLine = copy.line();
        for (Client each : clients) {
            if (!each.client.logon(patience)) {
                throw new IllegalStateException(each.name + " could not log on: " + each.client.logoutText());
            }
        }
    }

    private void client(FixVersion version, int number, ToIntFunction<String> clientPort) {
        String name = "CLIENT" + number;
        ReportBook book = new ReportBook(name, acceptance);
        List<TradedSymbol> symbols = Stream.concat(
                        SHARES.stream().map(symbol -> TradedSymbol.share(symbol, "100.00")),
                        Stream.of(TradedSymbol.pair("BTC-USD", "60000.00"), TradedSymbol.pair("ETH-USD", "3000.00")))
                .toList();
        SessionPlan session = session(version, name, clientPort.applyAsInt(name));
        ClientSettings settings = ClientSettings.lab(version, name, "ACC" + number, session.port(), seed + 100 + number)
                .session(session)
                .symbols(symbols)
                .rate(rate);
        SimulatedClient client =
                new SimulatedClient(settings, symbol -> venues.get(0).venue.referencePx(symbol.symbol()), book);
        open.push(client);
        clients.add(new Client(name, number, "ACC" + number, client, book));
    }

    private SessionPlan session(FixVersion version, String name, int clientPort) {
        return SessionPlan.of(
                        version,
                        name,
                        SessionPlan.TRADE2026,
                        link(name, clientPort).port())
                .resetSeqNum(SeqNumReset.NEVER)
                .heartbeat(HEARTBEAT_S)
                .store(stores.resolve(name));
    }

    /** Lets the clients trade. */
    public void trade() {
        clients.forEach(each -> each.client.start());
    }

    /**
     * Returns the networks.
     *
     * @return by the name of their party
     */
    public Map<String, FaultProxy> links() {
        return links;
    }

    /**
     * Names the networks that may be struck.
     *
     * @return those of venues twice as often as others
     */
    public static List<Target> linkTargets() {
        return List.of(
                new Target("XSIM", 3),
                new Target("YSIM", 3),
                new Target("CLIENT1", 2),
                new Target("CLIENT2", 2),
                new Target("CLIENT3", 2),
                new Target("CLIENT4", 2),
                new Target("DROP1", 1));
    }

    /**
     * Stops trading: open orders are cancelled, and everybody waits for the last answers.
     *
     * @param patience for each client
     */
    public void quiesce(Duration patience) {
        clients.forEach(each -> each.client.pause());
        clients.forEach(each -> each.client.quiesce(patience));
    }

    /**
     * Says whether all are logged on.
     *
     * @return clients, drop copy and venues
     */
    public boolean areAllLoggedOn() {
        Wire.Line copy = copyLine;
        return copy != null
                && copy.isLoggedOn()
                && clients.stream().allMatch(each -> each.client.isLoggedOn())
                && venues.stream().allMatch(each -> each.venue.isLoggedOn());
    }

    /**
     * Says who is logged on.
     *
     * @return such as {@code 3 of 4 clients, 2 of 2 venues}
     */
    public String loggedOn() {
        return clients.stream().filter(each -> each.client.isLoggedOn()).count() + " of " + clients.size()
                + " clients, "
                + venues.stream().filter(each -> each.venue.isLoggedOn()).count() + " of "
                + venues.size() + " venues";
    }

    /**
     * Returns the books of the clients.
     *
     * @return one each
     */
    public List<ReportBook> books() {
        return clients.stream().map(Client::book).toList();
    }

    /**
     * Returns the ledgers of the venues.
     *
     * @return one each
     */
    public List<VenueLedger> venueLedgers() {
        return venues.stream().map(each -> each.venue.ledger()).toList();
    }

    /**
     * Returns the book of the drop copy.
     *
     * @return what it was told
     */
    public ReportBook copies() {
        return copies;
    }

    /**
     * Gathers what the clients remember.
     *
     * @return one each
     */
    public List<ClientSide> clientSides() {
        List<ClientSide> sides = new ArrayList<>();
        for (Client each : clients) {
            ClientLedger ledger = each.client.ledger();
            sides.add(new ClientSide(
                    each.name,
                    each.sessionId,
                    each.account,
                    ledger.rows(),
                    ledger.waitingRequests(),
                    ledger.problems(),
                    each.book.reports()));
        }
        return sides;
    }

    /**
     * Gathers what the venues remember.
     *
     * @return one each
     */
    public List<VenueSide> venueSides() {
        List<VenueSide> sides = new ArrayList<>();
        for (Venue each : venues) {
            VenueLedger ledger = each.venue.ledger();
            sides.add(new VenueSide(
                    each.name,
                    each.sessionId,
                    ledger.rows(),
                    ledger.executions(),
                    ledger.doubled(),
                    each.venue.sessionRejects()));
        }
        return sides;
    }

    /** Everybody goes. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            CloseHelper.quietClose(open.pop());
        }
    }
}
