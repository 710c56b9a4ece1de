package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.ListAct;
import io.trade2026.messages.sbe.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** NewOrderList(E) and what is asked of a list: taken whole, judged as a sum, then each order lives its own life. */
class ListsTest {
    private static final String LIST_WITHOUT_ORDERS = "73=[]";

    private final Desk desk = new Desk();
    private final ListDesk lists = new ListDesk(desk);

    private void twoOrders() {
        lists.list("L", 2).leg(1, "A", "100").leg(2, "B", "50").send();
    }

    @Test
    void releasesTheOrdersOfAWholeList() {
        twoOrders();

        assertThat(desk.lines())
                .containsExactly(
                        "N 66=L 429=1 431=3 68=2 82=1 83=1 73=[A A 0/100/0,B A 0/50/0]",
                        "D 38=100 44=100",
                        "D 38=50 44=100");
    }

    @Test
    void waitsForEveryFragment() {
        lists.list("L", 3).leg(1, "A", "100").more().send();
        lists.list("L", 3).leg(2, "B", "50").more().send();
        assertThat(desk.lines()).isEmpty();
        desk.restart();
        lists.act(ListAct.STATUS, "L");
        assertThat(desk.lines()).containsExactly("N 66=L 429=2 431=2 68=3 82=1 83=1 73=[A A 0/100/0,B A 0/50/0]");

        lists.list("L", 3).leg(3, "C", "10").send();

        assertThat(desk.lines())
                .containsExactly(
                        "N 66=L 429=1 431=3 68=3 82=1 83=1 73=[A A 0/100/0,B A 0/50/0,C A 0/10/0]",
                        "D 38=100 44=100",
                        "D 38=50 44=100",
                        "D 38=10 44=100");
    }

    @Test
    void namesItsListOnEveryReportAndTellsWhenAllAreDone() {
        twoOrders();
        long second = desk.lastVenueRequestId();
        long first = second - 1;
        desk.venue(ExecType.NEW, first, "V1").send();
        desk.heard();
        desk.restart();
        desk.venue(ExecType.TRADE, first, "V2").last("100", "99").send();
        desk.venue(ExecType.TRADE, second, "V3").last("20", "99").send();
        desk.cancel("Y", "B");
        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "V4").send();

        List<Told> heard = desk.heard();

        assertThat(heard.stream().map(Told::line))
                .containsExactly(
                        "8 150=F 39=2 11=A 38=100 14=100 151=0 6=99 32=100 31=99 66=L",
                        "8 150=F 39=1 11=B 38=50 14=20 151=30 6=99 32=20 31=99 66=L",
                        "8 150=6 39=6 11=Y 41=B 38=50 14=20 151=30 6=99 66=L",
                        "F 38=50 44=100",
                        "8 150=4 39=4 11=Y 41=B 38=50 14=20 151=0 6=99 66=L",
                        "N 66=L 429=5 431=6 68=2 82=1 83=1 73=[A 2 100/0/0,Y 4 20/0/30]");
        assertThat(heard)
                .filteredOn(Told::isReport)
                .allSatisfy(told -> assertThat(told.field(66)).isEqualTo("L"));
    }

    @Test
    void isDoneAgainAfterABustBroughtAnOrderBack() {
        lists.list("L", 1).leg(1, "A", "100").send();
        long first = desk.lastVenueRequestId();
        desk.venue(ExecType.TRADE, first, "V1").last("100", "99").send();
        desk.venue(ExecType.TRADE_CANCEL, first, "V2").ref("V1").send();
        desk.heard();
        lists.act(ListAct.STATUS, "L");
        desk.venue(ExecType.TRADE, first, "V3").last("100", "98").send();

        assertThat(desk.lines())
                .containsExactly(
                        "N 66=L 429=2 431=3 68=1 82=1 83=1 73=[A A 0/100/0]",
                        "8 150=F 39=2 11=A 38=100 14=100 151=0 6=98 32=100 31=98 66=L",
                        "N 66=L 429=5 431=6 68=1 82=1 83=1 73=[A 2 100/0/0]");
    }

    @Test
    void deniesAnOrderThatIsAtFaultByItselfAlone() {
        lists.list("L", 3)
                .leg(1, "A", "100")
                .leg(new ListDesk.Leg(2, "B", "NONE", Side.BUY, Decimal8.ONE))
                .leg(3, "C", "10")
                .send();

        assertThat(desk.lines())
                .containsExactly(
                        "8 150=8 39=8 11=B 38=1 14=0 151=0 6=0 66=L",
                        "N 66=L 429=1 431=3 68=3 82=1 83=1 73=[A A 0/100/0,B 8 0/0/0 103=1,C A 0/10/0]",
                        "D 38=100 44=100",
                        "D 38=10 44=100");
    }

    @Test
    void refusesTheWholeListWhenItsSumIsTooMuch() {
        desk.limitPosition(250);
        lists.list("L", 3)
                .leg(1, "A", "100")
                .leg(2, "B", "100")
                .leg(3, "C", "100")
                .send();

        List<Told> heard = new ArrayList<>(desk.heard());
        assertThat(heard.remove(0).line())
                .as("A and B together were held against the limit")
                .isEqualTo("alarm LIMIT_USE_75");
        assertThat(heard.stream().map(Told::line))
                .containsExactly(
                        "8 150=8 39=8 11=A 38=100 14=0 151=0 6=0 66=L",
                        "8 150=8 39=8 11=B 38=100 14=0 151=0 6=0 66=L",
                        "8 150=8 39=8 11=C 38=100 14=0 151=0 6=0 66=L",
                        "N 66=L 429=1 431=7 68=3 82=1 83=1 73=[A 8 0/0/0 103=99,B 8 0/0/0 103=99,C 8 0/0/0 103=3]");
        assertThat(heard.get(0).field(58)).startsWith("LST-01");
        assertThat(heard.get(2).field(58)).startsWith("RSK-09");
        assertThat(heard.get(3).field(58)).startsWith("RSK-09").contains("with ListSeqNo(67) 3");
        desk.place("D", "250", "100");
        assertThat(desk.lines()).as("nothing stays reserved").containsExactly("alarm LIMIT_USE_100", "D 38=250 44=100");
    }

    @Test
    void refusesAListOfWhichNoOrderMayGo() {
        desk.sessionUp(Desk.VENUE, false);
        twoOrders();

        assertThat(desk.lines())
                .containsExactly(
                        "8 150=8 39=8 11=A 38=100 14=0 151=0 6=0 66=L",
                        "8 150=8 39=8 11=B 38=50 14=0 151=0 6=0 66=L",
                        "N 66=L 429=1 431=7 68=2 82=1 83=1 73=[A 8 0/0/0 103=99,B 8 0/0/0 103=99]");
    }

    @Test
    void refusesWhatIsNoSoundList() {
        desk.place("USED", "1", "100");
        desk.heard();
        lists.list("L1", 2).leg(1, "A", "100").send();
        lists.list("L2", 1).leg(1, "A", "100").leg(2, "B", "100").send();
        lists.list("L3", 2).leg(1, "A", "100").leg(1, "B", "100").send();
        lists.list("L4", 2).leg(1, "A", "100").leg(2, "A", "100").send();
        lists.list("L5", 2).leg(1, "A", "100").more().send();
        lists.list("L5", 3).leg(2, "B", "100").send();
        lists.list("L6", 1).leg(1, "USED", "100").send();
        lists.list("L7", ListGathering.MAX_ORDERS + 1).leg(1, "A", "100").more().send();
        lists.list("L8", 1).leg(0, "A", "100").send();
        lists.list("L9", 1).leg(1, "A", "100").execInstType('5').send();
        lists.list("L9", 1).leg(1, "A", "100").send();

        List<Told> heard = desk.heard();

        assertThat(heard).hasSize(10).allSatisfy(told -> {
            assertThat(told.msgType()).isEqualTo("N");
            assertThat(told.field(429)).isEqualTo("1");
            assertThat(told.field(431)).isEqualTo("7");
        });
        assertThat(heard.stream().map(told -> told.field(66) + " " + told.field(58)))
                .containsExactly(
                        "L1 TotNoOrders(68): 2 were announced, 1 have come with the last fragment",
                        "L2 TotNoOrders(68): more orders have come than 1",
                        "L3 ListSeqNo(67): 1 is there twice",
                        "L4 ClOrdID(11): of ListSeqNo(67) 2 is there twice",
                        "L5 TotNoOrders(68): was 2 in the first fragment, now 3",
                        "L6 ClOrdID(11): of ListSeqNo(67) 1 has been used before",
                        "L7 TotNoOrders(68): must be 1 to 500, was 501",
                        "L8 ListSeqNo(67): must be above 0, was 0",
                        "L9 ListExecInstType(433): only 1 and 2 are taken",
                        "L9 ListID(66): has been used before");
        desk.place("A", "100", "100");
        assertThat(desk.lines()).as("the ids are free").containsExactly("D 38=100 44=100");
    }

    @Test
    void refusesAnIdThatWasUsedWhileFragmentsWereMissing() {
        lists.list("L", 2).leg(1, "A", "100").more().send();
        desk.place("A", "1", "100");
        desk.heard();
        lists.list("L", 2).leg(2, "B", "100").send();

        assertThat(desk.heard().get(0).field(58)).contains("of ListSeqNo(67) 1 has been used before");
    }

    @Test
    void tellsARepeatedListItsStatusWhenResent() {
        twoOrders();
        desk.heard();
        lists.list("L", 2).leg(1, "A", "100").leg(2, "B", "50").possResend().send();
        lists.list(Desk.OTHER_CLIENT, "L", 1).leg(1, "A", "7").send();

        assertThat(desk.lines())
                .containsExactly(
                        "N 66=L 429=2 431=3 68=2 82=1 83=1 73=[A A 0/100/0,B A 0/50/0]",
                        "N 66=L 429=1 431=3 68=1 82=1 83=1 73=[A A 0/7/0]",
                        "D 38=7 44=100");
    }

    // ListExecInstType(433)=2

    private void waiting() {
        lists.list("L", 2).leg(1, "A", "100").leg(2, "B", "50").waiting().send();
    }

    @Test
    void keepsAListBackUntilItIsExecuted() {
        waiting();
        assertThat(desk.lines())
                .containsExactly(
                        "N 66=L 429=1 431=2 68=2 82=1 83=1 73=[A A 0/100/0,B A 0/50/0]",
                        "8 150=A 39=A 11=A 38=100 14=0 151=100 6=0 66=L",
                        "8 150=A 39=A 11=B 38=50 14=0 151=50 6=0 66=L");
        desk.restart();

        lists.act(ListAct.EXECUTE, "L");
        lists.act(ListAct.EXECUTE, "L");

        assertThat(desk.lines())
                .containsExactly(
                        "N 66=L 429=4 431=3 68=2 82=1 83=1 73=[A A 0/100/0,B A 0/50/0]",
                        "D 38=100 44=100",
                        "D 38=50 44=100",
                        "N 66=L 429=2 431=3 68=2 82=1 83=1 73=[A A 0/100/0,B A 0/50/0]");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "V1").send();
        assertThat(desk.lines()).containsExactly("8 150=0 39=0 11=B 38=50 14=0 151=50 6=0 66=L");
    }

    @Test
    void holdsTheReservationOfAWaitingList() {
        desk.limitPosition(150);
        waiting();
        desk.heard();

        desk.place("C", "1", "100");
        assertThat(desk.lines()).containsExactly("8 150=8 39=8 11=C 38=1 14=0 151=0 6=0");
        lists.act(ListAct.EXECUTE, "L");
        assertThat(desk.lines()).hasSize(3).endsWith("D 38=100 44=100", "D 38=50 44=100");
    }

    @Test
    void looksAgainWhenAListIsExecuted() {
        waiting();
        desk.limitOrderValue(60 * 100 * 10_000L);
        desk.heard();

        lists.act(ListAct.EXECUTE, "L");

        assertThat(desk.lines())
                .containsExactly(
                        "N 66=L 429=4 431=3 68=2 82=1 83=1 73=[A A 0/100/0,B A 0/50/0]",
                        "8 150=8 39=8 11=A 38=100 14=0 151=0 6=0 66=L",
                        "D 38=50 44=100");
    }

    @Test
    void cancelsAnOrderOfAWaitingListAtOnceAndReplacesNone() {
        waiting();
        desk.sessionUp(Desk.VENUE, false);
        desk.heard();

        desk.replace("R", "A", "10", "100");
        desk.cancel("Y", "A");
        desk.cancel("Y2", "A");
        new MassDesk(desk).cancel(Desk.CLIENT, "M", '7');

        assertThat(desk.lines())
                .containsExactly(
                        "9 434=2 102=2 39=A 11=R 41=A",
                        "8 150=6 39=6 11=Y 41=A 38=100 14=0 151=100 6=0 66=L",
                        "8 150=4 39=4 11=Y 41=A 38=100 14=0 151=0 6=0 66=L",
                        "9 434=1 102=0 39=4 11=Y2 41=Y",
                        "r 11=M 530=7 531=7 533=1",
                        "8 150=4 39=4 11=M 41=B 38=50 14=0 151=0 6=0 66=L",
                        "N 66=L 429=5 431=6 68=2 82=1 83=1 73=[Y 4 0/0/100,M 4 0/0/50]");
        lists.act(ListAct.EXECUTE, "L");
        assertThat(desk.lines()).hasSize(1);
    }

    @Test
    void cancelsAWaitingListByKillSwitch() {
        waiting();
        desk.heard();

        desk.kill(KillScope.CLIENT, "CLIENT1", true);

        assertThat(desk.lines())
                .containsExactly(
                        "8 150=4 39=4 11=A 38=100 14=0 151=0 6=0 66=L",
                        "8 150=4 39=4 11=B 38=50 14=0 151=0 6=0 66=L",
                        "N 66=L 429=5 431=6 68=2 82=1 83=1 73=[A 4 0/0/100,B 4 0/0/50]");
    }

    // ListCancelRequest(K)

    @Test
    void cancelsWhatIsOpenOfAList() {
        lists.list("L", 3)
                .leg(1, "A", "100")
                .leg(2, "B", "50")
                .leg(3, "C", "10")
                .send();
        long third = desk.lastVenueRequestId();
        desk.venue(ExecType.TRADE, third - 2, "V1").last("100", "99").send();
        desk.cancel("Y", "C");
        desk.heard();

        lists.act(ListAct.CANCEL, "L");
        long cancel = desk.lastVenueRequestId();
        assertThat(desk.lines())
                .containsExactly(
                        "F 38=50 44=100", "N 66=L 429=2 431=4 68=3 82=1 83=1 73=[A 2 100/0/0,B 6 0/50/0,C 6 0/10/0]");

        desk.venue(ExecType.CANCELED, cancel - 1, "V2").send();
        desk.venue(ExecType.CANCELED, cancel, "V3").send();
        assertThat(desk.lines())
                .containsExactly(
                        "8 150=4 39=4 11=Y 41=C 38=10 14=0 151=0 6=0 66=L",
                        "8 150=4 39=4 11=B 38=50 14=0 151=0 6=0 66=L",
                        "N 66=L 429=5 431=6 68=3 82=1 83=1 73=[A 2 100/0/0,B 4 0/0/50,Y 4 0/0/10]");
        lists.act(ListAct.CANCEL, "L");
        assertThat(desk.lines())
                .containsExactly("N 66=L 429=2 431=6 68=3 82=1 83=1 73=[A 2 100/0/0,B 4 0/0/50,Y 4 0/0/10]");
    }

    @Test
    void cancelsAListOfWhichFragmentsAreMissing() {
        lists.list("L", 2).leg(1, "A", "100").more().send();
        lists.act(ListAct.CANCEL, "L");
        lists.list("L", 2).leg(2, "B", "100").send();

        assertThat(desk.lines())
                .containsExactly(
                        "N 66=L 429=2 431=7 68=2 82=1 83=1 73=[A A 0/100/0]",
                        "N 66=L 429=1 431=7 68=2 82=1 83=1 " + LIST_WITHOUT_ORDERS);
    }

    @Test
    void knowsNoListOfAnotherSession() {
        twoOrders();
        desk.heard();

        lists.act(Desk.OTHER_CLIENT, ListAct.CANCEL, "L");
        lists.act(Desk.OTHER_CLIENT, ListAct.STATUS, "L");

        assertThat(desk.lines())
                .containsExactly(
                        "N 66=L 429=2 431=7 68=0 82=1 83=1 " + LIST_WITHOUT_ORDERS,
                        "N 66=L 429=2 431=7 68=0 82=1 83=1 " + LIST_WITHOUT_ORDERS);
    }

    @Test
    void tellsALargeListInParts() {
        ListDesk.Fragment fragment = lists.list("L", 45);
        for (int i = 1; i <= 45; i++) {
            fragment.leg(i, "A" + i, "1");
        }
        fragment.send();

        List<Told> reports =
                desk.heard().stream().filter(told -> told.msgType().equals("N")).toList();
        assertThat(reports).hasSize(3);
        assertThat(IntStream.range(0, 3)).allSatisfy(part -> {
            Told told = reports.get(part);
            assertThat(told.field(82)).isEqualTo("3");
            assertThat(told.field(83)).isEqualTo(Integer.toString(part + 1));
            assertThat(told.field(73).split(",")).hasSize(part < 2 ? 20 : 5);
        });
    }

    @Test
    void countsAVenuesRejectionInTheList() {
        twoOrders();
        long second = desk.lastVenueRequestId();
        desk.finish(desk.venue(ExecType.REJECTED, second, "V1").fields().ordRejReason(2));
        desk.heard();

        lists.act(ListAct.STATUS, "L");

        assertThat(desk.lines()).containsExactly("N 66=L 429=2 431=3 68=2 82=1 83=1 73=[A A 0/100/0,B 8 0/0/0 103=2]");
    }

    @Test
    void forgetsAListWithItsLastOrder() {
        var small = new Desk(Desk.Profile.USUAL, new CoreLimits(100, 10 * Desk.STEP_NS));
        var smallLists = new ListDesk(small);
        smallLists.list("L", 2).leg(1, "A", "100").leg(2, "B", "50").send();
        long second = small.lastVenueRequestId();
        small.venue(ExecType.TRADE, second - 1, "V1").last("100", "99").send();
        for (int i = 0; i < 40; i++) {
            small.askStatus("A", "S" + i);
        }
        assertThat(small.core().orderCount())
                .as("kept as long as its list is open")
                .isEqualTo(2);
        small.venue(ExecType.TRADE, second, "V2").last("50", "99").send();
        for (int i = 0; i < 40; i++) {
            small.askStatus("A", "S" + i);
        }
        small.heard();

        assertThat(small.core().orderCount()).isZero();
        smallLists.act(ListAct.STATUS, "L");
        smallLists.list("L", 1).leg(1, "A", "100").send();
        assertThat(small.lines()).hasSize(3).last().isEqualTo("D 38=100 44=100");
    }
}
