package io.trade2026.marketdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real nats-server on a free port of loopback. */
final class NatsProcess implements AutoCloseable {
    private final int port = freePort();
    private @Nullable Process process;

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program() {
        Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(path, Stream.of(Path.of("/usr/sbin"), Path.of("/usr/local/bin")))
                .map(directory -> directory.resolve("nats-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nats-server is missing: apt-get install nats-server"));
    }

    String url() {
        return "nats://127.0.0.1:" + port;
    }

    void start() {
        try {
            process = new ProcessBuilder(List.of(program().toString(), "-a", "127.0.0.1", "-p", "" + port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server stands still: it keeps its connections and answers nobody. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("nats-server was not started");
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(running.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
