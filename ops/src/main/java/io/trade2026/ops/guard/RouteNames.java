package io.trade2026.ops.guard;

import java.util.Optional;

/** How the reference data calls what a breach stops; empty when it cannot be found out now. For any thread. */
public interface RouteNames {
    /**
     * Name of the house.
     *
     * @return of the first firm
     */
    Optional<String> firm();

    /**
     * Name of a venue.
     *
     * @param venueId of it
     * @return as orders name it
     */
    Optional<String> venue(int venueId);

    /**
     * Name of an account.
     *
     * @param accountId of it
     * @return Account(1)
     */
    Optional<String> account(int accountId);
}
