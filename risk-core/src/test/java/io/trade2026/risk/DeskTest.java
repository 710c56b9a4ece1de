package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.e4;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.DefinePartyEncoder;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderScopes;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.reference.Outcome;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** A desk of a client is a node between the client and the accounts and traders that belong to it. */
class DeskTest {
    /** Without a limit they block. */
    private static final List<Control> LIMITED = List.of(
            Control.PT_01,
            Control.PT_02,
            Control.PT_07,
            Control.PT_08,
            Control.PT_09,
            Control.PT_10_NOTIONAL,
            Control.PT_10_COUNT);

    /** DESK1 has the trader TRD1, DESK2 the trader TRD2; TRD3 and ACC1 belong to none until they are told to. */
    private final RiskWorld world = RiskWorld.whole();

    @BeforeEach
    void open() {
        world.party(PartyKind.DESK, 2, 1, "DESK2");
        join("TRD2", 2);
        join("TRD3", 0);
    }

    private Outcome join(String name, int desk) {
        world.deskOf.put(name, desk);
        boolean isTrader = name.startsWith("TRD");
        int id = Integer.parseInt(name.substring(3));
        return world.party(isTrader ? PartyKind.TRADER : PartyKind.ACCOUNT, id, 1, name);
    }

    private OrderView of(int trader, String qty) {
        return world.sent(Side.BUY, qty, "100").traderId(trader);
    }

    private long open(int desk) {
        int slot = world.core.exposure().slotOf(PartyKind.DESK, desk, Footprint.INSTRUMENT, INTC);
        return world.core.exposure().get(slot, ExposureTable.OPEN_BUY_QTY);
    }

    // Whose desk counts

    @ParameterizedTest(name = "trader of {0}, account of {1}: {2}")
    @CsvFileSource(resources = "/desks.csv", numLinesToSkip = 7)
    void countsOnTheDeskOfItsTraderElseOfItsAccount(String trader, String account, String counts) {
        join("TRD3", desk(trader));
        join("ACC1", desk(account));
        world.placed(of(trader.equals("none named") ? 0 : 3, "10"));

        assertThat(open(1)).isEqualTo(counts.equals("DESK1") ? e8("10") : 0);
        assertThat(open(2)).isEqualTo(counts.equals("DESK2") ? e8("10") : 0);
        assertThat(new OrderScopes()
                        .of(world.book, 1, trader.equals("none named") ? 0 : 3, 0)
                        .id(KillScope.DESK))
                .isEqualTo(desk(counts));
    }

    private static int desk(String name) {
        return name.startsWith("DESK") ? Integer.parseInt(name.substring(4)) : 0;
    }

    @Test
    void addsUpTheOrdersOfAllItsTradersAndOfNoOthers() {
        join("TRD3", 1);
        world.limit(Control.PT_10_NOTIONAL, PartyKind.DESK, 1, InstrumentScope.ANY, 0, e4("3000"));
        world.placed(of(1, "10"));
        world.placed(of(3, "10"));
        world.placed(of(2, "500"));

        assertThat(world.place(of(1, "10"))).isNull();
        assertThat(world.place(of(3, "11"))).isEqualTo(Denial.OPEN_NOTIONAL_EXCEEDED);
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.DESK);
        assertThat(world.decision.scopeId()).isEqualTo(1);
        assertThat(world.decision.used()).isEqualTo(e4("2000"));
        assertThat(world.decision.wouldPass()).isEqualTo(e8("10"));
        assertThat(world.place(of(2, "11"))).isNull();
    }

    @Test
    void releasesWhereAnOrderWasEnteredWhenItsTraderHasGoneToAnotherDesk() {
        Reservation before = world.placed(of(1, "10"));
        join("TRD1", 2);
        world.placed(of(1, "7"));
        assertThat(open(1)).isEqualTo(e8("10"));
        assertThat(open(2)).isEqualTo(e8("7"));

        RiskWorld again = world.restarted();
        Reservation held = again.restored(before);
        assertThat(held.footprint().partyId(Footprint.DESK)).isEqualTo(1);
        assertThat(again.core.stateHash()).isEqualTo(world.core.stateHash());
        again.core.holdings().hold(held, 0, 0, false);
        ExposureTable table = again.core.exposure();
        assertThat(table.get(table.slotOf(PartyKind.DESK, 1, Footprint.INSTRUMENT, INTC), ExposureTable.OPEN_BUY_QTY))
                .isZero();
        assertThat(table.get(table.slotOf(PartyKind.DESK, 2, Footprint.INSTRUMENT, INTC), ExposureTable.OPEN_BUY_QTY))
                .isEqualTo(e8("7"));
    }

    /** Rows of snapshots of before there were desks have zeros where the desk is now. */
    @Test
    void releasesNothingOnADeskOfAnOrderThatIsOlderThanTheDesk() {
        join("TRD1", 0);
        Reservation before = world.placed(of(1, "10"));
        join("TRD1", 1);

        RiskWorld again = world.restarted();
        Reservation held = again.restored(before);
        again.core.holdings().hold(held, 0, 0, false);
        assertThat(again.core.exposure().slotOf(PartyKind.DESK, 1, Footprint.INSTRUMENT, INTC))
                .isZero();
    }

    @Test
    void measuresAReplaceByTheDeskOfTheTraderThatItNames() {
        Reservation held = world.placed(of(1, "10"));
        world.limit(Control.PT_01, PartyKind.DESK, 2, InstrumentScope.ANY, 0, e8("11"));
        OrderView byTheOther = of(2, "12").replacedQtyE8(e8("10")).replacedPriceE8(e8("100"));

        assertThat(world.replace(byTheOther, held)).isEqualTo(Denial.ORDER_EXCEEDS_QTY);
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.DESK);
        assertThat(world.decision.scopeId()).isEqualTo(2);
        OrderView byItsOwn = of(1, "12").replacedQtyE8(e8("10")).replacedPriceE8(e8("100"));
        assertThat(world.replace(byItsOwn, held)).isNull();
    }

    // Missing limits and parents

    @ParameterizedTest
    @FieldSource("LIMITED")
    void grantsByItsLimitWhatNoAccountClientOrFirmHasALimitOf(Control missing) {
        RiskWorld closed = RiskWorld.closed();
        closed.party(PartyKind.DESK, 1, 1, "DESK1");
        closed.deskOf.put("ACC1", 1);
        closed.party(PartyKind.ACCOUNT, 1, 1, "ACC1");
        for (Control control : LIMITED) {
            if (control != missing) {
                closed.limit(control, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, RiskWorld.WIDE);
            }
        }
        OrderView order = RiskWorld.order(Side.BUY, "1", "100");

        assertThat(closed.place(order)).isEqualTo(Denial.LIMIT_MISSING);
        assertThat(closed.decision.control()).isEqualTo(missing);
        closed.limit(missing, PartyKind.DESK, 1, InstrumentScope.ANY, 0, RiskWorld.WIDE);
        assertThat(closed.place(order)).isNull();
    }

    @ParameterizedTest(name = "{0} at most that of {1}")
    @CsvSource({"ACCOUNT, DESK", "TRADER, DESK", "DESK, CLIENT", "DESK, CLEARING", "DESK, FIRM"})
    void isHeldToItsParentAndHoldsItsChildrenUnlessTheyAreOverAllocated(PartyKind child, PartyKind parent) {
        join("ACC1", 1);
        world.limit(Control.PT_10_NOTIONAL, parent, 1, InstrumentScope.ANY, 0, e4("1000"));

        assertThat(world.limit(Control.PT_10_NOTIONAL, child, 1, InstrumentScope.ANY, 0, e4("1000.0001"))
                        .outcome())
                .isEqualTo(Outcome.ABOVE_PARENT);
        assertThat(world.limit(Control.PT_10_NOTIONAL, child, 1, InstrumentScope.ANY, 0, e4("1000"))
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
        world.limit(Control.PT_10_COUNT, parent, 1, InstrumentScope.ANY, 0, 1);
        world.limitLetter(901, 901, Control.PT_10_COUNT, child, 1, 5).overAllocated(Bool.YES);
        assertThat(world.sendLimit().outcome()).isEqualTo(Outcome.APPLIED);
        world.placed(of(1, "1"));
        assertThat(world.place(of(1, "1"))).isEqualTo(Denial.OPEN_ORDERS_EXCEEDED);
        assertThat(world.decision.scopeKind()).as("the parent's binds").isEqualTo(parent);
    }

    @Test
    void doesNotHoldAnAccountToADeskThatItDoesNotBelongTo() {
        world.limit(Control.PT_10_NOTIONAL, PartyKind.DESK, 1, InstrumentScope.ANY, 0, e4("1000"));

        assertThat(world.limit(Control.PT_10_NOTIONAL, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, e4("5000"))
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
        assertThat(world.limit(Control.PT_10_NOTIONAL, PartyKind.TRADER, 2, InstrumentScope.ANY, 0, e4("5000"))
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    // Reference data

    @Test
    void stopsNewOrdersOfADeskThatIsSwitchedOff() {
        world.party(PartyKind.DESK, 1, 1, "DESK1", false, 2);

        assertThat(world.place(of(1, "1"))).isEqualTo(Denial.PARTY_DISABLED);
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.DESK);
        assertThat(world.place(of(2, "1"))).isNull();
        assertThat(world.restarted().place(of(1, "1"))).isEqualTo(Denial.PARTY_DISABLED);
    }

    @Test
    void refusesADeskThatIsNotOneOfTheClient() {
        world.party(PartyKind.CLIENT, 2, 1, "CLIENT2");
        world.party(PartyKind.DESK, 3, 2, "THEIRS");

        assertThat(join("TRD1", 3)).isEqualTo(Outcome.UNKNOWN_DESK);
        assertThat(join("TRD1", 99)).isEqualTo(Outcome.UNKNOWN_DESK);
        world.placed(of(1, "10"));
        assertThat(open(1)).as("it stays where it was").isEqualTo(e8("10"));
        assertThat(world.party(PartyKind.DESK, 3, 1, "THEIRS")).isEqualTo(Outcome.PARENT_CHANGED);
    }

    @Test
    void takesALetterOfBeforeThereWereDesksForOneWithoutADesk() {
        var buffer = new UnsafeBuffer(new byte[256]);
        buffer.setMemory(0, buffer.capacity(), (byte) 1);
        new DefinePartyEncoder()
                .wrap(buffer, 0)
                .version(9)
                .kind(PartyKind.TRADER)
                .partyId(1)
                .parentId(1)
                .enabled(Bool.YES)
                .name("TRD1")
                .clearingId(0)
                .currency("");
        int length = DefinePartyDecoder.deskIdEncodingOffset();

        assertThat(world.book.define(new DefinePartyDecoder().wrap(buffer, 0, length, 0)))
                .isEqualTo(Outcome.APPLIED);
        world.placed(of(1, "10"));
        assertThat(open(1)).isZero();
    }
}
