package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.Side;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Risk catalogue, section 6, test 4: a fill after the cancel was acknowledged, an overfill, a bust of a filled order and a correction
 * upwards. After every step exposure equals what {@link LedgerModel} recomputes from the events alone, also behind a restart.
 */
class AcceptanceTest04 {
    private final Desk desk = new Desk();
    private final LedgerModel ledger = new LedgerModel();
    private String orderId = "";
    private long requestId;
    private Side sideOfOrder = Side.BUY;

    private void placed(String clOrdId, Side side, String qty) {
        sideOfOrder = side;
        ledger.begin();
        ledger.placing(Desk.CLIENT, clOrdId);
        desk.order(clOrdId).side(side).qty(qty).price("100").send();
        List<Told> told = desk.heard();
        orderId = told.stream()
                .filter(each -> each.msgType().equals("D"))
                .findFirst()
                .orElseThrow()
                .field(37);
        ledger.hear(told);
        requestId = desk.lastVenueRequestId();
        reported(ExecType.NEW, desk.venue(ExecType.NEW, requestId, "N" + clOrdId));
    }

    private void reported(ExecType type, Desk.ReportLetter letter) {
        ledger.begin();
        ledger.reporting(type, orderId);
        letter.fields().side(sideOfOrder);
        letter.send();
        holds();
    }

    private void holds() {
        ledger.hear(desk.heard());
        ledger.hear(ledger.checkHoldings(desk));
        desk.restart();
        ledger.hear(ledger.checkHoldings(desk));
    }

    private void fill(String execId, String qty, String price) {
        reported(ExecType.TRADE, desk.venue(ExecType.TRADE, requestId, execId).last(qty, price));
    }

    /** Position of the account in INTC, in whole units, as it is from the side of the order. */
    private long position(Side side) {
        long units = desk.positionE8() / 100_000_000L;
        return side == Side.BUY ? units : -units;
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"BUY", "SELL"})
    void countsAFillBehindTheAcknowledgedCancel(Side side) {
        placed("A", side, "100");
        ledger.begin();
        ledger.requesting(Desk.CLIENT, "C", "A", false, 0, 0);
        desk.cancel("C", "A");
        holds();
        assertThat(desk.reservedE4()).isEqualTo(10_000L * 10_000L);
        reported(ExecType.CANCELED, desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "X"));
        assertThat(desk.reservedE4()).isZero();

        fill("T1", "30", "100");

        assertThat(position(side)).isEqualTo(30);
        assertThat(desk.reservedE4()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"BUY", "SELL"})
    void countsAllOfAnOverfill(Side side) {
        placed("A", side, "100");
        fill("T1", "90", "100");
        fill("T2", "30", "100");

        assertThat(position(side)).isEqualTo(120);
        assertThat(desk.reservedE4()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"BUY", "SELL"})
    void reservesAgainWhatABustBringsBack(Side side) {
        placed("A", side, "100");
        fill("T1", "100", "100");
        assertThat(position(side)).isEqualTo(100);

        reported(
                ExecType.TRADE_CANCEL,
                desk.venue(ExecType.TRADE_CANCEL, requestId, "B1").ref("T1"));

        assertThat(position(side)).isZero();
        assertThat(desk.reservedE4()).isEqualTo(10_000L * 10_000L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"BUY", "SELL"})
    void countsTheDifferenceOfACorrectionUpwards(Side side) {
        placed("A", side, "100");
        fill("T1", "40", "100");
        reported(
                ExecType.TRADE_CORRECT,
                desk.venue(ExecType.TRADE_CORRECT, requestId, "G1").ref("T1").last("100", "101"));

        assertThat(position(side)).isEqualTo(100);
        assertThat(desk.reservedE4()).isZero();
    }
}
