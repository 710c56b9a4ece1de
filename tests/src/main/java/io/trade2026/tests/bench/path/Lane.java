package io.trade2026.tests.bench.path;

import io.trade2026.tests.bench.load.FillingVenue;
import io.trade2026.tests.bench.load.LoadClient;
import io.trade2026.tests.bench.load.Recording;
import io.trade2026.tests.lab.Operated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One contender between a client and a venue of ours, all logged on. Orders are numbered through all phases. */
final class Lane implements AutoCloseable, Operated {
    private static final long LOGON_SECONDS = 60;
    private static final long STALLED_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_PER_SECOND = 300_000;
    private static final int KNOCKS = 100;
    private static final double NS_PER_SECOND = 1e9;

    private final Contender contender;
    private final Path directory;
    private final Ports ports;
    private final ChildJvm child;
    private final FillingVenue venue;
    private final LoadClient client;
    private final Allocated allocated;
    private long nextOrder;
    private @Nullable String lost;

    private Lane(
            Contender contender,
            Path directory,
            Ports ports,
            ChildJvm child,
            FillingVenue venue,
            LoadClient client,
            Allocated allocated) {
        this.contender = contender;
        this.directory = directory;
        this.ports = ports;
        this.child = child;
        this.venue = venue;
        this.client = client;
        this.allocated = allocated;
    }

    /** Starts the contender and waits until a first order was filled. */
    static Lane open(Contender contender, Path directory) throws IOException {
        Ports ports = Ports.free();
        FillingVenue venue = new FillingVenue(ports.venue());
        ChildJvm child = contender.start(directory, ports);
        try {
            if (contender.hasVenue() && !venue.awaitLogon(LOGON_SECONDS)) {
                throw new IOException(contender.label() + " did not log on to the venue; it said:\n" + child.said());
            }
            LoadClient client = new LoadClient(ports.client(), LOGON_SECONDS);
            Lane lane = new Lane(contender, directory, ports, child, venue, client, Allocated.by(child.handle()));
            lane.knock();
            return lane;
        } catch (IOException e) {
            child.close();
            venue.close();
            throw e;
        }
    }

    private void knock() throws IOException {
        for (int i = 0; i < KNOCKS; i++) {
            Recording phase = announce(0, 1, 0);
            client.sendInWindow(phase, 1, Long.MAX_VALUE);
            awaitAnswers(phase, 1);
            nextOrder++;
            if (phase.fills() == 1) {
                return;
            }
            LockSupport.parkNanos(LEAD_NS);
        }
        throw new IOException(contender.label() + " fills no order: " + client.lastRefusal());
    }

    private Recording announce(int warmUpOrders, int orders, double intervalNs) {
        Recording phase = new Recording(nextOrder, warmUpOrders, orders, System.nanoTime() + LEAD_NS, intervalNs);
        venue.expect(phase);
        client.expect(phase);
        return phase;
    }

    /** Carries orders as fast as they are filled. */
    PhaseResult closedLoop(int seconds, int window) throws IOException {
        Recording phase = announce(0, seconds * MOST_PER_SECOND, 0);
        double cpuMicros = Cost.cpuMicros(child.handle());
        long bytes = allocated.bytes();
        long begunNs = System.nanoTime();
        int sent = 0;
        try {
            sent = client.sendInWindow(phase, window, begunNs + TimeUnit.SECONDS.toNanos(seconds));
            awaitAnswers(phase, sent);
        } catch (IOException e) {
            lost = e.getMessage();
        }
        double tookNs = System.nanoTime() - begunNs;
        cpuMicros = Cost.cpuMicros(child.handle()) - cpuMicros;
        return result(phase, 0, sent, tookNs, cpuMicros, allocated.bytes() - bytes);
    }

    /** Sends orders when they are due; a fifth more at the beginning is not measured. */
    PhaseResult openLoop(int rate, int seconds) throws IOException {
        int warmUpOrders = rate * Math.max(1, seconds / 5);
        int orders = warmUpOrders + rate * seconds;
        double cpuMicros = Cost.cpuMicros(child.handle());
        long bytes = allocated.bytes();
        Recording phase = announce(warmUpOrders, orders, NS_PER_SECOND / rate);
        long begunNs = System.nanoTime() + LEAD_NS;
        try {
            client.sendOnSchedule(phase);
            awaitAnswers(phase, orders);
        } catch (IOException e) {
            lost = e.getMessage();
        }
        double tookNs = System.nanoTime() - begunNs;
        cpuMicros = Cost.cpuMicros(child.handle()) - cpuMicros;
        return result(phase, rate, orders, tookNs, cpuMicros, allocated.bytes() - bytes);
    }

    /** Returns the processor time it uses when nothing is to do, as a part of one processor. */
    double idleCpu(int seconds) throws IOException {
        double before = Cost.cpuMicros(child.handle());
        long begunNs = System.nanoTime();
        long untilNs = begunNs + TimeUnit.SECONDS.toNanos(seconds);
        for (long nowNs = begunNs; nowNs < untilNs; nowNs = System.nanoTime()) {
            LockSupport.parkNanos(untilNs - nowNs);
        }
        return (Cost.cpuMicros(child.handle()) - before) * 1_000 / (System.nanoTime() - begunNs);
    }

    /** Waits until all is answered; gives up when nothing arrives any more. */
    private void awaitAnswers(Recording phase, long sent) {
        long answered = -1;
        long sinceNs = System.nanoTime();
        while (phase.fills() + phase.refusals() < sent && !client.hasEnded()) {
            long now = phase.fills() + phase.refusals();
            if (now != answered) {
                answered = now;
                sinceNs = System.nanoTime();
            } else if (System.nanoTime() - sinceNs > STALLED_NS) {
                return;
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private PhaseResult result(Recording phase, int rate, long sent, double tookNs, double cpuMicros, long bytes) {
        nextOrder += sent;
        return new PhaseResult(
                contender.label(),
                rate,
                sent,
                phase.fills(),
                phase.refusals(),
                phase.doubles(),
                tookNs / NS_PER_SECOND,
                phase.fills() * NS_PER_SECOND / tookNs,
                cpuMicros / Math.max(sent, 1),
                (double) bytes / Math.max(sent, 1),
                Percentiles.of(contender.hasVenue() ? phase.inToOut() : phase.fill()),
                Percentiles.of(phase.fill()),
                Percentiles.of(phase.lateness()));
    }

    /** Says whether nothing more can be measured. */
    boolean isLost() {
        return lost != null || client.hasEnded();
    }

    /** Returns what the contender or the connection last complained of. */
    String complaint() {
        return client.lastRefusal() + (lost == null ? "" : " " + lost);
    }

    @Override
    public String secret(String name) {
        try {
            return Files.readString(directory.resolve("secrets").resolve(name)).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int httpPort() {
        return ports.http();
    }

    @Override
    public int adminPort() {
        return ports.admin();
    }

    @Override
    public void close() {
        client.close();
        allocated.close();
        child.close();
        venue.close();
    }
}
