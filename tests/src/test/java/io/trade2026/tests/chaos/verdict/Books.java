package io.trade2026.tests.chaos.verdict;

import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.ops.desk.PositionRow;
import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.ledger.VenueLedger.Execution;
import io.trade2026.tests.chaos.book.JournalBook;
import io.trade2026.tests.chaos.book.JournalBook.Refused;
import io.trade2026.tests.chaos.book.JournalBook.Told;
import io.trade2026.tests.chaos.book.Report;
import io.trade2026.tests.chaos.verdict.Evidence.ClientSide;
import io.trade2026.tests.chaos.verdict.Evidence.VenueSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Books that agree, to be spoilt: two filled orders, one cancelled after a fill in part, and a cancel that was refused. */
final class Books {
    static final String CLIENT = "CLIENT1";

    final List<OrderRow> clientOrders = new ArrayList<>();
    final List<OrderRow> venueOrders = new ArrayList<>();
    final List<Execution> executions = new ArrayList<>();
    final List<String> doubled = new ArrayList<>();
    final List<String> waiting = new ArrayList<>();
    final List<Report> reports = new ArrayList<>();
    final List<Report> copies = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    final List<Refused> refused = new ArrayList<>();
    final List<String> unmatched = new ArrayList<>();
    final List<io.trade2026.ops.desk.OrderRow> coreOrders = new ArrayList<>();
    final List<PositionRow> positions = new ArrayList<>();

    Books() {
        traded(1, "D1", '1', "100", '2');
        traded(2, "D2", '2', "40", '2');
        traded(3, "D3", '1', "7", '4');
        fact(35, 3, "C3", OrderFact.CANCELED, "", '4');
        refused.add(new Refused(40, 1, "C1"));
        reports.add(new Report(90, false, true, "", "C1", ' '));
        positions.add(position("67"));
    }

    static PositionRow position(String qty) {
        return new PositionRow("ACC1", "IBM", qty, "0", "0", "0", "0", "0.0000", "0.0000");
    }

    private void traded(int orderId, String clOrdId, char side, String qty, char ordStatus) {
        BigDecimal cumQty = new BigDecimal(qty);
        BigDecimal notional = cumQty.multiply(BigDecimal.TEN);
        clientOrders.add(row(clOrdId, side, cumQty, notional, ordStatus));
        venueOrders.add(row("V" + orderId, side, cumQty, notional, ordStatus));
        executions.add(new Execution("X" + orderId, "V" + orderId, cumQty, BigDecimal.TEN));
        fact(10L * orderId, orderId, clOrdId, OrderFact.ACCEPTED, "", '0');
        fact(10L * orderId + 1, orderId, clOrdId, OrderFact.FILLED, "X" + orderId, 'F');
        coreOrders.add(core(orderId, clOrdId, qty, ordStatus == '2' ? "FILLED" : "CANCELED", "0"));
    }

    private static OrderRow row(String clOrdId, char side, BigDecimal cumQty, BigDecimal notional, char ordStatus) {
        return new OrderRow(clOrdId, clOrdId, "IBM", side, cumQty, cumQty, notional, ordStatus, 1);
    }

    void fact(long eventNumber, long orderId, String clOrdId, OrderFact fact, String venueExecId, char execType) {
        long qtyE8 = executions.get((int) orderId - 1).qty().movePointRight(8).longValueExact();
        told.add(new Told(eventNumber, 1, orderId, clOrdId, "", fact, 900, venueExecId, qtyE8, 1_000_000_000L));
        reports.add(new Report(eventNumber, false, false, "E" + eventNumber, clOrdId, execType));
        copies.add(new Report(eventNumber, false, false, "E" + eventNumber, clOrdId, execType));
    }

    static io.trade2026.ops.desk.OrderRow core(
            long orderId, String clOrdId, String cumQty, String ordStatus, String reserved) {
        return new io.trade2026.ops.desk.OrderRow(
                orderId, 1, clOrdId, "", "ACC1", "IBM", "BUY", "LIMIT", "DAY", cumQty, "10", null, ordStatus, cumQty,
                "0", "10", 1, "", reserved, 0, false);
    }

    List<String> differences() {
        return Verdict.of(new Evidence(
                List.of(new ClientSide(CLIENT, 1, "ACC1", clientOrders, waiting, List.of(), reports)),
                copies,
                true,
                List.of(new VenueSide("XSIM", 900, venueOrders, executions, doubled, List.of())),
                new JournalBook(told, refused, unmatched),
                coreOrders,
                positions));
    }
}
