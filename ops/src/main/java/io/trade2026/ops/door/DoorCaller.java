package io.trade2026.ops.door;

import java.io.IOException;

/** Asks one gateway. For any thread. */
@FunctionalInterface
public interface DoorCaller {
    /**
     * Asks.
     *
     * @param path such as {@code /sessions}
     * @return JSON
     * @throws IOException when the gateway is not reached, or does not answer as it should; the message says why
     */
    String get(String path) throws IOException;
}
