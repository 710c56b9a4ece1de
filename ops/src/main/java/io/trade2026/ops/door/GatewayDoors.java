package io.trade2026.ops.door;

import io.trade2026.ops.source.HopLatency;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.PartState;
import io.trade2026.ops.source.SessionStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All gateways, asked again and again by a thread for each, so that a slow or dead one holds nobody up: whoever looks gets what was
 * true a moment ago.
 */
public final class GatewayDoors implements DoorFinder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayDoors.class);
    private static final long EVERY_NS = Duration.ofMillis(500).toNanos();

    private final List<Door> doors = new CopyOnWriteArrayList<>();
    private volatile boolean isClosed;

    private final class Door {
        private final String name;
        private final DoorCaller caller;
        private final Thread thread;
        private volatile GatewayPicture picture;

        Door(String name, DoorCaller caller) {
            this.name = name;
            this.caller = caller;
            this.picture = GatewayPicture.unseen(name);
            this.thread = new Thread(this::run, "door-" + name);
            thread.setDaemon(true);
        }

        private void run() {
            while (!isClosed) {
                look();
                LockSupport.parkNanos(this, EVERY_NS);
            }
        }

        private void look() {
            try {
                GatewayPicture seen = GatewayPicture.of(caller);
                if (!picture.fault().isEmpty()) {
                    LOG.info("{} is reached", name);
                }
                picture = seen;
            } catch (IOException e) {
                String why = String.valueOf(e.getMessage());
                if (!why.equals(picture.fault())) {
                    LOG.warn("{} is not reached: {}", name, why);
                }
                picture = picture.gone(why);
            }
        }
    }

    /**
     * Will ask these, from {@link #start()} on.
     *
     * @param callers of gateways by a name for people, such as {@code gateway-2}
     */
    public GatewayDoors(Map<String, DoorCaller> callers) {
        callers.forEach((name, caller) -> doors.add(new Door(name, caller)));
    }

    /**
     * Begins to ask.
     *
     * @return this
     */
    public GatewayDoors start() {
        doors.forEach(door -> door.thread.start());
        return this;
    }

    /**
     * All sessions. One that several gateways know is told by the one where it is logged on.
     *
     * @return in order of their ids
     */
    public List<SessionStatus> sessions() {
        Map<Integer, SessionStatus> byId = new TreeMap<>();
        for (Door door : doors) {
            for (SessionStatus session : door.picture.sessions()) {
                byId.merge(session.sessionId(), session, (one, other) -> other.isUp() ? other : one);
            }
        }
        return List.copyOf(byId.values());
    }

    /**
     * How long messages take: each hop of the gateway that has measured most.
     *
     * @return by hop
     */
    public List<HopLatency> hops() {
        Map<String, HopLatency> byHop = new TreeMap<>();
        for (Door door : doors) {
            for (HopLatency hop : door.picture.hops()) {
                byHop.merge(hop.hop(), hop, (one, other) -> one.count() >= other.count() ? one : other);
            }
        }
        return List.copyOf(byHop.values());
    }

    /**
     * How far each gateway has read the journal.
     *
     * @return in the order in which they were named
     */
    public List<JournalReader> readers() {
        return doors.stream().map(door -> door.picture.reader()).toList();
    }

    /**
     * Whether all gateways are reached.
     *
     * @return for the health check
     */
    public PartState state() {
        List<String> faults = new ArrayList<>();
        for (Door door : doors) {
            if (!door.picture.fault().isEmpty()) {
                faults.add(door.name + ": " + door.picture.fault());
            }
        }
        return new PartState(
                faults.isEmpty(), faults.isEmpty() ? doors.size() + " reached" : String.join("; ", faults));
    }

    /**
     * Who can ask the gateway that has a session.
     *
     * @param sessionId of the session
     * @return those that know it, the one where it is logged on first
     */
    @Override
    public Collection<DoorCaller> callersOf(int sessionId) {
        return doors.stream()
                .filter(door -> door.picture.sessions().stream().anyMatch(each -> each.sessionId() == sessionId))
                .sorted(Comparator.comparing((Door door) -> door.picture.sessions().stream()
                        .noneMatch(each -> each.sessionId() == sessionId && each.isUp())))
                .map(door -> door.caller)
                .toList();
    }

    /** Asks no more. */
    @Override
    public void close() {
        isClosed = true;
        doors.forEach(door -> LockSupport.unpark(door.thread));
    }
}
