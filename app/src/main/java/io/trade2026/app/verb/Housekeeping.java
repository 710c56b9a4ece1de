package io.trade2026.app.verb;

import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.Endings;
import io.trade2026.sequencer.media.MediaConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verbs around a node's life: stop it, show its log, forget its data. */
public final class Housekeeping {
    private static final String RELOCATED = "trade2026-postgres-";
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
            boolean stopped = !data.inUse() || end(data.ownerPid());
            int leftovers = endLeftovers(data.root());
            out.println(stopped ? "stopped" : "pid " + data.ownerPid() + " did not stop");
            if (leftovers > 0) {
                out.println(leftovers + " left-over child processes stopped");
            }
            return stopped ? 0 : 1;
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
            Path driver = MediaConfig.under(root.resolve("media")).aeronDir();
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
        private final PrintStream out;

        @Mixin
        private NodeOptions options = new NodeOptions();

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
            Path file = logs.resolve("trade2026.log");
            if (!Files.exists(file)) {
                out.println("no log at " + file);
                return 2;
            }
            try (Stream<Path> files = Files.list(logs)) {
                List<String> all = Files.readAllLines(file);
                all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
                out.println(
                        "--- log files: " + files.sorted().map(Path::toString).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }
    }
}
