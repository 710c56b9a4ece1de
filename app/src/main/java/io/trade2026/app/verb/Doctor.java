package io.trade2026.app.verb;

import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.FileHandles;
import io.trade2026.app.process.NatsServer;
import io.trade2026.app.process.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is there, what is missing, and the command that mends it. */
@Command(name = "doctor", description = "Says what is there, what is missing, and the command that mends it.")
public final class Doctor implements Callable<Integer> {
    private static final int MIN_JAVA = 17;
    /** With less, driver files go beside the data. */
    private static final long MIN_SHM_MIB = 1024;
    /** With less, a node refuses to start. */
    private static final long MIN_DISK_MIB = 1024;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String POSTGRES_PROGRAMS = "/postgres-linux-x86_64.txz";
    private static final long MIB = 1 << 20;

    private final PrintStream out;

    @Mixin
    private NodeOptions options = new NodeOptions();

    /**
     * Creates the verb.
     *
     * @param out where the table goes
     */
    public Doctor(PrintStream out) {
        this.out = out;
    }

    /** One thing that was looked at. */
    private record Finding(Verdict verdict, String what, String seen, String mend) {}

    private enum Verdict {
        OK("ok"),
        DEGRADED("degraded"),
        MISSING("MISSING");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }
    }

    /**
     * Looks at everything.
     *
     * @return 0 when a node can start, 1 when something it needs is missing
     */
    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(maven());
        findings.add(postgres());
        findings.add(nats());
        findings.add(dataDirectory());
        findings.add(disk());
        findings.add(sharedMemory());
        findings.add(fileHandles());
        findings.addAll(ports());
        findings.forEach(f -> out.printf(
                "%-9s %-16s %s%s%n", f.verdict.word, f.what, f.seen, f.mend.isEmpty() ? "" : "   → " + f.mend));
        boolean missing = findings.stream().anyMatch(f -> f.verdict == Verdict.MISSING);
        boolean degraded = findings.stream().anyMatch(f -> f.verdict == Verdict.DEGRADED);
        out.println(
                missing
                        ? "A node cannot start before the lines marked MISSING are mended."
                        : degraded
                                ? "A node can start; what is marked degraded is missing or slower then."
                                : "Everything is there.");
        return missing ? 1 : 0;
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        boolean enough = version.feature() >= MIN_JAVA;
        return new Finding(
                enough ? Verdict.OK : Verdict.MISSING,
                "Java",
                version + " at " + System.getProperty("java.home"),
                enough ? "" : "apt-get install openjdk-17-jdk-headless");
    }

    private static List<Path> searchPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of)
                .toList();
    }

    private static Optional<Path> program(String name) {
        return searchPath().stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Finding maven() {
        return program("mvn")
                .map(found -> new Finding(Verdict.OK, "Maven", found.toString(), ""))
                .orElse(new Finding(
                        Verdict.DEGRADED,
                        "Maven",
                        "mvn is not on the PATH: this build runs, sources that change cannot be built",
                        "apt-get install maven"));
    }

    /** The server that a node brings along; a node with a server of somebody else's needs none of it. */
    private static Finding postgres() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!machine.equals("Linux amd64") || Doctor.class.getResource(POSTGRES_PROGRAMS) == null) {
            return new Finding(
                    Verdict.MISSING,
                    "PostgreSQL",
                    "no programs for " + machine,
                    "./trade2026 run with a configuration that names a server of your own");
        }
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        if (isRoot && program("setpriv").isEmpty() && program("unshare").isEmpty()) {
            return new Finding(
                    Verdict.MISSING,
                    "PostgreSQL",
                    "refuses to run as root, and there is neither setpriv nor unshare to run it as another user",
                    "apt-get install util-linux, or start as another user");
        }
        return new Finding(Verdict.OK, "PostgreSQL", "programs are part of this build", "");
    }

    private static Finding nats() {
        return NatsServer.program(searchPath())
                .map(found -> new Finding(Verdict.OK, "NATS", found.toString(), ""))
                .orElse(new Finding(
                        Verdict.DEGRADED, "NATS", "nats-server is not installed: no live prices", NatsServer.MEND));
    }

    private Finding dataDirectory() {
        Path data = options.data().toAbsolutePath().normalize();
        DataDirectory directory = new DataDirectory(data);
        if (directory.inUse()) {
            String users = directory.owners().stream()
                    .map(owner ->
                            (owner.name().equals(DataDirectory.NODE) ? "" : owner.name() + " ") + "pid " + owner.pid())
                    .collect(Collectors.joining(", "));
            return new Finding(Verdict.OK, "data directory", data + ", in use by " + users, "");
        }
        Optional<Path> file = directory.fileInTheWay();
        if (file.isPresent()) {
            return new Finding(
                    Verdict.MISSING,
                    "data directory",
                    file.get() + " is a file, not a directory",
                    "use --data DIR elsewhere");
        }
        Path existing = nearestExisting(data);
        return Files.isWritable(existing)
                ? new Finding(Verdict.OK, "data directory", data.toString(), "")
                : new Finding(
                        Verdict.MISSING,
                        "data directory",
                        data + " cannot be written",
                        "chown -R $(id -un) " + existing + ", or use --data DIR elsewhere");
    }

    private static Path nearestExisting(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private Finding disk() {
        Path data = options.data().toAbsolutePath().normalize();
        long freeMib = freeMib(data);
        return freeMib >= MIN_DISK_MIB
                ? new Finding(Verdict.OK, "disk", freeMib + " MiB free at " + data, "")
                : new Finding(
                        Verdict.MISSING,
                        "disk",
                        freeMib + " MiB free at " + data + ", " + MIN_DISK_MIB + " are needed",
                        "free some space, or use --data DIR elsewhere");
    }

    private static Finding sharedMemory() {
        long freeMib = Files.isWritable(SHARED_MEMORY) ? freeMib(SHARED_MEMORY) : 0;
        return freeMib >= MIN_SHM_MIB
                ? new Finding(Verdict.OK, "shared memory", freeMib + " MiB free at " + SHARED_MEMORY, "")
                : new Finding(
                        Verdict.DEGRADED,
                        "shared memory",
                        freeMib + " MiB free at " + SHARED_MEMORY + ", below " + MIN_SHM_MIB
                                + ": buffers go to the data directory, which is slower",
                        "mount -o remount,size=2g /dev/shm (in Docker: shm_size: 2gb)");
    }

    private static Finding fileHandles() {
        long most = FileHandles.most();
        return new Finding(
                most >= FileHandles.NEEDED ? Verdict.OK : Verdict.MISSING,
                "file handles",
                most + " may be open" + (most >= FileHandles.NEEDED ? "" : ", " + FileHandles.NEEDED + " are needed"),
                most >= FileHandles.NEEDED ? "" : FileHandles.MEND);
    }

    private static long freeMib(Path path) {
        try {
            return Files.getFileStore(nearestExisting(path)).getUsableSpace() / MIB;
        } catch (IOException e) {
            return 0;
        }
    }

    private List<Finding> ports() {
        if (new DataDirectory(options.data()).inUse()) {
            return List.of(new Finding(Verdict.OK, "ports", "held by the running node", ""));
        }
        List<Finding> findings = new ArrayList<>();
        port(findings, "FIX clients", "--fix-port", options.fixPort());
        port(findings, "page and REST", "--http-port", options.httpPort());
        port(findings, "admin", "--admin-port", options.adminPort());
        port(findings, "PostgreSQL", "--postgres-port", options.postgresPort());
        port(findings, "NATS port", "--nats-port", options.natsPort());
        int core = options.corePort();
        findings.add(Ports.takenCorePort(core)
                .map(taken -> takenPort("sequencer", "UDP port", taken, Ports.coreOwner(taken), "--core-port"))
                .orElse(new Finding(
                        Verdict.OK, "sequencer", "UDP ports " + core + " to " + (core + 4) + " are free", "")));
        return findings;
    }

    private static void port(List<Finding> findings, String what, String option, int port) {
        if (Ports.isFree(port)) {
            findings.add(new Finding(Verdict.OK, what, "port " + port + " is free", ""));
        } else {
            findings.add(takenPort(what, "port", port, Ports.owner(port), option));
        }
    }

    private static Finding takenPort(String what, String kind, int port, Optional<String> owner, String option) {
        return new Finding(
                Verdict.MISSING,
                what,
                kind + " " + port + " is taken" + owner.map(o -> " by " + o).orElse(""),
                "stop that program, or use " + option + " PORT");
    }
}
