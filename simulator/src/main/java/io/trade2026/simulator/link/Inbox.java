package io.trade2026.simulator.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/** The messages that came in: all of them for the record, and the unread ones to be taken in any order. Safe for any thread. */
public final class Inbox {
    private final List<Message> all = new ArrayList<>();
    private final List<Message> unread = new ArrayList<>();

    synchronized void add(Message message) {
        all.add(message);
        unread.add(message);
        notifyAll();
    }

    /** Returns every message since the start, the oldest first. */
    public synchronized List<Message> all() {
        return List.copyOf(all);
    }

    /** Returns the messages that nobody has taken, the oldest first. */
    public synchronized List<Message> unread() {
        return List.copyOf(unread);
    }

    /** Returns every message of a MsgType(35), the oldest first. */
    public synchronized List<Message> all(String msgType) {
        return all.stream().filter(m -> Fields.msgType(m).equals(msgType)).toList();
    }

    /** Forgets what is unread. */
    public synchronized void skip() {
        unread.clear();
    }

    /** Takes the oldest unread message that fits, waiting for it; null when none comes in time. */
    public synchronized @Nullable Message poll(Predicate<Message> fits, Duration patience) {
        long endNs = System.nanoTime() + patience.toNanos();
        while (true) {
            for (Iterator<Message> i = unread.iterator(); i.hasNext(); ) {
                Message message = i.next();
                if (fits.test(message)) {
                    i.remove();
                    return message;
                }
            }
            long leftMs = (endNs - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return null;
            }
            try {
                wait(leftMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
    }

    /**
     * Takes the oldest unread message of a type that fits, waiting for it.
     *
     * @throws AssertionError with the unread messages when none comes in time
     */
    public Message expect(String msgType, Predicate<Message> fits, Duration patience) {
        Message message = poll(m -> Fields.msgType(m).equals(msgType) && fits.test(m), patience);
        if (message == null) {
            throw new AssertionError("no MsgType(35)=" + msgType + " that fits came within " + patience.toMillis()
                    + " ms; unread:\n"
                    + unread().stream().map(Fields::readable).collect(Collectors.joining("\n")));
        }
        return message;
    }
}
