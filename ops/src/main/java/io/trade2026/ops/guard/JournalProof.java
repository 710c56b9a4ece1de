package io.trade2026.ops.guard;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Holds a journal that lies there already against the books, from its first event to its last. Used by one thread. */
public final class JournalProof {
    private final List<String> breaches = new ArrayList<>();
    private final ConservationBook book = new ConservationBook(breach -> breaches.add(breach.sentence()));

    /** Creates one with empty books. */
    public JournalProof() {}

    /**
     * Takes the next event.
     *
     * @param eventNumber of it, without a gap
     * @param epochNs its time
     * @param buffer holds it; read only during the call
     * @param offset of its header
     */
    public void onEvent(long eventNumber, long epochNs, DirectBuffer buffer, int offset) {
        book.onEvent(eventNumber, epochNs, buffer, offset);
    }

    /**
     * What did not hold.
     *
     * @return a sentence each, with the invariant and its numbers
     */
    public List<String> breaches() {
        return List.copyOf(breaches);
    }

    /**
     * How much there was to prove.
     *
     * @return messages to venues, and executions that were booked
     */
    public long moved() {
        return book.messagesOut() + book.executions();
    }
}
