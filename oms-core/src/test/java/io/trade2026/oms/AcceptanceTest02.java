package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import org.junit.jupiter.api.Test;

/** Risk catalogue, section 6, test 2: a cancel request gives no room before the venue has confirmed it. */
class AcceptanceTest02 {
    private final Desk desk = new Desk();

    @Test
    void givesRoomWhenACancelIsConfirmedAndNotWhenItIsAsked() {
        desk.limitPosition(10);
        desk.place("A", "10", "100");
        long venueRequestId = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, venueRequestId, "E1").send();

        desk.cancel("C", "A");
        long cancelId = desk.lastVenueRequestId();
        desk.place("B", "10", "100");
        assertThat(desk.lastVenueRequestId()).isEqualTo(cancelId);

        desk.venue(ExecType.CANCELED, cancelId, "E2").send();
        desk.place("D", "10", "100");
        assertThat(desk.lastVenueRequestId()).isGreaterThan(cancelId);
    }
}
