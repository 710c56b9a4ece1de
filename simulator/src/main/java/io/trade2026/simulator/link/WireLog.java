package io.trade2026.simulator.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import quickfix.Log;

/** The last lines of a session: its bytes and what the session layer said. Bounded, in memory. */
final class WireLog implements Log {
    private static final int LINES = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();

    private synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized void clear() {
        lines.clear();
    }

    @Override
    public void onIncoming(String message) {
        add("in    " + message);
    }

    @Override
    public void onOutgoing(String message) {
        add("out   " + message);
    }

    @Override
    public void onEvent(String text) {
        add("event " + text);
    }

    @Override
    public void onErrorEvent(String text) {
        add("error " + text);
    }
}
