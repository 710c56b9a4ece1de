package io.trade2026.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real {@code nats-server} as a child of the node, on loopback; without the program the node runs DEGRADED. */
public final class NatsServer implements AutoCloseable {
    /** What mends a missing program. */
    public static final String MEND = "apt-get install nats-server";

    private static final Logger LOGGER = LoggerFactory.getLogger(NatsServer.class);
    private static final String PROGRAM = "nats-server";
    private static final List<Path> USUAL_PLACES =
            List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/usr/local/sbin"));
    private static final int START_ATTEMPTS = 100;
    private static final int ATTEMPT_MS = 50;

    private final DataDirectory data;
    private final int port;
    private final List<Path> searchPath;
    private @Nullable ChildProcess process;

    /**
     * Names the server; it is not started yet.
     *
     * @param data where its configuration and log lie
     * @param port of its clients
     * @param searchPath directories to look for the program first
     */
    public NatsServer(DataDirectory data, int port, List<Path> searchPath) {
        this.data = data;
        this.port = port;
        this.searchPath = List.copyOf(searchPath);
    }

    /**
     * Finds the program.
     *
     * @param searchPath directories to look into before the usual ones
     * @return its path
     */
    public static Optional<Path> program(List<Path> searchPath) {
        return Stream.concat(searchPath.stream(), USUAL_PLACES.stream())
                .map(directory -> directory.resolve(PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @return whether it runs; false when the program is not installed
     * @throws StartFault if the port is taken or the server does not come up
     */
    public boolean start() {
        Optional<Path> program = program(searchPath);
        if (program.isEmpty()) {
            LOGGER.warn("{} is not installed; prices will not flow until it is: {}", PROGRAM, MEND);
            return false;
        }
        Path configuration = data.directory("nats").resolve("nats.conf");
        try {
            Files.writeString(configuration, "listen: 127.0.0.1:" + port + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildProcess child = new ChildProcess(
                PROGRAM, data, List.of(program.get().toString(), "-c", configuration.toString()), Map.of());
        child.stopLeftover();
        Ports.mustBeFree("NATS", port);
        process = child.start();
        for (int i = 0; i < START_ATTEMPTS && child.isAlive(); i++) {
            if (answers()) {
                return true;
            }
        }
        child.close();
        throw new StartFault(PROGRAM + " did not come up on port " + port + "; see " + child.logFile());
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ATTEMPT_MS);
            return true;
        } catch (IOException e) {
            pause();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ATTEMPT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
