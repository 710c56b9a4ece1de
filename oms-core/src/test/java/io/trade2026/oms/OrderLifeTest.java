package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.UnsentReason;
import org.junit.jupiter.api.Test;

/** The main path of an order, told as FIX messages: D, F, G in, 8 and 9 out. */
class OrderLifeTest {
    private final Desk desk = new Desk();

    private long placed(String clOrdId, String qty, String price) {
        desk.place(clOrdId, qty, price);
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n" + clOrdId).send();
        desk.lines();
        return id;
    }

    @Test
    void sendsAnOrderToTheVenueAndTellsNothingBeforeTheVenueAccepts() {
        desk.place("X", "100", "99.5");

        assertThat(desk.lines()).containsExactly("D 38=100 44=99.5");

        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "x1").send();

        assertThat(desk.lines()).containsExactly("8 150=0 39=0 11=X 38=100 14=0 151=100 6=0");
    }

    @Test
    void fillsInParts() {
        long id = placed("X", "100", "100");

        desk.venue(ExecType.TRADE, id, "f1").last("40", "99").send();
        desk.venue(ExecType.TRADE, id, "f2").last("60", "100").send();

        assertThat(desk.lines())
                .containsExactly(
                        "8 150=F 39=1 11=X 38=100 14=40 151=60 6=99 32=40 31=99",
                        "8 150=F 39=2 11=X 38=100 14=100 151=0 6=99.6 32=60 31=100");
    }

    @Test
    void acknowledgesOnReceiptWhenTheSessionSaysSo() {
        Desk early = new Desk(Desk.Profile.USUAL.with(AckMode.ON_RECEIPT));

        early.place("X", "100", "100");

        assertThat(early.lines()).containsExactly("8 150=0 39=0 11=X 38=100 14=0 151=100 6=0", "D 38=100 44=100");

        early.venue(ExecType.NEW, early.lastVenueRequestId(), "x1").send();

        assertThat(early.lines()).isEmpty();
    }

    @Test
    void cancelsWhenTheVenueHasCanceled() {
        placed("X", "100", "100");

        desk.cancel("Y", "X");

        assertThat(desk.lines()).containsExactly("8 150=6 39=6 11=Y 41=X 38=100 14=0 151=100 6=0", "F 38=100 44=100");

        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "x2").send();

        assertThat(desk.lines()).containsExactly("8 150=4 39=4 11=Y 41=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void replacesWhenTheVenueHasReplaced() {
        placed("X", "100", "100");

        desk.replace("Y", "X", "150", "101");
        desk.venue(ExecType.REPLACED, desk.lastVenueRequestId(), "x2").send();

        assertThat(desk.lines())
                .containsExactly(
                        "8 150=E 39=E 11=Y 41=X 38=100 14=0 151=100 6=0",
                        "G 38=150 44=101",
                        "8 150=5 39=0 11=Y 41=X 38=150 14=0 151=150 6=0");
    }

    @Test
    void tellsTheVenuesRejection() {
        desk.place("X", "100", "100");
        desk.venue(ExecType.REJECTED, desk.lastVenueRequestId(), "x1").send("no such thing");

        assertThat(desk.lines()).containsExactly("D 38=100 44=100", "8 150=8 39=8 11=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void deniesAnOrderWhileTheVenueIsDownAndSaysWhy() {
        desk.sessionUp(Desk.VENUE, false);

        desk.place("X", "100", "100");

        Told report = desk.heard().get(0);
        assertThat(report.line()).isEqualTo("8 150=8 39=8 11=X 38=100 14=0 151=0 6=0");
        assertThat(report.field(103)).isEqualTo("99");
        assertThat(report.field(58)).contains("VENUE_DOWN");
    }

    @Test
    void dropsAMessageWhoseMsgSeqNumWasTaken() {
        desk.order("X").qty("100").price("100").seqNum(7).send();
        desk.lines();

        desk.order("Y").qty("100").price("100").seqNum(7).send();

        assertThat(desk.lines()).isEmpty();
    }

    @Test
    void killSwitchCancelsWhatIsOpenAndDeniesWhatIsNew() {
        placed("X", "100", "100");

        desk.kill(KillScope.CLIENT, "CLIENT1", true);
        long cancel = desk.lastVenueRequestId();
        desk.place("Y", "100", "100");
        desk.venue(ExecType.CANCELED, cancel, "x2").send();

        assertThat(desk.lines())
                .containsExactly(
                        "F 38=100 44=100",
                        "8 150=8 39=8 11=Y 38=100 14=0 151=0 6=0",
                        "8 150=4 39=4 11=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void refusesACancelThatCouldNotBeSent() {
        placed("X", "100", "100");
        desk.cancel("Y", "X");
        desk.lines();

        desk.unsent(desk.lastVenueRequestId(), UnsentReason.LINK_DOWN);

        assertThat(desk.lines()).containsExactly("9 434=1 102=99 39=0 11=Y 41=X");
    }

    @Test
    void asksTheVenueAboutWhatIsInDoubtWhenItComesBack() {
        desk.order("X").qty("100").price("100").timeInForce(TimeInForce.GTC).send();
        desk.sessionUp(Desk.VENUE, false);
        desk.sessionUp(Desk.VENUE, true);

        assertThat(desk.lines()).containsExactly("D 38=100 44=100", "H 38=100 44=100");
    }
}
