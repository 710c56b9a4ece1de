package io.trade2026.tests.chaos.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Starts again what died, a second later, for as long as it dies; the processes themselves wait for the driver to let go of their
 * predecessors. An end that no fault explains is noted.
 */
public final class Supervisor implements AutoCloseable {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(1);
    /** An end within this time after the last fault of a process is held to be its consequence. */
    private static final long CONSEQUENCE_NS = TimeUnit.SECONDS.toNanos(45);

    private final List<RoleProcess> processes;
    private final Consumer<String> log;
    private final Map<String, Life> lives = new HashMap<>();
    private final Histogram startsMs = new Histogram(3);
    private final List<String> unexplained = new ArrayList<>();
    private int endings;
    private int failedStarts;
    private volatile long struckNs = System.nanoTime() - CONSEQUENCE_NS;
    private volatile boolean isRunning;
    private @Nullable Thread thread;

    private static final class Life {
        private long startedNs;
        private long diedNs;
        private boolean wasReady;
        private boolean isDead;
    }

    /**
     * Looks after processes.
     *
     * @param processes that are to run
     * @param log told what happens, a line each time
     */
    public Supervisor(List<RoleProcess> processes, Consumer<String> log) {
        this.processes = List.copyOf(processes);
        this.log = log;
    }

    /**
     * Starts all processes at once, looks after them from then on, and waits until they are ready.
     *
     * @param patience for each to become ready
     * @throws IllegalStateException when one does not
     */
    public void start(Duration patience) {
        struck();
        processes.forEach(process -> begin(process, new Life()));
        isRunning = true;
        Thread made = new Thread(this::look, "supervisor");
        made.setDaemon(true);
        made.start();
        thread = made;
        long endNs = System.nanoTime() + patience.toNanos();
        while (!isAllReady()) {
            if (System.nanoTime() - endNs > 0) {
                throw new IllegalStateException(lateness(patience));
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private String lateness(Duration patience) {
        return processes.stream()
                .filter(process -> !process.isReady())
                .map(process -> process.name() + " did not become ready within " + patience.toSeconds()
                        + " s; it said:\n" + process.lastWords())
                .collect(Collectors.joining("\n"));
    }

    private void look() {
        while (isRunning) {
            processes.forEach(this::tend);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private synchronized void tend(RoleProcess process) {
        Life life = lives.get(process.name());
        if (life == null || !isRunning) {
            return;
        }
        long nowNs = System.nanoTime();
        if (process.isAlive()) {
            if (!life.wasReady && process.isReady()) {
                life.wasReady = true;
                long tookMs = TimeUnit.NANOSECONDS.toMillis(nowNs - life.startedNs);
                startsMs.recordValue(tookMs);
                log.accept(process.name() + " is ready after " + tookMs + " ms");
            }
        } else if (!life.isDead) {
            life.isDead = true;
            life.diedNs = nowNs;
            ended(process, life, nowNs);
        } else if (nowNs - life.diedNs > PAUSE_NS) {
            begin(process, life);
        }
    }

    private void ended(RoleProcess process, Life life, long nowNs) {
        endings++;
        failedStarts += life.wasReady ? 0 : 1;
        String what = process.name()
                + (life.wasReady ? " has ended with " : " has ended in its start with ")
                + process.exitStatus();
        boolean isKilled = process.exitStatus() > 128;
        log.accept(what + (isKilled ? "" : ": " + process.lastWords()));
        if (nowNs - struckNs > CONSEQUENCE_NS) {
            unexplained.add(what + " though nothing had struck a process for "
                    + TimeUnit.NANOSECONDS.toSeconds(nowNs - struckNs) + " s; it said:\n" + process.lastWords());
        }
    }

    private synchronized void begin(RoleProcess process, Life life) {
        life.isDead = false;
        life.wasReady = false;
        life.startedNs = System.nanoTime();
        lives.put(process.name(), life);
        process.start();
    }

    /** Notes that a process is being struck: ends that follow are explained by it. */
    public void struck() {
        struckNs = System.nanoTime();
    }

    /**
     * Says whether all processes serve.
     *
     * @return false while one starts
     */
    public boolean isAllReady() {
        return processes.stream().allMatch(RoleProcess::isReady);
    }

    /**
     * Returns how long starts took.
     *
     * @return milliseconds from the start of a process to its READY
     */
    public synchronized Histogram startsMs() {
        return startsMs.copy();
    }

    /**
     * Returns how often processes have ended.
     *
     * @return for whatever reason
     */
    public synchronized int endings() {
        return endings;
    }

    /**
     * Returns how often one ended before it was ready.
     *
     * @return for whatever reason
     */
    public synchronized int failedStarts() {
        return failedStarts;
    }

    /**
     * Returns the ends that no fault explains.
     *
     * @return a line each, with the last words
     */
    public synchronized List<String> unexplained() {
        return List.copyOf(unexplained);
    }

    /** Looks after nobody any more; what runs goes on. */
    @Override
    public void close() {
        isRunning = false;
        Thread looking = thread;
        if (looking != null) {
            try {
                looking.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
