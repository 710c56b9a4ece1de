package io.trade2026.ops.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.DeskActionTakenEncoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageEncoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.OrderImagedEncoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import io.trade2026.messages.sbe.PositionImagedEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentEncoder;
import io.trade2026.ops.desk.OrderRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class OrderBoardTest {
    private static final long ONE_E8 = 100_000_000L;
    private static final long ORDER_QTY = 100;

    private final OrderBoard board = new OrderBoard();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2_048]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder read = new MessageHeaderDecoder();

    private void sent(long orderId) {
        sent(orderId, 1);
    }

    private void sent(long orderId, int causeSessionId) {
        VenueOrderSentEncoder event = new VenueOrderSentEncoder().wrapAndApplyHeader(buffer, 0, header);
        event.header().causeSessionId(causeSessionId);
        event.orderId(orderId)
                .venueId(3)
                .terms()
                .symbol("INTC")
                .account("ACC1")
                .side(Side.SELL)
                .orderQtyE8(ORDER_QTY * ONE_E8);
        board.sent(new VenueOrderSentDecoder().wrapAndApplyHeader(buffer, 0, read));
    }

    private void changed(long orderId, OrderFact fact, OrdStatus status, long cumQty, long lastQty) {
        OrderChangedEncoder event = new OrderChangedEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .fact(fact)
                .lastQtyE8(lastQty * ONE_E8);
        image(event.order(), orderId, status, cumQty);
        board.changed(new OrderChangedDecoder().wrapAndApplyHeader(buffer, 0, read));
    }

    private static void image(OrderImageEncoder image, long orderId, OrdStatus status, long cumQty) {
        boolean isOver = status == OrdStatus.FILLED || status == OrdStatus.CANCELED;
        image.orderId(orderId)
                .sessionId(1)
                .accountId(1)
                .instrumentId(1)
                .clOrdId("C" + orderId)
                .cumQtyE8(cumQty * ONE_E8)
                .leavesQtyE8(isOver ? 0 : (ORDER_QTY - cumQty) * ONE_E8)
                .ordStatus(status)
                .terms()
                .symbol("INTC")
                .account("ACC1")
                .side(Side.SELL)
                .orderQtyE8(ORDER_QTY * ONE_E8);
    }

    private HoldingRow holding() {
        return board.holdings().get(0);
    }

    @Test
    void anOrderOfTheDeskBelongsToItsSessionBeforeTheVenueAnswers() {
        DeskActionTakenEncoder event = new DeskActionTakenEncoder().wrapAndApplyHeader(buffer, 0, header);
        event.act(DeskAct.ENTER).orderId(1).sessionId(6);
        board.entered(new DeskActionTakenDecoder().wrapAndApplyHeader(buffer, 0, read));
        sent(1, 0);
        sent(2);
        assertThat(board.openOrders(10, OrderFilter.ALL))
                .extracting(OrderRow::sessionId)
                .containsExactlyInAnyOrder(6, 1);
    }

    @Test
    void showsAnOrderThatItsVenueHasNotAnswered() {
        sent(1);
        OrderRow row = board.openOrders(10, OrderFilter.ALL).get(0);
        assertThat(row.ordStatus()).isEqualTo("PENDING_NEW");
        assertThat(row.symbol()).isEqualTo("INTC");
        assertThat(row.leavesQty()).isEqualTo("100");
        assertThat(row.sessionId()).isEqualTo(1);

        changed(1, OrderFact.ACCEPTED, OrdStatus.NEW, 0, 0);
        assertThat(board.openOrders(10, OrderFilter.ALL))
                .hasSize(1)
                .first()
                .extracting(OrderRow::clOrdId)
                .isEqualTo("C1");
        assertThat(holding().openSell()).isEqualTo("100");
    }

    @Test
    void takesABustOutOfThePosition() {
        changed(1, OrderFact.FILLED, OrdStatus.FILLED, 100, 100);
        assertThat(holding().position()).isEqualTo("-100");
        assertThat(board.finishedByStatus()).containsEntry("FILLED", 1L);

        changed(1, OrderFact.FILL_BUSTED, OrdStatus.CANCELED, 60, 40);
        assertThat(holding().position()).isEqualTo("-60");
        assertThat(board.openCount()).isZero();
        assertThat(holding().openSell()).isEqualTo("0");
    }

    @Test
    void anOrderThatFilledWhileItsCancelWasPendingIsOverWhenTheCancelIsRefused() {
        changed(1, OrderFact.CANCEL_PENDING, OrdStatus.PENDING_CANCEL, 0, 0);
        changed(1, OrderFact.FILLED, OrdStatus.PENDING_CANCEL, 100, 100);
        assertThat(board.openByStatus()).containsExactly(Map.entry("PENDING_CANCEL", 1L));

        board.requestRefused(1, OrdStatus.FILLED);
        assertThat(board.openCount()).isZero();
        assertThat(board.finishedByStatus()).containsExactly(Map.entry("FILLED", 1L));
        assertThat(board.order(1))
                .extracting(OrderRow::ordStatus, OrderRow::cumQty)
                .containsExactly("FILLED", "100");
        assertThat(holding()).isEqualTo(new HoldingRow("ACC1", "INTC", "-100", "0", "0"));
    }

    @Test
    void anOrderWhoseCancelIsRefusedIsAsItWasBefore() {
        changed(1, OrderFact.CANCEL_PENDING, OrdStatus.PENDING_CANCEL, 40, 0);
        board.requestRefused(1, OrdStatus.PARTIALLY_FILLED);
        assertThat(board.openByStatus()).containsExactly(Map.entry("PARTIALLY_FILLED", 1L));
        assertThat(board.openOrders(10, OrderFilter.ALL))
                .extracting(OrderRow::ordStatus, OrderRow::leavesQty)
                .containsExactly(tuple("PARTIALLY_FILLED", "60"));
    }

    @Test
    void countsAFillOnceWhenTheStateIsToldAgain() {
        changed(1, OrderFact.FILLED, OrdStatus.PARTIALLY_FILLED, 40, 40);
        changed(1, OrderFact.STATUS, OrdStatus.PARTIALLY_FILLED, 40, 0);
        changed(1, OrderFact.DENIED, OrdStatus.PARTIALLY_FILLED, 40, 0);
        assertThat(holding()).isEqualTo(new HoldingRow("ACC1", "INTC", "-40", "0", "60"));
        assertThat(board.openByStatus()).containsExactly(Map.entry("PARTIALLY_FILLED", 1L));
    }

    @Test
    void believesTheImageOfTheCore() {
        PositionImagedEncoder position = new PositionImagedEncoder().wrapAndApplyHeader(buffer, 0, header);
        position.accountId(1).instrumentId(1).accountName("ACC1").symbol("INTC").positionE8(-70 * ONE_E8);
        board.imaged(new PositionImagedDecoder().wrapAndApplyHeader(buffer, 0, read));
        OrderImagedEncoder order = new OrderImagedEncoder().wrapAndApplyHeader(buffer, 0, header);
        image(order.order(), 9, OrdStatus.PARTIALLY_FILLED, 70);
        board.imaged(new OrderImagedDecoder().wrapAndApplyHeader(buffer, 0, read));
        changed(9, OrderFact.FILLED, OrdStatus.PARTIALLY_FILLED, 80, 10);
        assertThat(holding()).isEqualTo(new HoldingRow("ACC1", "INTC", "-80", "0", "20"));
    }

    @Test
    void countsMoreOrdersThanItKeeps() {
        for (int orderId = 1; orderId <= OrderBoard.MAX_ROWS + 5; orderId++) {
            changed(orderId, OrderFact.ACCEPTED, OrdStatus.NEW, 0, 0);
        }
        assertThat(board.openCount()).isEqualTo(OrderBoard.MAX_ROWS + 5);
        assertThat(board.openOrders(Integer.MAX_VALUE, OrderFilter.ALL)).hasSize(OrderBoard.MAX_ROWS);
        for (int orderId = 1; orderId <= OrderBoard.MAX_ROWS + 5; orderId++) {
            changed(orderId, OrderFact.CANCELED, OrdStatus.CANCELED, 0, 0);
        }
        assertThat(board.openCount()).isZero();
        assertThat(holding().openSell()).isEqualTo("0");
        assertThat(board.finishedByStatus()).containsEntry("CANCELED", OrderBoard.MAX_ROWS + 5L);
    }

    @Test
    void findsOrdersByWhatTheDeskKnowsOfThem() {
        changed(17, OrderFact.ACCEPTED, OrdStatus.NEW, 0, 0);
        changed(18, OrderFact.ACCEPTED, OrdStatus.NEW, 0, 0);
        assertThat(found(new OrderFilter(null, "", "", "c17"))).containsExactly(17L);
        assertThat(found(new OrderFilter(null, "", "", "intc"))).containsExactly(18L, 17L);
        assertThat(found(new OrderFilter(Set.of(1), "ACC1", "INTC", ""))).containsExactly(18L, 17L);
        assertThat(found(new OrderFilter(Set.of(2), "", "", ""))).isEmpty();
        assertThat(found(new OrderFilter(null, "ACC2", "", ""))).isEmpty();
        assertThat(found(new OrderFilter(null, "", "MSFT", ""))).isEmpty();
    }

    private List<Long> found(OrderFilter filter) {
        return board.openOrders(10, filter).stream().map(OrderRow::orderId).toList();
    }

    @Test
    void remembersAnOrderThatIsOverUntilManyOthersAre() {
        changed(1, OrderFact.CANCELED, OrdStatus.CANCELED, 40, 0);
        assertThat(board.order(1))
                .extracting(OrderRow::ordStatus, OrderRow::cumQty)
                .containsExactly("CANCELED", "40");
        for (int orderId = 2; orderId <= FinishedOrders.MAX_ROWS + 1; orderId++) {
            changed(orderId, OrderFact.CANCELED, OrdStatus.CANCELED, 0, 0);
        }
        assertThat(board.order(1)).isNull();
        assertThat(board.order(2)).extracting(OrderRow::orderId).isEqualTo(2L);
        changed(2, OrderFact.FILL_BUSTED, OrdStatus.NEW, 0, 0);
        assertThat(board.order(2)).extracting(OrderRow::ordStatus).isEqualTo("NEW");
    }
}
