package io.trade2026.app.door;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.ops.door.DoorCaller;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a door again and again by a thread of its own, so that who looks gets what was true a moment ago and waits for nobody.
 *
 * @param <T> what is answered
 */
public final class DoorWatch<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DoorWatch.class);
    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final long EVERY_NS = Duration.ofMillis(500).toNanos();

    private final String name;
    private final DoorCaller caller;
    private final String path;
    private final Class<T> type;
    private final Thread thread;
    private volatile Seen<T> seen = new Seen<>(null, "has not been reached yet");
    private volatile boolean isClosed;

    /**
     * What a door said last.
     *
     * @param last answer; null before the first
     * @param fault why it does not answer now; empty when it does
     * @param <T> what is answered
     */
    public record Seen<T>(@Nullable T last, String fault) {}

    /**
     * Will ask, from {@link #start()} on.
     *
     * @param name of what is behind the door, for people
     * @param caller that reaches it
     * @param path to ask for
     * @param type of the answer
     */
    public DoorWatch(String name, DoorCaller caller, String path, Class<T> type) {
        this.name = name;
        this.caller = caller;
        this.path = path;
        this.type = type;
        this.thread = new Thread(this::run, "door-" + name);
        thread.setDaemon(true);
    }

    /**
     * Begins to ask.
     *
     * @return this
     */
    public DoorWatch<T> start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!isClosed) {
            look();
            LockSupport.parkNanos(this, EVERY_NS);
        }
    }

    private void look() {
        try {
            T answer = MAPPER.readValue(caller.get(path), type);
            if (!seen.fault().isEmpty()) {
                LOG.info("{} is reached", name);
            }
            seen = new Seen<>(answer, "");
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(seen.fault())) {
                LOG.warn("{} is not reached: {}", name, why);
            }
            seen = new Seen<>(seen.last(), why);
        }
    }

    /**
     * What was said last.
     *
     * @return for any thread
     */
    public Seen<T> seen() {
        return seen;
    }

    /**
     * Returns the name of what is behind the door.
     *
     * @return for people
     */
    public String name() {
        return name;
    }

    /** Asks no more. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }
}
