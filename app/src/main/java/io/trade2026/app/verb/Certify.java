package io.trade2026.app.verb;

import io.trade2026.app.process.StartFault;
import io.trade2026.simulator.certify.CaseResult;
import io.trade2026.simulator.certify.Certificate;
import io.trade2026.simulator.certify.Report;
import io.trade2026.simulator.certify.Verdict;
import io.trade2026.simulator.certify.fuzz.FuzzSuite;
import io.trade2026.simulator.certify.orders.OrderSuite;
import io.trade2026.simulator.certify.orders.Scenario;
import io.trade2026.simulator.certify.session.DefScript;
import io.trade2026.simulator.certify.session.SessionScripts;
import io.trade2026.simulator.certify.session.SessionSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries an acceptor with a suite of conversations, and writes a report that can be kept. */
@Command(
        name = "certify",
        description =
                "Tries a FIX acceptor with a suite of conversations, and writes report.html and report.json. Exit status: 0 when"
                        + " nothing failed, 1 when something did, 2 when it could not be run.",
        mixinStandardHelpOptions = true)
public final class Certify implements Callable<Integer> {
    private static final int CONNECT_MS = 5_000;
    private static final long VENUE_MS = 15_000;
    private static final List<String> ORDER_VERSIONS = List.of("FIX.4.4", "FIXT.1.1");

    private final PrintStream out;

    @Mixin
    private CertifyOptions options = new CertifyOptions();

    @Option(names = "--suite", required = true, paramLabel = "session|orders|fuzz", description = "What is tried.")
    private String suite = "";

    @Option(
            names = "--versions",
            split = ",",
            paramLabel = "VERSION",
            description = "fix42,fix44,fix50sp2 for sessions, FIX.4.4,FIXT.1.1 for orders; default: all.")
    private List<String> versions = List.of();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "CASE",
            description = "Only these cases, such as 2b_MsgSeqNumTooHigh or M.07; default: all.")
    private List<String> only = List.of();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Session scripts at a time (default: ${DEFAULT-VALUE}).")
    private int parallel = 5;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long the fuzz suite attacks (default: ${DEFAULT-VALUE}).")
    private int minutes = 10;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of the fuzz suite's dice; default: another one each time.")
    private long seed = System.nanoTime();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("certification");

    /**
     * Creates the verb.
     *
     * @param out where progress and summary go
     */
    public Certify(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the suite.
     *
     * @return 0 when nothing failed, 1 when something did
     * @throws InterruptedException if the thread is interrupted
     * @throws StartFault when it cannot be run
     */
    @Override
    public Integer call() throws InterruptedException {
        reach();
        Instant begun = Instant.now();
        List<CaseResult> results = play();
        if (results.isEmpty()) {
            throw new StartFault("certify: no case is called so");
        }
        Map<String, String> shown = options.shown();
        shown.put("cases", only.isEmpty() ? "all" : String.join(", ", only));
        long millis = Duration.between(begun, Instant.now()).toMillis();
        Certificate certificate = new Certificate(suite, options.subject(), begun, millis, shown, results);
        new Report(certificate).write(directory);
        out.println();
        out.print(certificate.table());
        out.println("report: " + directory.resolve("report.html") + " and report.json");
        out.println(certificate.isPassed() ? "PASSED" : "FAILED");
        return certificate.isPassed() ? 0 : 1;
    }

    private void reach() {
        try (Socket socket = new Socket()) {
            socket.connect(options.address(), CONNECT_MS);
        } catch (IOException e) {
            throw new StartFault("certify: nobody answers at " + options.subject() + " (" + e.getMessage() + ")");
        }
    }

    private List<CaseResult> play() throws InterruptedException {
        return switch (suite) {
            case "session" -> session();
            case "orders" -> orders();
            case "fuzz" -> fuzz();
            default -> throw new StartFault("certify: --suite: must be session, orders or fuzz, was '" + suite + "'");
        };
    }

    private boolean isAsked(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private List<String> versions(List<String> all) {
        for (String version : versions) {
            if (!all.contains(version)) {
                throw new StartFault("certify: --versions: must be of " + all + ", was '" + version + "'");
            }
        }
        return versions.isEmpty() ? all : versions;
    }

    private List<CaseResult> session() throws InterruptedException {
        List<DefScript> scripts = versions(SessionScripts.VERSIONS).stream()
                .flatMap(version -> SessionScripts.of(version).stream())
                .filter(script -> isAsked(script.name()))
                .toList();
        return new SessionSuite(options.sessionTarget(), parallel).play(scripts, this::tell);
    }

    private List<CaseResult> orders() {
        List<CaseResult> results = new ArrayList<>();
        try (OrderSuite orders = new OrderSuite(options.orderTarget())) {
            if (!orders.open(VENUE_MS)) {
                throw new StartFault(
                        "certify: the system does not log on to the venue; is --venue-port what it looks for?");
            }
            for (String version : versions(ORDER_VERSIONS)) {
                List<Scenario> scenarios = Scenario.all().stream()
                        .filter(scenario -> isAsked(scenario.id()))
                        .filter(scenario -> version.equals(ORDER_VERSIONS.get(0))
                                || scenario.clientVersion().equals(ORDER_VERSIONS.get(0)))
                        .toList();
                results.addAll(orders.play(scenarios, version, this::tell));
            }
        } catch (IOException e) {
            throw new StartFault("certify: the acceptor cannot be reached any more: " + e.getMessage());
        }
        return results;
    }

    private List<CaseResult> fuzz() throws InterruptedException {
        out.println("seed " + seed + ", " + minutes + " minutes");
        List<CaseResult> results = new FuzzSuite(options.fuzzPlan(seed, minutes)).play();
        results.forEach(result -> {
            tell(result);
            out.println("         " + result.transcript().get(1));
        });
        return results;
    }

    private synchronized void tell(CaseResult result) {
        out.printf(
                "%-8s %-10s %-42s %s%n",
                result.verdict() == Verdict.PASSED ? "ok" : result.verdict(),
                result.group(),
                result.name(),
                result.verdict() == Verdict.PASSED ? "" : (result.place() + " " + result.reason()).trim());
        out.flush();
    }
}
