package io.trade2026.sequencer.node;

import org.agrona.DirectBuffer;

/** Takes the events of the core, in order, without a gap. */
@FunctionalInterface
public interface EventSink {
    /**
     * Appends one event. Allocates nothing.
     *
     * @param eventNumber one above the last
     * @param buffer holding the event; copied before this returns
     * @param offset of the event
     * @param length of the event in bytes, at most {@link io.trade2026.sequencer.media.JournalFormat#MAX_LETTER_LENGTH}
     */
    void append(long eventNumber, DirectBuffer buffer, int offset, int length);
}
