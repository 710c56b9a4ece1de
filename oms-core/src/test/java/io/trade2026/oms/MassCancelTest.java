package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MassCancelIds;
import io.trade2026.messages.sbe.OrigIdOnReject;
import io.trade2026.messages.sbe.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OrderMassCancelRequest(q): whom it reaches, what it is answered by, and what becomes of the orders. */
class MassCancelTest {
    private final Desk desk = new Desk();
    private final MassDesk mass = new MassDesk(desk);

    private long[] twoOrders() {
        desk.place("X", "100", "100");
        long first = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, first, "V1").send();
        desk.order("W").symbol("MSFT").side(Side.SELL).qty("50").price("100").send();
        long second = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, second, "V2").send();
        desk.heard();
        return new long[] {first, second};
    }

    @Test
    void reachesTheOrdersOfItsOwnSessionOnly() {
        twoOrders();
        desk.order("Z").session(Desk.OTHER_CLIENT).qty("10").price("100").send();
        desk.heard();

        mass.cancel(Desk.CLIENT, "M", '7');

        assertThat(desk.lines()).containsExactly("r 11=M 530=7 531=7 533=2", "F 38=100 44=100", "F 38=50 44=100");
        assertThat(status("Z")).isEqualTo("A");
    }

    private String status(String clOrdId) {
        desk.askStatus(clOrdId.equals("Z") ? Desk.OTHER_CLIENT : Desk.CLIENT, clOrdId, "S");
        return desk.heard().get(0).field(39);
    }

    @Test
    void narrowsBySymbolSideAndAccount() {
        twoOrders();

        mass.cancel(Desk.CLIENT, "M1", '1', "INTC", '2', "");
        mass.cancel(Desk.CLIENT, "M2", '7', "", '2', "");
        mass.cancel(Desk.CLIENT, "M3", '1', "INTC", '1', "ACC1");

        assertThat(desk.lines())
                .containsExactly(
                        "r 11=M1 530=1 531=1 533=0",
                        "r 11=M2 530=7 531=7 533=1",
                        "F 38=50 44=100",
                        "r 11=M3 530=1 531=1 533=1",
                        "F 38=100 44=100");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        twoOrders();
        mass.cancel(Desk.CLIENT, "M1", '1', "NONE", '\0', "");
        mass.cancel(Desk.CLIENT, "M2", '1');
        mass.cancel(Desk.CLIENT, "M3", '7', "NONE", '\0', "");
        mass.cancel(Desk.CLIENT, "M4", '3');
        mass.cancel(Desk.CLIENT, "M5", '7', "", '\0', "ACC2");
        mass.cancel(Desk.CLIENT, "X", '7');
        mass.cancel(Desk.CLIENT, "M1", '7');

        List<Told> heard = desk.heard();

        assertThat(heard.stream().map(Told::line))
                .containsExactly(
                        "r 11=M1 530=1 531=0 532=1 533=0",
                        "r 11=M2 530=1 531=0 532=1 533=0",
                        "r 11=M3 530=7 531=0 532=1 533=0",
                        "r 11=M4 530=3 531=0 532=0 533=0",
                        "r 11=M5 530=7 531=0 532=99 533=0",
                        "r 11=X 530=7 531=0 532=99 533=0",
                        "r 11=M1 530=7 531=0 532=99 533=0");
        assertThat(heard).allSatisfy(told -> assertThat(told.field(58)).isNotEmpty());
    }

    @Test
    void usesItsIdUp() {
        mass.cancel(Desk.CLIENT, "M", '7');
        desk.place("M", "100", "100");

        assertThat(desk.heard()).element(1).satisfies(told -> {
            assertThat(told.field(150)).isEqualTo("8");
            assertThat(told.field(103)).isEqualTo("6");
        });
    }

    @Test
    void answersEachOrderUnderTheIdOfTheRequest() {
        long[] orders = twoOrders();
        mass.cancel(Desk.CLIENT, "M", '7');
        long firstCancel = desk.lastVenueRequestId() - 1;
        desk.heard();

        desk.venue(ExecType.CANCELED, firstCancel, "V3").send();
        desk.venueRejectsRequest(firstCancel + 1, 0);

        assertThat(desk.lines())
                .containsExactly("8 150=4 39=4 11=M 41=X 38=100 14=0 151=0 6=0", "9 434=1 102=0 39=0 11=M 41=W");
        desk.venue(ExecType.TRADE, orders[0], "V4").last("1", "100").send();
        assertThat(desk.lines()).first().isEqualTo("8 150=F 39=4 11=M 38=100 14=1 151=0 6=100 32=1 31=100");
    }

    @Test
    void answersEachOrderUnderItsOwnIdWhereTheProfileSaysSo() {
        twoOrders();
        mass.define(Desk.CLIENT, letter -> letter.massCancelIds(MassCancelIds.ORDER));
        mass.cancel(Desk.CLIENT, "M", '7');
        long firstCancel = desk.lastVenueRequestId() - 1;
        desk.heard();
        desk.restart();

        desk.venue(ExecType.CANCELED, firstCancel, "V3").send();
        desk.venueRejectsRequest(firstCancel + 1, 0);

        assertThat(desk.lines())
                .containsExactly("8 150=4 39=4 11=X 38=100 14=0 151=0 6=0", "9 434=1 102=0 39=0 11=W 41=W");
        desk.cancel("Y", "W");
        assertThat(desk.lines()).first().isEqualTo("8 150=6 39=6 11=Y 41=W 38=50 14=0 151=50 6=0");
    }

    @Test
    void takesTheIdThatAReplaceGaveTheOrderMeanwhile() {
        mass.define(Desk.CLIENT, letter -> letter.massCancelIds(MassCancelIds.ORDER));
        desk.place("X", "100", "100");
        desk.replace("Y", "X", "200", "100");
        long replace = desk.lastVenueRequestId();
        mass.cancel(Desk.CLIENT, "M", '7');
        desk.restart();
        desk.venue(ExecType.REPLACED, replace, "V1").send();
        desk.heard();

        desk.venue(ExecType.CANCELED, desk.lastVenueRequestId(), "V2").send();

        assertThat(desk.lines()).containsExactly("8 150=4 39=4 11=Y 38=200 14=0 151=0 6=0");
    }

    @Test
    void leavesACancelThatIsPendingAlone() {
        twoOrders();
        desk.cancel("Y", "X");
        long cancel = desk.lastVenueRequestId();
        desk.heard();

        mass.cancel(Desk.CLIENT, "M", '7');
        desk.venue(ExecType.CANCELED, cancel, "V3").send();

        assertThat(desk.lines())
                .containsExactly(
                        "r 11=M 530=7 531=7 533=1",
                        "9 434=1 102=3 39=6 11=M 41=X",
                        "F 38=50 44=100",
                        "8 150=4 39=4 11=Y 41=X 38=100 14=0 151=0 6=0");
    }

    @Test
    void cannotReachAVenueThatIsDown() {
        twoOrders();
        desk.sessionUp(Desk.VENUE, false);

        mass.cancel(Desk.CLIENT, "M", '7');

        assertThat(desk.lines())
                .containsExactly(
                        "r 11=M 530=7 531=7 533=0", "9 434=1 102=99 39=0 11=M 41=X", "9 434=1 102=99 39=0 11=M 41=W");
    }

    @Test
    void waitsForAReplaceThatIsAtTheVenueAndRefusesTheOneBehindIt() {
        long[] orders = twoOrders();
        desk.replace("Y", "X", "200", "100");
        long replace = desk.lastVenueRequestId();
        desk.replace("Y2", "Y", "300", "100");
        desk.heard();

        mass.cancel(Desk.CLIENT, "M", '1', "INTC", '\0', "");
        assertThat(desk.lines()).containsExactly("r 11=M 530=1 531=1 533=1");
        assertThat(status("X")).isEqualTo("6");

        desk.venue(ExecType.REPLACED, replace, "V3").send();
        assertThat(desk.lines())
                .startsWith("8 150=5 39=6 11=Y 41=X 38=200 14=0 151=200 6=0")
                .hasSize(3);
        assertThat(orders[0]).isPositive();
    }

    @Test
    void overtakesAReplaceInAPipeline() {
        Desk piped = new Desk(Desk.Profile.USUAL.with(ChainMode.PIPELINE));
        piped.place("X", "100", "100");
        piped.replace("Y", "X", "200", "100");
        piped.heard();

        new MassDesk(piped).cancel(Desk.CLIENT, "M", '7');

        assertThat(piped.lines()).containsExactly("r 11=M 530=7 531=7 533=1", "F 38=100 44=100");
    }

    @Test
    void reachesAnOrderInDoubt() {
        twoOrders();
        desk.place("N", "10", "100");
        desk.sessionUp(Desk.VENUE, false);
        desk.sessionUp(Desk.VENUE, true);
        desk.heard();

        mass.cancel(Desk.CLIENT, "M", '7');

        assertThat(desk.lines())
                .containsExactly("r 11=M 530=7 531=7 533=3", "F 38=100 44=100", "F 38=50 44=100", "F 38=10 44=100");
    }

    @Test
    void echoesTheNamedIdOfARefusalWhereTheProfileSaysSo() {
        mass.define(Desk.CLIENT, letter -> letter.origIdOnReject(OrigIdOnReject.ECHO));
        long[] orders = twoOrders();
        desk.replace("Y", "X", "200", "100");
        desk.venue(ExecType.REPLACED, desk.lastVenueRequestId(), "V3").send();
        desk.cancel("C1", "X");
        long cancel = desk.lastVenueRequestId();
        desk.heard();
        desk.restart();

        desk.venueRejectsRequest(cancel, 0);
        desk.replace("Z", "X", "250", "100");
        desk.cancel("Y", "X");

        assertThat(desk.lines())
                .containsExactly(
                        "9 434=1 102=0 39=0 11=C1 41=X",
                        "9 434=2 102=99 39=0 11=Z 41=X",
                        "9 434=1 102=6 39=0 11=Y 41=X");
        assertThat(orders[0]).isPositive();
    }

    @Test
    void namesTheLastAcceptedIdOfARefusalUsually() {
        twoOrders();
        desk.replace("Y", "X", "200", "100");
        desk.venue(ExecType.REPLACED, desk.lastVenueRequestId(), "V3").send();
        desk.cancel("C1", "X");
        long cancel = desk.lastVenueRequestId();
        desk.heard();

        desk.venueRejectsRequest(cancel, 0);

        assertThat(desk.lines()).containsExactly("9 434=1 102=0 39=0 11=C1 41=Y");
    }
}
