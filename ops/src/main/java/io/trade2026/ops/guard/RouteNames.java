package io.trade2026.ops.guard;

import java.util.Optional;

/** How the reference data calls what a breach stops. For any thread. */
@FunctionalInterface
public interface RouteNames {
    /**
     * Name of the house.
     *
     * @return empty when it cannot be found out now
     */
    Optional<String> firm();
}
