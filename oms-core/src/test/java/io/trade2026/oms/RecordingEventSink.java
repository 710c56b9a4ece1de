package io.trade2026.oms;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Keeps every event as bytes and as FIX words, and insists that their numbers have no gap. */
final class RecordingEventSink implements EventSink {
    private final List<byte[]> letters = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private long last;
    private int read;

    RecordingEventSink(long lastEventNumber) {
        this.last = lastEventNumber;
    }

    @Override
    public void append(long eventNumber, DirectBuffer buffer, int offset, int length) {
        if (eventNumber != last + 1) {
            throw new AssertionError("event " + eventNumber + " after " + last);
        }
        last = eventNumber;
        byte[] letter = new byte[length];
        buffer.getBytes(offset, letter);
        letters.add(letter);
        told.add(Told.of(eventNumber, buffer, offset));
    }

    /** All events as bytes, in order. */
    List<byte[]> letters() {
        return letters;
    }

    /** All events, in order. */
    List<Told> all() {
        return told;
    }

    /** What was told since the last call. */
    List<Told> take() {
        List<Told> fresh = List.copyOf(told.subList(read, told.size()));
        read = told.size();
        return fresh;
    }
}
