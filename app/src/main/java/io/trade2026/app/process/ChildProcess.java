package io.trade2026.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that runs as a child of the node, with a pid file below the data directory.
 *
 * <p>Invariant: at most one process of a name runs for a data directory. One that outlived a kill -9 of its parent is
 * known by the pid file and by the data directory in its command line, and is stopped before a new one starts.
 *
 * <p>Where {@code setsid} is at hand the process has a session of its own: Ctrl-C in a terminal then reaches the node alone, which ends
 * its children in their order, rather than all of them at once.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final DataDirectory data;
    private final List<String> command;
    private final Map<String, String> environment;
    private @Nullable Process process;

    /**
     * Names the process; it is not started yet.
     *
     * @param name of the pid file and the log file
     * @param data where both lie
     * @param command program and arguments; one of them contains the data directory, by which a leftover is recognised
     * @param environment what is added to the environment
     */
    public ChildProcess(String name, DataDirectory data, List<String> command, Map<String, String> environment) {
        this.name = name;
        this.data = data;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Stops a leftover of an earlier node, then starts the process.
     *
     * @return this
     * @throws StartFault if the program cannot be started
     */
    public ChildProcess start() {
        stopLeftover();
        Path program = Path.of(command.get(0));
        if (program.isAbsolute() && !Files.isExecutable(program)) {
            throw new StartFault(name + ": cannot be started: " + program + " is not a program");
        }
        ProcessBuilder builder = new ProcessBuilder(inItsOwnSession())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            Files.writeString(pidFile(), Long.toString(started.pid()));
            process = started;
            LOGGER.info("{}: started, pid {}", name, started.pid());
            return this;
        } catch (IOException e) {
            throw new StartFault(name + ": cannot be started: " + e.getMessage(), e);
        }
    }

    private List<String> inItsOwnSession() {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> words = new ArrayList<>(command);
        words.add(0, SETSID.toString());
        return words;
    }

    /**
     * Ends what an earlier node left behind, gently first.
     *
     * @return whether there was something
     */
    public boolean stopLeftover() {
        Optional<ProcessHandle> leftover = leftover();
        leftover.ifPresent(handle -> {
            LOGGER.warn("{}: stopping pid {}, left over by an earlier node", name, handle.pid());
            end(handle);
        });
        return leftover.isPresent();
    }

    private Optional<ProcessHandle> leftover() {
        try {
            long pid = Long.parseLong(Files.readString(pidFile()).trim());
            String arguments = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            return arguments.contains(data.root().toString()) ? ProcessHandle.of(pid) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void end(ProcessHandle handle) {
        if (!Endings.end(handle, PATIENCE)) {
            LOGGER.warn("{}: pid {} did not stop within {} and was killed", name, handle.pid(), PATIENCE);
        }
    }

    /**
     * Says whether the process runs.
     *
     * @return whether it was started and has not ended
     */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * Returns where its output goes.
     *
     * @return the log file
     */
    public Path logFile() {
        return data.directory("logs").resolve(name + ".log");
    }

    private Path pidFile() {
        return data.directory("run").resolve(name + ".pid");
    }

    /** Stops the process, gently first, and forgets its pid. */
    @Override
    public void close() {
        if (process != null) {
            end(process.toHandle());
        }
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
