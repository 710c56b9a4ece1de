package io.trade2026.simulator.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quickfix.Log;

/** The last lines of a session: its bytes and what the session layer said. Bounded, in memory; all of them go to a file too if there is one. */
final class WireLog implements Log {
    private static final int LINES = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private volatile @Nullable Log file;

    void file(Log next) {
        file = next;
    }

    private void toFile(Consumer<Log> words) {
        Log written = file;
        if (written != null) {
            words.accept(written);
        }
    }

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
        toFile(log -> log.onIncoming(message));
        add("in    " + message);
    }

    @Override
    public void onOutgoing(String message) {
        toFile(log -> log.onOutgoing(message));
        add("out   " + message);
    }

    @Override
    public void onEvent(String text) {
        toFile(log -> log.onEvent(text));
        add("event " + text);
    }

    @Override
    public void onErrorEvent(String text) {
        toFile(log -> log.onErrorEvent(text));
        add("error " + text);
    }
}
