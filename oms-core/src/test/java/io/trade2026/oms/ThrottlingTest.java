package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.PartyKind;
import org.junit.jupiter.api.Test;

/** PT-06 in the core: a client can tell a message that was too many from the one that ends its session. */
class ThrottlingTest {
    private static final long WINDOW_MS = 60_000;

    @Test
    void saysWithWhichMessageTheSessionIsEnded() {
        var desk = new Desk();
        desk.limit(Control.PT_06_RATE, PartyKind.SESSION, Desk.CLIENT, 2);
        desk.limit(Control.PT_06_CUT, PartyKind.SESSION, Desk.CLIENT, 3);
        desk.limit(Control.PT_06_WINDOW, PartyKind.SESSION, Desk.CLIENT, WINDOW_MS);
        desk.place("A", "1", "100");
        desk.place("B", "1", "100");
        desk.heard();

        desk.place("C", "1", "100");
        assertThat(desk.heard()).hasSize(1).allMatch(told -> told.field(58).startsWith("RSK-06 TOO_MANY_MESSAGES"));

        desk.place("D", "1", "100");
        assertThat(desk.heard().get(0).field(58)).startsWith("RSK-06 TOO_MANY_AND_ENDED");
    }
}
