package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Risk catalogue, section 6, test 11: no long sale beyond what is owned and open; no locate is spent twice. */
class AcceptanceTest11 {
    private static final int INTC = 1;
    private static final int SECOND_SESSION = 13;

    private final Desk desk = new Desk();

    @BeforeEach
    void looksAtMarks() {
        desk.house().define(SECOND_SESSION, 1, desk.profile(), HouseLetters.Care.NONE);
        desk.sessionUp(SECOND_SESSION, true);
        desk.limit(Control.PT_12_MARK, PartyKind.FIRM, 1, 1);
        desk.heard();
    }

    private void sell(int session, String clOrdId, Side mark, int qty) {
        desk.order(clOrdId)
                .session(session)
                .side(mark)
                .qty(qty * Decimal8.ONE)
                .price("100")
                .send();
    }

    private List<String> answers() {
        return desk.heard().stream()
                .filter(told -> told.to().equals("venue") || told.field(150).equals("8"))
                .map(told -> told.to().equals("venue")
                        ? "sent"
                        : told.field(11) + " " + told.field(58).split(" ", 3)[1])
                .toList();
    }

    private void own(int qty) {
        desk.place("OWN", Integer.toString(qty), "100");
        desk.venue(ExecType.TRADE, desk.lastVenueRequestId(), "OWNED")
                .last(Integer.toString(qty), "100")
                .send();
        desk.heard();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesALongSaleBeyondWhatIsOwnedLessOpenSales(boolean restarts) {
        own(10);
        sell(Desk.CLIENT, "S1", Side.SELL, 6);
        if (restarts) {
            desk.restart();
        }
        sell(SECOND_SESSION, "S2", Side.SELL, 5);
        sell(SECOND_SESSION, "S3", Side.SELL, 4);
        sell(Desk.CLIENT, "S4", Side.SELL, 1);

        assertThat(answers()).containsExactly("sent", "S2 SOLD_NOT_OWNED", "sent", "S4 SOLD_NOT_OWNED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void spendsALocateOnceThoughTwoSessionsSell(boolean restarts) {
        desk.limit(Control.PT_12_LOCATE, PartyKind.ACCOUNT, 1, INTC, LimitSide.SELL, 10 * Decimal8.ONE);
        desk.heard();
        sell(Desk.CLIENT, "S1", Side.SELL_SHORT, 6);
        if (restarts) {
            desk.restart();
        }
        sell(SECOND_SESSION, "S2", Side.SELL_SHORT, 5);
        sell(SECOND_SESSION, "S3", Side.SELL_SHORT_EXEMPT, 4);

        assertThat(answers()).containsExactly("sent", "S2 NO_LOCATE", "sent");
    }

    @Test
    void givesALocateBackOnACancelAndNeverOnAFill() {
        desk.limit(Control.PT_12_LOCATE, PartyKind.ACCOUNT, 1, INTC, LimitSide.SELL, 10 * Decimal8.ONE);
        sell(Desk.CLIENT, "S1", Side.SELL_SHORT, 10);
        long first = desk.lastVenueRequestId();
        Desk.ReportLetter fill = desk.venue(ExecType.TRADE, first, "T1").last("4", "100");
        fill.fields().side(Side.SELL_SHORT);
        fill.send();
        desk.venue(ExecType.CANCELED, first, "X1").send();
        desk.heard();

        sell(Desk.CLIENT, "S2", Side.SELL_SHORT, 7);
        sell(Desk.CLIENT, "S3", Side.SELL_SHORT, 6);

        assertThat(answers()).containsExactly("S2 NO_LOCATE", "sent");
    }

    @Test
    void takesNoLocateOfYesterday() {
        desk.limit(Control.PT_12_LOCATE, PartyKind.ACCOUNT, 1, INTC, LimitSide.SELL, 10 * Decimal8.ONE);
        desk.startDay();
        desk.heard();

        sell(Desk.CLIENT, "S1", Side.SELL_SHORT, 1);
        desk.limit(Control.PT_12_LOCATE, PartyKind.ACCOUNT, 1, INTC, LimitSide.SELL, 10 * Decimal8.ONE);
        sell(Desk.CLIENT, "S2", Side.SELL_SHORT, 1);

        assertThat(answers()).containsExactly("S1 NO_LOCATE", "sent");
    }
}
