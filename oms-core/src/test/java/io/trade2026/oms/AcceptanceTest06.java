package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Risk catalogue, section 6, test 6: Knight 2012, Goldman 2013, Citi 2022, and the refusal that this house would have shown. */
class AcceptanceTest06 {
    private static final int ITEMS = 349;
    private static final int PART = 50;

    private final Desk desk = new Desk();

    private List<String> refusals() {
        return desk.heard().stream()
                .filter(told -> told.isReport() && told.field(150).equals("8"))
                .map(told -> told.field(58))
                .toList();
    }

    /** Goldman: before the opening the price is held against the same instrument's close, not against a band for all. */
    @Test
    void holdsAPreOpenOrderAgainstTheCloseOfItsOwnInstrument() {
        desk.heard();
        desk.place("G", "1000", "1");
        desk.order("S").side(Side.SELL).qty("1000").price("1").send();

        assertThat(refusals()).singleElement().asString().startsWith("RSK-03 PRICE_OUTSIDE_COLLAR");
    }

    /** Citi: 349 items, each within its limit, are refused by their total; nothing of the basket leaves. */
    @Test
    void refusesABasketByItsTotalThoughEachItemPasses() {
        desk.limit(Control.PT_02, PartyKind.CLIENT, 1, 1_000_000L * 10_000L);
        desk.limit(Control.PT_21_GROSS, PartyKind.CLIENT, 1, 58_000_000L * 10_000L);
        desk.heard();
        var lists = new ListDesk(desk);
        for (int from = 1; from <= ITEMS; from += PART) {
            ListDesk.Fragment part = lists.list("L", ITEMS);
            for (int i = from; i < from + PART && i <= ITEMS; i++) {
                part.leg(i, "L" + i, "9999");
            }
            if (from + PART <= ITEMS) {
                part.more();
            }
            part.send();
        }

        List<Told> told = desk.heard();
        assertThat(told).noneMatch(each -> each.to().equals("venue"));
        List<String> texts = told.stream()
                .filter(each -> each.isReport() && each.field(150).equals("8"))
                .map(each -> each.field(58))
                .toList();
        assertThat(texts).hasSize(ITEMS);
        assertThat(texts)
                .filteredOn(text -> text.startsWith("RSK-21 BASKET_EXCEEDED"))
                .hasSize(1);
        assertThat(texts).filteredOn(text -> text.startsWith("LST-01")).hasSize(ITEMS - 1);
        desk.place("A", "9999", "100");
        assertThat(desk.heard()).extracting(Told::to).containsExactly("venue");
    }

    /** Knight: a router that sends children of one parent again and again is stopped at its bounds, and its session ended. */
    @Test
    void stopsARouterThatLoops() {
        desk.limit(Control.PT_05_COUNT, PartyKind.CLIENT, 1, 3);
        desk.limit(Control.PT_05_WINDOW, PartyKind.CLIENT, 1, 60_000);
        desk.limit(Control.PT_06_CUT, PartyKind.SESSION, Desk.CLIENT, 50);
        desk.limit(Control.PT_06_WINDOW, PartyKind.SESSION, Desk.CLIENT, 60_000);
        desk.heard();
        for (int i = 1; i <= 51; i++) {
            desk.place("K" + i, "100", "100");
        }

        List<Told> told = desk.heard();
        assertThat(told).filteredOn(each -> each.to().equals("venue")).hasSize(3);
        assertThat(told)
                .filteredOn(each -> each.isReport() && each.field(150).equals("8"))
                .hasSize(48)
                .allMatch(each -> each.field(58).startsWith("RSK-05 DUPLICATE_CONTENT"));
        assertThat(told.get(told.size() - 1).msgType()).isEqualTo("MESSAGE_THROTTLE");
    }

    /** Knight again, with children that differ: what they add up to is stopped, before the position is. */
    @Test
    void stopsChildrenThatDifferByWhatTheyAddUpTo() {
        desk.limitPosition(1_000);
        desk.heard();
        for (int i = 1; i <= 30; i++) {
            desk.place("K" + i, Integer.toString(90 + i), "100");
            if (desk.sink().all().get(desk.sink().all().size() - 1).to().equals("venue")) {
                desk.venue(ExecType.TRADE, desk.lastVenueRequestId(), "T" + i)
                        .last(Integer.toString(90 + i), "100")
                        .send();
            }
        }

        assertThat(desk.sink().all())
                .filteredOn(each -> each.isReport() && each.field(150).equals("8"))
                .hasSize(20)
                .allMatch(each -> each.field(58).startsWith("RSK-09"));
    }
}
