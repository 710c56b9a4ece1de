package io.trade2026.ops.admin;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.JournalReaders;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.PartState;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.ops.source.SequencerState;
import io.trade2026.ops.source.SessionKind;
import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SessionStatusSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The health of the node: sequencer, sessions, venue links, journal lag, and the parts that {@code app} names. It is looked
 * at once a second by a thread of its own, so that a part that hangs holds nobody up who asks.
 */
public final class NodeHealth implements AutoCloseable {
    private static final String SEQUENCER = "sequencer";
    private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long OLD_NS = TimeUnit.SECONDS.toNanos(10);

    private final SequencerControl sequencer;
    private final SessionStatusSource sessions;
    private final JournalReaders readers;
    private final long maxLagBytes;
    private final HealthCheckRegistry registry;
    private final Thread looker = new Thread(this::lookOften, "ops-health");
    private volatile boolean isClosed;
    private volatile Look last = new Look(Map.of(), 0);

    private record Look(Map<String, PartState> parts, long atNs) {}

    /**
     * Asks these at each look.
     *
     * @param sequencer of this node
     * @param sessions of the gateway
     * @param readers of the journal
     * @param maxLagBytes that a reader may be behind
     * @param parts that have checks of their own
     * @param registry in which the checks are noted
     */
    public NodeHealth(
            SequencerControl sequencer,
            SessionStatusSource sessions,
            JournalReaders readers,
            long maxLagBytes,
            List<PartCheck> parts,
            HealthCheckRegistry registry) {
        this.sequencer = sequencer;
        this.sessions = sessions;
        this.readers = readers;
        this.maxLagBytes = maxLagBytes;
        this.registry = registry;
        registry.register(SEQUENCER, check(this::sequencer));
        registry.register("sessions", check(this::sessions));
        registry.register("venue-links", check(this::venueLinks));
        registry.register("journal-lag", check(this::journalLag));
        for (PartCheck part : parts) {
            registry.register(part.name(), check(part.state()));
        }
    }

    /** Begins to look, the first time before it returns. */
    public void start() {
        look();
        looker.setDaemon(true);
        looker.start();
    }

    private void lookOften() {
        while (!isClosed) {
            LockSupport.parkNanos(this, LOOK_NS);
            look();
        }
    }

    /** What a check throws makes its part unhealthy, and goes no further. */
    private void look() {
        Map<String, PartState> parts = new TreeMap<>();
        registry.runHealthChecks().forEach((name, result) -> parts.put(name, state(result)));
        last = new Look(parts, System.nanoTime());
    }

    private static PartState state(HealthCheck.Result result) {
        String silent = result.isHealthy() ? "none found" : String.valueOf(result.getError());
        return new PartState(result.isHealthy(), Objects.requireNonNullElse(result.getMessage(), silent));
    }

    /**
     * The last look.
     *
     * @return all parts
     */
    public HealthReport report() {
        Look look = last;
        Map<String, PartState> parts = new TreeMap<>(look.parts());
        long ageNs = System.nanoTime() - look.atNs();
        if (ageNs > OLD_NS) {
            parts.put(
                    "health",
                    new PartState(false, "a check hangs: the others are " + ageNs / 1_000_000_000 + " s old"));
        }
        return HealthReport.of(parts, SEQUENCER);
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(looker);
    }

    private static HealthCheck check(Supplier<PartState> state) {
        return new HealthCheck() {
            @Override
            protected Result check() {
                PartState now = state.get();
                return now.isHealthy() ? Result.healthy("%s", now.message()) : Result.unhealthy("%s", now.message());
            }
        };
    }

    private PartState sequencer() {
        SequencerState state = sequencer.state();
        String message = state.role() + (state.isReady() ? "" : ", not ready") + ", event " + state.lastEventNumber()
                + ", commit position " + state.commitPosition();
        return new PartState(state.isReady(), message);
    }

    /** Clients come and go as they please: it is healthy as long as the gateway answers. */
    private PartState sessions() {
        List<SessionStatus> clients = sessions.sessions().stream()
                .filter(session -> session.kind() == SessionKind.CLIENT)
                .toList();
        long up = clients.stream().filter(SessionStatus::isUp).count();
        return new PartState(true, up + " of " + clients.size() + " client sessions are up");
    }

    private PartState venueLinks() {
        List<String> down = sessions.sessions().stream()
                .filter(session -> session.kind() == SessionKind.VENUE && !session.isUp())
                .map(session -> session.compId() + " is " + session.state())
                .toList();
        return new PartState(down.isEmpty(), down.isEmpty() ? "all are up" : String.join("; ", down));
    }

    private PartState journalLag() {
        List<String> behind = readers.readers().stream()
                .filter(reader -> !reader.isFollowing() || reader.lagBytes() > maxLagBytes)
                .map(NodeHealth::sentence)
                .toList();
        return new PartState(behind.isEmpty(), behind.isEmpty() ? "every reader keeps up" : String.join("; ", behind));
    }

    private static String sentence(JournalReader reader) {
        return reader.isFollowing()
                ? reader.name() + " is " + reader.lagBytes() + " bytes behind, after event " + reader.lastEventNumber()
                : reader.name() + " does not have the journal open, after event " + reader.lastEventNumber();
    }
}
