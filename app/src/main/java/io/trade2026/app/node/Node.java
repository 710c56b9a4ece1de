package io.trade2026.app.node;

import io.aeron.exceptions.AeronException;
import io.trade2026.app.door.CoreDoors;
import io.trade2026.app.door.PartDoors;
import io.trade2026.app.door.RoleDoor;
import io.trade2026.app.node.OpsPart.GatewaySource;
import io.trade2026.app.node.RolesPlan.ClusterPlan;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.FileHandles;
import io.trade2026.app.process.Ports;
import io.trade2026.app.process.StartFault;
import io.trade2026.gateway.Gateway;
import io.trade2026.gateway.LinkStatus;
import io.trade2026.gateway.door.DoorAnswer;
import io.trade2026.gateway.door.DoorAnswers;
import io.trade2026.gateway.door.GatewayDoor;
import io.trade2026.ops.admin.AdminToken;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.Pace;
import io.trade2026.sequencer.node.SequencerNode;
import io.trade2026.sessions.SessionDirectory;
import io.trade2026.stores.operators.IssuedPassword;
import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.postgres.PostgresFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node, or those of its roles that this process has. In one process the parts call each other; what is elsewhere is waited for, found
 * through the media of the machine and asked through doors.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final long PAUSE_NS = 10_000_000;
    private static final int OK = 200;
    /** System property: bytes of the terms between engine and library; small ones fill early, which tests want. */
    private static final String TERM_LENGTH = "trade2026.termLength";

    private final DataDirectory data;
    private final NodeConfig config;
    private final NodePlan plan;
    private final Set<Role> roles;
    private final NodeLife life = new NodeLife();
    private final StoresPart stores;
    private final PricesPart prices;
    private @Nullable SequencerAddress sequencerAddress;
    private @Nullable SequencerNode sequencerNode;
    private List<PartCheck> coreChecks = List.of();
    private List<PartCheck> gatewayChecks = List.of();
    private @Nullable CoreDoors cores;
    private @Nullable Gateway fixGateway;
    private @Nullable Database database;

    /**
     * Plans a node of the embedded profile; nothing is started yet.
     *
     * @param data taken by this process
     * @param plan of the node
     * @param pace how eagerly idle threads look for work
     */
    public Node(DataDirectory data, NodePlan plan, Pace pace) {
        this(data, NodeConfig.embedded(data.root(), plan, pace), Role.all());
    }

    /**
     * Plans a node; nothing is started yet.
     *
     * @param data taken by this process
     * @param config of the node
     * @param roles that this process has
     */
    public Node(DataDirectory data, NodeConfig config, Set<Role> roles) {
        this.data = data;
        this.config = config;
        this.plan = config.plan();
        this.roles = roles;
        this.stores = new StoresPart(life, data, config);
        this.prices = new PricesPart(life, data, config);
    }

    /**
     * Starts all parts and returns when they serve. What others have to do is waited for as long as it takes.
     *
     * @return this
     * @throws StartFault in one line, when a part cannot be started
     */
    public Node start() {
        boolean isUp = false;
        try {
            startParts();
            isUp = true;
            life.serves();
            return this;
        } catch (PostgresFault fault) {
            throw new StartFault(inOneLine(String.valueOf(fault.getMessage())), fault);
        } catch (IllegalStateException | AeronException fault) {
            LOG.error("cannot start", fault);
            throw new StartFault("cannot start: " + inOneLine(String.valueOf(fault.getMessage())), fault);
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

    private boolean has(Role role) {
        return roles.contains(role);
    }

    private boolean isWhole() {
        return roles.size() == Role.values().length;
    }

    private void startParts() {
        FileHandles.mustSuffice();
        portsMustBeFree();
        MediaConfig mediaConfig = mediaConfig();
        if (roles.equals(Set.of(Role.MEDIA))) {
            MediaHost.start(life, mediaConfig);
            return;
        }
        GatewayPart gatewayPart = new GatewayPart(life, data, config);
        Optional<SessionDirectory> sessions =
                has(Role.GATEWAY) ? Optional.of(gatewayPart.openSessions()) : Optional.empty();
        Media media = Media.of(life, data, mediaConfig, has(Role.MEDIA));
        if (has(Role.STORES)) {
            database = stores.openDatabase();
        }
        if (has(Role.MARKET_DATA)) {
            prices.startServer();
        }
        MediaPlace place = media.start(has(Role.CORE) || has(Role.GATEWAY));
        SequencerAddress address = config.sequencer(place.aeronDir());
        sequencerAddress = address;
        StrainPart strain = new StrainPart(life, address);
        startCore(place, address, strain);
        StoresPart.Running running = startStores(address);
        sessions.ifPresent(files -> startGateway(gatewayPart, files, place, address, strain));
        Optional<PartCheck> priceCheck = has(Role.MARKET_DATA) ? prices.start(address) : Optional.empty();
        openPartDoors(running, priceCheck);
        startOps(address, running, priceCheck);
        LOG.info("node is up: {}", isWhole() ? "all roles" : Role.words(roles, ", "));
    }

    private void portsMustBeFree() {
        if (has(Role.GATEWAY)) {
            Ports.mustBeFree("FIX clients (--fix-port)", config.host(), plan.fixPort());
        }
        if (has(Role.OPS)) {
            Ports.mustBeFree("page and REST (--http-port)", config.host(), plan.httpPort());
            Ports.mustBeFree("admin (--admin-port)", config.host(), plan.adminPort());
        }
    }

    private MediaConfig mediaConfig() {
        MediaConfig usual = MediaConfig.under(data.directory("media"));
        MediaConfig own = usual.withPace(config.pace())
                .withSegmentLength(config.retention().fileSize())
                .withFileSyncLevel(config.durability().fileSyncLevel())
                .withTermLength(Integer.getInteger(TERM_LENGTH, usual.termLength()));
        return config.roles()
                .cluster()
                .flatMap(ClusterPlan::own)
                .map(member -> own.withControlEndpoint(member.archiveEndpoint()))
                .orElse(own);
    }

    private Path tokenFile() {
        return config.roles()
                .adminToken()
                .orElseGet(() -> data.directory("secrets").resolve("admin-token"));
    }

    private String token() {
        return AdminToken.in(tokenFile()).text();
    }

    private void startCore(MediaPlace media, SequencerAddress address, StrainPart strain) {
        if (!has(Role.CORE)) {
            return;
        }
        CorePart.Running core = CorePart.start(life, data, config, media, address);
        SequencerNode node = core.node();
        sequencerNode = node;
        coreChecks = Stream.concat(core.checks().stream(), strain.core(node).stream())
                .toList();
        if (!isWhole()) {
            SequencerControl control = OpsViews.control(node);
            life.keep("door of the core", RoleDoor.open(config.host(), config.coreDoor(), token()))
                    .answer("GET " + CoreDoors.STATE, control::state)
                    .answer("GET " + PartDoors.PARTS, () -> PartDoors.Parts.of(coreChecks))
                    .answer(
                            "POST " + CoreDoors.SNAPSHOT,
                            () -> control.takeSnapshot().join());
        }
    }

    /** The core of this process, or that of others once one of them leads. */
    private SequencerControl core() {
        SequencerNode own = sequencerNode;
        if (own != null) {
            return OpsViews.control(own);
        }
        CoreDoors known = cores;
        if (known == null) {
            known = life.keep(
                            "doors of the core",
                            new CoreDoors(config.roles().ops().cores(), token()))
                    .start();
            cores = known;
        }
        life.await("a core that leads (role core)", known::hasLeader);
        return known;
    }

    private StoresPart.@Nullable Running startStores(SequencerAddress address) {
        Database own = database;
        return own == null ? null : stores.follow(own, address, core().state().lastEventNumber());
    }

    private void startGateway(
            GatewayPart part,
            SessionDirectory sessions,
            MediaPlace media,
            SequencerAddress address,
            StrainPart strain) {
        if (sequencerNode == null) {
            awaitSequencer(address);
        }
        Gateway gateway = part.start(sessions, media, address);
        fixGateway = gateway;
        gatewayChecks = Stream.concat(part.checks().stream(), strain.gateway(gateway, has(Role.CORE)).stream())
                .toList();
        if (!isWhole()) {
            DoorAnswers answers = new DoorAnswers(gateway);
            GatewayDoor door = GatewayDoor.open(
                    config.host(),
                    config.gateway().doorPort(),
                    token(),
                    path -> path.equals(PartDoors.PARTS)
                            ? new DoorAnswer(
                                    OK, PartDoors.Parts.of(gatewayChecks).json())
                            : answers.answer(path));
            life.keep("door of the gateway", door);
        }
    }

    private void awaitSequencer(SequencerAddress address) {
        try (CommandPublisher probe = new CommandPublisher(address, "gateway-start")) {
            life.await("a core that takes commands (role core)", () -> {
                probe.poll();
                return probe.isConnected();
            });
        }
    }

    private void openPartDoors(StoresPart.@Nullable Running running, Optional<PartCheck> priceCheck) {
        if (isWhole()) {
            return;
        }
        if (running != null) {
            openPartDoor("door of stores", config.roles().storesDoor(), running.checks());
        }
        if (has(Role.MARKET_DATA)) {
            openPartDoor(
                    "door of market-data",
                    config.roles().pricesDoor(),
                    priceCheck.stream().toList());
        }
    }

    private void openPartDoor(String name, int port, List<PartCheck> checks) {
        life.keep(name, RoleDoor.open(config.host(), port, token()))
                .answer("GET " + PartDoors.PARTS, () -> PartDoors.Parts.of(checks));
    }

    private void startOps(
            SequencerAddress address, StoresPart.@Nullable Running running, Optional<PartCheck> priceCheck) {
        if (!has(Role.OPS)) {
            return;
        }
        OpsPart ops = new OpsPart(life, config, tokenFile());
        Gateway gateway = fixGateway;
        GatewaySource gateways = gateway == null ? ops.elsewhere(token()) : GatewaySource.of(gateway);
        SequencerControl core = core();
        if (core instanceof CoreDoors doors) {
            ops.checkCores(doors);
        }
        Database known = database;
        if (known == null) {
            known = StoresPart.await(life, config);
            database = known;
        }
        if (running != null && isWhole()) {
            ops.check(coreChecks);
            ops.check(gatewayChecks);
            ops.check(running.checks());
            ops.check(priceCheck.stream().toList());
        } else {
            ops.checkPartsElsewhere(token());
        }
        ops.open(address, core, gateways, known);
    }

    /** Asks the node to end; returns at once. */
    public void end() {
        life.end();
    }

    /**
     * Waits until the node is asked to end or fails.
     *
     * @return what failed, or null
     * @throws InterruptedException if the caller is interrupted
     */
    public @Nullable Throwable awaitEnd() throws InterruptedException {
        return life.awaitEnd();
    }

    /**
     * Returns the operators' passwords that are kept in files.
     *
     * @return empty when each was drawn elsewhere
     */
    public List<IssuedPassword> passwords() {
        return stores.passwords();
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
        return prices.hasServer();
    }

    @Override
    public void close() {
        life.close();
    }
}
