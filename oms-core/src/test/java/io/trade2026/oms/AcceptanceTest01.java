package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.PartyKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Risk catalogue, section 6, test 1: of two orders that fit singly but not together, exactly one passes. */
class AcceptanceTest01 {
    private static final int ROOM_FOR_TEN = 10;

    private final Desk desk = new Desk();

    /** One core decides for all sessions, so the layouts are: which session comes first, and a restart in between. */
    @ParameterizedTest
    @CsvSource({"11, 12, false", "12, 11, false", "11, 12, true", "12, 11, true", "11, 11, false", "11, 11, true"})
    void letsExactlyOneOfTwoOrdersPassThatFitOnlySingly(int first, int second, boolean restarts) {
        desk.sessionUp(Desk.OTHER_CLIENT, true);
        desk.limitPosition(ROOM_FOR_TEN);
        desk.limit(Control.PT_10_NOTIONAL, PartyKind.FIRM, 1, ROOM_FOR_TEN * 100L * 10_000L);
        desk.heard();

        desk.order("A").session(first).qty(6 * Decimal8.ONE).price("100").send();
        if (restarts) {
            desk.restart();
        }
        desk.order("B").session(second).qty(6 * Decimal8.ONE).price("100").send();

        assertThat(desk.heard().stream().filter(told -> told.to().equals("venue")))
                .hasSize(1);
        assertThat(desk.sink().all())
                .filteredOn(told -> told.isReport() && told.field(150).equals("8"))
                .hasSize(1);
    }
}
