package io.trade2026.app.verb;

import io.trade2026.app.node.Role;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.DataDirectory.Owner;
import io.trade2026.app.process.Endings;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaIncarnation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verbs around a node's life: stop it, show its log, forget its data. */
public final class Housekeeping {
    private static final String RELOCATED = "trade2026-postgres-";
    private static final List<String> STOP_ORDER =
            Arrays.stream(Role.values()).map(Role::word).toList();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Housekeeping() {}

    /**
     * Finds the embedded PostgreSQL of a data directory, which may be elsewhere.
     *
     * @return a directory that exists and was made for this, else the usual place
     */
    private static Path postgresHome(Path root) {
        Path usual = root.resolve("postgres");
        try {
            usual = usual.toRealPath();
            Path named = Path.of(Files.readString(usual.resolve("location")).trim());
            boolean isOurs = named.isAbsolute()
                    && String.valueOf(named.getFileName()).startsWith(RELOCATED)
                    && Files.isDirectory(named);
            return isOurs ? named : usual;
        } catch (IOException e) {
            return usual;
        }
    }

    private static int endLeftovers(Path root) {
        int ended = 0;
        for (Path pidFile : pidFiles(root)) {
            ended += endLeftover(root, pidFile) ? 1 : 0;
        }
        Path tables = postgresHome(root).resolve("data");
        return ended + (endLeftover(tables, tables.resolve("postmaster.pid")) ? 1 : 0);
    }

    private static List<Path> pidFiles(Path root) {
        Path run = root.resolve("run");
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(f -> f.toString().endsWith(".pid")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pid is believed only when its command line names the directory: it may be another's by now. */
    private static boolean endLeftover(Path directory, Path pidFile) {
        try {
            String firstLine = Files.readString(pidFile).lines().findFirst().orElse("");
            long pid = Long.parseLong(firstLine.trim());
            String arguments = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            return arguments.contains(directory.toString()) && end(pid);
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean end(long pid) {
        return ProcessHandle.of(pid)
                .map(handle -> {
                    Endings.end(handle, PATIENCE);
                    return !handle.isAlive();
                })
                .orElse(true);
    }

    /** Those that look first, what they look at after them: gateways log everybody out while the core still listens, media go last. */
    private static List<Owner> stopOwners(DataDirectory data) {
        List<Owner> owners = new ArrayList<>(data.owners());
        owners.sort(Comparator.comparingInt(
                        (Owner owner) -> STOP_ORDER.indexOf(owner.name().replaceFirst("-\\d+$", "")))
                .reversed());
        Set<Long> ended = new HashSet<>();
        owners.removeIf(owner -> ended.contains(owner.pid()) || (end(owner.pid()) && ended.add(owner.pid())));
        return owners;
    }

    /** Stops the node of a data directory, and what an earlier one left behind. */
    @Command(name = "stop", description = "Stops the node of the data directory, and child processes left behind.")
    public static final class Stop implements Callable<Integer> {
        private final PrintStream out;

        @Mixin
        private NodeOptions options = new NodeOptions();

        /**
         * Creates the verb.
         *
         * @param out where it says what it did
         */
        public Stop(PrintStream out) {
            this.out = out;
        }

        /**
         * Stops the node.
         *
         * @return 0 when nothing runs any more, 1 otherwise
         */
        @Override
        public Integer call() {
            DataDirectory data = new DataDirectory(options.data());
            List<Owner> alive = stopOwners(data);
            int leftovers = endLeftovers(data.root());
            out.println(alive.isEmpty() ? "stopped" : alive + " did not stop");
            if (leftovers > 0) {
                out.println(leftovers + " left-over child processes stopped");
            }
            return alive.isEmpty() ? 0 : 1;
        }
    }

    /** Deletes a data directory. */
    @Command(name = "reset", description = "Deletes everything in the data directory. Needs --yes.")
    public static final class Reset implements Callable<Integer> {
        private final PrintStream out;

        @Mixin
        private NodeOptions options = new NodeOptions();

        @Option(names = "--yes", description = "Yes, delete it.")
        private boolean yes;

        /**
         * Creates the verb.
         *
         * @param out where it says what it did
         */
        public Reset(PrintStream out) {
            this.out = out;
        }

        /**
         * Deletes the directory when it is a node's and no node runs on it.
         *
         * @return 0 when it is gone, 2 when it was refused
         */
        @Override
        public Integer call() {
            DataDirectory data = new DataDirectory(options.data());
            Path root = data.root();
            if (!Files.exists(root)) {
                out.println("nothing there: " + root);
                return 0;
            }
            if (!Files.exists(root.resolve("lock"))) {
                out.println(root + " is no data directory of a node (it has no file named lock); not touched");
                return 2;
            }
            if (data.inUse()) {
                out.println("a node is running on " + root + "; first: ./trade2026 stop --data " + root);
                return 2;
            }
            if (!yes) {
                out.println("this deletes all orders, logs and archives in " + root + "; say --yes to do it");
                return 2;
            }
            endLeftovers(root);
            Path postgres = postgresHome(root);
            if (String.valueOf(postgres.getFileName()).startsWith(RELOCATED)) {
                delete(postgres);
                out.println("deleted " + postgres + ", where the tables of " + root + " were");
            }
            Path media = root.resolve("media");
            Path driver = MediaIncarnation.read(media)
                    .map(MediaIncarnation::aeronDir)
                    .orElseGet(() -> MediaConfig.defaultAeronDir(media));
            if (Files.isDirectory(driver)) {
                delete(driver);
            }
            delete(root);
            out.println("deleted " + root);
            return 0;
        }

        private static void delete(Path directory) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Prints the end of the node's log. */
    @Command(name = "logs", description = "Prints the last lines of the node's log and names the log files.")
    public static final class Logs implements Callable<Integer> {
        private static final String LOG = ".log";
        private static final String NODE_LOG = "trade2026.log";

        private final PrintStream out;

        @Mixin
        private NodeOptions options = new NodeOptions();

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "Of one process of run --role, such as core or gateway-2.")
        private String role = "";

        @Option(names = "--lines", paramLabel = "N", description = "How many lines (default: 50).")
        private int lines = 50;

        /**
         * Creates the verb.
         *
         * @param out where the lines go
         */
        public Logs(PrintStream out) {
            this.out = out;
        }

        /**
         * Prints the lines.
         *
         * @return 0, or 2 when there is no log
         */
        @Override
        public Integer call() {
            Path logs = options.data().toAbsolutePath().normalize().resolve("logs");
            List<Path> shown = shown(logs);
            if (shown.isEmpty()) {
                out.println("no log at " + logs.resolve(role.isEmpty() ? NODE_LOG : role + LOG));
                return 2;
            }
            try (Stream<Path> files = Files.list(logs)) {
                for (Path file : shown) {
                    if (shown.size() > 1) {
                        out.println("--- " + file.getFileName());
                    }
                    List<String> all = Files.readAllLines(file);
                    all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
                }
                out.println(
                        "--- log files: " + files.sorted().map(Path::toString).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }

        /** That of the role that was asked for; else the node's; else those of all roles. */
        private List<Path> shown(Path logs) {
            List<String> names = role.isEmpty() ? List.of(NODE_LOG) : List.of(role + LOG);
            if (role.isEmpty() && !Files.exists(logs.resolve(NODE_LOG))) {
                names = new DataDirectory(options.data())
                        .roleNames().stream().map(name -> name + LOG).toList();
            }
            return names.stream().map(logs::resolve).filter(Files::exists).toList();
        }
    }
}
