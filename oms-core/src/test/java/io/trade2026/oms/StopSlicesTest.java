package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.ListAct;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MarketStateChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PartyStoppedDecoder;
import io.trade2026.messages.sbe.Side;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Halts (PT-13), stopped parties (PT-15, PT-19) and restricted lists (PT-11) among many orders: cancelled in slices, while it is so. */
class StopSlicesTest {
    private static final long GAP_NS = 10 * Desk.STEP_NS;
    /** Four orders are looked at a time, and three cancelled; eight are too many to be counted. */
    private static final SweepPace SMALL = new SweepPace(4, 4, 3, GAP_NS);
    /** The same where all of them are counted. */
    private static final SweepPace COUNTING = new SweepPace(4, 1_000, 3, GAP_NS);

    private static final long E4 = 10_000;
    private static final long LOSS = 50 * E4;
    private static final int INTC = 1;
    private static final long FREE = 2;

    /** What stops all orders of the client in INTC. */
    enum Stop {
        HALT("MARKET_HALTED"),
        EXECUTIONS("PARTY_STOPPED"),
        LOSS_LIMIT("LOSS_LIMIT_REACHED"),
        LIST("RESTRICTED");

        private final String denial;

        Stop(String denial) {
            this.denial = denial;
        }

        /** The rows that it goes by. */
        void prepare(Desk desk) {
            switch (this) {
                case HALT, LIST -> {}
                case EXECUTIONS -> desk.limit(Control.PT_15_COUNT, PartyKind.SESSION, Desk.CLIENT, 1);
                case LOSS_LIMIT -> {
                    desk.limit(Control.PT_19_CANCEL, PartyKind.ACCOUNT, 1, 1);
                    desk.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, LOSS);
                }
            }
        }

        void begin(Desk desk, long filling) {
            switch (this) {
                case HALT -> desk.house().market("", "INTC", MarketState.HALT, false);
                case EXECUTIONS ->
                    desk.venue(ExecType.TRADE, filling, "T").last("1", "100").send();
                case LOSS_LIMIT ->
                    desk.venue(ExecType.TRADE, filling, "T").last("5", "110").send();
                case LIST -> list(desk, 0);
            }
        }

        void undo(Desk desk) {
            switch (this) {
                case HALT -> desk.house().market("", "INTC", MarketState.OPEN, false);
                case EXECUTIONS -> desk.house().resume(PartyKind.SESSION, Desk.CLIENT);
                case LOSS_LIMIT -> {
                    desk.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, 2 * LOSS);
                    desk.house().resume(PartyKind.ACCOUNT, 1);
                }
                case LIST -> list(desk, FREE);
            }
        }

        /** The same once more, after it was undone. */
        void again(Desk desk, long filling) {
            switch (this) {
                case HALT, LIST -> begin(desk, filling);
                case EXECUTIONS ->
                    desk.venue(ExecType.TRADE, filling, "T2").last("1", "100").send();
                case LOSS_LIMIT -> prepare(desk);
            }
        }

        /** A second one of its kind in the middle of the first. */
        void second(Desk desk, long filling) {
            switch (this) {
                case HALT, LIST -> begin(desk, filling);
                case EXECUTIONS -> {
                    desk.limit(Control.PT_15_COUNT, PartyKind.ACCOUNT, 1, 1);
                    again(desk, filling);
                }
                case LOSS_LIMIT -> desk.limit(Control.PT_19_DRAWDOWN, PartyKind.ACCOUNT, 1, LOSS);
            }
        }

        private static void list(Desk desk, long permission) {
            desk.limit(Control.PT_11_TRADING, PartyKind.FIRM, 1, INTC, LimitSide.BOTH, permission);
        }

        /** Whether it tells how many orders it cancels. */
        private boolean isCounted() {
            return this != LIST;
        }
    }

    private Desk desk = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALL);
    private long filling;

    /** As many orders, X1 and on, that are open at the venue; the first one is that which is filled. */
    private static long placed(Desk desk, int orders) {
        long first = 0;
        for (int i = 1; i <= orders; i++) {
            desk.order("X" + i).qty("10").price("100").execInst("K").send();
            long id = desk.lastVenueRequestId();
            desk.venue(ExecType.NEW, id, "nX" + i).send();
            first = i == 1 ? id : first;
        }
        desk.heard();
        return first;
    }

    private void begun(Stop stop, int orders) {
        stop.prepare(desk);
        filling = placed(desk, orders);
        stop.begin(desk, filling);
    }

    /** The cancels that were sent since the last call. */
    private static List<String> cancels(Desk desk) {
        return desk.lines().stream().filter(line -> line.startsWith("F")).toList();
    }

    private static List<String> cancels(int number) {
        return Collections.nCopies(number, "F 38=10 44=100");
    }

    /** OrigClOrdID(41) of every cancel so far. */
    private static List<String> canceled(Desk desk) {
        return desk.sink().all().stream()
                .filter(told -> told.msgType().equals("F"))
                .map(told -> told.field(41))
                .toList();
    }

    /** The number that was told of the last halt or stop. */
    private int counted() {
        var header = new MessageHeaderDecoder();
        int count = 0;
        for (byte[] letter : desk.letters()) {
            var from = new UnsafeBuffer(letter);
            int templateId = header.wrap(from, 0).templateId();
            if (templateId == PartyStoppedDecoder.TEMPLATE_ID) {
                count = new PartyStoppedDecoder()
                        .wrapAndApplyHeader(from, 0, header)
                        .ordersToCancel();
            } else if (templateId == MarketStateChangedDecoder.TEMPLATE_ID) {
                count = new MarketStateChangedDecoder()
                        .wrapAndApplyHeader(from, 0, header)
                        .ordersToCancel();
            }
        }
        return count;
    }

    @ParameterizedTest
    @EnumSource
    void holdsAtOnceAndServesOthersBetweenSlices(Stop stop) {
        begun(stop, 8);

        assertThat(counted()).isEqualTo(stop.isCounted() ? Passes.NOT_COUNTED : 0);
        assertThat(cancels(desk)).isEqualTo(cancels(3));
        desk.place("N", "1", "100");
        assertThat(desk.heard()).singleElement().satisfies(told -> {
            assertThat(told.field(39)).isEqualTo("8");
            assertThat(told.field(58)).contains(stop.denial);
        });
        desk.order("Y")
                .session(Desk.OTHER_CLIENT)
                .symbol("MSFT")
                .qty("7")
                .price("100")
                .send();
        assertThat(desk.lines()).containsExactly("D 38=7 44=100");
        desk.pass(GAP_NS);
        assertThat(cancels(desk)).isEqualTo(cancels(3));
        desk.pass(GAP_NS);
        assertThat(cancels(desk)).isEqualTo(cancels(2));
        desk.pass(100 * GAP_NS);
        assertThat(cancels(desk)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void cancelsTheSameInTheSameOrderAndWordsAsAtOnce(Stop stop) {
        desk = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, COUNTING);
        begun(stop, 8);
        assertThat(counted()).isEqualTo(stop.isCounted() ? 8 : 0);
        Desk inSlices = desk;
        desk = new Desk();
        begun(stop, 8);
        assertThat(counted()).isEqualTo(stop.isCounted() ? 8 : 0);

        for (Desk each : List.of(inSlices, desk)) {
            each.pass(100 * GAP_NS);
            each.heard();
        }
        assertThat(canceled(inSlices)).isEqualTo(canceled(desk)).hasSize(8);
        for (int i = 0; i < 8; i++) {
            for (Desk each : List.of(inSlices, desk)) {
                Told cancel = each.sink().all().stream()
                        .filter(told -> told.msgType().equals("F"))
                        .toList()
                        .get(i);
                each.venue(ExecType.CANCELED, Long.parseLong(cancel.field(11)), "c" + i)
                        .send();
            }
            assertThat(inSlices.heard()).singleElement().satisfies(told -> {
                Told atOnce = desk.heard().get(0);
                assertThat(told.line()).isEqualTo(atOnce.line());
                assertThat(told.field(378)).isEqualTo(atOnce.field(378));
                assertThat(told.field(58)).isEqualTo(atOnce.field(58)).isNotEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsLiveWhatItHasNotReachedWhenItIsUndone(Stop stop) {
        begun(stop, 8);
        stop.undo(desk);
        assertThat(cancels(desk)).isEqualTo(cancels(3));

        desk.pass(100 * GAP_NS);

        assertThat(cancels(desk)).isEmpty();
        desk.place("N", "1", "100");
        assertThat(desk.lines()).containsExactly("D 38=1 44=100");
    }

    @ParameterizedTest
    @EnumSource
    void cancelsEachOrderOnceWhenItIsUndoneAndComesAgain(Stop stop) {
        begun(stop, 8);
        stop.undo(desk);
        stop.again(desk, filling);

        desk.pass(100 * GAP_NS);

        assertThat(canceled(desk)).hasSize(8).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void cancelsEachOrderOnceWhenAnotherOfItsKindBeginsInTheMiddle(Stop stop) {
        begun(stop, 8);
        stop.second(desk, filling);

        desk.pass(100 * GAP_NS);

        assertThat(canceled(desk)).hasSize(8).doesNotHaveDuplicates();
    }

    /** A venue may say the same again and again. */
    @Test
    void goesThroughAMarketOnceHoweverOftenItIsToldTheSame() {
        begun(Stop.HALT, 8);
        for (int i = 0; i < 5; i++) {
            Stop.HALT.undo(desk);
            Stop.HALT.begin(desk, filling);
        }

        assertThat(desk.timers(TimerKind.PASS)).isEqualTo(2);
        desk.pass(100 * GAP_NS);
        assertThat(canceled(desk)).hasSize(8).doesNotHaveDuplicates();
    }

    /** A market that closes out of a halt has not taken the halt back. */
    @Test
    void goesOnWithAHaltWhenTheMarketCloses() {
        begun(Stop.HALT, 8);
        desk.house().market("", "INTC", MarketState.CLOSED, false);

        desk.pass(100 * GAP_NS);

        assertThat(canceled(desk)).hasSize(8).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void sendsNoReplaceThatWaitedOfAnOrderThatItHasNotReachedYet(Stop stop) {
        stop.prepare(desk);
        filling = placed(desk, 8);
        desk.change("R1", "X8").qty("11").price("100").execInst("K").send();
        long first = desk.lastVenueRequestId();
        desk.change("R2", "R1").qty("12").price("100").execInst("K").send();
        stop.begin(desk, filling);
        desk.heard();

        desk.venue(ExecType.REPLACED, first, "r1").send();

        assertThat(desk.lines()).contains("F 38=11 44=100").noneMatch(line -> line.startsWith("G"));
        long cancel = desk.lastVenueRequestId();
        desk.pass(100 * GAP_NS);
        assertThat(canceled(desk)).hasSize(8).doesNotHaveDuplicates();
        desk.heard();
        desk.venue(ExecType.CANCELED, cancel, "c").send();
        assertThat(desk.lines()).contains("9 434=2 102=0 39=4 11=R2 41=R1");
    }

    /** What waits for ListExecute(L) holds its reservation already: to let it go adds nothing, which a stop lets pass. */
    @ParameterizedTest
    @EnumSource(names = {"EXECUTIONS", "LOSS_LIMIT", "LIST"})
    void letsNoListGoThatItHasNotReachedYet(Stop stop) {
        var lists = new ListDesk(desk);
        stop.prepare(desk);
        filling = placed(desk, 8);
        lists.list("L", 2).leg(1, "A", "100").leg(2, "B", "50").waiting().send();
        stop.begin(desk, filling);
        desk.heard();

        lists.act(ListAct.EXECUTE, "L");

        assertThat(desk.lines())
                .contains("8 150=4 39=4 11=A 38=100 14=0 151=0 6=0 66=L", "8 150=4 39=4 11=B 38=50 14=0 151=0 6=0 66=L")
                .noneMatch(line -> line.startsWith("D"));
    }

    /** PT-19 lets pass what only reduces: that has come behind it, and stays. */
    @Test
    void leavesAloneWhatMayComeBehindIt() {
        var lists = new ListDesk(desk);
        begun(Stop.LOSS_LIMIT, 8);
        desk.order("S").side(Side.SELL).qty("2").price("101").send();
        lists.list("L", 1)
                .leg(new ListDesk.Leg(1, "A", "INTC", Side.SELL, 100_000_000L))
                .waiting()
                .send();
        lists.act(ListAct.EXECUTE, "L");
        assertThat(desk.lines()).contains("D 38=2 44=101", "D 38=1 44=100");

        desk.pass(100 * GAP_NS);

        assertThat(cancels(desk)).isEqualTo(cancels(5));
    }

    @ParameterizedTest
    @EnumSource
    void cancelsInSlicesWhatWaitedForItsVenueAndNothingOnceItIsUndone(Stop stop) {
        for (boolean isUndone : new boolean[] {false, true}) {
            desk = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALL);
            stop.prepare(desk);
            filling = placed(desk, 8);
            desk.sessionUp(Desk.VENUE, false);
            stop.begin(desk, filling);
            desk.pass(100 * GAP_NS);
            if (isUndone) {
                stop.undo(desk);
            }
            desk.heard();
            desk.restart();

            desk.sessionUp(Desk.VENUE, true);

            assertThat(cancels(desk)).isEqualTo(cancels(isUndone ? 0 : 3));
            desk.pass(100 * GAP_NS);
            assertThat(cancels(desk)).isEqualTo(cancels(isUndone ? 0 : 5));
        }
    }

    @Test
    void cancelsForAnotherReasonWhatAStopThatIsOverCouldNotCancel() {
        Stop.EXECUTIONS.prepare(desk);
        filling = placed(desk, 3);
        desk.sessionUp(Desk.VENUE, false);
        Stop.EXECUTIONS.begin(desk, filling);
        Stop.EXECUTIONS.undo(desk);
        Stop.HALT.begin(desk, filling);
        desk.heard();

        desk.sessionUp(Desk.VENUE, true);

        assertThat(cancels(desk)).isEqualTo(cancels(3));
    }

    @Test
    void cancelsNothingThatAskedNoLongerForItWhenItsVenueIsBack() {
        placed(desk, 1);
        desk.change("R", "X1").qty("10").price("100").send();
        long replace = desk.lastVenueRequestId();
        desk.sessionUp(Desk.VENUE, false);
        Stop.HALT.begin(desk, 0);
        desk.venue(ExecType.REPLACED, replace, "r").send();
        desk.heard();

        desk.sessionUp(Desk.VENUE, true);

        assertThat(cancels(desk)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterARestartWhereItWas(Stop stop) {
        for (boolean isTwice : new boolean[] {false, true}) {
            var one = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALL);
            var other = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALL);
            for (Desk each : List.of(one, other)) {
                desk = each;
                begun(stop, 20);
                if (isTwice) {
                    stop.undo(desk);
                    stop.again(desk, filling);
                    stop.second(desk, filling);
                }
            }

            for (int slice = 0; slice < 20; slice++) {
                other.restart();
                assertThat(other.saved().differenceTo(one.saved()))
                        .as("after slice %s", slice)
                        .isEmpty();
                one.pass(GAP_NS);
                other.pass(GAP_NS);
            }

            assertThat(other.letters().toArray(new byte[0][]))
                    .isDeepEqualTo(one.letters().toArray(new byte[0][]));
            assertThat(canceled(other)).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUndoneAfterARestartInTheMiddle(Stop stop) {
        begun(stop, 20);
        desk.pass(GAP_NS);
        desk.restart();
        stop.undo(desk);
        desk.restart();

        desk.pass(100 * GAP_NS);

        assertThat(canceled(desk)).hasSize(6).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWithTheNextLeader(Stop stop) {
        begun(stop, 8);
        desk.heard();

        desk.withoutLeader(10_000_000_000L);
        desk.pass(100 * GAP_NS);

        assertThat(cancels(desk)).isEqualTo(cancels(5));
    }
}
