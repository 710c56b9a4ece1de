package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alarms name sessions: nobody at a desk knows their numbers. */
class AlarmWordsTest {
    private static final int MOST = 254;

    private final Desk desk = new Desk();

    private String alarm(String name) {
        List<String> texts = desk.heard().stream()
                .filter(told -> told.line().equals("alarm " + name))
                .map(told -> told.field(58))
                .toList();
        assertThat(texts).as(name).hasSize(1);
        return texts.get(0);
    }

    @Test
    void nameTheSessionOfWhichAGatewayTells() {
        desk.house().gatewayAlarm(Desk.CLIENT, "GARBLED", "it sends what is no FIX");
        assertThat(alarm("GARBLED")).isEqualTo("session S11: it sends what is no FIX");
        desk.house().gatewayAlarm(0, "RESEND_STORM", "of nobody");
        assertThat(alarm("RESEND_STORM")).isEqualTo("of nobody");
        desk.house().gatewayAlarm(999, "GARBLED", "of a session that is not defined");
        assertThat(alarm("GARBLED")).isEqualTo("session 999: of a session that is not defined");
    }

    @Test
    void cutWhatIsLongerThanATextMayBe() {
        desk.house().gatewayAlarm(Desk.CLIENT, "GARBLED", "x".repeat(MOST));
        assertThat(alarm("GARBLED")).startsWith("session S11: xxx").hasSize(MOST);
    }

    @Test
    void nameTheSessionThatIsEndedForWhatItSends() {
        desk.limit(Control.PT_06_CUT, PartyKind.SESSION, Desk.CLIENT, 1);
        desk.place("A", "1", "100");
        desk.place("B", "1", "100");
        assertThat(alarm("MESSAGE_THROTTLE")).startsWith("session S11 went on beyond");
    }

    @Test
    void nameTheSessionOfTheVenueThatRefusesACancelOfTheHouse() {
        desk.order("X").qty("100").price("100").send();
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "n1").send();
        desk.kill(KillScope.FIRM, "HOUSE", true);
        desk.heard();
        desk.venueRejectsRequest(desk.lastVenueRequestId(), 2);
        assertThat(alarm("HOUSE_CANCEL_REFUSED")).startsWith("venue session S21: a cancel of the house");
    }
}
