package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.UnsentReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the desk does for clients by telephone (FIX 4.4 Vol 4 App D E.1), and what it refuses. */
class DeskActionsTest {
    private static final int TOO_LATE = 0;

    private final Desk desk = new Desk();

    private long placed(String clOrdId) {
        return placed(desk, clOrdId);
    }

    /** Places an order of 100 at 100 that the venue accepts; returns its OrderID(37). */
    private static long placed(Desk desk, String clOrdId) {
        desk.place(clOrdId, "100", "100");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "n" + clOrdId).send();
        List<Told> heard = desk.heard();
        return Long.parseLong(heard.get(heard.size() - 1).field(37));
    }

    private String refusal() {
        List<Told> heard = desk.heard();
        assertThat(heard.stream().map(Told::msgType)).containsExactly("REFUSED");
        return heard.get(0).field(58);
    }

    // Entering

    @Test
    void entersAnOrderWithoutClOrdIdOnTheAccountsOwnSession() {
        desk.house().enter(0, "ACC2", Side.SELL, "30", "100");
        List<Told> heard = desk.heard();

        assertThat(heard.stream().map(Told::line)).containsExactly("ENTER", "D 38=30 44=100");
        assertThat(heard.get(0).field(37)).isEqualTo(heard.get(1).field(37));

        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "x1").send();

        Told report = desk.heard().get(0);
        assertThat(report.line()).isEqualTo("8 150=0 39=0 38=30 14=0 151=30 6=0");
        assertThat(report.fields()).doesNotContainKeys(11, 41);
        assertThat(report.field(1)).isEqualTo("ACC2");
    }

    @Test
    void acknowledgesATelephoneOrderAsTheSessionWantsIt() {
        Desk early = new Desk(Desk.Profile.USUAL.with(AckMode.ON_RECEIPT));

        early.house().enter(Desk.CLIENT, "", Side.BUY, "30", "100");

        assertThat(early.lines()).containsExactly("ENTER", "8 150=0 39=0 38=30 14=0 151=30 6=0", "D 38=30 44=100");
    }

    @Test
    void refusesATelephoneOrderThatRiskRefusesAndLeavesNothingBehind() {
        desk.limitOrderValue(1);
        desk.heard();
        int before = desk.core().orderCount();

        desk.house().enter(Desk.CLIENT, "ACC1", Side.BUY, "30", "100");

        assertThat(refusal()).startsWith("RSK-02 ORDER_EXCEEDS_NOTIONAL").contains("limit 0 of FIRM HOUSE");
        assertThat(desk.core().orderCount()).isEqualTo(before);
    }

    @Test
    void saysWhatItWouldDecideAndHoldsNothing() {
        desk.limitPosition(50);
        desk.heard();
        int orders = desk.core().orderCount();

        for (int i = 0; i < 3; i++) {
            desk.house().check(Desk.CLIENT, "ACC1", Side.BUY, "50", "100");
            assertThat(desk.lines()).containsExactly("PASSES holds 50");
            desk.house().check(Desk.CLIENT, "ACC1", Side.BUY, "51", "100");
            assertThat(desk.lines()).containsExactly("REFUSES POSITION_EXCEEDED passes 50");
        }

        assertThat(desk.core().orderCount()).isEqualTo(orders);
    }

    @Test
    void saysThatAnOrderWouldNotPassForWantOfAVenueOrAnAccount() {
        desk.sessionUp(Desk.VENUE, false);
        desk.house().check(0, "ACC1", Side.BUY, "30", "100");
        desk.house().check(Desk.CLIENT, "ACC2", Side.BUY, "30", "100");
        assertThat(desk.lines())
                .containsExactly("REFUSES VENUE_DOWN passes 0", "REFUSES ACCOUNT_OF_ANOTHER_CLIENT passes 0");

        desk.house().check(0, "ACC9", Side.BUY, "30", "100");
        assertThat(refusal()).contains("Account(1)");
    }

    @Test
    void refusesATelephoneOrderOfAnotherClientsAccountAndOfNone() {
        desk.house().enter(Desk.CLIENT, "ACC2", Side.BUY, "30", "100");
        assertThat(refusal()).contains("ACCOUNT_OF_ANOTHER_CLIENT");

        desk.house().enter(0, "ACC9", Side.BUY, "30", "100");
        assertThat(refusal()).contains("Account(1)");

        desk.house().enter(Desk.VENUE, "ACC1", Side.BUY, "30", "100");
        assertThat(refusal()).contains("Account(1)");
    }

    @Test
    void refusesATelephoneOrderWhileTheVenueIsDown() {
        desk.sessionUp(Desk.VENUE, false);

        desk.house().enter(0, "ACC1", Side.BUY, "30", "100");

        assertThat(refusal()).contains("VENUE_DOWN");
    }

    @Test
    void letsTheClientCancelATelephoneOrderByItsOrderId() {
        desk.house().enter(0, "ACC1", Side.BUY, "30", "100");
        long orderId = Long.parseLong(desk.heard().get(0).field(37));
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "x1").send();
        desk.heard();

        desk.cancel(Desk.CLIENT, "Y", "NONE", orderId, "");
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "x2").send();

        assertThat(desk.lines())
                .containsExactly(
                        "8 150=6 39=6 11=Y 38=30 14=0 151=30 6=0",
                        "F 38=30 44=100",
                        "8 150=4 39=4 11=Y 38=30 14=0 151=0 6=0");
    }

    @Test
    void keepsATelephoneOrderOverARestart() {
        desk.house().enter(0, "ACC1", Side.BUY, "30", "100");
        long id = desk.lastVenueRequestId();
        desk.restart();
        desk.heard();

        desk.venue(ExecType.TRADE, id, "f1").last("30", "100").send();

        assertThat(desk.lines()).containsExactly("8 150=F 39=2 38=30 14=30 151=0 6=100 32=30 31=100");
    }

    // Cancelling

    @Test
    void cancelsUnaskedWithTheReasonVerbalAndNoPendingReport() {
        long orderId = placed("X");

        desk.house().cancel(orderId);

        assertThat(desk.lines()).containsExactly("CANCEL", "F 38=100 44=100");

        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "x2").send();

        Told report = desk.heard().get(0);
        assertThat(report.line()).isEqualTo("8 150=4 39=4 11=X 38=100 14=0 151=0 6=0");
        assertThat(report.field(378)).isEqualTo("2");
    }

    @Test
    void refusesToCancelWhatIsUnknownOverPendingOrOutOfReach() {
        desk.house().cancel(4711);
        assertThat(refusal()).contains("UNKNOWN_ORDER");

        long orderId = placed("X");
        desk.cancel("Y", "X");
        desk.heard();
        desk.house().cancel(orderId);
        assertThat(refusal()).contains("REQUEST_PENDING");

        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "x2").send();
        desk.heard();
        desk.house().cancel(orderId);
        assertThat(refusal()).contains("TOO_LATE");

        long other = placed("W");
        desk.sessionUp(Desk.VENUE, false);
        desk.house().cancel(other);
        assertThat(refusal()).contains("VENUE_DOWN");
    }

    @Test
    void answersTheClientsOwnCancelWhenTheDesksCancelTookEffect() {
        long orderId = placed("X");
        desk.house().cancel(orderId);
        long cancel = desk.lastVenueRequestId();
        desk.cancel("Y", "X");
        desk.heard();

        desk.venue(ExecType.CANCELED, cancel, "x2").send();

        assertThat(desk.lines()).containsExactly("8 150=4 39=4 11=Y 41=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void absorbsTheVenuesRejectOfTheClientsCancelThatWasAnswered() {
        Desk pipeline = new Desk(Desk.Profile.USUAL.with(ChainMode.PIPELINE));
        long orderId = placed(pipeline, "X");
        pipeline.house().cancel(orderId);
        long ofTheDesk = pipeline.lastVenueRequestId();
        pipeline.cancel("Y", "X");
        long ofTheClient = pipeline.lastVenueRequestId();
        pipeline.heard();

        pipeline.venue(ExecType.CANCELED, ofTheDesk, "x2").send();
        pipeline.venueRejectsRequest(ofTheClient, TOO_LATE);

        assertThat(pipeline.lines()).containsExactly("8 150=4 39=4 11=Y 41=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void cancelsAgainWhenAReplaceOvertookTheDesksCancel() {
        long orderId = placed("X");
        desk.replace("Y", "X", "120", "100");
        long replace = desk.lastVenueRequestId();
        desk.house().cancel(orderId);
        long cancel = desk.lastVenueRequestId();
        desk.venue(ExecType.REPLACED, replace, "x2").send();
        desk.heard();

        desk.venueRejectsRequest(cancel, 1);

        assertThat(desk.lines()).containsExactly("F 38=120 44=100");
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "x3").send();
        assertThat(desk.heard().get(0).field(378)).isEqualTo("2");
    }

    @Test
    void tellsTheDeskWhenTheVenueRefusesItsCancel() {
        long orderId = placed("X");
        desk.house().cancel(orderId);
        desk.heard();

        desk.venueRejectsRequest(desk.lastVenueRequestId(), TOO_LATE);

        assertThat(desk.lines()).containsExactly("alarm HOUSE_CANCEL_REFUSED");
    }

    // Replacing

    @Test
    void replacesUnderTheSameClOrdIdWithTheReasonVerbal() {
        long orderId = placed("X");

        desk.house().replace(orderId, "150", "");

        assertThat(desk.lines()).containsExactly("REPLACE", "G 38=150 44=100");
        assertThat(desk.reservedE4()).isEqualTo(15_000 * 10_000L);

        desk.restart();
        desk.venue(ExecType.REPLACED, desk.lastVenueRequestId(), "x2").send();

        Told report = desk.heard().get(0);
        assertThat(report.line()).isEqualTo("8 150=D 39=0 11=X 38=150 14=0 151=150 6=0");
        assertThat(report.field(378)).isEqualTo("2");
    }

    @Test
    void namesTheDesksReplaceAtTheVenueAfterwards() {
        long orderId = placed("X");
        desk.house().replace(orderId, "150", "101");
        long replace = desk.lastVenueRequestId();
        desk.venue(ExecType.REPLACED, replace, "x2").send();
        desk.restart();
        desk.heard();

        desk.replace("Y", "X", "160", "101");

        assertThat(desk.heard().get(1).field(41)).isEqualTo(Long.toString(replace));
    }

    @Test
    void holdsAClientsCancelUntilTheDesksReplaceIsAnswered() {
        long orderId = placed("X");
        desk.house().replace(orderId, "150", "");
        long replace = desk.lastVenueRequestId();
        desk.heard();

        desk.cancel("Y", "X");
        assertThat(desk.lines()).containsExactly("8 150=6 39=6 11=Y 41=X 38=100 14=0 151=100 6=0");

        desk.venue(ExecType.REPLACED, replace, "x2").send();
        assertThat(desk.lines()).containsExactly("8 150=D 39=6 11=X 38=150 14=0 151=150 6=0", "F 38=150 44=100");
    }

    @Test
    void refusesAReplaceBelowWhatIsFilledBeyondRiskOrWhileAnotherIsPending() {
        long orderId = placed("X");
        desk.venue(ExecType.TRADE, desk.lastVenueRequestId(), "f1")
                .last("40", "100")
                .send();
        desk.heard();

        desk.house().replace(orderId, "40", "");
        assertThat(refusal()).contains("BELOW_CUM_QTY");

        desk.house().replace(orderId, "150", "500");
        assertThat(refusal()).contains("PRICE_OUTSIDE_COLLAR");

        desk.replace("Y", "X", "120", "100");
        desk.heard();
        desk.house().replace(orderId, "150", "");
        assertThat(refusal()).contains("REQUEST_PENDING");

        desk.house().replace(4711, "150", "");
        assertThat(refusal()).contains("UNKNOWN_ORDER");
    }

    @Test
    void leavesTheOrderAndTellsTheDeskWhenItsReplaceIsRefused() {
        long orderId = placed("X");
        desk.house().replace(orderId, "150", "");
        desk.heard();

        desk.venueRejectsRequest(desk.lastVenueRequestId(), 2);

        assertThat(desk.lines()).containsExactly("alarm HOUSE_REPLACE_REFUSED");
        assertThat(desk.reservedE4()).isEqualTo(10_000 * 10_000L);

        desk.house().replace(orderId, "150", "");
        desk.heard();
        desk.unsent(desk.lastVenueRequestId(), UnsentReason.LINK_DOWN);

        assertThat(desk.lines()).containsExactly("alarm HOUSE_REPLACE_REFUSED");
    }

    // Trying things out

    @Test
    void refusesTheNextRequestOfEachKindOnceWithTheCodeAndTheWords() {
        desk.house().rejectNext(Desk.CLIENT, 'D', 7, "duplicate of verbal order");
        desk.restart();
        desk.heard();

        desk.place("W", "100", "100");
        Told denied = desk.heard().get(0);
        assertThat(denied.line()).isEqualTo("8 150=8 39=8 11=W 38=100 14=0 151=0 6=0");
        assertThat(denied.field(103)).isEqualTo("7");
        assertThat(denied.field(58)).isEqualTo("duplicate of verbal order");

        placed("X");
        desk.house().rejectNext(Desk.CLIENT, 'F', 2, "not now");
        desk.house().rejectNext(Desk.CLIENT, 'G', 99, "nor this");
        desk.heard();
        desk.cancel("Y", "X");
        desk.replace("Z", "X", "120", "100");
        List<Told> refused = desk.heard();
        assertThat(refused.stream().map(Told::line))
                .containsExactly("9 434=1 102=2 39=0 11=Y 41=X", "9 434=2 102=99 39=0 11=Z 41=X");
        assertThat(refused.stream().map(told -> told.field(58))).containsExactly("not now", "nor this");

        desk.cancel("V", "X");
        assertThat(desk.lines()).containsExactly("8 150=6 39=6 11=V 41=X 38=100 14=0 151=100 6=0", "F 38=100 44=100");
    }

    @Test
    void refusesNothingOfOtherSessionsAndNoOtherKinds() {
        desk.house().rejectNext(Desk.OTHER_CLIENT, 'D', 0, "no");
        desk.house().rejectNext(Desk.VENUE, 'D', 0, "no");
        desk.house().rejectNext(Desk.CLIENT, 'H', 0, "no");
        assertThat(desk.heard().stream().map(Told::msgType)).containsExactly("REJECT_NEXT", "REFUSED", "REFUSED");

        desk.place("X", "100", "100");

        assertThat(desk.lines()).containsExactly("D 38=100 44=100");
    }

    // News

    @Test
    void sendsNewsToOneSessionOrToAllThatTakeNotices() {
        desk.house().news(0, "Halt", "trading stops");
        assertThat(refusal()).contains("takes notices");

        desk.house().define(Desk.CLIENT, Desk.Profile.USUAL, HouseLetters.Care.NONE.withNotices());
        desk.house().define(Desk.OTHER_CLIENT, Desk.Profile.USUAL, HouseLetters.Care.NONE.withNotices());
        desk.house().news(0, "Halt", "trading stops");
        assertThat(desk.heard().stream().map(Told::msgType)).containsExactly("NEWS", "B", "B");

        desk.house().news(Desk.OTHER_CLIENT, "Halt", "trading stops");
        Told news = desk.heard().get(1);
        assertThat(news.field(148)).isEqualTo("Halt");
        assertThat(news.field(58)).isEqualTo("trading stops");
    }
}
