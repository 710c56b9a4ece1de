package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SessionDisconnectOrderedDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Risk catalogue, section 6, test 8: a throttled client can still cancel everything. */
class AcceptanceTest08 {
    private static final int ORDERS = 5;

    private final Desk desk = new Desk();

    private void placeAll() {
        for (int i = 1; i <= ORDERS; i++) {
            desk.place("A" + i, "10", "100");
            desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "E" + i).send();
        }
        desk.heard();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void letsAThrottledClientCancelEverything(boolean afterRestart) {
        placeAll();
        desk.limit(Control.PT_06_RATE, PartyKind.CLIENT, 1, ORDERS);
        desk.limit(Control.PT_06_RATE, PartyKind.SESSION, Desk.VENUE, 1);
        desk.limit(Control.PT_06_WINDOW, PartyKind.CLIENT, 1, 3_600_000);
        desk.limit(Control.PT_06_WINDOW, PartyKind.SESSION, Desk.VENUE, 3_600_000);
        desk.heard();
        for (int i = 0; i < ORDERS; i++) {
            desk.replace("F" + i, "A1", "11", "100");
        }
        desk.heard();
        desk.place("X", "10", "100");
        desk.replace("Y", "A1", "20", "100");
        List<Told> refused = desk.heard();
        assertThat(refused).extracting(told -> told.field(58)).allMatch(text -> text.startsWith("RSK-06"));
        assertThat(refused).extracting(Told::msgType).containsExactly("8", "9");
        if (afterRestart) {
            desk.restart();
        }

        for (int i = 1; i <= ORDERS; i++) {
            desk.cancel("C" + i, "A" + i);
        }

        assertThat(desk.heard().stream().filter(told -> told.to().equals("venue")))
                .extracting(Told::msgType)
                .containsExactly("F", "F", "F", "F", "F");
    }

    @Test
    void carriesOutTheCancelThatIsOneTooManyAndEndsTheSession() {
        placeAll();
        desk.limit(Control.PT_06_CANCELS, PartyKind.SESSION, Desk.CLIENT, ORDERS - 1);
        desk.heard();

        for (int i = 1; i <= ORDERS; i++) {
            desk.cancel("C" + i, "A" + i);
        }

        List<Told> heard = desk.heard();
        assertThat(heard).filteredOn(told -> told.to().equals("venue")).hasSize(ORDERS);
        assertThat(heard).extracting(Told::msgType).endsWith("MESSAGE_THROTTLE");
        assertThat(desk.sink().all())
                .extracting(Told::templateId)
                .endsWith(SessionDisconnectOrderedDecoder.TEMPLATE_ID, AlarmRaisedDecoder.TEMPLATE_ID);
    }
}
