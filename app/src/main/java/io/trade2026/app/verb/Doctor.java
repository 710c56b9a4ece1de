package io.trade2026.app.verb;

import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.NatsServer;
import io.trade2026.app.process.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is there, what is missing, and the command that mends it. */
@Command(name = "doctor", description = "Says what is there, what is missing, and the command that mends it.")
public final class Doctor implements Callable<Integer> {
    private static final int MIN_JAVA = 17;
    private static final long MIN_SHM_MIB = 512;
    private static final long MIN_DISK_MIB = 2048;
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
        findings.add(program("Maven", "mvn", "apt-get install maven", Verdict.MISSING));
        findings.add(nats());
        findings.add(dataDirectory());
        findings.add(space("disk", options.data(), MIN_DISK_MIB, "free some space, or use --data DIR elsewhere"));
        findings.add(space("shared memory", Path.of("/dev/shm"), MIN_SHM_MIB, "mount -o remount,size=1g /dev/shm"));
        findings.addAll(ports());
        findings.forEach(f -> out.printf(
                "%-9s %-16s %s%s%n", f.verdict.word, f.what, f.seen, f.mend.isEmpty() ? "" : "   → " + f.mend));
        boolean missing = findings.stream().anyMatch(f -> f.verdict == Verdict.MISSING);
        boolean degraded = findings.stream().anyMatch(f -> f.verdict == Verdict.DEGRADED);
        out.println(
                missing
                        ? "A node cannot start before the lines marked MISSING are mended."
                        : degraded ? "A node can start; what is degraded is missing then." : "Everything is there.");
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

    private static Finding program(String what, String name, String mend, Verdict otherwise) {
        return searchPath().stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> new Finding(Verdict.OK, what, found.toString(), ""))
                .orElse(new Finding(otherwise, what, name + " is not on the PATH", mend));
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
            return new Finding(Verdict.OK, "data directory", data + ", in use by pid " + directory.ownerPid(), "");
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

    private static Finding space(String what, Path path, long minMib, String mend) {
        try {
            long freeMib = Files.getFileStore(nearestExisting(path)).getUsableSpace() / MIB;
            boolean enough = freeMib >= minMib;
            return new Finding(
                    enough ? Verdict.OK : Verdict.MISSING,
                    what,
                    freeMib + " MiB free at " + path + (enough ? "" : ", " + minMib + " are needed"),
                    enough ? "" : mend);
        } catch (IOException e) {
            return new Finding(Verdict.MISSING, what, path + ": " + e, mend);
        }
    }

    private List<Finding> ports() {
        if (new DataDirectory(options.data()).inUse()) {
            return List.of(new Finding(Verdict.OK, "ports", "held by the running node", ""));
        }
        List<Finding> findings = new ArrayList<>();
        port(findings, "FIX clients", "--fix-port", options.fixPort());
        port(findings, "REST", "--http-port", options.httpPort());
        port(findings, "admin", "--admin-port", options.adminPort());
        port(findings, "PostgreSQL", "--postgres-port", options.postgresPort());
        port(findings, "NATS port", "--nats-port", options.natsPort());
        return findings;
    }

    private static void port(List<Finding> findings, String what, String option, int port) {
        if (Ports.isFree(port)) {
            findings.add(new Finding(Verdict.OK, what, "port " + port + " is free", ""));
        } else {
            String owner = Ports.owner(port).map(o -> " by " + o).orElse("");
            findings.add(new Finding(
                    Verdict.MISSING,
                    what,
                    "port " + port + " is taken" + owner,
                    "stop that program, or use " + option + " PORT"));
        }
    }
}
