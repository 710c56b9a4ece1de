package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MassCancelIds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OrderMassCancelRequest(q) of many orders: it goes in slices between which others are served, and is answered as if it did not. */
class MassCancelSlicesTest {
    private static final long GAP_NS = 10 * Desk.STEP_NS;
    /** Four orders are visited at a time, and three cancelled; all of them are counted. */
    private static final SweepPace COUNTING = new SweepPace(4, 1_000, 3, GAP_NS);
    /** The same where four are too many to be counted. */
    private static final SweepPace NOT_COUNTING = new SweepPace(4, 3, 3, GAP_NS);
    /** Two orders at a time, and one cancel, every second command; all of them are counted. */
    private static final SweepPace SMALLEST = new SweepPace(2, 1_000, 1, 2 * Desk.STEP_NS);

    private Desk desk = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, COUNTING);
    private MassDesk mass = new MassDesk(desk);

    private void use(Desk other) {
        desk = other;
        mass = new MassDesk(other);
    }

    private void use(SweepPace pace) {
        use(new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, pace));
    }

    private static List<String> cancels(int number) {
        return Collections.nCopies(number, "F 38=100 44=100");
    }

    private List<String> cancelsAndRefusals() {
        return desk.lines().stream()
                .filter(line -> line.startsWith("F") || line.startsWith("9"))
                .toList();
    }

    @Test
    void countsAllOfThemAtOnceAndServesOthersBetweenSlices() {
        desk.placed(8);

        mass.cancel(Desk.CLIENT, "M", '7');

        List<String> first = new ArrayList<>(List.of("r 11=M 530=7 531=7 533=8"));
        first.addAll(cancels(3));
        assertThat(desk.lines()).isEqualTo(first);
        desk.order("Y").session(Desk.OTHER_CLIENT).qty("7").price("100").send();
        assertThat(desk.lines()).containsExactly("D 38=7 44=100");
        desk.pass(GAP_NS);
        assertThat(desk.lines()).isEqualTo(cancels(3));
        desk.pass(GAP_NS);
        assertThat(desk.lines()).isEqualTo(cancels(2));
        desk.pass(100 * GAP_NS);
        assertThat(desk.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesAnOrderAloneThatComesBehindIt(boolean isCounted) {
        use(isCounted ? COUNTING : NOT_COUNTING);
        desk.placed(8);
        mass.cancel(Desk.CLIENT, "M", '7');
        desk.place("Y", "7", "100");
        desk.heard();

        desk.pass(100 * GAP_NS);

        assertThat(desk.lines()).isEqualTo(cancels(5));
        desk.askStatus("Y", "S");
        assertThat(desk.heard().get(0).field(39)).isEqualTo("A");
    }

    @Test
    void isPendingFromTheFirstForEveryOrderThatItCounts() {
        desk.placed(8);
        mass.cancel(Desk.CLIENT, "M", '7');
        desk.heard();

        desk.cancel("C", "X8");
        desk.replace("R", "X7", "110", "100");
        desk.askStatus("X8", "S");

        assertThat(desk.lines())
                .startsWith("9 434=1 102=3 39=6 11=C 41=X8", "9 434=2 102=3 39=6 11=R 41=X7")
                .last()
                .asString()
                .startsWith("8 150=I 39=6 11=X8");
    }

    @Test
    void answersAnOrderThatEndsBeforeItIsItsTurnOnce() {
        List<Long> ids = desk.placed(8);
        mass.cancel(Desk.CLIENT, "M", '7');
        desk.heard();

        desk.venue(ExecType.TRADE, ids.get(7), "f").last("100", "100").send();
        desk.venue(ExecType.CANCELED, ids.get(6), "c").send();
        desk.venue(ExecType.EXPIRED, ids.get(5), "e").send();

        assertThat(desk.lines())
                .containsExactly(
                        "8 150=F 39=6 11=X8 38=100 14=100 151=0 6=100 32=100 31=100",
                        "8 150=4 39=4 11=M 41=X7 38=100 14=0 151=0 6=0",
                        "8 150=C 39=6 11=X6 38=100 14=0 151=0 6=0",
                        "9 434=1 102=0 39=C 11=M 41=X6");
        desk.pass(100 * GAP_NS);
        assertThat(desk.lines()).containsExactly("F 38=100 44=100", "F 38=100 44=100", "9 434=1 102=0 39=2 11=M 41=X8");
    }

    @Test
    void refusesWhatItCannotSendWhenItsTurnComes() {
        desk.placed(8);
        mass.cancel(Desk.CLIENT, "M", '7');
        desk.heard();
        desk.house().market("", "", MarketState.OPEN, true);

        desk.pass(GAP_NS);
        assertThat(cancelsAndRefusals())
                .containsExactly(
                        "9 434=1 102=0 39=0 11=M 41=X4",
                        "9 434=1 102=0 39=0 11=M 41=X5",
                        "9 434=1 102=0 39=0 11=M 41=X6");
        desk.house().market("", "", MarketState.OPEN, false);
        desk.sessionUp(Desk.VENUE, false);
        desk.pass(GAP_NS);

        assertThat(cancelsAndRefusals())
                .containsExactly("9 434=1 102=99 39=0 11=M 41=X7", "9 434=1 102=99 39=0 11=M 41=X8");
    }

    @Test
    void keepsACancelBehindAReplaceAsAnyOther() {
        desk.placed(7);
        desk.place("X8", "100", "100");
        desk.replace("R", "X8", "110", "100");
        long replace = desk.lastVenueRequestId();
        mass.cancel(Desk.CLIENT, "M", '7');
        desk.pass(100 * GAP_NS);
        desk.heard();

        desk.venue(ExecType.REPLACED, replace, "r").send();

        assertThat(desk.lines()).endsWith("F 38=110 44=100");
    }

    @Test
    void overtakesReplacesInAPipeline() {
        use(new Desk(Desk.Profile.USUAL.with(ChainMode.PIPELINE), CoreLimits.USUAL, COUNTING));
        desk.placed(8);
        desk.replace("R", "X8", "110", "100");
        mass.cancel(Desk.CLIENT, "M", '7');
        desk.heard();

        desk.pass(100 * GAP_NS);

        assertThat(desk.lines()).isEqualTo(cancels(5));
    }

    @Test
    void tellsNoNumberWhereMoreAreOpenThanItCanCountAtOnce() {
        use(NOT_COUNTING);
        List<Long> ids = desk.placed(8);
        desk.cancel("C", "X5");
        desk.heard();

        mass.cancel(Desk.CLIENT, "M", '7');

        assertThat(desk.heard().get(0)).satisfies(told -> {
            assertThat(told.line()).isEqualTo("r 11=M 530=7 531=7");
            assertThat(told.field(58)).isEqualTo("TotalAffectedOrders(533): too many are open to be counted at once");
        });
        desk.venue(ExecType.TRADE, ids.get(7), "f").last("100", "100").send();
        assertThat(desk.lines()).containsExactly("8 150=F 39=2 11=X8 38=100 14=100 151=0 6=100 32=100 31=100");
        desk.pass(GAP_NS);
        assertThat(desk.lines()).containsExactly("F 38=100 44=100", "9 434=1 102=3 39=6 11=M 41=X5", "F 38=100 44=100");
        desk.pass(100 * GAP_NS);
        assertThat(desk.lines()).isEqualTo(cancels(1));
    }

    @Test
    void looksAtNoMoreAtOnceWhereItIsNarrow() {
        use(NOT_COUNTING);
        desk.placed(8);
        desk.order("Y").symbol("MSFT").qty("7").price("100").send();
        desk.heard();

        mass.cancel(Desk.CLIENT, "M", '1', "MSFT", '1', "ACC1");

        assertThat(desk.lines()).containsExactly("r 11=M 530=1 531=1");
        desk.restart();
        desk.pass(GAP_NS);
        assertThat(desk.lines()).isEmpty();
        desk.pass(GAP_NS);
        assertThat(desk.lines()).containsExactly("F 38=7 44=100");
    }

    @Test
    void answersUnderTheIdOfEachOrderWhereTheProfileSaidSoAtFirst() {
        use(NOT_COUNTING);
        mass.define(Desk.CLIENT, letter -> letter.massCancelIds(MassCancelIds.ORDER));
        desk.placed(8);
        mass.cancel(Desk.CLIENT, "M", '7');
        mass.define(Desk.CLIENT, letter -> letter.massCancelIds(MassCancelIds.REQUEST));
        desk.heard();
        desk.restart();
        desk.sessionUp(Desk.VENUE, false);

        desk.pass(GAP_NS);

        assertThat(cancelsAndRefusals()).first().isEqualTo("9 434=1 102=99 39=0 11=X4 41=X4");
    }

    @Test
    void goesOnForTwoAtOnce() {
        use(NOT_COUNTING);
        desk.placed(8);
        mass.cancel(Desk.CLIENT, "M1", '7');
        mass.cancel(Desk.CLIENT, "M2", '7');

        desk.pass(100 * GAP_NS);

        List<String> told = cancelsAndRefusals();
        assertThat(told).hasSize(16);
        assertThat(told.stream().filter(line -> line.startsWith("F"))).hasSize(8);
        assertThat(told.stream().filter(line -> line.startsWith("9 434=1 102=3")))
                .hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnAfterARestartWhereItWas(boolean isCounted) {
        SweepPace pace = isCounted ? COUNTING : NOT_COUNTING;
        var one = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, pace);
        var other = new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, pace);
        for (Desk each : List.of(one, other)) {
            use(each);
            desk.placed(20);
            mass.cancel(Desk.CLIENT, "M", '7');
            desk.heard();
        }

        for (int slice = 0; slice < 10; slice++) {
            other.restart();
            assertThat(other.core().stateHash()).isEqualTo(one.core().stateHash());
            one.pass(GAP_NS);
            other.pass(GAP_NS);
        }

        assertThat(other.lines()).isEqualTo(one.lines()).isEqualTo(cancels(17));
    }

    @Test
    void goesOnWithTheNextLeader() {
        desk.placed(8);
        mass.cancel(Desk.CLIENT, "M", '7');
        desk.heard();

        desk.withoutLeader(10_000_000_000L);
        desk.pass(100 * GAP_NS);

        assertThat(cancelsAndRefusals()).isEqualTo(cancels(5));
    }

    @Provide
    static Arbitrary<List<Long>> choices() {
        return Choices.between(10, 150);
    }

    /** A ledger that knows of no slices agrees at every step: each order that was open has one answer. */
    @Property(tries = 40)
    void isAnsweredAsIfItWereDoneAtOnce(@ForAll("choices") List<Long> choices) {
        play(choices, Desk.Profile.USUAL);
    }

    @Property(tries = 20)
    void isAnsweredAsIfItWereDoneAtOnceInAPipeline(@ForAll("choices") List<Long> choices) {
        play(choices, Desk.Profile.USUAL.with(ChainMode.PIPELINE));
    }

    private static void play(List<Long> choices, Desk.Profile profile) {
        var trading = new RandomTrading(new Desk(profile, CoreLimits.USUAL, SMALLEST), new LedgerModel());
        choices.forEach(trading::act);
        trading.pass(1_000_000_000L);
        trading.settle();
    }
}
