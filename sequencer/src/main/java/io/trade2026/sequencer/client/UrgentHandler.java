package io.trade2026.sequencer.client;

import org.agrona.DirectBuffer;

/**
 * Hears urgent events at once, ahead of the journal. A word may be lost, or come twice; each event comes in the journal too.
 *
 * <p>Called on the thread that polls the publisher.
 */
@FunctionalInterface
public interface UrgentHandler {
    /** For those who have time to read the journal. */
    UrgentHandler NONE = (buffer, offset) -> {};

    /**
     * One urgent event.
     *
     * @param buffer holding it; valid during the call only
     * @param offset of its SBE header
     */
    void onUrgent(DirectBuffer buffer, int offset);
}
