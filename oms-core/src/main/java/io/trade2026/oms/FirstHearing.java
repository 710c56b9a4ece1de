package io.trade2026.oms;

import io.trade2026.messages.sbe.OriginDecoder;

/** Hears each FIX message once: what a gateway brings again after a crash is dropped. */
final class FirstHearing {
    private final EventWriter events;
    private final SessionMarks marks;
    private final TripCounts trips;

    FirstHearing(EventWriter events, SessionMarks marks, TripCounts trips) {
        this.events = events;
        this.trips = trips;
        this.marks = marks;
    }

    /** Says whether a FIX message is heard for the first time, and notes it as the cause; commands of our own always are. */
    boolean isNew(OriginDecoder origin) {
        if (origin.sessionId() == 0) {
            return true;
        }
        events.causedBy(origin);
        boolean isNew = marks.of(origin.sessionId()).advance(origin.epoch(), origin.msgSeqNum());
        if (isNew) {
            trips.heard(origin, events.epochNs());
        }
        return isNew;
    }
}
