package io.trade2026.ops.guard;

import static io.trade2026.ops.guard.WrittenJournal.CLIENT;
import static io.trade2026.ops.guard.WrittenJournal.HOUSE;
import static io.trade2026.ops.guard.WrittenJournal.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.Side;
import org.junit.jupiter.api.Test;

/** Each invariant is broken once, in a journal that is sound apart from it. */
class ConservationBookTest {
    private final WrittenJournal journal = new WrittenJournal();

    /** An order of 100 that the venue has accepted: OrderID(37) 1. */
    private WrittenJournal open() {
        return journal.by(CLIENT).order(1, 100).by(VENUE).told(1, OrderFact.ACCEPTED, 100, 0);
    }

    @Test
    void isSilentAboutALifeInOrder() {
        open().by(VENUE).fill(1, 100, 40, 40, "E1");
        long second = journal.by(VENUE).fill(1, 100, 60, 20, "E2").number();
        journal.by(CLIENT).told(1, OrderFact.REPLACE_PENDING, 100, 60).replace(1, 150);
        journal.by(VENUE).told(1, OrderFact.REPLACED, 150, 60);
        journal.by(VENUE).refill(OrderFact.FILL_CORRECTED, 1, 150, 65, 25, second);
        journal.by(VENUE).refill(OrderFact.FILL_BUSTED, 1, 150, 40, 0, journal.number());
        journal.by(CLIENT).cancel(1);
        journal.by(VENUE).change(1, OrderFact.CANCELED, 150, 40, 0).say();
        journal.by(HOUSE).desk(DeskAct.ENTER, 20).order(20, 10);
        journal.by(CLIENT).list(3).order(30, 10).order(31, 10).order(32, 10);
        journal.by(HOUSE).position(7, 1, 40).answered(7);

        assertThat(journal.breaches()).isEmpty();
        assertThat(journal.book().messagesIn()).isEqualTo(5);
        assertThat(journal.book().messagesOut()).isEqualTo(7);
        assertThat(journal.book().executions()).isEqualTo(2);
    }

    @Test
    void isSilentAboutAnOrderThatIsRefusedForItsQuantity() {
        journal.by(CLIENT).change(1, OrderFact.DENIED, -100, 0, 0).say();

        assertThat(journal.breaches()).isEmpty();
    }

    @Test
    void findsTheRouterThatSendsChildrenWithoutEnd() {
        open().by(VENUE).order(1, 100).by(VENUE).order(1, 100);

        assertThat(journal.broken()).containsExactly(Invariant.CHILDREN_WITHIN_PARENT);
        assertThat(journal.breaches().get(0).sentence())
                .isEqualTo("CHILDREN_WITHIN_PARENT at event 3, order O1: quantity of 2 child orders within"
                        + " OrderQty(38): 200 against 100");
        assertThat(journal.breaches().get(0).scope()).isEqualTo(Breach.Scope.VENUE);
        assertThat(journal.breaches().get(0).scopeId()).isEqualTo(1);
    }

    @Test
    void findsAChildThatIsLargerThanItsParent() {
        journal.by(CLIENT).order(1, 1_000).by(VENUE).told(1, OrderFact.ACCEPTED, 100, 0);

        assertThat(journal.broken()).containsExactly(Invariant.CHILDREN_WITHIN_PARENT);
    }

    @Test
    void findsMoreOpenAndExecutedThanOrdered() {
        open().by(VENUE);
        WrittenJournal.Change change = journal.change(1, OrderFact.FILLED, 100, 40, 70);
        change.letter.lastQtyE8(40_0000_0000L).venueExecId("E1");
        change.say();

        assertThat(journal.broken()).containsExactly(Invariant.CHILDREN_WITHIN_PARENT);
        assertThat(journal.breaches().get(0).sentence()).endsWith(": 110 against 100");
    }

    @Test
    void findsAnOrderThatGrowsWithoutAReplace() {
        open().by(VENUE).told(1, OrderFact.ACCEPTED, 120, 0);

        assertThat(journal.broken()).containsExactly(Invariant.CHILDREN_WITHIN_PARENT);
    }

    @Test
    void findsAChildAfterTheEndOfItsParent() {
        open().by(VENUE).change(1, OrderFact.REPLACED, 0, 0, 0).say();
        journal.by(CLIENT).order(1, 0);

        assertThat(journal.broken()).containsExactly(Invariant.CHILD_OF_PARENT);
    }

    @Test
    void findsAChildOfTheOtherSideOrAnotherSymbol() {
        journal.by(CLIENT).order(1, "INTC", Side.SELL, 100).by(VENUE).told(1, OrderFact.ACCEPTED, 100, 0);
        journal.by(CLIENT).order(9, 100).by(VENUE);
        journal.change(9, "MSFT", OrderFact.ACCEPTED, 100, 0, 100).say();

        assertThat(journal.broken()).containsExactly(Invariant.CHILD_OF_PARENT, Invariant.CHILD_OF_PARENT);
    }

    @Test
    void findsTwoOrdersForOneMessage() {
        journal.by(CLIENT).order(1, 100).order(2, 100);

        assertThat(journal.broken()).containsExactly(Invariant.OUT_WITHIN_IN);
        assertThat(journal.breaches().get(0).orderId()).isEqualTo(2);
    }

    @Test
    void findsAnOrderThatNobodyAskedFor() {
        open().by(HOUSE).order(9, 100).by(VENUE).order(10, 100);

        assertThat(journal.broken()).containsExactly(Invariant.OUT_WITHIN_IN, Invariant.OUT_WITHIN_IN);
    }

    @Test
    void findsMoreOrdersThanAListHas() {
        journal.by(CLIENT).list(2).order(2, 10).order(3, 10).order(4, 10);

        assertThat(journal.broken()).containsExactly(Invariant.OUT_WITHIN_IN);
    }

    @Test
    void findsReplacesAndCancelsThatNobodyAskedFor() {
        open().by(CLIENT).cancel(1).cancel(1);
        journal.by(CLIENT).order(9, 10).by(HOUSE).replace(9, 20);

        assertThat(journal.broken()).containsExactly(Invariant.OUT_WITHIN_IN, Invariant.OUT_WITHIN_IN);
    }

    @Test
    void findsAMessageThatIsTakenTwice() {
        open().again(CLIENT).order(8, 10);

        assertThat(journal.broken()).containsExactly(Invariant.IN_ONCE);
        assertThat(journal.breaches().get(0).scope()).isEqualTo(Breach.Scope.SESSION);
        assertThat(journal.breaches().get(0).scopeId()).isEqualTo(CLIENT);
    }

    @Test
    void findsAnExecutionThatIsBookedTwice() {
        open().by(VENUE).fill(1, 100, 40, 40, "E1").by(VENUE).fill(1, 100, 80, 40, "E1");

        assertThat(journal.broken()).containsExactly(Invariant.EXECUTION_ONCE);
    }

    @Test
    void findsQuantityThatNoVenueExecuted() {
        open().by(VENUE).fill(1, 100, 41, 40, "E1");

        assertThat(journal.broken()).containsExactly(Invariant.FILLS_AGREE);
        assertThat(journal.breaches().get(0).sentence()).endsWith(": 41 against 40");
    }

    @Test
    void findsABustOfWhatWasNeverTold() {
        open().by(VENUE).refill(OrderFact.FILL_BUSTED, 1, 100, 0, 0, 2);

        assertThat(journal.broken()).containsExactly(Invariant.FILLS_AGREE);
    }

    @Test
    void findsAPositionThatNobodyTraded() {
        open().by(VENUE).fill(1, 100, 40, 40, "E1");
        journal.by(HOUSE).position(5, 1, 41);

        assertThat(journal.broken()).containsExactly(Invariant.POSITIONS_AGREE);
        assertThat(journal.breaches().get(0).scope()).isEqualTo(Breach.Scope.ACCOUNT);
        assertThat(journal.breaches().get(0).sentence()).endsWith(": 41 against 40");
    }

    @Test
    void findsAPositionThatTheCoreHasLost() {
        open().by(VENUE).fill(1, 100, 40, 40, "E1");
        journal.book().asked(77);
        journal.by(HOUSE).answered(77);

        assertThat(journal.broken()).containsExactly(Invariant.POSITIONS_AGREE);
        assertThat(journal.breaches().get(0).sentence()).endsWith(": 0 against 40");
    }

    @Test
    void tellsTheFirstBreachOfAnOrderOnly() {
        open().by(VENUE).order(1, 100).by(VENUE).order(1, 100).by(VENUE).fill(1, 100, 50, 40, "E1");

        assertThat(journal.breaches()).hasSize(1);
    }

    @Test
    void takesWhatIsOlderThanTheJournalAsItStands() {
        var later = new WrittenJournal(1_000);
        later.by(VENUE).fill(5, 100, 60, 10, "E9").by(HOUSE).position(5, 1, 500);
        later.by(VENUE).fill(5, 100, 70, 10, "E10").by(HOUSE).position(6, 1, 510);
        later.by(VENUE).refill(OrderFact.FILL_BUSTED, 5, 100, 50, 0, 900);
        assertThat(later.breaches()).isEmpty();

        later.by(HOUSE).position(7, 1, 511);
        assertThat(later.broken()).containsExactly(Invariant.POSITIONS_AGREE);
    }
}
