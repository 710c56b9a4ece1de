package io.trade2026.tests.chaos;

import io.trade2026.tests.chaos.run.ChaosRun;
import io.trade2026.tests.chaos.run.ChaosSettings;
import io.trade2026.tests.chaos.run.Directories;
import io.trade2026.tests.chaos.run.Outcome;
import io.trade2026.tests.chaos.system.ManyRoles;
import io.trade2026.tests.chaos.system.OneNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./trade2026 chaos}: breaks everything while clients trade, and proves that nothing was lost and nothing doubled. */
@Command(
        name = "chaos",
        description =
                "Kills, freezes and restarts every part and cuts every connection while clients trade; then all books"
                        + " must agree.",
        mixinStandardHelpOptions = true)
public final class ChaosMain implements Callable<Integer> {
    private static final int MS = 1_000;
    private static final int SECONDS = 60;

    private final PrintStream out;

    /** How the system is started. */
    enum Profile {
        /** All roles in one JVM, with driver and archive as its child. */
        NODE,
        /** Each role a process, with two gateways. */
        ROLES,
        /** The same with three members of the core, each with media of its own. */
        CLUSTER
    }

    @Option(names = "--profile", paramLabel = "P", description = "node, roles or cluster (default: node).")
    private Profile profile = Profile.NODE;

    @Option(names = "--minutes", paramLabel = "N", description = "How long things go wrong (default: 3).")
    private double minutes = 3;

    @Option(names = "--seed", paramLabel = "S", description = "Same seed, same faults (default: drawn and printed).")
    private @Nullable Long seed;

    @Option(
            names = "--kill-every",
            paramLabel = "SECONDS",
            description = "Mean time between faults of processes (default: 12).")
    private double killEvery = 12;

    @Option(
            names = "--cut-every",
            paramLabel = "SECONDS",
            description = "Mean time between faults of connections (default: 4).")
    private double cutEvery = 4;

    @Option(names = "--rate", paramLabel = "N", description = "Messages a second of each client (default: 15).")
    private double rate = 15;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "For the system to come back (default: 120).")
    private int patience = 120;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Free ports are taken from this one on (default: 25000).")
    private int firstPort = 25_000;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the report goes (default: target/chaos.json).")
    private Path json = Path.of(System.getProperty("trade2026.home", "."), "target", "chaos.json");

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Data of the run; removed before it, and after it when nothing differs.")
    private Path directory = Path.of(
            System.getProperty("java.io.tmpdir"),
            "trade2026-chaos-" + ProcessHandle.current().pid());

    @Option(names = "--keep", description = "Keeps the data also when nothing differs.")
    private boolean keep;

    private ChaosMain(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs and exits: 0 when nothing was lost and nothing doubled, 1 when something was, 2 when it could not run.
     *
     * @param arguments options
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ChaosMain(System.out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(fault -> 2)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path data = directory.toAbsolutePath().normalize();
        Directories.delete(data);
        Files.createDirectories(data);
        long drawn = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        ChaosSettings settings = new ChaosSettings(
                drawn,
                Duration.ofMillis(Math.round(minutes * SECONDS * MS)),
                Duration.ofMillis(Math.round(killEvery * MS)),
                Duration.ofMillis(Math.round(cutEvery * MS)),
                rate,
                data,
                firstPort,
                Duration.ofSeconds(patience));
        String command = "./trade2026 chaos --profile " + profile.name().toLowerCase(Locale.ROOT) + " --minutes "
                + minutes + " --seed " + drawn + " --kill-every " + killEvery + " --cut-every " + cutEvery + " --rate "
                + rate;
        out.println(command);
        Outcome outcome = new ChaosRun(settings, out)
                .run(profile.name().toLowerCase(Locale.ROOT), command, (venues, ports) -> switch (profile) {
                    case NODE -> new OneNode(data, venues[0], venues[1], ports);
                    case ROLES -> new ManyRoles(data, venues[0], venues[1], ports, false);
                    case CLUSTER -> new ManyRoles(data, venues[0], venues[1], ports, true);
                });
        outcome.print(out);
        outcome.writeJson(json);
        out.println("report in " + json);
        if (outcome.isClean() && !keep) {
            Directories.delete(data);
        } else {
            out.println("data in " + data);
        }
        return outcome.isClean() ? 0 : 1;
    }
}
