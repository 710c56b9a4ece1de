package io.trade2026.app.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was found, and how much was compared. One thread. */
public final class Differences {
    private final List<Difference> all = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Long> compared = new TreeMap<>();

    /** Creates an empty list. */
    public Differences() {}

    void add(Difference difference) {
        all.add(difference);
    }

    void note(String text) {
        notes.add(text);
    }

    void compared(String what, long count) {
        compared.merge(what, count, Long::sum);
    }

    /**
     * Everything that is wrong.
     *
     * @return in the order in which it was found
     */
    public List<Difference> all() {
        return List.copyOf(all);
    }

    /**
     * What could not be compared, and what waits.
     *
     * @return sentences
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * How much was compared.
     *
     * @return counts by what they count
     */
    public Map<String, Long> compared() {
        return Map.copyOf(compared);
    }

    /**
     * How many there are of each kind.
     *
     * @return kinds that occur
     */
    public Map<Kind, Integer> byKind() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        all.forEach(each -> counts.merge(each.kind(), 1, Integer::sum));
        return counts;
    }
}
