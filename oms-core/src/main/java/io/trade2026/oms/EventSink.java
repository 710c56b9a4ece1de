package io.trade2026.oms;

import org.agrona.DirectBuffer;

/** Takes the events of the core, in order, without a gap. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes one event.
     *
     * @param eventNumber one above the last
     * @param buffer holds the letter; written over after the call
     * @param offset of its SBE header
     * @param length in bytes, header included
     */
    void append(long eventNumber, DirectBuffer buffer, int offset, int length);
}
