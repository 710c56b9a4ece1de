package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.UnsentReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What venues, links and days do that no matrix foresees: booked or absorbed, told, alarmed, and never the end of the node. */
class VenueSurprisesTest {
    private final Desk desk = new Desk();

    private static long placed(Desk desk, String clOrdId, TimeInForce timeInForce) {
        desk.order(clOrdId).qty("100").price("100").timeInForce(timeInForce).send();
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n" + clOrdId).send();
        desk.heard();
        return id;
    }

    private long placed(String clOrdId) {
        return placed(desk, clOrdId, TimeInForce.DAY);
    }

    @Test
    void leavesExecRestatementReasonOutWhenTheVenueGaveNone() {
        long id = placed("X");

        desk.venue(ExecType.TRADE, id, "f1").last("1", "100").send();

        assertThat(desk.heard().get(0).fields()).doesNotContainKey(378);
    }

    @Test
    void showsNoOtherOrdersTermsWhenAnIdWasUsedUpByARequestForAnUnknownOrder() {
        desk.order("Z")
                .session(Desk.OTHER_CLIENT)
                .symbol("MSFT")
                .qty("777")
                .price("99")
                .send();
        desk.cancel("Y", "X");
        desk.heard();

        desk.order("Y").qty("5").price("100").send();

        Told report = desk.heard().get(0);
        assertThat(report.line()).isEqualTo("8 150=8 39=8 11=Y 38=5 14=0 151=0 6=0");
        assertThat(report.field(55)).isEqualTo("INTC");
        assertThat(report.field(103)).isEqualTo("6");
    }

    @Test
    void answersAllHeldRequestsWhenTheFirstCouldNotBeSent() {
        placed("X");
        desk.replace("Y", "X", "120", "100");
        long replace = desk.lastVenueRequestId();
        desk.replace("Z", "Y", "130", "100");
        desk.cancel("W", "Z");
        desk.heard();

        desk.unsent(replace, UnsentReason.LINK_DOWN);

        assertThat(desk.lines())
                .containsExactly("9 434=2 102=99 39=6 11=Y 41=X", "9 434=2 102=99 39=6 11=Z 41=X", "F 38=100 44=100");
    }

    @Test
    void refusesAHeldReplaceThatFellBelowCumQtyWhereTheSessionWantsThat() {
        Desk strict = new Desk(Desk.Profile.USUAL.with(BelowCum.REJECT));
        long id = placed(strict, "X", TimeInForce.DAY);
        strict.replace("Y", "X", "90", "100");
        long replace = strict.lastVenueRequestId();
        strict.replace("Z", "Y", "50", "100");
        strict.venue(ExecType.TRADE, id, "f1").last("60", "100").send();
        strict.heard();

        strict.venue(ExecType.REPLACED, replace, "x2").send();

        assertThat(strict.lines())
                .containsExactly("8 150=5 39=1 11=Y 41=X 38=90 14=60 151=30 6=100", "9 434=2 102=99 39=1 11=Z 41=Y");
    }

    @Test
    void sendsTheKillSwitchsCancelsWhenTheVenueComesBack() {
        placed("X");
        desk.sessionUp(Desk.VENUE, false);

        desk.kill(KillScope.CLIENT, "CLIENT1", true);

        assertThat(desk.lines()).isEmpty();

        desk.sessionUp(Desk.VENUE, true);

        assertThat(desk.lines()).containsExactly("F 38=100 44=100");
    }

    @Test
    void tellsTheDeskAndNotTheClientWhenACancelOfTheHouseWasNotSent() {
        placed("X");
        desk.kill(KillScope.FIRM, "HOUSE", true);
        desk.heard();

        desk.unsent(desk.lastVenueRequestId(), UnsentReason.LINK_DOWN);

        assertThat(desk.lines()).containsExactly("alarm HOUSE_CANCEL_REFUSED");
    }

    @Test
    void doesNotBookAndDoesNotStopOnNumbersBeyondMeasure() {
        long id = placed("X");
        long huge = Long.MAX_VALUE - 1;

        desk.venue(ExecType.TRADE, id, "f1").last(Decimal8.ONE, -1).send();
        desk.venue(ExecType.TRADE, id, "f2").last(huge, huge).send();
        desk.venue(ExecType.TRADE, id, "f3").last(huge, 1).send();
        desk.venue(ExecType.TRADE_CANCEL, id, "x4").ref("f2").send();

        assertThat(desk.heard().stream().map(told -> told.msgType() + told.field(150) + told.field(127)))
                .containsSubsequence("QZ", "FILL_NOT_BOOKABLE", "8F", "OVERFILL", "QC", "FILL_NOT_BOOKABLE", "8H");
    }

    @Test
    void doesNotStopOnABustOfMoreThanASplitLeft() {
        long id = placed(desk, "X", TimeInForce.GTC);
        desk.venue(ExecType.TRADE, id, "f1").last("50", "100").send();
        var split = desk.venue(ExecType.RESTATED, id, "x2");
        split.fields().execRestatementReason(0).orderQtyE8(10 * Decimal8.ONE).cumQtyE8(5 * Decimal8.ONE);
        split.send();
        desk.heard();

        desk.venue(ExecType.TRADE_CANCEL, id, "x3").ref("f1").send();

        assertThat(desk.lines()).containsExactly("alarm UNKNOWN_EXEC_REF_ID");
    }

    @Test
    void tellsAnEndOnlyOnce() {
        long id = placed("X");

        desk.venue(ExecType.CANCELED, id, "x2").send();
        desk.venue(ExecType.EXPIRED, id, "x3").send();
        desk.venue(ExecType.DONE_FOR_DAY, id, "x4").send();

        assertThat(desk.lines())
                .containsExactly(
                        "8 150=4 39=4 11=X 38=100 14=0 151=0 6=0", "alarm REPORT_AFTER_END", "alarm REPORT_AFTER_END");
    }

    @Test
    void absorbsANewThatComesAfterTheLastFill() {
        desk.place("X", "100", "100");
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.TRADE, id, "f1").last("100", "100").send();
        desk.heard();

        desk.venue(ExecType.NEW, id, "x1").send();

        assertThat(desk.lines()).isEmpty();
    }

    @Test
    void answersACancelThatTheVenueConfirmsAfterTheOrderExpired() {
        long id = placed("X");
        desk.cancel("Y", "X");
        long cancel = desk.lastVenueRequestId();
        desk.venue(ExecType.EXPIRED, id, "x2").send();
        desk.heard();

        desk.venue(ExecType.CANCELED, cancel, "x3").send();

        assertThat(desk.lines()).containsExactly("9 434=1 102=0 39=C 11=Y 41=X");
    }

    @Test
    void keepsTodaysQuantityWhenAFillOfYesterdayIsBusted() {
        long id = placed(desk, "X", TimeInForce.GTC);
        desk.venue(ExecType.TRADE, id, "f1").last("100", "100").send();
        desk.startDay();
        desk.heard();

        desk.venue(ExecType.TRADE_CANCEL, id, "x2").ref("f1").send();

        Told bust = desk.heard().get(0);
        assertThat(List.of(bust.field(14), bust.field(151), bust.field(424), bust.field(425)))
                .containsExactly("0", "100", "100", "0");
    }

    @Test
    void holdsMoreWhenTheVenueReplacesAtAHigherPriceThanAsked() {
        placed("X");
        desk.replace("Y", "X", "100", "100");

        var report = desk.venue(ExecType.REPLACED, desk.lastVenueRequestId(), "x2");
        report.fields().priceE8(110 * Decimal8.ONE).ordStatus(OrdStatus.NEW);
        report.send();

        assertThat(desk.reservedE4()).isEqualTo(11_000 * 10_000L);
    }

    @Test
    void absorbsACancelOfWhatWasFilledAndDoesNotReviveItByABust() {
        long id = placed("X");
        desk.venue(ExecType.TRADE, id, "f1").last("100", "100").send();
        desk.heard();

        desk.venue(ExecType.CANCELED, id, "x2").send();
        desk.venue(ExecType.TRADE_CANCEL, id, "x3").ref("f1").send();

        assertThat(desk.lines()).containsExactly("alarm REPORT_AFTER_END", "8 150=H 39=4 11=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void reinstatesASuspendedOrderByAnotherNew() {
        long id = placed("X");
        desk.venue(ExecType.SUSPENDED, id, "x2").send();
        desk.heard();

        desk.venue(ExecType.NEW, id, "x3").send();

        assertThat(desk.lines()).containsExactly("8 150=0 39=0 11=X 38=100 14=0 151=100 6=0");
    }

    @Test
    void showsASuspendedOrderThatWasCanceledAsCanceled() {
        long id = placed("X");
        desk.venue(ExecType.SUSPENDED, id, "x2").send();
        desk.heard();

        desk.venue(ExecType.CANCELED, id, "x3").send();

        assertThat(desk.lines()).containsExactly("8 150=4 39=4 11=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void countsExecutionsOfANewDayFromZero() {
        long id = placed("X");
        desk.venue(ExecType.TRADE, id, "f1").last("100", "100").send();

        desk.startDay();

        assertThat(desk.executedBuyE4()).isZero();
    }

    @Test
    void takesNothingFromTodayWhenAFillOfYesterdayIsCorrectedAndBusted() {
        long id = placed("X");
        desk.venue(ExecType.TRADE, id, "f1").last("100", "100").send();
        desk.startDay();
        desk.restart();

        desk.venue(ExecType.TRADE_CORRECT, id, "x2").ref("f1").last("90", "100").send();
        assertThat(desk.executedBuyE4()).isZero();
        desk.venue(ExecType.TRADE_CANCEL, id, "x3").ref("x2").send();
        assertThat(desk.executedBuyE4()).isZero();
    }

    @Test
    void answersWhatIsHeldAsSoonAsTheOrderEnds() {
        long id = placed("X");
        desk.replace("Y", "X", "120", "100");
        desk.cancel("Z", "Y");
        desk.heard();

        desk.venue(ExecType.EXPIRED, id, "x2").send();

        assertThat(desk.lines())
                .containsExactly("8 150=C 39=6 11=X 38=100 14=0 151=0 6=0", "9 434=1 102=0 39=E 11=Z 41=X");
    }

    @Test
    void tellsThatWhatLivesForAMomentOnlyWasCanceledWhenItsVenueSaysExpired() {
        for (TimeInForce moment : List.of(TimeInForce.IOC, TimeInForce.FOK)) {
            long id = placed(desk, moment.name(), moment);

            desk.venue(ExecType.EXPIRED, id, "x" + moment).send();

            assertThat(desk.lines()).containsExactly("8 150=4 39=4 11=" + moment + " 38=100 14=0 151=0 6=0");
        }
    }

    @Test
    void keepsWhatAnImmediateOrCancelOrderGotBeforeItExpired() {
        long id = placed(desk, "X", TimeInForce.IOC);
        desk.venue(ExecType.TRADE, id, "f1").last("40", "100").send();
        desk.heard();

        desk.venue(ExecType.EXPIRED, id, "x2").send();
        desk.venue(ExecType.EXPIRED, id, "x3").send();

        assertThat(desk.lines())
                .containsExactly("8 150=4 39=4 11=X 38=100 14=40 151=0 6=100", "alarm REPORT_AFTER_END");
    }

    @Test
    void answersACancelOfAnImmediateOrCancelOrderWhenItsVenueSaysExpired() {
        long id = placed(desk, "X", TimeInForce.IOC);
        desk.cancel("Y", "X");
        long cancel = desk.lastVenueRequestId();
        desk.heard();

        desk.venue(ExecType.EXPIRED, id, "x2").send();
        desk.venueRejectsRequest(cancel, 0);

        assertThat(desk.lines()).containsExactly("8 150=4 39=4 11=Y 41=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void tellsACancelWhenTheAnswerToAQuestionSaysThatAnImmediateOrCancelOrderExpired() {
        desk.order("X").qty("100").price("100").timeInForce(TimeInForce.IOC).send();
        long id = desk.lastVenueRequestId();
        desk.unsent(id, UnsentReason.IN_DOUBT);
        desk.heard();
        var answer = desk.venue(ExecType.ORDER_STATUS, id, "0");
        answer.fields().ordStatus(OrdStatus.EXPIRED).cumQtyE8(0);

        answer.send();

        assertThat(desk.lines()).containsExactly("8 150=4 39=4 11=X 38=100 14=0 151=0 6=0");
    }
}
