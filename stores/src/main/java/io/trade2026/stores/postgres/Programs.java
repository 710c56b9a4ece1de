package io.trade2026.stores.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs initdb and pg_ctl as the server's user, with an environment that holds nothing of ours. */
final class Programs {
    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final long INITIALISE_SECONDS = 120;
    /** Recovery after a crash replays the log before the server answers. */
    private static final long START_SECONDS = 300;

    private static final long STOP_SECONDS = 30;
    private static final long GRACE_SECONDS = 10;

    /** Safe before fast, and small: the server shares the machine with the trading path. */
    private static final List<String> OPTIONS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=60",
            "shared_buffers=64MB",
            "max_wal_size=512MB",
            "huge_pages=off",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC");

    private final Distribution distribution;
    private final ServerUser user;
    private final Path dataDirectory;
    private final Path serverLog;

    Programs(final Distribution distribution, final Home home) {
        this.distribution = distribution;
        this.user = home.user();
        this.dataDirectory = home.data();
        this.serverLog = home.serverLog();
    }

    void initialise(final Path target, final String password) throws IOException {
        // Inside the target only the server's user could read it, but initdb wants the target empty.
        final Path passwordFile = target.resolveSibling("initdb.password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, Secret.OWNER_ONLY);
        try {
            Files.writeString(passwordFile, password + "\n", StandardCharsets.US_ASCII);
            user.own(passwordFile);
            user.own(target);
            final Outcome outcome = run(
                    INITIALISE_SECONDS,
                    List.of(
                            distribution.program("initdb"),
                            "--pgdata=" + target,
                            "--username=" + Bootstrap.SUPERUSER,
                            "--auth=scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "--data-checksums",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--no-instructions"));
            if (outcome.exitCode() != 0) {
                throw fault("initdb failed", outcome.text());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    void start(final int port) throws IOException {
        final long logBefore = Files.size(serverLog);
        final StringBuilder options = new StringBuilder("-p ").append(port);
        OPTIONS.forEach(option -> options.append(" -c ").append(option));
        final Outcome outcome = run(
                START_SECONDS + GRACE_SECONDS,
                List.of(
                        distribution.program("pg_ctl"),
                        "start",
                        "--wait",
                        "--timeout=" + START_SECONDS,
                        "--pgdata=" + dataDirectory,
                        "--log=" + serverLog,
                        "--options=" + options));
        if (outcome.exitCode() != 0) {
            throw fault("the server does not start", outcome.text() + "\n" + logSince(logBefore));
        }
    }

    private String logSince(final long offset) throws IOException {
        final byte[] log = Files.readAllBytes(serverLog);
        final int from = (int) Math.min(offset, log.length);
        return new String(log, from, log.length - from, StandardCharsets.UTF_8);
    }

    /** Ends all connections and stops in order. */
    boolean stop() {
        try {
            final Outcome outcome = run(
                    STOP_SECONDS + GRACE_SECONDS,
                    List.of(
                            distribution.program("pg_ctl"),
                            "stop",
                            "--mode=fast",
                            "--wait",
                            "--timeout=" + STOP_SECONDS,
                            "--pgdata=" + dataDirectory));
            if (outcome.exitCode() != 0) {
                LOG.warn("Postgres: pg_ctl stop: {}", outcome.text().strip());
            }
            return outcome.exitCode() == 0;
        } catch (final IOException e) {
            LOG.warn("Postgres: pg_ctl stop: {}", e.toString());
            return false;
        }
    }

    private PostgresFault fault(final String what, final String text) {
        final String cause = text.lines()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("error:"))
                .reduce((first, last) -> last)
                .orElseGet(() -> text.lines().reduce((first, last) -> last).orElse("no reason given"));
        LOG.warn("Postgres: {}:\n{}", what, text.strip());
        return new PostgresFault(
                "Postgres: " + what + ": " + cause.strip() + remedy(text) + " (log: " + serverLog + ")");
    }

    /** What mends a failure that the system has worded. */
    static String remedy(final String text) {
        return text.contains("No space left on device")
                ? "; free some space or choose another place with --data DIR"
                : "";
    }

    private Outcome run(final long seconds, final List<String> command) throws IOException {
        final Path output = Files.createTempFile("trade2026-postgres", ".out");
        try {
            final ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(user.command(command)))
                    .directory(Path.of("/").toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    // A file, not a pipe: the server inherits it and would keep a pipe open.
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            final String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
            builder.environment().clear();
            builder.environment().putAll(Map.of("LC_ALL", "C", "PATH", path));
            final Process process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, "no answer within " + seconds + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private record Outcome(int exitCode, String text) {}
}
