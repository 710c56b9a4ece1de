package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Single rules of the order semantics that no scenario of the matrix plays by itself. */
class OrderRulesTest {
    private static final int UNKNOWN_ORDER = 1;

    private final Desk desk = new Desk();

    private long placed(String clOrdId) {
        desk.place(clOrdId, "100", "100");
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n" + clOrdId).send();
        desk.heard();
        return id;
    }

    /** X was replaced by Y. */
    private void replaced() {
        placed("X");
        desk.replace("Y", "X", "120", "100");
        desk.venue(ExecType.REPLACED, desk.lastVenueRequestId(), "x2").send();
        desk.heard();
    }

    @Test
    void namesThePendingRequestInTheStatusWhenAskedByItsId() {
        placed("X");
        desk.replace("Y", "X", "120", "100");
        desk.heard();

        desk.askStatus("Y", "S1");

        assertThat(desk.lines()).containsExactly("8 150=I 39=E 11=Y 41=X 38=100 14=0 151=100 6=0");
    }

    @Test
    void namesTheCurrentIdInTheStatusWhenAskedByASupersededOne() {
        replaced();

        desk.askStatus("X", "S1");

        Told status = desk.heard().get(0);
        assertThat(status.line()).isEqualTo("8 150=I 39=0 11=Y 38=120 14=0 151=120 6=0");
        assertThat(status.field(17)).isEqualTo("0");
        assertThat(status.field(790)).isEqualTo("S1");
    }

    @Test
    void findsTheOrderOfACancelByAnyIdOfItsChain() {
        replaced();

        desk.cancel("Z", "X");

        assertThat(desk.lines()).containsExactly("8 150=6 39=6 11=Z 41=Y 38=120 14=0 151=120 6=0", "F 38=120 44=100");
    }

    @Test
    void refusesAReplaceOfSymbolOrDirectionAndTakesAnotherSideOfTheSameDirection() {
        desk.order("X").qty("100").price("100").side(Side.SELL).send();
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "n1").send();
        desk.heard();

        desk.change("Y1", "X")
                .qty("100")
                .price("101")
                .side(Side.SELL)
                .symbol("MSFT")
                .send();
        desk.change("Y2", "X").qty("100").price("101").side(Side.BUY).send();
        assertThat(desk.lines()).containsExactly("9 434=2 102=99 39=0 11=Y1 41=X", "9 434=2 102=99 39=0 11=Y2 41=X");

        desk.change("Y3", "X").qty("100").price("101").side(Side.SELL_PLUS).send();
        assertThat(desk.heard())
                .last()
                .satisfies(sent -> assertThat(sent.field(54)).isEqualTo("4"));
    }

    @Test
    void changesTimeInForceByAReplaceAndLosesNothingElse() {
        placed("X");

        desk.change("Y", "X")
                .qty("100")
                .price("100")
                .timeInForce(TimeInForce.GTC)
                .send();

        Told sent = desk.heard().get(1);
        assertThat(sent.msgType()).isEqualTo("G");
        assertThat(List.of(sent.field(59), sent.field(55), sent.field(1), sent.field(54)))
                .containsExactly("1", "INTC", "ACC1", "1");
    }

    @Test
    void neverTellsAClientThatItsOrderIsUnknownWhenTheVenueSaysSo() {
        placed("X");
        desk.cancel("Y", "X");
        desk.heard();

        desk.venueRejectsRequest(desk.lastVenueRequestId(), UNKNOWN_ORDER);

        assertThat(desk.lines()).containsExactly("9 434=1 102=99 39=0 11=Y 41=X");

        desk.cancel("Z", "X");
        long cancel = desk.lastVenueRequestId();
        desk.venue(ExecType.TRADE, cancel, "f1").last("100", "100").send();
        desk.heard();
        desk.venueRejectsRequest(cancel, UNKNOWN_ORDER);

        assertThat(desk.lines()).containsExactly("9 434=1 102=0 39=2 11=Z 41=X");
    }

    @Test
    void refusesAUsedIdOfACancelOrReplaceAndOfNoOther() {
        replaced();

        desk.cancel("X", "Y");
        desk.replace("Y", "Y", "130", "100");

        assertThat(desk.lines()).containsExactly("9 434=1 102=6 39=0 11=X 41=Y", "9 434=2 102=6 39=0 11=Y 41=Y");
    }

    @Test
    void tellsARepricingOfTheVenueWithItsReasonAndTheNewPrice() {
        long id = placed("X");
        var report = desk.venue(ExecType.RESTATED, id, "x2");
        report.fields().execRestatementReason(3).priceE8(99 * Decimal8.ONE);

        report.send();

        Told told = desk.heard().get(0);
        assertThat(told.line()).isEqualTo("8 150=D 39=0 11=X 38=100 14=0 151=100 6=0");
        assertThat(List.of(told.field(378), told.field(44))).containsExactly("3", "99");
        assertThat(desk.reservedE4()).isEqualTo(9_900 * 10_000L);
    }

    @Test
    void showsTheGuaranteeOfAStoppedOrderAndBooksNothing() {
        long id = placed("X");

        desk.venue(ExecType.STOPPED, id, "x2").last("50", "99").send();

        assertThat(desk.lines()).containsExactly("8 150=7 39=7 11=X 38=100 14=0 151=100 6=0 32=50 31=99");
    }

    @Test
    void relaysTheReasonOfAnUnaskedCancel() {
        for (int reason : new int[] {6, 7, 8, 9}) {
            long id = placed("X" + reason);
            var report = desk.venue(ExecType.CANCELED, id, "x" + reason);
            report.fields().execRestatementReason(reason);

            report.send();

            assertThat(desk.heard().get(0).field(378)).isEqualTo(Integer.toString(reason));
        }
    }

    @Test
    void tellsNoRestatementByTheDeskAfterTheEndOfTheOrder() {
        long id = placed("X");
        desk.house().replace(Long.parseLong(orderId()), "150", "");
        long replace = desk.lastVenueRequestId();
        desk.venue(ExecType.EXPIRED, id, "x2").send();
        desk.heard();

        desk.venue(ExecType.REPLACED, replace, "x3").send();

        assertThat(desk.lines()).containsExactly("alarm REPORT_AFTER_END");
    }

    private String orderId() {
        desk.askStatus("X", "S");
        return desk.heard().get(0).field(37);
    }
}
