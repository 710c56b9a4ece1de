package io.trade2026.app.node;

import io.trade2026.app.node.NodeConfig.NatsPlace;
import io.trade2026.app.node.NodeConfig.PostgresPlace;
import io.trade2026.app.node.NodeConfig.Seed;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.NatsServer;
import io.trade2026.app.process.Ports;
import io.trade2026.app.process.StartFault;
import io.trade2026.gateway.Gateway;
import io.trade2026.gateway.GatewaySettings;
import io.trade2026.gateway.LinkStatus;
import io.trade2026.marketdata.MarketData;
import io.trade2026.marketdata.MarketDataSettings;
import io.trade2026.oms.CoreLimits;
import io.trade2026.ops.OpsParts;
import io.trade2026.ops.OpsServer;
import io.trade2026.ops.OpsSettings;
import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.PartState;
import io.trade2026.ops.source.TradingDays;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.node.SequencerConfig;
import io.trade2026.sequencer.node.SequencerNode;
import io.trade2026.sessions.SessionDirectory;
import io.trade2026.sessions.SessionFault;
import io.trade2026.stores.audit.JournalFeed;
import io.trade2026.stores.audit.OperatorLedger;
import io.trade2026.stores.operators.IssuedPassword;
import io.trade2026.stores.operators.Operators;
import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.postgres.EmbeddedPostgres;
import io.trade2026.stores.postgres.PostgresFault;
import io.trade2026.stores.postgres.PostgresSettings;
import io.trade2026.stores.reference.CalendarTable;
import io.trade2026.stores.reference.Commands;
import io.trade2026.stores.reference.LimitTable;
import io.trade2026.stores.reference.ReferenceWatch;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole node: its servers as children unless others keep them, the rest in this JVM.
 *
 * <p>Invariant: what was started is stopped in the opposite order, also when a later part could not be started.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration LOAD_PATIENCE = Duration.ofSeconds(60);
    private static final long SNAPSHOT_MS = 2_000;
    private static final long RECONNECT_MS = 1_000;
    /** One gateway in each node. */
    private static final int GATEWAY_ID = 1;

    private static final long SLOW_CLOSE_MS = 500;
    private static final long PAUSE_NS = 10_000_000;

    private final DataDirectory data;
    private final NodeConfig config;
    private final NodePlan plan;
    private final Deque<Part> started = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private List<IssuedPassword> passwords = List.of();
    private boolean hasNats;
    private @Nullable SequencerAddress sequencerAddress;
    private @Nullable SequencerNode sequencerNode;
    private @Nullable Gateway fixGateway;

    private record Part(String name, AutoCloseable closing) {}

    /**
     * Plans a node of the embedded profile; nothing is started yet.
     *
     * @param data taken by this process
     * @param plan of the node
     */
    public Node(DataDirectory data, NodePlan plan) {
        this(data, NodeConfig.embedded(data.root(), plan));
    }

    /**
     * Plans a node; nothing is started yet.
     *
     * @param data taken by this process
     * @param config of the node
     */
    public Node(DataDirectory data, NodeConfig config) {
        this.data = data;
        this.config = config;
        this.plan = config.plan();
    }

    /**
     * Starts all parts and returns when FIX clients can log on.
     *
     * @return this
     * @throws StartFault in one line, when a part cannot be started
     */
    public Node start() {
        boolean isUp = false;
        try {
            startParts();
            isUp = true;
            return this;
        } catch (PostgresFault fault) {
            throw new StartFault(inOneLine(String.valueOf(fault.getMessage())), fault);
        } finally {
            if (!isUp) {
                close();
            }
        }
    }

    /** Drivers tell their faults in paragraphs with rules between. */
    private static String inOneLine(String message) {
        return message.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.matches("-*"))
                .collect(Collectors.joining("; "));
    }

    private void startParts() {
        Ports.mustBeFree("FIX clients (--fix-port)", config.host(), plan.fixPort());
        Ports.mustBeFree("page and REST (--http-port)", config.host(), plan.httpPort());
        Ports.mustBeFree("admin (--admin-port)", config.host(), plan.adminPort());
        SessionDirectory sessions = openSessions();
        MediaChild media =
                keep("media", new MediaChild(data, config.durability().fileSyncLevel()));
        Database database = startPostgres();
        startNats();
        boolean isComplete = media.start();
        // Only now: the driver left over by a killed node held them, and media has stopped it.
        Ports.coreMustBeFree("sequencer (--core-port)", plan.corePort());
        Path aeronDir = media.config().aeronDir();
        SequencerAddress address = SequencerAddress.local(aeronDir);
        SequencerNode sequencer = SequencerNode.start(
                SequencerConfig.single(data.directory("core"), media.config().address(), plan.corePort())
                        .withFileSyncLevel(config.durability().fileSyncLevel()),
                new CoreHost(CoreLimits.USUAL),
                this::fail);
        keep("sequencer", () -> sequencer.closeWithSnapshot(SNAPSHOT_MS));
        ReferenceWatch reference =
                watchReference(database, address, sequencer.status().lastEventNumber());
        Gateway gateway = keep(
                "gateway",
                Gateway.start(
                        new GatewaySettings(
                                GATEWAY_ID,
                                data.directory("gateway"),
                                address,
                                config.host(),
                                plan.fixPort(),
                                isComplete,
                                RECONNECT_MS),
                        sessions::book,
                        this::fail));
        Optional<MarketData> prices = openMarketData(address);
        sequencerAddress = address;
        sequencerNode = sequencer;
        fixGateway = gateway;
        OperatorLedger ledger =
                keep("operator ledger", ledger(database, address, sequencer)).start();
        openOps(address, sequencer, gateway, prices, database, reference, ledger);
        LOG.info(
                "node is up: reference data {}, {} sessions",
                reference.loadedVersion(),
                gateway.status().size());
    }

    private void openOps(
            SequencerAddress address,
            SequencerNode sequencer,
            Gateway gateway,
            Optional<MarketData> prices,
            Database database,
            ReferenceWatch reference,
            OperatorLedger ledger) {
        Path token = data.directory("secrets").resolve("admin-token");
        List<PartCheck> checks = new ArrayList<>();
        checks.add(new PartCheck(
                "postgres",
                () -> new PartState(
                        database.isUp() && reference.isUp(),
                        reference.isUp() ? "reference data " + reference.loadedVersion() : "cannot be reached")));
        checks.add(new PartCheck(
                "operator-ledger",
                () -> new PartState(ledger.isUp(), "operator actions are written up to event " + ledger.writtenTo())));
        prices.ifPresent(heard -> checks.add(new PartCheck("nats", () -> pricesState(heard))));
        OpsParts parts = new OpsParts(
                CommandOutlet.of(new CommandPublisher(address, "ops")),
                EventFeed.of(new EventFollower(address, JournalPosition.START, "ops")),
                () -> OpsViews.sessions(gateway),
                OpsViews.control(sequencer),
                () -> List.of(gatewayReader(gateway)),
                () -> OpsViews.latencies(gateway),
                new LimitDesk(new LimitTable(database)),
                new Logins(new Operators(database)),
                checks,
                tradingDays(database),
                config.mayRejectNext(),
                this::fail);
        try {
            keep("page, REST and admin port", OpsServer.start(opsSettings(token), parts));
        } catch (IllegalStateException e) {
            throw new StartFault(String.valueOf(e.getMessage()), e);
        }
    }

    private TradingDays tradingDays(Database database) {
        return config.tradingDay()
                .<TradingDays>map(day -> new DaySchedule(
                        day.zone(),
                        day.rollAt(),
                        day.calendar()
                                .<Predicate<LocalDate>>map(name -> new KnownCalendar(new CalendarTable(database), name))
                                .orElse(Node::isWeekday)))
                .orElse(TradingDays.BY_HAND);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    private static OperatorLedger ledger(Database database, SequencerAddress address, SequencerNode sequencer) {
        return new OperatorLedger(
                database,
                from -> JournalFeed.of(new EventFollower(address, from, "operator-ledger")),
                sequencer.status().lastEventNumber());
    }

    private PartState pricesState(MarketData prices) {
        return new PartState(
                prices.status().isHealthy(),
                hasNats ? "prices " + prices.status().quotes() : NatsServer.MEND);
    }

    private OpsSettings opsSettings(Path token) {
        OpsSettings usual = OpsSettings.loopback(plan.httpPort(), plan.adminPort(), token);
        return new OpsSettings(
                config.host(),
                usual.httpPort(),
                usual.adminPort(),
                usual.adminToken(),
                usual.patience(),
                usual.maxLagBytes());
    }

    private void startNats() {
        if (config.nats() instanceof NatsPlace.Embedded embedded) {
            hasNats = keep("nats-server", new NatsServer(data, embedded.port(), searchPath()))
                    .start();
        } else {
            hasNats = config.nats() instanceof NatsPlace.External;
        }
    }

    private Optional<MarketData> openMarketData(SequencerAddress address) {
        Optional<MarketData> prices = config.nats()
                .serverUrl()
                .map(url -> keep(
                        "market data", MarketData.to(MarketDataSettings.of(url, plan.feeds()), address, this::fail)));
        prices.ifPresent(MarketData::start);
        return prices;
    }

    private static JournalReader gatewayReader(Gateway gateway) {
        JournalPosition told = gateway.checkpoint();
        return new JournalReader("gateway", gateway.isFollowing(), told.eventNumber(), gateway.lagBytes());
    }

    private <T extends AutoCloseable> T keep(String name, T part) {
        started.push(new Part(name, part));
        if (ended.getCount() == 0) {
            Throwable cause = failure.get();
            throw cause == null
                    ? new StartFault("was told to stop while it started")
                    : new StartFault("a part failed while the node started: " + cause, cause);
        }
        return part;
    }

    private SessionDirectory openSessions() {
        Path directory = config.sessions().orElseGet(this::ownSessions);
        try {
            return keep("session files", SessionDirectory.open(directory));
        } catch (SessionFault fault) {
            throw new StartFault("session files in " + directory + " are at fault:\n" + fault.getMessage(), fault);
        }
    }

    private Path ownSessions() {
        Path directory = data.directory("sessions");
        if (config.seed() != Seed.NONE) {
            SessionSetup.lay(directory, "calendars/XNYS.yaml", Map.of());
            SessionSetup.lay(directory, "lab.yaml", Map.of("venuePort", plan.venuePort()));
        }
        if (config.seed() == Seed.DEMO) {
            SessionSetup.lay(directory, "demo.yaml", Map.of("secondVenuePort", plan.secondVenuePort()));
        }
        return directory;
    }

    private PostgresSettings postgresSettings() {
        if (config.postgres() instanceof PostgresPlace.External external) {
            return external.settings();
        }
        return keep("Postgres", new EmbeddedPostgres(data.root(), plan.postgresPort()))
                .start();
    }

    private Database startPostgres() {
        Database database = keep("database", new Database(postgresSettings()).start());
        if (config.seed() != Seed.NONE) {
            database.seedLab();
        }
        if (config.seed() == Seed.DEMO) {
            database.seedDemo();
        }
        passwords = new Operators(database).issuePasswords(data.directory("secrets"));
        return database;
    }

    private ReferenceWatch watchReference(Database database, SequencerAddress address, long lastEventNumber) {
        CommandPublisher publisher = keep("reference commands", new CommandPublisher(address, "reference"));
        EventFollower follower = keep(
                "reference events", new EventFollower(address, JournalPosition.after(lastEventNumber), "reference"));
        ReferenceWatch watch =
                keep("reference data", new ReferenceWatch(database, Commands.of(publisher), follower::poll));
        watch.start();
        try {
            if (!watch.awaitLoaded(LOAD_PATIENCE)) {
                throw new StartFault("reference data did not reach the core within " + LOAD_PATIENCE.toSeconds()
                        + " s; see the log");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFault("interrupted while reference data was loaded", e);
        }
        watch.refusals().forEach(refusal -> LOG.error("reference data refused by the core: {}", refusal));
        return watch;
    }

    private static List<Path> searchPath() {
        String path = System.getenv("PATH");
        return path == null
                ? List.of()
                : Arrays.stream(path.split(":", -1)).map(Path::of).toList();
    }

    /** A part cannot go on: the node ends, since half a node would guess. */
    private void fail(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            LOG.error("a part has failed, the node ends", cause);
        }
        ended.countDown();
    }

    /** Asks the node to end; returns at once. */
    public void end() {
        ended.countDown();
    }

    /**
     * Waits until the node is asked to end or fails.
     *
     * @return what failed, or null
     * @throws InterruptedException if the caller is interrupted
     */
    public @Nullable Throwable awaitEnd() throws InterruptedException {
        ended.await();
        return failure.get();
    }

    /**
     * Returns the operators' passwords that were drawn at this start.
     *
     * @return empty when they were drawn before
     */
    public List<IssuedPassword> passwords() {
        return passwords;
    }

    /**
     * Returns where the sequencer takes commands, for others in this process.
     *
     * @return its address
     */
    public SequencerAddress sequencer() {
        return Objects.requireNonNull(sequencerAddress, "the node is not started");
    }

    /**
     * Returns how far the core has come.
     *
     * @return number of its last event
     */
    public long lastEventNumber() {
        return Objects.requireNonNull(sequencerNode, "the node is not started")
                .status()
                .lastEventNumber();
    }

    /**
     * Waits until every venue is logged on.
     *
     * @param patience how long
     * @throws StartFault naming the venue that is not
     */
    public void awaitVenues(Duration patience) {
        Gateway running = Objects.requireNonNull(fixGateway, "the node is not started");
        long deadlineNs = System.nanoTime() + patience.toNanos();
        for (LinkStatus link = firstVenueDown(running); link != null; link = firstVenueDown(running)) {
            if (System.nanoTime() > deadlineNs) {
                throw new StartFault("venue " + link.definition().compId() + " at "
                        + link.definition().host() + ":" + link.definition().port() + " did not log on within "
                        + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private static @Nullable LinkStatus firstVenueDown(Gateway running) {
        return running.status().stream()
                .filter(link -> link.definition().isVenue() && !link.isUp())
                .findFirst()
                .orElse(null);
    }

    /**
     * Says whether prices can flow.
     *
     * @return false when nats-server is not installed
     */
    public boolean hasNats() {
        return hasNats;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            Part part = started.pop();
            long beganNs = System.nanoTime();
            CloseHelper.close(error -> LOG.error("{} did not stop in order", part.name(), error), part.closing());
            long tookMs = (System.nanoTime() - beganNs) / 1_000_000;
            if (tookMs > SLOW_CLOSE_MS) {
                LOG.info("{} took {} ms to stop", part.name(), tookMs);
            }
        }
    }
}
