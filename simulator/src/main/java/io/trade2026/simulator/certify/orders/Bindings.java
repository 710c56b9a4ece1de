package io.trade2026.simulator.certify.orders;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the symbols of one scenario stand for: ours are chosen, those of the system are taken at first sight and have to stay. */
final class Bindings {
    private final String suffix;
    private final Map<String, String> bound = new HashMap<>();
    private final Map<String, String> symbolOf = new HashMap<>();
    private final Set<String> execIds;

    /**
     * Begins empty.
     *
     * @param suffix that makes chosen ids unique
     * @param execIds ExecIDs(17) that the session has seen today; grows
     */
    Bindings(String suffix, Set<String> execIds) {
        this.suffix = suffix;
        this.execIds = execIds;
    }

    private Bindings(Bindings other) {
        this.suffix = other.suffix;
        this.bound.putAll(other.bound);
        this.symbolOf.putAll(other.symbolOf);
        this.execIds = new HashSet<>(other.execIds);
    }

    /** The same, to try something out. */
    Bindings copy() {
        return new Bindings(this);
    }

    /** An id that this side chooses. */
    String chosen(String symbol) {
        return symbol + suffix;
    }

    /** What the system calls this; null before it was seen. */
    @Nullable String of(String symbol) {
        return bound.get(symbol);
    }

    /** Returns whether something of this kind, the first letter of its symbol, stands for this already. */
    boolean isBound(String kind, String actual) {
        return symbolOf.containsKey(kind + actual);
    }

    /** Takes what the system calls this; what is wrong with it, or null. */
    @Nullable String bind(String symbol, String actual) {
        if (actual.isEmpty()) {
            return "is empty, expected " + symbol;
        }
        String before = bound.putIfAbsent(symbol, actual);
        if (before != null) {
            return before.equals(actual) ? null : "is " + actual + ", but " + symbol + " was " + before;
        }
        String kind = symbol.substring(0, 1);
        String other = symbolOf.putIfAbsent(kind + actual, symbol);
        if (other != null) {
            return "is " + actual + ", which was " + other + " already";
        }
        return kind.equals("$") && !execIds.add(actual) ? "is " + actual + ", which was used before today" : null;
    }
}
