package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PT-18 in the flow of orders: what is refused, what is cancelled before the other leaves, and that the index follows every order. */
class SelfMatchesTest {
    private static final long REFUSE = 1;
    private static final long CANCEL_RESTING = 2;

    private final Desk desk = new Desk();

    private void mode(long value) {
        desk.limit(Control.PT_18_MODE, PartyKind.CLIENT, 1, value);
        desk.heard();
    }

    private long rest(String clOrdId, Side side, String price) {
        desk.order(clOrdId).side(side).qty("10").price(price).send();
        long requestId = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, requestId, "E" + clOrdId).send();
        desk.heard();
        return requestId;
    }

    private List<String> told() {
        return desk.heard().stream()
                .map(told -> told.to() + " " + told.msgType() + " "
                        + told.fields().getOrDefault(150, "") + told.fields().getOrDefault(58, ""))
                .toList();
    }

    @Test
    void refusesAnOrderAndAReplaceThatWouldTradeWithAnOwnOrder() {
        mode(REFUSE);
        rest("S", Side.SELL, "101");
        desk.order("B").side(Side.BUY).qty("1").price("101").send();
        assertThat(told()).singleElement().asString().contains("SELF_MATCH");
        rest("B2", Side.BUY, "100");
        desk.change("B3", "B2").side(Side.BUY).qty("10").price("101").send();
        assertThat(told()).singleElement().asString().startsWith("client 9").contains("SELF_MATCH");
        desk.order("M").side(Side.BUY).qty("1").market().send();
        assertThat(told()).singleElement().asString().contains("SELF_MATCH");
        desk.restart();
        desk.order("B4").side(Side.BUY).qty("1").price("101").send();
        assertThat(told()).singleElement().asString().contains("SELF_MATCH");
    }

    @Test
    void countsOrdersThatWereOpenBeforeTheRowWasSet() {
        rest("S", Side.SELL, "101");
        mode(REFUSE);
        desk.order("B").side(Side.BUY).qty("1").price("101").send();
        assertThat(told()).singleElement().asString().contains("SELF_MATCH");
    }

    @Test
    void anotherClientMayTradeWithTheOrder() {
        desk.limit(Control.PT_18_MODE, PartyKind.FIRM, 1, REFUSE);
        desk.sessionUp(Desk.OTHER_CLIENT, true);
        rest("S", Side.SELL, "101");
        desk.order("B")
                .session(Desk.OTHER_CLIENT)
                .side(Side.BUY)
                .qty("1")
                .price("101")
                .send();
        assertThat(told()).anyMatch(line -> line.startsWith("venue D"));
    }

    @Test
    void aReplaceCountsAtThePriceItAsksForUntilItIsRefused() {
        mode(REFUSE);
        rest("S", Side.SELL, "105");
        desk.change("S2", "S").side(Side.SELL).qty("10").price("101").send();
        long requestId = desk.lastVenueRequestId();
        desk.order("B").side(Side.BUY).qty("1").price("101").send();
        assertThat(told()).anyMatch(line -> line.contains("SELF_MATCH"));
        desk.venueRejectsRequest(requestId, 0);
        desk.heard();
        desk.order("B2").side(Side.BUY).qty("1").price("101").send();
        assertThat(told()).anyMatch(line -> line.startsWith("venue D"));
    }

    @Test
    void cancelsTheOwnOrderBeforeTheOtherLeavesWhereARowSaysSo() {
        mode(CANCEL_RESTING);
        rest("S", Side.SELL, "101");
        rest("F", Side.SELL, "103");
        desk.house().check(Desk.CLIENT, "ACC1", Side.BUY, "1", "101");
        assertThat(told()).as("a question cancels nothing").hasSize(1);
        desk.order("B").side(Side.BUY).qty("1").price("101").send();
        assertThat(told()).extracting(line -> line.substring(0, 7)).containsExactly("venue F", "venue D");

        long cancelId = cancelId();
        desk.venue(ExecType.CANCELED, cancelId, "X").send();
        assertThat(told())
                .containsExactly("client 8 4RSK-18|cancelled: it would trade with another order of its owner");
    }

    private long cancelId() {
        return desk.sink().all().stream()
                .filter(told -> told.to().equals("venue") && told.msgType().equals("F"))
                .mapToLong(told -> Long.parseLong(told.field(11)))
                .max()
                .orElseThrow();
    }

    @Test
    void refusesTheNewOrderWhereTheOwnOneCannotBeCancelledAtOnce() {
        mode(CANCEL_RESTING);
        rest("S", Side.SELL, "101");
        desk.change("S2", "S").side(Side.SELL).qty("10").price("100").send();
        desk.heard();
        desk.order("B").side(Side.BUY).qty("1").price("101").send();
        assertThat(told()).singleElement().asString().contains("SELF_MATCH");
    }

    private List<String> listOf(char execInstType, int qty) {
        new ListDesk(desk)
                .list("L", 2)
                .leg(new ListDesk.Leg(1, "A", "INTC", Side.BUY, qty * Decimal8.ONE))
                .leg(new ListDesk.Leg(2, "B", "INTC", Side.BUY, qty * Decimal8.ONE))
                .execInstType(execInstType)
                .send();
        return desk.heard().stream()
                .filter(told -> told.to().equals("venue"))
                .map(Told::msgType)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2'})
    void cancelsNothingForAListThatIsRefused(char execInstType) {
        mode(CANCEL_RESTING);
        desk.limitPosition(150);
        rest("S", Side.SELL, "100");

        assertThat(listOf(execInstType, 100))
                .as("A may go, A and B together may not")
                .isEmpty();

        desk.restart();
        desk.order("D").side(Side.BUY).qty("1").price("100").send();
        assertThat(told())
                .as("it stands in the way of the next one as before")
                .extracting(line -> line.substring(0, 7))
                .containsExactly("venue F", "venue D");
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2'})
    void cancelsOnceForAListThatIsTakenBeforeItsOrdersLeave(char execInstType) {
        mode(CANCEL_RESTING);
        rest("S", Side.SELL, "100");

        assertThat(listOf(execInstType, 10))
                .containsExactlyElementsOf(execInstType == '2' ? List.of("F") : List.of("F", "D", "D"));
    }

    @Test
    void anOrderOfAListDoesNotMakeRoomForAnotherOfIt() {
        mode(CANCEL_RESTING);
        new ListDesk(desk)
                .list("L", 2)
                .leg(new ListDesk.Leg(1, "A", "INTC", Side.SELL, Decimal8.ONE))
                .leg(new ListDesk.Leg(2, "B", "INTC", Side.BUY, Decimal8.ONE))
                .send();

        assertThat(desk.heard().stream()
                        .filter(told -> !told.msgType().equals("N"))
                        .map(told -> told.to() + " " + told.msgType() + " "
                                + told.fields().getOrDefault(11, "")))
                .as("the second is denied alone, the first leaves and nothing is cancelled")
                .first()
                .isEqualTo("client 8 B");
        assertThat(desk.sink().all()).noneMatch(told -> told.msgType().equals("F"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void decidesAsAnIndexThatIsBuiltAnewWhateverHappens(long seed) {
        desk.limit(Control.PT_18_MODE, PartyKind.FIRM, 1, 0, LimitSide.BOTH, seed % 2 == 0 ? REFUSE : CANCEL_RESTING);
        var random = new Random(seed);
        var trading = new RandomTrading(desk);
        for (int step = 0; step < 400; step++) {
            trading.act(random.nextLong() & (1L << 60) - 1);
            if (step % 20 == 0) {
                trading.pass(50 * Desk.STEP_NS);
                List<String> before = verdicts();
                desk.restart();
                assertThat(verdicts()).as("seed %s, step %s", seed, step).isEqualTo(before);
            }
        }
    }

    /** What would be decided about orders at every price of both sides. */
    private List<String> verdicts() {
        desk.heard();
        for (int price = 88; price < 112; price++) {
            desk.house().check(Desk.CLIENT, "ACC1", Side.BUY, "1", Decimal8.toText(price * Decimal8.ONE));
            desk.house().check(Desk.CLIENT, "ACC1", Side.SELL, "1", Decimal8.toText(price * Decimal8.ONE));
        }
        return desk.heard().stream()
                .filter(told -> told.to().equals("ops"))
                .map(told -> told.msgType() + told.fields().getOrDefault(58, ""))
                .toList();
    }
}
