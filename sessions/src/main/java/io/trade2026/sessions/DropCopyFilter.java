package io.trade2026.sessions;

import java.util.Set;

/**
 * Which executions a drop copy hears of: those that pass all three.
 *
 * @param clients names of clients; empty: all
 * @param accounts names of accounts; empty: all
 * @param venues CompIDs of venues; empty: all
 */
public record DropCopyFilter(Set<String> clients, Set<String> accounts, Set<String> venues) {
    /** Everything. */
    public static final DropCopyFilter ALL = new DropCopyFilter(Set.of(), Set.of(), Set.of());

    /** Copies the names. */
    public DropCopyFilter {
        clients = Set.copyOf(clients);
        accounts = Set.copyOf(accounts);
        venues = Set.copyOf(venues);
    }
}
