package io.trade2026.tests.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.ledger.VenueLedger.Execution;
import io.trade2026.tests.chaos.book.JournalBook.Told;
import io.trade2026.tests.chaos.book.Report;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Each loss and each double that is planted has to be found. */
class VerdictTest {
    private final Books books = new Books();

    @Test
    void findsNothingInBooksThatAgree() {
        assertThat(books.differences()).isEmpty();
    }

    @Test
    void findsAReportThatNeverCame() {
        books.reports.removeIf(report -> report.execId().equals("E21"));
        assertThat(books.differences()).singleElement().asString().contains("CLIENT1: report E21 never came");
    }

    @Test
    void findsAReportThatCameAgainAsNewAndLetsOneWithItsSignPass() {
        books.reports.add(new Report(95, true, false, "E21", "D2", 'F'));
        assertThat(books.differences()).isEmpty();
        books.reports.add(new Report(96, false, false, "E21", "D2", 'F'));
        assertThat(books.differences()).singleElement().asString().contains("E21 came again as new");
    }

    @Test
    void findsAReportThatNobodyTold() {
        books.reports.add(new Report(97, false, false, "E999", "D1", 'F'));
        assertThat(books.differences()).singleElement().asString().contains("E999 is not of the journal");
    }

    @Test
    void findsALostAndADoubledCancelReject() {
        books.reports.add(new Report(98, false, true, "", "C1", ' '));
        assertThat(books.differences()).singleElement().asString().contains("C1 came again as new");
        books.reports.removeIf(Report::isReject);
        assertThat(books.differences()).singleElement().asString().contains("OrderCancelReject of C1 never came");
    }

    @Test
    void findsACopyThatNeverCame() {
        books.copies.remove(0);
        assertThat(books.differences()).singleElement().asString().contains("drop copy: report E10 never came");
    }

    @Test
    void findsAnOrderThatCameTwiceAtTheVenue() {
        books.doubled.add("V1");
        assertThat(books.differences()).singleElement().asString().contains("XSIM: ClOrdID V1 came twice");
    }

    @Test
    void findsAnExecutionThatWasNeverBookedAndOneThatWasBookedTwice() {
        Told fill = books.told.get(1);
        books.told.remove(fill);
        books.reports.removeIf(report -> report.execId().equals("E11"));
        books.copies.removeIf(report -> report.execId().equals("E11"));
        assertThat(books.differences()).singleElement().asString().contains("execution was never booked");
        books.told.add(fill);
        books.fact(50, 1, "D1", OrderFact.FILLED, "X1", 'F');
        assertThat(books.differences()).anyMatch(difference -> difference.contains("X1 was booked twice"));
    }

    @Test
    void findsAnExecutionThatNeverWasAndOneOfAnotherSize() {
        books.fact(50, 2, "D2", OrderFact.FILLED, "X9", 'F');
        books.executions.set(0, new Execution("X1", "V1", new BigDecimal("99"), BigDecimal.TEN));
        assertThat(books.differences())
                .anyMatch(difference -> difference.contains("never executed, but booked"))
                .anyMatch(difference -> difference.contains("was booked as"));
    }

    @Test
    void findsAnOrderThatWasTakenTwice() {
        books.fact(60, 3, "D1", OrderFact.ACCEPTED, "", '0');
        books.told.removeIf(told -> told.eventNumber() == 60);
        books.told.add(new Told(60, 1, 4, "D1", "", OrderFact.ACCEPTED, 900, "", Long.MIN_VALUE, Long.MIN_VALUE));
        assertThat(books.differences()).singleElement().asString().contains("order D1 was taken twice, as O1 and O4");
    }

    @Test
    void findsAnOrderWithoutAnAnswerAndARequestWithoutOne() {
        books.clientOrders.add(new OrderRow(
                "D4", "D4", "IBM", '1', BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, OrderRow.UNANSWERED, 0));
        books.waiting.add("C9");
        assertThat(books.differences())
                .anyMatch(difference -> difference.contains("order D4 was never answered"))
                .anyMatch(difference -> difference.contains("the core does not hold"))
                .anyMatch(difference -> difference.contains("request C9 was never answered"))
                .hasSize(3);
    }

    @Test
    void findsAnOrderOfTheCoreOfWhichItsClientWasToldNothing() {
        OrderRow told = books.clientOrders.get(2);
        books.clientOrders.set(
                2,
                new OrderRow(
                        told.firstClOrdId(),
                        told.clOrdId(),
                        told.symbol(),
                        told.side(),
                        told.orderQty(),
                        told.cumQty(),
                        told.notional(),
                        OrderRow.UNANSWERED,
                        1));
        assertThat(books.differences())
                .anyMatch(difference -> difference.contains("order D3 was never answered"))
                .anyMatch(difference -> difference.contains("was told nothing of D3, the core holds"))
                .hasSize(2);
    }

    @Test
    void findsAnOrderThatTheCoreSeesOtherwise() {
        books.coreOrders.set(1, Books.core(2, "D2", "39", "FILLED", "0"));
        assertThat(books.differences()).singleElement().asString().contains("the core holds FILLED CumQty 39 as O2");
    }

    @Test
    void findsAReservationThatNothingNeeds() {
        books.coreOrders.set(2, Books.core(3, "D3", "7", "CANCELED", "5"));
        assertThat(books.differences()).singleElement().asString().contains("O3 reserves 5 for LeavesQty 0");
    }

    @Test
    void findsAPositionThatIsOff() {
        books.positions.set(0, Books.position("68"));
        assertThat(books.differences()).singleElement().asString().contains("position of 68, the client traded 67");
        books.positions.clear();
        assertThat(books.differences()).singleElement().asString().contains("the core holds no position");
    }

    @Test
    void findsTradesThatClientsAndVenuesSeeOtherwise() {
        books.venueOrders.remove(2);
        assertThat(books.differences()).singleElement().asString().contains("IBM 1: clients traded");
    }

    @Test
    void passesOnWhatTheVenueReportedForNoOrder() {
        books.unmatched.add("event 70: the report X5 of venue session 900 on V5 fits no order");
        assertThat(books.differences()).singleElement().asString().contains("fits no order");
    }
}
