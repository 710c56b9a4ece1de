package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import io.trade2026.messages.sbe.Side;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Which executions are not taken for an order's own, what DKReason(127) they are answered with, and which are booked all the same. */
class DontKnowTradesTest {
    private final Desk desk = new Desk();

    /** An order to buy 100 INTC at 100, accepted; the id of it towards the venue. */
    private long placed() {
        desk.place("X", "100", "100");
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n1").send();
        desk.heard();
        return id;
    }

    /** Each message as its MsgType(35) or the name of the alarm, DontKnowTrade(Q) with its DKReason(127). */
    private List<String> told() {
        return desk.heard().stream()
                .map(told -> told.msgType().equals("Q") ? "Q " + told.field(127) : told.msgType())
                .toList();
    }

    /** What account 0 holds of each symbol. */
    private List<String> suspense() {
        int before = desk.sink().letters().size();
        desk.askImage();
        var header = new MessageHeaderDecoder();
        var position = new PositionImagedDecoder();
        return desk.sink().letters().subList(before, desk.sink().letters().size()).stream()
                .map(UnsafeBuffer::new)
                .filter(letter -> header.wrap(letter, 0).templateId() == PositionImagedDecoder.TEMPLATE_ID)
                .map(letter -> position.wrapAndApplyHeader(letter, 0, header))
                .filter(held -> held.accountId() == 0)
                .map(held -> held.symbol() + " " + Decimal8.toText(held.positionE8()))
                .toList();
    }

    private void sell(long id, String execId) {
        var report = desk.venue(ExecType.TRADE, id, execId).last("40", "100");
        report.fields().side(Side.SELL);
        report.send();
    }

    @Test
    void doesNotKnowATradeOfTheWrongSideAndLeavesTheOrderAsItIs() {
        long id = placed();

        sell(id, "f1");

        assertThat(told()).containsExactly("Q B", "EXECUTION_MISMATCH");
        desk.askStatus("X", "S");
        assertThat(desk.lines()).containsExactly("8 150=I 39=0 11=X 38=100 14=0 151=100 6=0");
        assertThat(suspense()).containsExactly("INTC -40");
    }

    @Test
    void doesNotKnowATradeOfAnotherSymbolThanTheOrders() {
        long id = placed();
        var report = desk.venue(ExecType.TRADE, id, "f1").last("40", "100");
        report.fields().symbol("MSFT");

        report.send();

        assertThat(told()).containsExactly("Q D", "EXECUTION_MISMATCH");
        assertThat(suspense()).containsExactly("MSFT 40");
    }

    @Test
    void takesSellAndSellShortForTheSameSide() {
        desk.order("X").qty("100").price("100").side(Side.SELL_SHORT).send();

        sell(desk.lastVenueRequestId(), "f1");

        assertThat(told()).contains("8").doesNotContain("Q B");
    }

    @Test
    void countsATradeInSuspenseOnceAndLetsItGoWhenTheVenueBustsIt() {
        long id = placed();
        sell(id, "f1");
        sell(id, "f1");
        desk.restart();
        desk.heard();
        assertThat(suspense()).containsExactly("INTC -40");
        desk.heard();

        for (String execId : List.of("b1", "b2")) {
            var bust = desk.venue(ExecType.TRADE_CANCEL, id, execId).ref("f1");
            bust.fields().side(Side.SELL);
            bust.send();
        }

        assertThat(told()).containsExactly("SUSPENSE_BUSTED", "UNKNOWN_EXEC_REF_ID");
        assertThat(suspense()).containsExactly("INTC 0");
    }

    @Test
    void keepsTheFillWhenTheVenueCorrectsItToTheWrongSide() {
        long id = placed();
        desk.venue(ExecType.TRADE, id, "f1").last("40", "100").send();
        desk.heard();
        var correction = desk.venue(ExecType.TRADE_CORRECT, id, "f2").ref("f1").last("50", "100");
        correction.fields().side(Side.SELL);

        correction.send();

        assertThat(told()).containsExactly("Q B", "EXECUTION_MISMATCH");
        desk.askStatus("X", "S");
        assertThat(desk.lines()).containsExactly("8 150=I 39=1 11=X 38=100 14=40 151=60 6=100");
    }

    @Test
    void booksAnOverfillAndDoesNotDenyIt() {
        long id = placed();

        desk.venue(ExecType.TRADE, id, "f1").last("130", "100").send();

        assertThat(desk.lines())
                .containsExactly("8 150=F 39=2 11=X 38=100 14=130 151=0 6=100 32=130 31=100", "alarm OVERFILL");
    }

    @Test
    void booksAFillBeyondTheLimitAndDoesNotDenyIt() {
        long id = placed();

        desk.venue(ExecType.TRADE, id, "f1").last("10", "101").send();

        assertThat(desk.lines())
                .containsExactly(
                        "8 150=F 39=1 11=X 38=100 14=10 151=90 6=101 32=10 31=101", "alarm PRICE_BEYOND_LIMIT");
    }

    @Test
    void alarmsWhenAFillIsCorrectedBeyondTheLimit() {
        long id = placed();
        desk.venue(ExecType.TRADE, id, "f1").last("10", "100").send();
        desk.heard();

        desk.venue(ExecType.TRADE_CORRECT, id, "f2")
                .ref("f1")
                .last("10", "100.5")
                .send();

        assertThat(told()).containsExactly("8", "PRICE_BEYOND_LIMIT");
    }

    @Test
    void findsNoFaultWithAPriceThatAPendingReplaceAllows() {
        long id = placed();
        desk.replace("Y", "X", "100", "102");
        desk.heard();

        desk.venue(ExecType.TRADE, id, "f1").last("10", "101").send();

        assertThat(told()).containsExactly("8");
    }

    @Test
    void findsNoFaultWithABetterPriceNorWithAnyPriceOfAMarketOrder() {
        desk.venue(ExecType.TRADE, placed(), "f1").last("10", "99").send();
        desk.order("S").qty("100").price("100").side(Side.SELL).send();
        sellAt(desk.lastVenueRequestId(), "f2", "101");
        desk.order("M").qty("100").market().send();
        desk.venue(ExecType.TRADE, desk.lastVenueRequestId(), "f3")
                .last("10", "150")
                .send();

        assertThat(told()).containsOnly("8", "D");
    }

    private void sellAt(long id, String execId, String price) {
        var report = desk.venue(ExecType.TRADE, id, execId).last("10", price);
        report.fields().side(Side.SELL);
        report.send();
    }

    @Test
    void saysWhatIsWrongWithNumbersThatCannotBeBooked() {
        long id = placed();
        long huge = Long.MAX_VALUE - 1;

        desk.venue(ExecType.TRADE, id, "f1").last(huge, 1).send();
        desk.venue(ExecType.TRADE, id, "f2").last(huge, 1).send();
        desk.venue(ExecType.TRADE, id, "f3").last(0, Decimal8.ONE).send();

        assertThat(told()).containsSubsequence("8", "OVERFILL", "Q C", "FILL_NOT_BOOKABLE", "Q Z", "FILL_NOT_BOOKABLE");
        assertThat(suspense()).isEmpty();
    }

    @Test
    void doesNotKnowATradeOfAnOrderThatItNeverSent() {
        desk.venue(ExecType.TRADE, 0, "f1").last("10", "100").send();

        assertThat(told()).containsExactly("Q D", "UNKNOWN_ORDER_EXECUTION");
        assertThat(suspense()).containsExactly("INTC 10");
    }
}
