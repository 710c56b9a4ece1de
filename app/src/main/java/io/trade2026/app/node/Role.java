package io.trade2026.app.node;

import io.trade2026.app.process.StartFault;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a node that can be a process of its own. In the order in which they start; they stop in the opposite one. */
public enum Role {
    /** Aeron driver and archive. */
    MEDIA,
    /** Sequencer, order core, event journal. */
    CORE,
    /** Postgres: reference data into the core, what operators did out of it. */
    STORES,
    /** FIX clients and venues. */
    GATEWAY,
    /** Prices from NATS into the core. */
    MARKET_DATA,
    /** Page, REST and admin port. */
    OPS;

    private static final String EVERY_ROLE = "all";

    /**
     * Returns the role as it is written.
     *
     * @return such as {@code market-data}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns all roles.
     *
     * @return for a node in one process
     */
    public static Set<Role> all() {
        return Collections.unmodifiableSet(EnumSet.allOf(Role.class));
    }

    /**
     * Reads words of a command line.
     *
     * @param words of which each is a role or {@code all}
     * @return at least one
     * @throws StartFault naming the word that is no role
     */
    public static Set<Role> of(Collection<String> words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words) {
            if (word.equals(EVERY_ROLE)) {
                return all();
            }
            roles.add(named(word)
                    .orElseThrow(() -> new StartFault("--role: must be " + EVERY_ROLE + " or of "
                            + words(List.of(values()), ", ") + ", was '" + word + "'")));
        }
        if (roles.isEmpty()) {
            throw new StartFault(
                    "--role: must be " + EVERY_ROLE + " or of " + words(List.of(values()), ", ") + ", was ''");
        }
        return Collections.unmodifiableSet(roles);
    }

    private static Optional<Role> named(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    static String words(Collection<Role> roles, String between) {
        return roles.stream().map(Role::word).collect(Collectors.joining(between));
    }
}
