package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.UnsentReason;
import org.junit.jupiter.api.Test;

/** The roll of the trading day: what ends with it, what goes on, and what comes too late. */
class TradingDayTest {
    private final Desk desk = new Desk();

    private long placed(String clOrdId, TimeInForce timeInForce) {
        desk.order(clOrdId).qty("100").price("100").timeInForce(timeInForce).send();
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n" + clOrdId).send();
        desk.heard();
        return id;
    }

    @Test
    void endsDayOrdersAndReleasesWhatTheyHeld() {
        placed("X", TimeInForce.DAY);

        desk.house().startDay(20261127, 1);

        assertThat(desk.lines()).containsExactly("DAY 1 ended 0 renewed", "8 150=C 39=C 11=X 38=100 14=0 151=0 6=0");
        assertThat(desk.reservedE4()).isZero();
    }

    @Test
    void cancelsWhatShouldHaveBeenKilledAndNeverLetsItExpire() {
        placed("I", TimeInForce.IOC);
        placed("F", TimeInForce.FOK);

        desk.house().startDay(20261127, 1);

        assertThat(desk.lines())
                .containsExactly(
                        "DAY 2 ended 0 renewed",
                        "8 150=4 39=4 11=I 38=100 14=0 151=0 6=0",
                        "8 150=4 39=4 11=F 38=100 14=0 151=0 6=0");
    }

    @Test
    void renewsGoodTillOrdersInSilenceAndEndsThoseWhoseDateIsOver() {
        long gtc = placed("G", TimeInForce.GTC);
        desk.order("T").qty("100").price("100").goodTill(20261127).send();
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "nT").send();
        desk.venue(ExecType.TRADE, gtc, "f1").last("40", "100").send();
        desk.heard();

        desk.house().startDay(20261127, 1);
        assertThat(desk.lines()).as("the last day it is good for").containsExactly("DAY 0 ended 2 renewed");

        desk.house().startDay(20261128, 1);
        assertThat(desk.lines()).containsExactly("DAY 1 ended 1 renewed", "8 150=C 39=C 11=T 38=100 14=0 151=0 6=0");

        desk.venue(ExecType.TRADE, gtc, "f2").last("10", "100").send();
        Told fill = desk.heard().get(0);
        assertThat(fill.field(424)).isEqualTo("60");
        assertThat(fill.field(425)).isEqualTo("10");
    }

    @Test
    void endsAGoodTillOrderWhoseTimeIsOver() {
        desk.order("T")
                .qty("100")
                .price("100")
                .goodUntil(desk.nowEpochNs() + 10_000_000L)
                .send();
        desk.heard();
        desk.pass(20_000_000L);

        desk.house().startDay(20261127, 1);

        assertThat(desk.lines()).containsExactly("DAY 1 ended 0 renewed", "8 150=C 39=C 11=T 38=100 14=0 151=0 6=0");
    }

    @Test
    void leavesWhatIsInDoubtToItsVenue() {
        desk.place("X", "100", "100");
        long id = desk.lastVenueRequestId();
        desk.unsent(id, UnsentReason.IN_DOUBT);
        desk.heard();

        desk.house().startDay(20261127, 1);

        assertThat(desk.lines()).containsExactly("DAY 0 ended 0 renewed", "alarm IN_DOUBT");
        desk.venue(ExecType.TRADE, id, "f1").last("100", "100").send();
        assertThat(desk.lines()).containsExactly("8 150=F 39=2 11=X 38=100 14=100 151=0 6=100 32=100 31=100");
    }

    @Test
    void booksAndAlarmsAFillOfAnOrderOfYesterday() {
        long id = placed("X", TimeInForce.DAY);
        desk.house().startDay(20261127, 1);
        desk.heard();

        desk.venue(ExecType.TRADE, id, "f1").last("40", "100").send();

        assertThat(desk.lines())
                .containsExactly("8 150=F 39=C 11=X 38=100 14=40 151=0 6=100 32=40 31=100", "alarm LATE_FILL");
    }

    @Test
    void answersRequestsThatNobodyWillAnswerAnyMoreAndAbsorbsTheVenuesOwn() {
        placed("X", TimeInForce.DAY);
        desk.replace("Y", "X", "120", "100");
        long replace = desk.lastVenueRequestId();
        desk.cancel("Z", "Y");
        desk.heard();

        desk.house().startDay(20261127, 1);
        assertThat(desk.lines())
                .containsExactly(
                        "DAY 1 ended 0 renewed",
                        "8 150=C 39=6 11=X 38=100 14=0 151=0 6=0",
                        "9 434=2 102=0 39=6 11=Y 41=X",
                        "9 434=1 102=0 39=C 11=Z 41=X");

        desk.venue(ExecType.REPLACED, replace, "x2").send();
        desk.venueRejectsRequest(replace, 0);
        assertThat(desk.lines()).isEmpty();
    }

    @Test
    void neverBringsAnOrderOfYesterdayBack() {
        long done = placed("X", TimeInForce.DAY);
        desk.venue(ExecType.DONE_FOR_DAY, done, "d1").send();
        long filled = placed("Y", TimeInForce.DAY);
        desk.venue(ExecType.TRADE, filled, "f1").last("100", "100").send();
        desk.heard();
        desk.house().startDay(20261127, 1);
        assertThat(desk.lines()).containsExactly("DAY 0 ended 0 renewed");

        var restated = desk.venue(ExecType.RESTATED, done, "d2");
        restated.fields().execRestatementReason(1);
        restated.send();
        desk.venue(ExecType.TRADE_CANCEL, filled, "f2").ref("f1").send();

        assertThat(desk.lines()).containsExactly("alarm REPORT_AFTER_END", "8 150=H 39=C 11=Y 38=100 14=0 151=0 6=0");
    }

    @Test
    void startsEachDayOnceAndNeverGoesBack() {
        placed("X", TimeInForce.DAY);
        desk.house().startDay(20261127, 1);
        placed("Y", TimeInForce.DAY);
        desk.restart();

        desk.house().startDay(20261127, 2);
        assertThat(desk.lines()).as("asked by an operator").containsExactly("DAY 0 ended 0 renewed");
        desk.house().startDay(20261127, 0);
        assertThat(desk.lines()).as("by the schedule").isEmpty();
        desk.house().startDay(20261126, 3);
        assertThat(desk.heard().get(0).field(58)).contains("20261126 lies before 20261127");
    }

    @Test
    void remembersClosedOrdersToTheEndOfTheNextTradingDay() {
        placed("X", TimeInForce.DAY);
        desk.house().startDay(20261127, 1);
        desk.place("A", "10", "100");
        desk.heard();

        desk.place("X", "10", "100");
        assertThat(desk.heard().get(0).field(103)).isEqualTo("6");

        desk.house().startDay(20261130, 1);
        desk.place("B", "10", "100");
        desk.heard();
        desk.place("X", "10", "100");
        assertThat(desk.lines()).containsExactly("D 38=10 44=100");
    }

    @Test
    void remembersWhatClosedOnALaterDayNoLessLong() {
        for (int date = 20261127; date <= 20261130; date++) {
            desk.house().startDay(date, 0);
        }
        long id = placed("X", TimeInForce.DAY);
        desk.venue(ExecType.CANCELED, id, "x2").send();
        desk.place("A", "10", "100");
        desk.house().startDay(20261201, 0);
        desk.heard();

        desk.venue(ExecType.TRADE, id, "f1").last("40", "100").send();

        assertThat(desk.lines())
                .containsExactly("8 150=F 39=4 11=X 38=100 14=40 151=0 6=100 32=40 31=100", "alarm LATE_FILL");
        desk.house().startDay(20261202, 0);
        desk.house().startDay(20261203, 0);
        desk.heard();
        desk.place("X", "10", "100");
        assertThat(desk.lines()).containsExactly("D 38=10 44=100");
    }

    @Test
    void remembersClosedOrdersOverALongWeekend() {
        long id = placed("X", TimeInForce.DAY);
        desk.venue(ExecType.CANCELED, id, "x2").send();
        desk.pass(4 * 24 * 3_600_000_000_000L - 1_000_000_000L);
        desk.heard();

        desk.place("X", "10", "100");

        assertThat(desk.heard().get(0).field(103)).isEqualTo("6");
    }
}
