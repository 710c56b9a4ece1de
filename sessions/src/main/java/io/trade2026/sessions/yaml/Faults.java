package io.trade2026.sessions.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers what is wrong, so that it can be told in one go. One thread. */
public final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    /** Creates an empty collection. */
    public Faults() {}

    /**
     * Adds a fault.
     *
     * @param fault to be told
     */
    public void add(Fault fault) {
        faults.add(fault);
    }

    /**
     * Says whether there is none.
     *
     * @return whether all was well so far
     */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /**
     * Returns all faults.
     *
     * @return in the order they were found
     */
    public List<Fault> all() {
        return List.copyOf(faults);
    }

    @Override
    public String toString() {
        return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
    }
}
