package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields of the counterparties' own travel with the order, to the venue and back. */
class CustomFieldsTest {
    private static final String FIRST = "9001=a\u00019002=b\u0001";
    private static final String SECOND = "9001=c\u0001";
    private static final String OF_VENUE = "9100=v\u0001";
    private static final String OF_CANCEL = "9003=x\u0001";

    private final Desk desk = new Desk();

    /** Who was told what, with which custom fields. */
    private List<String> custom() {
        return desk.heard().stream()
                .map(told -> told.msgType() + told.field(150) + " " + told.field(Told.CUSTOM))
                .toList();
    }

    private void place(String clOrdId, String custom) {
        desk.order(clOrdId).qty("100").price("100").custom(custom).send();
    }

    @Test
    void goToTheVenueAndComeBackOnEveryReport() {
        place("X", FIRST);
        long placed = desk.lastVenueRequestId();
        desk.restart();
        desk.venue(ExecType.NEW, placed, "V1").send();
        desk.venue(ExecType.TRADE, placed, "V2").last("10", "99").send("", OF_VENUE);
        desk.askStatus("X", "S");

        assertThat(custom()).containsExactly("D " + FIRST, "80 " + FIRST, "8F " + OF_VENUE, "8I " + FIRST);
    }

    @Test
    void comeBackOnADenial() {
        desk.order("X").qty("100").price("100").symbol("NONE").custom(FIRST).send();

        assertThat(custom()).containsExactly("88 " + FIRST);
    }

    @Test
    void changeWithAnAcceptedReplaceOnly() {
        place("X", FIRST);
        desk.change("Y", "X").qty("110").price("100").custom(SECOND).send();
        long refused = desk.lastVenueRequestId();
        desk.venueRejectsRequest(refused, 2);
        desk.change("Z", "X").qty("120").price("100").custom(SECOND).send();
        long replace = desk.lastVenueRequestId();
        desk.restart();
        desk.venue(ExecType.REPLACED, replace, "V1").send();
        desk.change("Z2", "Z").qty("130").price("100").send();

        assertThat(custom())
                .containsExactly(
                        "D " + FIRST,
                        "8E " + FIRST,
                        "G " + SECOND,
                        "9 ",
                        "8E " + FIRST,
                        "G " + SECOND,
                        "85 " + SECOND,
                        "8E " + SECOND,
                        "G " + SECOND);
    }

    @Test
    void ofACancelGoWithItAlone() {
        place("X", FIRST);
        desk.cancel(Desk.CLIENT, "Y", "X", OF_CANCEL);
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "V1").send();

        assertThat(custom()).containsExactly("D " + FIRST, "86 " + FIRST, "F " + OF_CANCEL, "84 " + FIRST);
    }

    @Test
    void ofTheOrderGoWithCancelsOfTheHouse() {
        place("X", FIRST);
        desk.heard();
        desk.kill(KillScope.CLIENT, "CLIENT1", true);

        assertThat(custom()).containsExactly("F " + FIRST);
    }

    @Test
    void stayWithARequestThatIsHeldBack() {
        place("X", FIRST);
        desk.change("Y", "X").qty("110").price("100").custom(SECOND).send();
        long replace = desk.lastVenueRequestId();
        desk.cancel(Desk.CLIENT, "C", "Y", OF_CANCEL);
        desk.heard();
        desk.restart();
        desk.venue(ExecType.REPLACED, replace, "V1").send();

        assertThat(custom()).containsExactly("85 " + SECOND, "F " + OF_CANCEL);
    }

    @Test
    void areOfTheirOwnOrderAlsoWhenObjectsAreUsedAgain() {
        var small = new Desk(Desk.Profile.USUAL.with(ChainMode.QUEUE), new CoreLimits(10, 2 * Desk.STEP_NS));
        small.order("X").qty("1").price("100").custom(FIRST).send();
        small.venue(ExecType.TRADE, small.lastVenueRequestId(), "V1")
                .last("1", "99")
                .send();
        for (int i = 0; i < 5; i++) {
            small.askStatus("NEVER", "S" + i);
        }
        small.order("Y").qty("1").price("100").send();
        small.order("Z").qty("1").price("100").custom(SECOND).send();

        assertThat(small.heard())
                .filteredOn(told -> told.msgType().equals("D"))
                .extracting(told -> told.field(Told.CUSTOM))
                .containsExactly(FIRST, "", SECOND);
    }
}
