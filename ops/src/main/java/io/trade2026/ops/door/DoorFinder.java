package io.trade2026.ops.door;

import java.util.Collection;

/** Knows who can ask the gateway that has a session. For any thread. */
@FunctionalInterface
public interface DoorFinder {
    /**
     * Finds them.
     *
     * @param sessionId of the session
     * @return the best first; empty when no gateway has it
     */
    Collection<DoorCaller> callersOf(int sessionId);
}
