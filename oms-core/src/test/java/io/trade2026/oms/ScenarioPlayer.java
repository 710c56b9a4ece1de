package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.ReportVenueExecutionEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.oms.Scenario.Expected;
import io.trade2026.oms.Scenario.State;
import io.trade2026.oms.Scenario.Step;
import io.trade2026.oms.Scenario.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Plays a scenario against the core alone: what a gateway would make of each message goes in, what it would send is compared.
 *
 * <p>A client of FIX 4.2 is heard in the words of 4.4: what the gateway translates is translated back.
 */
final class ScenarioPlayer {
    private static final Set<Integer> NUMBERS = Set.of(6, 14, 31, 32, 38, 44, 151, 424, 425);
    private static final Set<Integer> MAY_BE_ABSENT_WHEN_ZERO = Set.of(31, 32, 38);
    private static final Set<String> EXECUTIONS = Set.of("F", "G", "7");

    private final Scenario scenario;
    private final Desk desk;
    private final MassDesk mass;
    private final boolean is42;
    private final Map<String, String> bound = new HashMap<>();
    private final Map<String, String> symbolOf = new HashMap<>();

    ScenarioPlayer(Scenario scenario) {
        this.scenario = scenario;
        Map<String, String> profile = scenario.profile();
        Desk.Profile settings = Desk.Profile.USUAL;
        if (profile.containsKey("chain")) {
            settings = settings.with(ChainMode.valueOf(upper(profile, "chain")));
        }
        if (profile.containsKey("pendingAck")) {
            settings = settings.with(PendingAck.valueOf(upper(profile, "pendingAck")));
        }
        if (profile.containsKey("reopenFilled")) {
            settings = settings.with(ReopenFilled.valueOf(upper(profile, "reopenFilled")));
        }
        this.is42 = profile.getOrDefault("clientVersion", "").equals("FIX.4.2");
        this.desk = new Desk(settings);
        this.mass = new MassDesk(desk);
    }

    private static String upper(Map<String, String> profile, String key) {
        return profile.getOrDefault(key, "").toUpperCase(java.util.Locale.ROOT);
    }

    void play() {
        for (Step step : scenario.steps()) {
            String where = scenario.id() + " step " + step.number();
            Verdict verdict = step.verdict();
            if (verdict != null) {
                desk.house().rejectNext(Desk.CLIENT, step.msgType().charAt(0), verdict.code(), verdict.text());
                desk.heard();
            }
            send(step);
            List<Told> heard = desk.heard();
            for (String to : List.of("client", "venue")) {
                compare(
                        where + " to " + to,
                        step.expected().stream().filter(e -> e.to().equals(to)).toList(),
                        heard.stream().filter(t -> t.to().equals(to)).toList());
            }
            compareStates(where, step.states());
        }
    }

    // What arrives

    private void send(Step step) {
        switch (step.from() + " " + (step.msgType().isEmpty() ? step.fields().get("event") : step.msgType())) {
            case "client D" -> order(desk.order(id(step, 11)), step);
            case "client G" -> order(desk.change(id(step, 11), id(step, 41)), step);
            case "client F" -> desk.cancel(id(step, 11), id(step, 41));
            case "client q" ->
                mass.cancel(Desk.CLIENT, id(step, 11), step.field(530).charAt(0));
            case "client Q" -> doubt(step);
            case "client H" -> desk.askStatus(id(step, 11), step.field(790));
            case "venue 8" -> venueReport(step);
            case "venue 9" -> desk.venueRejectsRequest(venueId(step, 11), Integer.parseInt(step.field(102)));
            case "venue j" -> desk.venueRefusesMessage(venueId(step, 379), Integer.parseInt(step.field(380)));
            case "venue 3" -> desk.venueRefusesMessage(venueId(step, 379), Integer.parseInt(step.field(373)));
            case "oms MANUAL_ORDER" -> desk.house().enter(0, "ACC1", Side.BUY, step.field(38), step.field(44));
            case "oms VERBAL_REPLACE" -> desk.house().replace(onlyOrder(), step.field(38), step.field(44));
            case "oms VERBAL_CANCEL" -> desk.house().cancel(onlyOrder());
            case "oms NEW_TRADING_DAY" -> desk.startDay();
            case "oms KILL_SWITCH" -> desk.kill(KillScope.CLIENT, "CLIENT1", true);
            case "oms VENUE_DOWN" -> desk.sessionUp(Desk.VENUE, false);
            case "oms VENUE_UP" -> desk.sessionUp(Desk.VENUE, true);
            default -> throw new AssertionError("no command for " + step);
        }
    }

    /** The client's ids stand for themselves. */
    private static String id(Step step, int tag) {
        return step.field(tag);
    }

    private long onlyOrder() {
        return Long.parseLong(bound.getOrDefault("O1", "0"));
    }

    private void order(Desk.OrderLetter letter, Step step) {
        letter.execInst(step.field(18));
        letter.qty(number(step, 38));
        if (step.has(152)) {
            letter.cash(step.field(152));
        }
        if (step.field(40).equals("1")) {
            letter.market();
        } else {
            letter.price(step.field(44));
        }
        if (step.has(59)) {
            letter.timeInForce(TimeInForce.get((byte) step.field(59).charAt(0)));
        }
        if (step.field(97).equals("Y")) {
            letter.possResend();
        }
        letter.send();
    }

    /** An execution's id is the number of the event that told it. */
    private void doubt(Step step) {
        long orderId = Long.parseLong(bound.getOrDefault(step.field(37), "0"));
        long execution = Long.parseLong(bound.getOrDefault(step.field(17), "0"));
        mass.dontKnow(Desk.CLIENT, orderId, execution, step.field(127).charAt(0));
    }

    /** What an id of ours at the venue stands for; 0 when it was never sent. */
    private long venueId(Step step, int tag) {
        return Long.parseLong(bound.getOrDefault(step.field(tag), "0"));
    }

    private void venueReport(Step step) {
        ExecType execType = ExecType.get((byte) step.field(150).charAt(0));
        Desk.ReportLetter letter = desk.venue(execType, venueId(step, 11), step.field(17));
        ReportVenueExecutionEncoder fields = letter.fields();
        fields.rawClOrdId(step.field(11))
                .origVenueRequestId(venueId(step, 41))
                .venueOrderId(step.field(37))
                .execRefId(step.field(19))
                .orderQtyE8(number(step, 38))
                .cumQtyE8(number(step, 14))
                .leavesQtyE8(number(step, 151))
                .lastQtyE8(number(step, 32))
                .lastPxE8(number(step, 31))
                .priceE8(number(step, 44))
                .ordStatus(OrdStatus.get((byte) step.field(39).charAt(0)));
        if (step.has(378)) {
            fields.execRestatementReason(Integer.parseInt(step.field(378)));
        }
        if (step.has(103)) {
            fields.ordRejReason(Integer.parseInt(step.field(103)));
        }
        letter.send();
    }

    private static long number(Step step, int tag) {
        return step.has(tag) ? Decimal8.parse(step.field(tag)) : Decimal8.NULL;
    }

    // What must follow

    private void compare(String where, List<Expected> expected, List<Told> heard) {
        assertThat(heard.stream().map(Told::msgType))
                .as("%s: %s", where, heard)
                .containsExactlyElementsOf(
                        expected.stream().map(Expected::msgType).toList());
        for (int i = 0; i < expected.size(); i++) {
            Told told = heard.get(i);
            Expected message = expected.get(i);
            Map<Integer, String> fields = is42 && told.isReport() ? in44(message, told) : message.fields();
            fields.forEach((tag, value) -> compareField(where + ": " + told + " tag " + tag, tag, value, told));
            if (told.isReport() && !EXECUTIONS.contains(told.field(150))) {
                assertThat(told.number(32))
                        .as(where + ": LastQty(32) without an execution")
                        .isZero();
            }
            assertThat(Set.of("Q", "9").contains(told.msgType())
                            || !told.field(54).isEmpty())
                    .as(where + ": Side(54)")
                    .isTrue();
        }
    }

    private void compareField(String where, int tag, String expected, Told told) {
        String actual = told.field(tag);
        if (expected.equals("*") || tag == 58) {
            assertThat(actual).as(where).isNotEmpty();
        } else if (isSymbol(tag, expected, told)) {
            bind(where, expected, actual);
        } else if (NUMBERS.contains(tag)) {
            assertThat(MAY_BE_ABSENT_WHEN_ZERO.contains(tag) || !actual.isEmpty())
                    .as(where)
                    .isTrue();
            assertThat(told.number(tag)).as(where).isEqualTo(Decimal8.parse(expected));
        } else if (tag == 59 && expected.equals("0")) {
            assertThat(actual).as(where).isIn("", "0");
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    /** OrderIDs and ExecIDs of ours, and our ids at the venue. */
    private static boolean isSymbol(int tag, String expected, Told told) {
        boolean toVenue = told.to().equals("venue") && !told.msgType().equals("Q");
        return switch (tag) {
            case 11, 41 -> toVenue;
            case 37 -> !told.to().equals("venue") && !expected.equals("NONE");
            case 17, 19 -> expected.startsWith("$");
            default -> false;
        };
    }

    private void bind(String where, String symbol, String actual) {
        assertThat(actual).as(where).isNotEmpty();
        assertThat(bound.computeIfAbsent(symbol, unused -> actual)).as(where).isEqualTo(actual);
        String kind = symbol.substring(0, 1);
        assertThat(symbolOf.computeIfAbsent(kind + actual, unused -> symbol))
                .as(where)
                .isEqualTo(symbol);
    }

    /** What a report of FIX 4.2 is in 4.4 (order semantics, section 8). */
    private static Map<Integer, String> in44(Expected message, Told told) {
        var fields = new HashMap<>(message.fields());
        String transType = fields.getOrDefault(20, "0");
        fields.remove(20);
        String execType = switch (transType) {
            case "1" -> "H";
            case "2" -> "G";
            case "3" -> "I";
            default -> Set.of("1", "2").contains(fields.getOrDefault(150, "")) ? "F" : fields.getOrDefault(150, "");
        };
        fields.put(150, execType);
        if (fields.getOrDefault(39, "").equals("5")) {
            fields.put(39, told.number(14) == 0 ? "0" : "1");
        }
        return fields;
    }

    // The orders after it

    private void compareStates(String where, List<State> states) {
        int before = desk.sink().letters().size();
        desk.askImage();
        desk.heard();
        var images = new HashMap<String, OrderImagedDecoder>();
        for (byte[] letter :
                desk.sink().letters().subList(before, desk.sink().letters().size())) {
            var buffer = new UnsafeBuffer(letter);
            var header = new MessageHeaderDecoder().wrap(buffer, 0);
            if (header.templateId() == OrderImagedDecoder.TEMPLATE_ID) {
                var image = new OrderImagedDecoder().wrapAndApplyHeader(buffer, 0, header);
                images.put(Long.toString(image.order().orderId()), image);
            }
        }
        assertThat(images).as(where + ": orders").hasSize(states.size());
        for (State state : states) {
            String symbol = state.fields().getOrDefault("orderId", "");
            if (!bound.containsKey(symbol)) {
                bindNewest(symbol, images);
            }
            OrderImagedDecoder image = images.get(bound.getOrDefault(symbol, ""));
            assertThat(image).as(where + ": " + symbol).isNotNull();
            if (image != null) {
                assertThat(text(image)).as(where + ": " + symbol).isEqualTo(text(state));
            }
        }
    }

    /** An order that nothing was told about yet: the one that has no symbol. */
    private void bindNewest(String symbol, Map<String, OrderImagedDecoder> images) {
        images.keySet().stream()
                .filter(orderId -> !symbolOf.containsKey("O" + orderId))
                .forEach(orderId -> bind(symbol, symbol, orderId));
    }

    private static String text(OrderImagedDecoder image) {
        return "11=%s 39=%s 38=%s 14=%s 151=%s 6=%s pending=%d reserved=%s"
                .formatted(
                        image.order().clOrdId(),
                        (char) image.order().ordStatus().value(),
                        Decimal8.toText(image.order().terms().orderQtyE8()),
                        Decimal8.toText(image.order().cumQtyE8()),
                        Decimal8.toText(image.order().leavesQtyE8()),
                        Decimal8.toText(image.order().avgPxE8()),
                        image.pendingRequests(),
                        Decimal8.toText(image.reservedQtyE8()));
    }

    private static String text(State state) {
        Map<String, String> f = state.fields();
        return "11=%s 39=%s 38=%s 14=%s 151=%s 6=%s pending=%d reserved=%s"
                .formatted(
                        f.getOrDefault("clOrdId", ""),
                        f.get("ordStatus"),
                        f.get("orderQty"),
                        f.get("cumQty"),
                        f.get("leavesQty"),
                        f.get("avgPx"),
                        state.pending(),
                        f.get("riskOpenQty"));
    }
}
