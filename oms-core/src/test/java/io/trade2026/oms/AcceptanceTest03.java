package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import org.junit.jupiter.api.Test;

/** Risk catalogue, section 6, test 3: what an order holds while a replace is pending, refused, or met by a fill. */
class AcceptanceTest03 {
    private static final long E4 = 10_000L;

    private final Desk desk = new Desk();

    private long placed() {
        desk.place("A", "100", "100");
        long venueRequestId = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, venueRequestId, "E1").send();
        assertThat(desk.reservedE4()).isEqualTo(10_000 * E4);
        return venueRequestId;
    }

    @Test
    void givesTheRoomOfARefusedReplaceBack() {
        placed();
        desk.replace("B", "A", "150", "100");
        assertThat(desk.reservedE4()).isEqualTo(15_000 * E4);

        desk.venueRejectsRequest(desk.lastVenueRequestId(), 0);

        assertThat(desk.reservedE4()).isEqualTo(10_000 * E4);
    }

    @Test
    void holdsTheLargerOfOldAndNewWhileAReplaceDownMeetsAFill() {
        long venueRequestId = placed();
        desk.replace("B", "A", "60", "100");
        long replaceId = desk.lastVenueRequestId();
        assertThat(desk.reservedE4()).isEqualTo(10_000 * E4);

        desk.venue(ExecType.TRADE, venueRequestId, "T1").last("20", "100").send();
        assertThat(desk.reservedE4()).isEqualTo(8_000 * E4);

        desk.venue(ExecType.REPLACED, replaceId, "E2").send();
        assertThat(desk.reservedE4()).isEqualTo(4_000 * E4);
    }
}
