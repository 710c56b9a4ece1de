package io.trade2026.simulator.certify.session;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which number on the wire stands for which number of the script, on one connection. They drift apart when the acceptor sends more than
 * the script knows of, and when the connection did not begin with number 1.
 */
final class Numbers {
    private final int base;
    private final Map<Integer, Integer> theirs = new TreeMap<>();
    private final Set<Integer> extras = new HashSet<>();
    private int next;

    /** @param base what both sides had sent before the script began */
    Numbers(int base) {
        this.base = base;
        this.next = base + 1;
    }

    /** Our own number on the wire. */
    int ours(int scripted) {
        return scripted + base;
    }

    /** The next number of the acceptor on the wire. */
    int next() {
        return next;
    }

    /** Takes a new message of the acceptor that the script knows. */
    void known(int scripted) {
        theirs.put(scripted, next++);
    }

    /** Takes a new message of the acceptor that the script does not know. */
    void extra() {
        extras.add(next++);
    }

    boolean isExtra(int onWire) {
        return extras.contains(onWire);
    }

    /** The acceptor's number on the wire; for one that has not come yet, what it will be. */
    int theirs(int scripted) {
        Integer known = theirs.get(scripted);
        if (known != null) {
            return known;
        }
        int last = theirs.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        return scripted > last ? next + scripted - last - 1 : scripted + base;
    }

    /** The end of a range: what came beyond the script directly behind it belongs to it. 0, for ever, stays. */
    int endOfRange(int scripted) {
        return scripted == 0 ? 0 : theirs(scripted + 1) - 1;
    }

    /** Whether a number on the wire may stand where the script has this one: what came beyond the script directly before it may come first. */
    boolean mayStandFor(int onWire, int scripted) {
        int latest = theirs(scripted);
        int earliest = scripted > 1 ? theirs(scripted - 1) + 1 : latest;
        return onWire >= earliest && onWire <= latest;
    }
}
