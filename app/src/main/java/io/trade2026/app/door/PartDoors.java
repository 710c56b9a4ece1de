package io.trade2026.app.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.ops.door.HttpDoorCaller;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.PartState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What other processes say of the parts that have a health of their own: Postgres, the operator ledger, NATS. */
public final class PartDoors implements AutoCloseable {
    /** Asked for the state of all parts behind a door. */
    public static final String PARTS = "/parts";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<DoorWatch<Parts>> watches = new ArrayList<>();

    /**
     * What is behind a door.
     *
     * @param parts by name
     */
    public record Parts(Map<String, PartState> parts) {
        /**
         * Asks checks.
         *
         * @param checks of a process
         * @return as they are now
         */
        public static Parts of(List<PartCheck> checks) {
            Map<String, PartState> parts = new LinkedHashMap<>();
            checks.forEach(check -> parts.put(check.name(), check.state().get()));
            return new Parts(parts);
        }

        /**
         * Writes them as a door tells them.
         *
         * @return JSON
         */
        public String json() {
            try {
                return MAPPER.writeValueAsString(this);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("parts cannot be told: " + this, e);
            }
        }
    }

    /**
     * Will ask these, from {@link #start()} on.
     *
     * @param addresses of the doors
     * @param token of the admin port
     */
    public PartDoors(List<URI> addresses, String token) {
        for (URI address : addresses) {
            watches.add(new DoorWatch<>(
                    address.getAuthority(), new HttpDoorCaller(address, token, PATIENCE), PARTS, Parts.class));
        }
    }

    /**
     * Begins to ask.
     *
     * @return this
     */
    public PartDoors start() {
        watches.forEach(DoorWatch::start);
        return this;
    }

    /**
     * Whether all doors answer, and all parts behind them are well.
     *
     * @return for the health check
     */
    public PartState state() {
        List<String> faults = new ArrayList<>();
        List<String> well = new ArrayList<>();
        for (DoorWatch<Parts> watch : watches) {
            DoorWatch.Seen<Parts> seen = watch.seen();
            Parts last = seen.last();
            if (!seen.fault().isEmpty() || last == null) {
                faults.add(watch.name() + ": " + seen.fault());
                continue;
            }
            last.parts()
                    .forEach((name, state) -> (state.isHealthy() ? well : faults).add(name + ": " + state.message()));
        }
        boolean isWell = faults.isEmpty();
        faults.addAll(well);
        return new PartState(isWell, String.join("; ", faults));
    }

    /** Asks no more. */
    @Override
    public void close() {
        watches.forEach(DoorWatch::close);
    }
}
