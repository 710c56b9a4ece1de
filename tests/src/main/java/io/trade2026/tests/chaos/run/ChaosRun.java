package io.trade2026.tests.chaos.run;

import io.trade2026.app.demo.CoreQuestions;
import io.trade2026.ops.desk.CoreImage;
import io.trade2026.ops.desk.OrderRow;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.tests.bench.load.Machine;
import io.trade2026.tests.chaos.book.JournalBook;
import io.trade2026.tests.chaos.book.JournalReader;
import io.trade2026.tests.chaos.book.ReportBook;
import io.trade2026.tests.chaos.plan.FaultKind;
import io.trade2026.tests.chaos.plan.FaultPlan;
import io.trade2026.tests.chaos.system.FreePorts;
import io.trade2026.tests.chaos.system.Prey;
import io.trade2026.tests.chaos.system.Supervisor;
import io.trade2026.tests.chaos.verdict.Evidence;
import io.trade2026.tests.chaos.verdict.Reconciled;
import io.trade2026.tests.chaos.verdict.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One run from its plan to its outcome. */
public final class ChaosRun {
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);
    private static final Duration JOURNAL_PATIENCE = Duration.ofMinutes(5);
    private static final long STATUS_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SETTLE_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int TRIES = 5;

    private final ChaosSettings settings;
    private final PrintStream out;
    private final Recoveries recoveries = new Recoveries();
    private final List<String> differences = new ArrayList<>();
    private final long beganNs = System.nanoTime();

    /** Makes the system that is struck, once the ports of its venues are known. */
    @FunctionalInterface
    public interface Breeder {
        /**
         * Prepares it; nothing is started yet.
         *
         * @param venuePorts where XSIM and YSIM are called
         * @param ports for its own use
         * @return the system
         */
        Prey breed(int[] venuePorts, FreePorts ports);
    }

    /**
     * Plans a run.
     *
     * @param settings of the run
     * @param out receives plan and progress
     */
    public ChaosRun(ChaosSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Runs.
     *
     * @param profile name of the way that the system is started
     * @param command that repeats the run
     * @param breeder makes the system
     * @return what was shown
     */
    public Outcome run(String profile, String command, Breeder breeder) {
        String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Machine machine = Machine.here();
        FreePorts ports = new FreePorts(settings.firstPort());
        try (Parties parties = new Parties(settings, ports, recoveries::accepted);
                Prey prey = breeder.breed(parties.openVenues(), ports);
                Supervisor supervisor = new Supervisor(prey.processes(), this::log)) {
            // Somebody may end this process too; then nothing is left behind.
            Runtime.getRuntime().addShutdownHook(new Thread(prey::close, "end of the system"));
            FaultPlan plan = FaultPlan.draw(
                    settings.seed(),
                    settings.length().toMillis(),
                    new FaultPlan.Pace(
                            settings.processEvery().toMillis(),
                            settings.linkEvery().toMillis()),
                    prey.targets(),
                    Parties.linkTargets());
            out.println("plan of seed " + plan.seed() + ": " + plan.faults().size() + " faults " + plan.byKind());
            plan.faults().forEach(fault -> out.println("  " + fault));
            supervisor.start(START_PATIENCE);
            parties.logOn(prey::clientPort, settings.patience());
            await("all are logged on", parties::areAllLoggedOn);
            try (Striker striker = new Striker(prey, supervisor, parties.links(), recoveries, this::log)) {
                return strike(plan, prey, parties, supervisor, striker)
                        .outcome(profile, command, started, machine, plan);
            }
        }
    }

    private Struck strike(FaultPlan plan, Prey prey, Parties parties, Supervisor supervisor, Striker striker) {
        parties.trade();
        long tradingNs = System.nanoTime();
        striker.begin(plan);
        long endNs = tradingNs + settings.length().toNanos();
        long statusNs = tradingNs;
        while (System.nanoTime() - endNs < 0) {
            if (System.nanoTime() - statusNs > STATUS_NS) {
                statusNs = System.nanoTime();
                log(status(parties, supervisor, striker));
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        striker.heal();
        long healedNs = System.nanoTime();
        log("faults are over, everything heals");
        await("all processes are ready", supervisor::isAllReady);
        await("all are logged on", parties::areAllLoggedOn);
        parties.quiesce(settings.patience());
        long quietNs = System.nanoTime();
        log("quiet: " + status(parties, supervisor, striker));
        differences.addAll(judgeUntilSettled(prey, parties));
        return new Struck(parties, supervisor, striker, healedNs - tradingNs, quietNs - healedNs);
    }

    /** What is only late is no difference: it is looked at again. What is lost stays lost. */
    private List<String> judgeUntilSettled(Prey prey, Parties parties) {
        List<String> found = judge(prey, parties);
        for (int attempt = 1; attempt < TRIES && !found.isEmpty(); attempt++) {
            log(found.size() + " differences, looked at again: " + found.get(0));
            LockSupport.parkNanos(SETTLE_NS);
            found = judge(prey, parties);
        }
        return found;
    }

    private List<String> judge(Prey prey, Parties parties) {
        List<OrderRow> orders = new ArrayList<>();
        CoreImage image = image(prey.sequencer(), orders);
        if (image == null) {
            return List.of("the core does not answer");
        }
        JournalBook journal = JournalReader.read(prey.sequencer(), image.eventNumber(), JOURNAL_PATIENCE);
        log("journal read up to event " + image.eventNumber() + ": "
                + journal.told().size() + " facts");
        List<String> found = new ArrayList<>(Verdict.of(new Evidence(
                parties.clientSides(),
                parties.copies().reports(),
                true,
                parties.venueSides(),
                journal,
                orders,
                image.positions())));
        found.addAll(Reconciled.differences(
                prey.sequencer(), prey.sessions(), settings.directory().resolve("stores"), this::log));
        return found;
    }

    private @Nullable CoreImage image(SequencerAddress address, List<OrderRow> orders) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try (CoreQuestions core = CoreQuestions.open(address, 0, fault -> log("asking the core: " + fault))) {
                orders.clear();
                return core.everything(orders);
            } catch (CompletionException e) {
                log("the core did not answer: " + e);
            }
        }
        return null;
    }

    private void await(String what, BooleanSupplier fits) {
        long endNs = System.nanoTime() + settings.patience().toNanos();
        while (!fits.getAsBoolean()) {
            if (System.nanoTime() - endNs > 0) {
                differences.add("not within " + settings.patience().toSeconds() + " s: " + what);
                return;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private String status(Parties parties, Supervisor supervisor, Striker striker) {
        int orders = parties.books().stream().mapToInt(book -> book.sent('D')).sum();
        int reports = parties.books().stream().mapToInt(ReportBook::reportCount).sum();
        return "faults " + striker.count() + " (" + striker.count(FaultKind.KILL) + " kills), orders " + orders
                + ", reports " + reports + "; system " + (supervisor.isAllReady() ? "ready" : "starting") + ", "
                + parties.loggedOn() + " logged on";
    }

    private synchronized void log(String what) {
        double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs) / 1_000.0;
        out.printf(Locale.ROOT, "%8.1f  %s%n", seconds, what);
    }

    private final class Struck {
        private final Parties parties;
        private final Supervisor supervisor;
        private final Striker striker;
        private final long tradingNs;
        private final long quietNs;

        private Struck(Parties parties, Supervisor supervisor, Striker striker, long tradingNs, long quietNs) {
            this.parties = parties;
            this.supervisor = supervisor;
            this.striker = striker;
            this.tradingNs = tradingNs;
            this.quietNs = quietNs;
        }

        private Outcome outcome(String profile, String command, String started, Machine machine, FaultPlan plan) {
            Map<String, Integer> faults = new TreeMap<>();
            striker.struck().forEach((kind, count) -> faults.put(kind.name(), count));
            Map<String, Outcome.Times> times = new TreeMap<>();
            recoveries.byKind().forEach((kind, ms) -> times.put(kind.name(), Outcome.Times.of(ms)));
            times.put("KILL, no other process struck", Outcome.Times.of(recoveries.undisturbedKillsMs()));
            return new Outcome(
                    command,
                    settings.seed(),
                    started,
                    machine,
                    profile,
                    TimeUnit.NANOSECONDS.toSeconds(tradingNs),
                    TimeUnit.NANOSECONDS.toSeconds(quietNs),
                    faults,
                    striker.missed(),
                    messages(),
                    new Outcome.Processes(
                            supervisor.endings(), supervisor.failedStarts(), Outcome.Times.of(supervisor.startsMs())),
                    times,
                    differences,
                    supervisor.unexplained(),
                    plan.faults().stream().map(Object::toString).toList());
        }

        private Outcome.Messages messages() {
            List<ReportBook> books = parties.books();
            return new Outcome.Messages(
                    books.stream().mapToLong(book -> book.sent('D')).sum(),
                    books.stream().mapToLong(book -> book.sent('F')).sum(),
                    books.stream().mapToLong(book -> book.sent('G')).sum(),
                    books.stream().mapToLong(ReportBook::sentAgain).sum(),
                    books.stream().mapToLong(ReportBook::reportCount).sum(),
                    books.stream()
                            .flatMap(book -> book.reports().stream())
                            .filter(report -> report.isRepeat())
                            .count(),
                    parties.venueLedgers().stream()
                            .mapToLong(ledger -> ledger.executions().size())
                            .sum(),
                    parties.copies().reportCount());
        }
    }
}
