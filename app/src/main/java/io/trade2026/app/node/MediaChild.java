package io.trade2026.app.node;

import io.trade2026.app.process.ChildProcess;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.StartFault;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaIncarnation;
import io.trade2026.sequencer.media.MediaOwner;
import io.trade2026.sequencer.media.MediaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Driver and archive as a child JVM: what a gateway had on the wire is recorded even when the gateway's own process is killed. A child
 * that outlived its node is stopped in order, so that its recordings are complete, before a new one starts.
 */
final class MediaChild implements AutoCloseable {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final DataDirectory data;
    private final MediaConfig config;
    private @Nullable ChildProcess process;
    private @Nullable MediaOwner owner;

    MediaChild(DataDirectory data, MediaConfig config) {
        this.data = data;
        this.config = config;
    }

    /**
     * Starts the child and waits until it serves.
     *
     * @return the media
     */
    MediaPlace start() {
        ChildProcess child = new ChildProcess("media", data, command(), Map.of());
        child.stopLeftover();
        owner = MediaOwner.claim(config.dir());
        long logged = size(child.logFile());
        process = child.start();
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        while (!isReady(child.logFile(), logged)) {
            LockSupport.parkNanos(PAUSE_NS);
            if (!child.isAlive() || System.nanoTime() > deadlineNs) {
                throw new StartFault("driver and archive did not come up; see " + child.logFile());
            }
        }
        return new MediaPlace(MediaIncarnation.read(config.dir()).orElseThrow(), false);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String opened :
                List.of("java.base/java.util.zip", "java.base/jdk.internal.misc", "java.base/sun.nio.ch")) {
            command.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-Dtrade2026.logs=" + data.directory("logs").resolve("media")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MediaProcess.class.getName()));
        command.addAll(config.toArguments());
        return command;
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReady(Path file, long from) {
        try {
            String log = Files.exists(file) ? Files.readString(file) : "";
            return log.indexOf("READY", (int) Math.min(from, log.length())) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        if (owner != null) {
            owner.close();
        }
        if (process != null) {
            process.close();
        }
    }
}
