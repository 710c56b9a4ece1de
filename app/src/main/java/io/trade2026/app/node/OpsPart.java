package io.trade2026.app.node;

import io.trade2026.app.door.CoreDoors;
import io.trade2026.app.door.PartDoors;
import io.trade2026.app.explain.Explainer;
import io.trade2026.app.process.StartFault;
import io.trade2026.gateway.Gateway;
import io.trade2026.ops.OpsParts;
import io.trade2026.ops.OpsServer;
import io.trade2026.ops.OpsSettings;
import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.door.DoorCaller;
import io.trade2026.ops.door.DoorFinder;
import io.trade2026.ops.door.GatewayDoors;
import io.trade2026.ops.door.HttpDoorCaller;
import io.trade2026.ops.guard.ConservationGuard;
import io.trade2026.ops.recon.ClearingMirror;
import io.trade2026.ops.recon.Reconciliation;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.JournalReaders;
import io.trade2026.ops.source.LatencySource;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.ops.source.SessionStatusSource;
import io.trade2026.ops.source.TradingDays;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.stores.operators.Operators;
import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.reference.CalendarTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Page, REST and admin port in this process; what they show is asked here, or through the doors of other processes. */
final class OpsPart {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final NodeLife life;
    private final NodeConfig config;
    private final Path tokenFile;
    private final List<PartCheck> checks = new ArrayList<>();

    /** Whose sessions are shown. */
    record GatewaySource(
            SessionStatusSource sessions, JournalReaders readers, LatencySource latencies, DoorFinder doors) {
        static GatewaySource of(Gateway gateway) {
            return new GatewaySource(
                    () -> OpsViews.sessions(gateway),
                    () -> List.of(reader(gateway)),
                    () -> OpsViews.latencies(gateway),
                    OpsViews.doors(gateway));
        }

        private static JournalReader reader(Gateway gateway) {
            JournalPosition told = gateway.checkpoint();
            return new JournalReader("gateway", gateway.isFollowing(), told.eventNumber(), gateway.lagBytes());
        }
    }

    OpsPart(NodeLife life, NodeConfig config, Path tokenFile) {
        this.life = life;
        this.config = config;
        this.tokenFile = tokenFile;
    }

    /** Shows the health of these too. */
    void check(List<PartCheck> others) {
        checks.addAll(others);
    }

    GatewaySource elsewhere(String token) {
        Map<String, DoorCaller> callers = new LinkedHashMap<>();
        for (URI address : config.roles().ops().gateways()) {
            callers.put("gateway " + address.getAuthority(), new HttpDoorCaller(address, token, PATIENCE));
        }
        GatewayDoors doors =
                life.keep("doors of the gateways", new GatewayDoors(callers)).start();
        checks.add(new PartCheck("gateways", doors::state));
        return new GatewaySource(doors::sessions, doors::readers, doors::hops, doors);
    }

    void checkCores(CoreDoors cores) {
        checks.add(new PartCheck("cores", cores::members));
    }

    void checkPartsElsewhere(String token) {
        List<URI> addresses = new ArrayList<>(config.roles().ops().parts());
        addresses.addAll(config.roles().ops().cores());
        addresses.addAll(config.roles().ops().gateways());
        PartDoors doors =
                life.keep("doors of the parts", new PartDoors(addresses, token)).start();
        checks.add(new PartCheck("parts", doors::state));
    }

    void open(SequencerAddress address, SequencerControl sequencer, GatewaySource gateways, Database database) {
        LimitDesk limits = new LimitDesk(database);
        ConservationGuard guard = guard(address, sequencer, database);
        Reconciliation copies = reconciliation(address, sequencer, database);
        OpsParts parts = new OpsParts(
                CommandOutlet.of(new CommandPublisher(address, "ops")),
                EventFeed.of(new EventFollower(address, JournalPosition.FIRST_KEPT, "ops"), "ops"),
                gateways.sessions(),
                sequencer,
                () -> with(gateways.readers().readers(), guard.journal(), copies.journal()),
                gateways.latencies(),
                limits,
                limits,
                new Logins(new Operators(database)),
                checks,
                tradingDays(database),
                config.mayRejectNext(),
                gateways.doors(),
                new Explainer(config.data())::tell,
                guard::state,
                copies::state,
                life::fail);
        try {
            life.keep("page, REST and admin port", OpsServer.start(settings(), parts));
        } catch (IllegalStateException e) {
            throw new StartFault(String.valueOf(e.getMessage()), e);
        }
    }

    /** With a reader and a line to the core of its own: it shares nothing with those that it watches. */
    private ConservationGuard guard(SequencerAddress address, SequencerControl sequencer, Database database) {
        ConservationGuard guard = new ConservationGuard(
                CommandOutlet.of(new CommandPublisher(address, "guard")),
                EventFeed.of(new EventFollower(address, JournalPosition.FIRST_KEPT, "guard"), "guard"),
                sequencer.state().lastEventNumber(),
                config.watch().guard(),
                new ReferenceNames(database),
                life::fail);
        checks.add(new PartCheck("conservation", guard::health));
        return life.keep("conservation guard", guard).start();
    }

    /** With a reader and a line of its own, as the guard. */
    private Reconciliation reconciliation(SequencerAddress address, SequencerControl sequencer, Database database) {
        ClearingMirror clearing = life.keep(
                        "breaks with clearing firms", new ClearingMirror(new ClearingDesk(database), life::fail))
                .start();
        Reconciliation copies = new Reconciliation(
                CommandOutlet.of(new CommandPublisher(address, "reconciliation")),
                EventFeed.of(
                        new EventFollower(address, JournalPosition.FIRST_KEPT, "reconciliation"), "reconciliation"),
                sequencer.state().lastEventNumber(),
                config.watch().reconciliation(),
                clearing,
                life::fail);
        checks.add(new PartCheck("reconciliation", copies::health));
        return life.keep("reconciliation", copies).start();
    }

    private static List<JournalReader> with(List<JournalReader> others, JournalReader... more) {
        List<JournalReader> all = new ArrayList<>(others);
        all.addAll(List.of(more));
        return all;
    }

    private OpsSettings settings() {
        NodePlan plan = config.plan();
        OpsSettings usual = OpsSettings.loopback(plan.httpPort(), plan.adminPort(), tokenFile);
        return new OpsSettings(
                config.host(),
                usual.httpPort(),
                usual.adminPort(),
                usual.adminToken(),
                usual.patience(),
                usual.maxLagBytes(),
                config.watch().settings());
    }

    private TradingDays tradingDays(Database database) {
        return config.tradingDay()
                .<TradingDays>map(day -> new DaySchedule(
                        day.zone(),
                        day.rollAt(),
                        day.calendar()
                                .<Predicate<LocalDate>>map(name -> new KnownCalendar(new CalendarTable(database), name))
                                .orElse(OpsPart::isWeekday)))
                .orElse(TradingDays.BY_HAND);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }
}
