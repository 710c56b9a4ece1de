package io.trade2026.sequencer.client;

import org.agrona.DirectBuffer;

/** Takes the events of the sequencer, in order, each once. */
@FunctionalInterface
public interface EventHandler {
    /**
     * One event.
     *
     * @param eventNumber one above the last
     * @param epochNs cluster time of the command that caused it, nanoseconds since 1970
     * @param buffer holding the event, valid during the call only
     * @param offset of the event
     * @param length of the event in bytes
     * @param position end of the event in the journal; with the number it makes the checkpoint
     * @return true when it is consumed; false to get the same event again at the next poll (back-pressure), in which case
     *     nothing irreversible may have been done
     */
    boolean onEvent(long eventNumber, long epochNs, DirectBuffer buffer, int offset, int length, long position);
}
