package io.trade2026.ops;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.CachingAuthenticator;
import io.dropwizard.auth.basic.BasicCredentialAuthFilter;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.trade2026.ops.admin.AdminToken;
import io.trade2026.ops.admin.DeskTasks;
import io.trade2026.ops.admin.HealthServlet;
import io.trade2026.ops.admin.MarketTasks;
import io.trade2026.ops.admin.NodeHealth;
import io.trade2026.ops.admin.OperatorTasks;
import io.trade2026.ops.admin.TaskGate;
import io.trade2026.ops.admin.TaskServlet;
import io.trade2026.ops.admin.TokenFilter;
import io.trade2026.ops.alert.AlertBoard;
import io.trade2026.ops.alert.AlertPulse;
import io.trade2026.ops.alert.AlertSource;
import io.trade2026.ops.alert.SessionNames;
import io.trade2026.ops.board.ActionBoard;
import io.trade2026.ops.board.HaltBoard;
import io.trade2026.ops.board.RepairBoard;
import io.trade2026.ops.board.TradingDayRow;
import io.trade2026.ops.clinic.SessionClinic;
import io.trade2026.ops.desk.DayRoller;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.limit.LimitOffice;
import io.trade2026.ops.metrics.JournalMetrics;
import io.trade2026.ops.metrics.StateMetrics;
import io.trade2026.ops.rest.ActionResource;
import io.trade2026.ops.rest.AlertResource;
import io.trade2026.ops.rest.AnswerHeaders;
import io.trade2026.ops.rest.BreakResource;
import io.trade2026.ops.rest.CheckResource;
import io.trade2026.ops.rest.DeskResource;
import io.trade2026.ops.rest.ExplainResource;
import io.trade2026.ops.rest.GuardResource;
import io.trade2026.ops.rest.HaltResource;
import io.trade2026.ops.rest.KillResource;
import io.trade2026.ops.rest.LimitResource;
import io.trade2026.ops.rest.MarketResource;
import io.trade2026.ops.rest.OperatorLogin;
import io.trade2026.ops.rest.OverrideResource;
import io.trade2026.ops.rest.RefusalMappers;
import io.trade2026.ops.rest.SessionResource;
import io.trade2026.ops.rest.StopResource;
import io.trade2026.ops.rest.ViewResource;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.JournalReaders;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.TradingDays;
import io.trade2026.sequencer.client.SteadyTime;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;

/** The application port with page and REST, the admin port with health, metrics and tasks, and the desk behind them. */
public final class OpsServer implements AutoCloseable {
    private static final String NAME = "trade2026";
    private static final Duration LOGIN_KEPT = Duration.ofSeconds(30);
    private static final long LOGINS_KEPT = 100;

    private final WebServer web;
    private final OperatorDesk desk;
    private final DayRoller roller;
    private final NodeHealth health;
    private final AlertPulse pulse;

    private OpsServer(WebServer web, OperatorDesk desk, DayRoller roller, NodeHealth health, AlertPulse pulse) {
        this.web = web;
        this.desk = desk;
        this.roller = roller;
        this.health = health;
        this.pulse = pulse;
    }

    /**
     * Opens both ports and starts to follow the journal.
     *
     * @param settings ports and token
     * @param parts to be shown and operated; outlet and events are closed also when this fails
     * @return the running server
     * @throws IllegalStateException when a port is taken, which it names, or the token is unfit
     */
    public static OpsServer start(OpsSettings settings, OpsParts parts) {
        PrometheusRegistry registry = new PrometheusRegistry();
        Boards boards = Boards.of(settings, parts);
        AlertSource alertSource = source(settings, boards.alerts());
        OperatorDesk desk = operatorDesk(settings, parts, boards, alertSource, registry);
        DayRoller roller = roller(parts, desk, boards.actions());
        AlertPulse pulse = pulse(settings, parts, desk, boards.alerts(), alertSource);
        JournalReaders readers = () -> withDesk(parts.readers(), desk);
        measure(registry, parts, readers);
        Environment environment = new Environment(NAME);
        NodeHealth health = health(settings, parts, readers, roller, environment);
        boolean isUp = false;
        try {
            OperatorTasks tasks = operatorTasks(settings, parts, desk);
            DeskTasks deskTasks = deskTasks(settings, parts, desk, boards.actions());
            Map<String, TaskServlet> servlets = TaskServlet.all(tasks, deskTasks);
            fitAdminPort(environment, AdminToken.in(settings.adminToken()), health, servlets, registry);
            fitApplicationPort(environment, parts);
            registerViews(environment, parts, boards, health, readers);
            registerDesk(environment, parts, deskTasks, boards);
            registerActions(environment, settings, parts, desk, tasks, boards);
            registerMarkets(environment, settings, parts, desk, boards.halts());
            desk.start();
            health.start();
            WebServer web = WebServer.start(environment, settings);
            startOnSchedule(roller, parts);
            pulse.start();
            isUp = true;
            return new OpsServer(web, desk, roller, health, pulse);
        } finally {
            if (!isUp) {
                health.close();
                desk.close();
            }
        }
    }

    private static OperatorDesk operatorDesk(
            OpsSettings settings, OpsParts parts, Boards boards, AlertSource alerts, PrometheusRegistry registry) {
        JournalMetrics metrics = new JournalMetrics(registry, parts.sessions(), new SystemEpochNanoClock());
        return new OperatorDesk(
                parts.outlet(),
                parts.events(),
                boards.observers(settings, List.of(metrics, alerts)),
                settings.patience(),
                parts.onFailure());
    }

    /** What is only looked at. */
    private static void registerViews(
            Environment environment, OpsParts parts, Boards boards, NodeHealth health, JournalReaders readers) {
        environment.jersey().register(views(parts, boards, health, readers));
        environment.jersey().register(new ExplainResource(parts.stories()));
        environment.jersey().register(new GuardResource(parts.guard()));
        environment.jersey().register(new HaltResource(boards.halts()));
    }

    private static void registerDesk(Environment environment, OpsParts parts, DeskTasks tasks, Boards boards) {
        environment.jersey().register(new CheckResource(tasks, parts.limits()));
        environment.jersey().register(new DeskResource(tasks, boards.actions(), parts.mayRejectNext()));
    }

    private static void registerActions(
            Environment environment,
            OpsSettings settings,
            OpsParts parts,
            OperatorDesk desk,
            OperatorTasks tasks,
            Boards boards) {
        LimitOffice office = new LimitOffice(parts.governance(), desk, settings.patience());
        environment.jersey().register(new LimitResource(office, parts.governance()));
        environment.jersey().register(actionResource(settings, parts, desk, tasks, office));
        environment.jersey().register(sessionResource(settings, parts, desk, tasks, boards.repairs()));
        environment.jersey().register(new KillResource(tasks, boards.kills(), boards.trading()));
        environment
                .jersey()
                .register(new AlertResource(
                        boards.alerts(), new SessionNames(parts.sessions()), desk, settings.patience()));
    }

    private static void registerMarkets(
            Environment environment, OpsSettings settings, OpsParts parts, OperatorDesk desk, HaltBoard halts) {
        MarketTasks tasks = new MarketTasks(desk, InstantSource.system(), settings.patience());
        environment.jersey().register(new MarketResource(tasks, parts.operators()));
        environment.jersey().register(new StopResource(desk, settings.patience()));
        environment.jersey().register(new OverrideResource(halts.overrides(), desk, settings.patience()));
        environment.jersey().register(new BreakResource(parts.breaks(), desk, parts.operators(), settings.patience()));
    }

    private static void measure(PrometheusRegistry registry, OpsParts parts, JournalReaders readers) {
        registry.register(new StateMetrics(parts.sessions(), parts.sequencer(), readers, parts.latencies()));
        JvmMetrics.builder().register(registry);
    }

    private static AlertSource source(OpsSettings settings, AlertBoard alerts) {
        return new AlertSource(alerts, settings.watch().alerts().thresholds());
    }

    private static NodeHealth health(
            OpsSettings settings, OpsParts parts, JournalReaders readers, DayRoller roller, Environment environment) {
        return new NodeHealth(
                parts.sequencer(),
                parts.sessions(),
                readers,
                settings.maxLagBytes(),
                checks(parts, roller),
                environment.healthChecks());
    }

    private static ViewResource views(OpsParts parts, Boards boards, NodeHealth health, JournalReaders readers) {
        return new ViewResource(
                boards.trading(),
                boards.actions(),
                health,
                parts.sessions(),
                parts.sequencer(),
                readers,
                parts.latencies(),
                parts.limits());
    }

    private static AlertPulse pulse(
            OpsSettings settings, OpsParts parts, OperatorDesk desk, AlertBoard alerts, AlertSource source) {
        long written = parts.sequencer().state().lastEventNumber();
        return new AlertPulse(
                alerts,
                source,
                desk,
                settings.watch().alerts().blocks(),
                () -> desk.journal().lastEventNumber() >= written);
    }

    private static List<JournalReader> withDesk(JournalReaders others, OperatorDesk desk) {
        List<JournalReader> all = new ArrayList<>(others.readers());
        all.add(desk.journal());
        return all;
    }

    private static OperatorTasks operatorTasks(OpsSettings settings, OpsParts parts, OperatorDesk desk) {
        return new OperatorTasks(desk, parts.sessions(), parts.sequencer(), parts.operators(), settings.patience());
    }

    private static ActionResource actionResource(
            OpsSettings settings, OpsParts parts, OperatorDesk desk, OperatorTasks tasks, LimitOffice office) {
        return new ActionResource(tasks, desk, parts.limits(), office, parts.operators(), settings.patience());
    }

    private static SessionResource sessionResource(
            OpsSettings settings, OpsParts parts, OperatorDesk desk, OperatorTasks tasks, RepairBoard repairs) {
        return new SessionResource(
                new SessionClinic(parts.doors()),
                repairs,
                desk,
                tasks,
                parts.sessions(),
                parts.operators(),
                settings.patience());
    }

    private static DeskTasks deskTasks(OpsSettings settings, OpsParts parts, OperatorDesk desk, ActionBoard actions) {
        return new DeskTasks(
                desk, parts.sessions(), parts.days(), () -> day(actions), InstantSource.system(), settings.patience());
    }

    private static DayRoller roller(OpsParts parts, OperatorDesk desk, ActionBoard actions) {
        long written = parts.sequencer().state().lastEventNumber();
        return new DayRoller(
                parts.days(),
                desk::act,
                () -> day(actions),
                () -> desk.journal().lastEventNumber() >= written,
                steady());
    }

    /** A wall clock that is set by some hours must not begin a day, and with it end the orders of the one that goes on. */
    private static InstantSource steady() {
        SteadyTime time = SteadyTime.ofMachine();
        return () -> Instant.ofEpochSecond(0, time.epochNs());
    }

    private static @Nullable LocalDate day(ActionBoard actions) {
        TradingDayRow goesOn = actions.tradingDay();
        return goesOn == null || goesOn.day().isEmpty() ? null : LocalDate.parse(goesOn.day());
    }

    private static void startOnSchedule(DayRoller roller, OpsParts parts) {
        if (isScheduled(parts)) {
            roller.start(parts.onFailure());
        }
    }

    private static boolean isScheduled(OpsParts parts) {
        return parts.days() != TradingDays.BY_HAND;
    }

    private static List<PartCheck> checks(OpsParts parts, DayRoller roller) {
        List<PartCheck> checks = new ArrayList<>(parts.checks());
        if (isScheduled(parts)) {
            checks.add(new PartCheck("trading-day", roller::state));
        }
        return checks;
    }

    private static void fitAdminPort(
            Environment environment,
            AdminToken token,
            NodeHealth health,
            Map<String, TaskServlet> servlets,
            PrometheusRegistry registry) {
        var admin = environment.admin();
        admin.addFilter("token", new TokenFilter(token))
                .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        admin.addServlet("health", new HealthServlet(health)).addMapping("/healthcheck");
        admin.addServlet("prometheus", new PrometheusMetricsServlet(registry)).addMapping("/metrics");
        admin.addFilter("tasks", new TaskGate(servlets.keySet()))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/tasks/*");
        servlets.forEach((path, servlet) -> admin.addServlet(path, servlet).addMapping(path));
    }

    /** Logins are kept for a while, since the page asks every second and a password is costly to check. */
    private static void fitApplicationPort(Environment environment, OpsParts parts) {
        OperatorLogin login = new OperatorLogin(parts.operators());
        var kept = new CachingAuthenticator<>(
                environment.metrics(),
                login,
                Caffeine.newBuilder().maximumSize(LOGINS_KEPT).expireAfterWrite(LOGIN_KEPT));
        environment
                .jersey()
                .register(new AuthDynamicFeature(new BasicCredentialAuthFilter.Builder<Operator>()
                        .setAuthenticator(kept)
                        .setUnauthorizedHandler(login)
                        .setRealm(NAME)
                        .buildAuthFilter()));
        environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Operator.class));
        // What is flushed leaves at once: the stream of alerts must not wait until some kilobytes have gathered.
        environment.jersey().property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
        RefusalMappers.register(environment.jersey());
        environment
                .servlets()
                .addFilter("headers", new AnswerHeaders())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        new AssetsBundle("/page", "/", "index.html").run(new Configuration(), environment);
    }

    /**
     * Port of page and REST.
     *
     * @return the one that is open
     */
    public int httpPort() {
        return web.httpPort();
    }

    /**
     * Port of health, metrics and tasks.
     *
     * @return the one that is open
     */
    public int adminPort() {
        return web.adminPort();
    }

    /** Closes the ports, the outlet and the feed within 2 s; orders without an answer are given up. */
    @Override
    public void close() {
        pulse.close();
        web.close();
        roller.close();
        health.close();
        desk.close();
    }
}
