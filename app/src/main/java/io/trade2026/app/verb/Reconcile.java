package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trade2026.app.node.NodeConfig;
import io.trade2026.app.node.NodeConfigFile;
import io.trade2026.app.node.RolesPlan.GatewayPlan;
import io.trade2026.app.process.StartFault;
import io.trade2026.app.reconcile.ClearingFile;
import io.trade2026.app.reconcile.Difference;
import io.trade2026.app.reconcile.Differences;
import io.trade2026.app.reconcile.Kind;
import io.trade2026.app.reconcile.Period;
import io.trade2026.app.reconcile.Reconciler;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sessions.SessionBook;
import io.trade2026.sessions.SessionFault;
import io.trade2026.sessions.SessionFiles;
import io.trade2026.stores.postgres.PostgresSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares what clients, gateways, core, venues and Postgres hold. */
@Command(
        name = "reconcile",
        description =
                "Compares what clients, FIX archive, core, venues and Postgres hold. Exit status 0: no difference, 1: some,"
                        + " 2: could not be compared.",
        mixinStandardHelpOptions = true)
public final class Reconcile implements Callable<Integer> {
    private static final int POSTGRES_PORT = 15_432;
    private static final long SETTLING_NS = TimeUnit.SECONDS.toNanos(2);

    private final PrintStream out;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "As for run, of a machine with gateways: it names the members of the core, its gateways, the data"
                            + " directory, session files and Postgres. Without it there is one core, on the same driver.")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the node (default: that of the file, or data, beside the launcher).")
    private @Nullable Path directory;

    @Option(
            names = "--also",
            paramLabel = "DIR",
            description =
                    "Data directory of another machine with gateways whose media run here too, to be read as well. May be"
                            + " given several times.")
    private List<Path> others = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", description = "First moment, such as 2026-11-26T08:00:00Z.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description =
                    "End, such as 2026-11-26T17:00:00Z (default: two seconds ago; what is younger may be on its way).")
    private @Nullable String to;

    @Option(
            names = "--client-store",
            paramLabel = "DIR",
            description =
                    "What clients kept: file stores and message logs of QuickFIX engines. May be given several times.")
    private List<Path> clientStores = new ArrayList<>();

    @Option(names = "--venue-store", paramLabel = "DIR", description = "The same of venues.")
    private List<Path> venueStores = new ArrayList<>();

    @Option(
            names = "--venue-copies",
            paramLabel = "DIR",
            description = "Directories with the drop copies of venues (PO-01).")
    private List<Path> venueCopies = new ArrayList<>();

    @Option(
            names = "--clearing",
            paramLabel = "FILE",
            description =
                    "Positions of a clearing firm (PO-01): lines account,symbol,position under that heading. What differs is"
                            + " kept as a break that ages, is told and blocks, until a later file lacks it.")
    private @Nullable Path clearing;

    @Option(names = "--session", paramLabel = "COMPID", description = "One session only (default: all).")
    private String session = "";

    @Option(
            names = "--sessions",
            paramLabel = "DIR",
            description = "Session files (default: those of the file, or sessions in the data directory).")
    private @Nullable Path sessions;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            description = "Embedded PostgreSQL (default: the server of the file, or 15432).")
    private @Nullable Integer postgresPort;

    @Option(
            names = "--no-postgres",
            description = "Do not compare operator actions, and keep no breaks of --clearing: they are shown only.")
    private boolean noPostgres;

    @Option(names = "--no-core", description = "Do not ask the core what it holds.")
    private boolean noCore;

    @Option(names = "--json", paramLabel = "FILE", description = "Where all differences are written as JSON.")
    private @Nullable Path json;

    @Option(names = "--rows", paramLabel = "N", description = "Most differences to print (default: 50).")
    private int rows = 50;

    /**
     * Creates the verb.
     *
     * @param out where the table goes
     */
    public Reconcile(PrintStream out) {
        this.out = out;
    }

    /**
     * Compares and prints.
     *
     * @return 0 without differences, else 1
     */
    @Override
    public Integer call() {
        NodeConfig config = file == null ? null : NodeConfigFile.read(file, Files::isReadable);
        Path data = data(config);
        NodeOptions.directLogs(data);
        long beganNs = System.nanoTime();
        Period period = period();
        Path aeronDir = aeronDir(data);
        Differences found = new Reconciler(
                        new Reconciler.Inputs(
                                config == null ? SequencerAddress.local(aeronDir) : config.sequencer(aeronDir),
                                others.stream().map(Reconcile::aeronDir).toList(),
                                book(config, data),
                                gateways(config),
                                session,
                                checked("--client-store", clientStores),
                                checked("--venue-store", venueStores),
                                noPostgres ? Optional.empty() : Optional.of(postgres(config, data)),
                                !noCore,
                                period),
                        checked("--venue-copies", venueCopies),
                        clearing())
                .run();
        if (json != null) {
            write(json, found, period);
        }
        print(found, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs));
        return found.all().isEmpty() ? 0 : 1;
    }

    private Optional<ClearingFile> clearing() {
        if (clearing == null) {
            return Optional.empty();
        }
        if (noCore) {
            throw new StartFault("--clearing: must not go with --no-core, since the core is asked for its positions");
        }
        return Optional.of(ClearingFile.read(clearing));
    }

    private Path data(@Nullable NodeConfig config) {
        if (directory != null) {
            return directory;
        }
        return config == null ? Path.of(System.getProperty("trade2026.home", "."), "data") : config.data();
    }

    private static Path aeronDir(Path data) {
        return MediaConfig.under(data.resolve("media")).aeronDir();
    }

    /** With the archives of other machines at hand too, all sessions are looked at. */
    private Set<Integer> gateways(@Nullable NodeConfig config) {
        return config == null || !others.isEmpty()
                ? Set.of()
                : config.roles().gateways().stream().map(GatewayPlan::id).collect(Collectors.toSet());
    }

    private Period period() {
        Instant now = Instant.now();
        long nowNs = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        return new Period(
                from == null ? 0 : epochNs("--from", from), to == null ? nowNs - SETTLING_NS : epochNs("--to", to));
    }

    private static long epochNs(String option, String text) {
        try {
            Instant at = Instant.parse(text);
            return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
        } catch (DateTimeException e) {
            throw new StartFault(option + ": must be a UTC time such as 2026-11-26T08:00:00Z, was '" + text + "'", e);
        }
    }

    private SessionBook book(@Nullable NodeConfig config, Path data) {
        Path usual = data.resolve("sessions");
        Path known = config == null ? usual : config.sessions().orElse(usual);
        Path files = sessions == null ? known : sessions;
        try {
            return SessionFiles.load(files);
        } catch (SessionFault fault) {
            throw new StartFault("session files in " + files + " are at fault:\n" + fault.getMessage(), fault);
        }
    }

    private static List<Path> checked(String option, List<Path> directories) {
        for (Path directory : directories) {
            if (!Files.isDirectory(directory)) {
                throw new StartFault(option + ": must be a directory, was '" + directory + "'");
            }
        }
        return directories;
    }

    private PostgresSettings postgres(@Nullable NodeConfig config, Path data) {
        if (config != null && postgresPort == null) {
            return config.withData(data).postgresSettings();
        }
        return new PostgresSettings(
                "jdbc:postgresql://127.0.0.1:" + (postgresPort == null ? POSTGRES_PORT : postgresPort) + "/trade2026",
                "trade2026",
                data.resolve("secrets").resolve("postgres"));
    }

    private void print(Differences found, long tookMs) {
        StringBuilder compared = new StringBuilder("compared:");
        new TreeMap<>(found.compared())
                .forEach((what, count) -> compared.append(' ')
                        .append(count)
                        .append(' ')
                        .append(what)
                        .append(','));
        compared.setLength(compared.length() - 1);
        out.println(compared + ", in " + tookMs + " ms");
        found.notes().forEach(note -> out.println("note: " + note));
        if (!found.all().isEmpty()) {
            table(found.all().subList(0, Math.min(rows, found.all().size())));
        }
        if (found.all().size() > rows) {
            out.println("… and " + (found.all().size() - rows) + " more; --rows N or --json FILE shows them");
        }
        out.println(
                found.all().isEmpty()
                        ? "RECONCILED: no difference"
                        : "NOT RECONCILED: " + found.all().size() + " differences " + found.byKind());
        out.flush();
    }

    private void table(List<Difference> differences) {
        String format = "%-18s %-12s %-22s %10s %10s  %s%n";
        out.printf(Locale.ROOT, format, "kind", "session", "ClOrdID", "MsgSeqNum", "event", "");
        for (Difference each : differences) {
            out.printf(
                    Locale.ROOT,
                    format,
                    each.kind(),
                    each.session(),
                    each.clOrdId(),
                    each.msgSeqNum() == 0 ? "" : each.msgSeqNum(),
                    each.eventNumber() == 0 ? "" : each.eventNumber(),
                    each.text());
        }
    }

    private static void write(Path file, Differences found, Period period) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("from", Instant.ofEpochSecond(0, period.fromEpochNs()).toString());
        report.put("to", Instant.ofEpochSecond(0, period.toEpochNs()).toString());
        report.put("compared", found.compared());
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            counts.put(kind.name(), found.byKind().getOrDefault(kind, 0));
        }
        report.put("counts", counts);
        report.put("notes", found.notes());
        report.put("differences", found.all());
        try {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }
}
