package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.UnsentReason;
import org.junit.jupiter.api.Test;

/** What may or may not have reached the venue is asked for, and becomes what the venue says. */
class InDoubtTest {
    private static final int UNKNOWN_ORDER = 5;

    private final Desk desk = new Desk();

    private long inDoubt() {
        desk.place("X", "100", "100");
        long id = desk.lastVenueRequestId();
        desk.unsent(id, UnsentReason.IN_DOUBT);
        assertThat(desk.lines()).containsExactly("D 38=100 44=100", "H 38=100 44=100");
        return id;
    }

    private void answer(long id, OrdStatus status, int ordRejReason, String cumQty) {
        var report = desk.venue(ExecType.ORDER_STATUS, id, "0");
        report.fields().ordStatus(status).ordRejReason(ordRejReason).cumQtyE8(Decimal8.parse(cumQty));
        report.send();
    }

    @Test
    void isDeniedWhenItWasSurelyNotSent() {
        desk.place("X", "100", "100");
        desk.lines();

        desk.unsent(desk.lastVenueRequestId(), UnsentReason.LINK_DOWN);

        Told report = desk.heard().get(0);
        assertThat(report.line()).isEqualTo("8 150=8 39=8 11=X 38=100 14=0 151=0 6=0");
        assertThat(report.field(58)).contains("NOT_SENT");
        assertThat(desk.reservedE4()).isZero();
    }

    @Test
    void isRejectedWhenTheVenueNeverHadIt() {
        long id = inDoubt();

        answer(id, OrdStatus.REJECTED, UNKNOWN_ORDER, "0");

        assertThat(desk.lines()).containsExactly("8 150=8 39=8 11=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void isAcceptedWhenTheVenueHasIt() {
        long id = inDoubt();

        answer(id, OrdStatus.NEW, -1, "0");

        assertThat(desk.lines()).containsExactly("8 150=0 39=0 11=X 38=100 14=0 151=100 6=0");
    }

    @Test
    void waitsForExecutionsThatTheVenueHasNotReportedYet() {
        long id = inDoubt();

        answer(id, OrdStatus.PARTIALLY_FILLED, -1, "40");

        assertThat(desk.lines()).containsExactly("alarm IN_DOUBT");
        assertThat(desk.reservedE4()).isEqualTo(10_000 * 10_000L);
    }

    @Test
    void answersACancelThatTheVenueNeverHad() {
        desk.place("X", "100", "100");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "x1").send();
        desk.cancel("Y", "X");
        long cancel = desk.lastVenueRequestId();
        desk.unsent(cancel, UnsentReason.IN_DOUBT);
        desk.lines();

        answer(cancel, OrdStatus.REJECTED, UNKNOWN_ORDER, "0");

        assertThat(desk.lines()).containsExactly("9 434=1 102=99 39=0 11=Y 41=X");
    }

    @Test
    void answersACancelThatTheVenueHasCarriedOut() {
        desk.place("X", "100", "100");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "x1").send();
        desk.cancel("Y", "X");
        long cancel = desk.lastVenueRequestId();
        desk.unsent(cancel, UnsentReason.IN_DOUBT);
        desk.lines();

        answer(cancel, OrdStatus.CANCELED, -1, "0");

        assertThat(desk.lines()).containsExactly("8 150=4 39=4 11=Y 41=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void isNoLongerInDoubtWhenTheVenueRefusesWhatWasBeforeItIsAsked() {
        desk.place("X", "100", "100");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "x1").send();
        desk.cancel("Y", "X");
        long cancel = desk.lastVenueRequestId();
        desk.unsent(cancel, UnsentReason.IN_DOUBT);
        desk.venueRejectsRequest(cancel, 99);
        desk.lines();

        desk.house().startDay(20261127, 1);

        assertThat(desk.lines()).contains("DAY 1 ended 0 renewed").doesNotContain("alarm IN_DOUBT");
    }
}
