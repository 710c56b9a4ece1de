package io.trade2026.simulator.certify.orders;

import io.trade2026.simulator.certify.orders.Scenario.Step;
import io.trade2026.simulator.certify.wire.FixParty;
import io.trade2026.simulator.certify.wire.FixText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what a step says: a message of the client or the venue, or what happens inside the system. */
final class Stimulus {
    private static final String BUY = "1";
    private static final String FIX42 = "FIX.4.2";

    private final Floor floor;
    private final FixParty client;
    private final Bindings bindings;
    private final VenueBook book;
    private boolean killed;
    private String timeInForce = "";

    Stimulus(Floor floor, FixParty client, Bindings bindings, VenueBook book) {
        this.floor = floor;
        this.client = client;
        this.bindings = bindings;
        this.book = book;
    }

    /** Does it; why that is impossible, or null. */
    @Nullable String apply(Step step) {
        if (!step.verdict().isEmpty()) {
            desk().rejectNext(
                            client.sender(),
                            step.msgType(),
                            step.verdict().getOrDefault("code", "99"),
                            step.verdict().getOrDefault("text", "refused"));
        }
        return switch (step.from()) {
            case "client" -> ofClient(step);
            case "venue" -> ofVenue(step);
            default -> inside(step);
        };
    }

    private DeskDoor desk() {
        DeskDoor desk = floor.target().desk();
        if (desk == null) {
            throw new DeskDoor.DeskFault("there is no way to the desk of the system");
        }
        return desk;
    }

    private static String now() {
        return FixText.time(Instant.now());
    }

    // The client

    private @Nullable String ofClient(Step step) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        if (step.has(97)) {
            fields.put(97, step.field(97));
        }
        boolean isDoubt = step.msgType().equals("Q");
        for (int tag : new int[] {11, 41, 790, 584}) {
            if (step.has(tag)) {
                fields.put(tag, bindings.chosen(step.field(tag)));
            }
        }
        for (int tag : new int[] {37, 17}) {
            if (step.has(tag)) {
                String actual = bindings.of(step.field(tag));
                if (actual == null) {
                    return step.field(tag) + " was never told";
                }
                fields.put(tag, actual);
            }
        }
        for (int tag : new int[] {18, 38, 40, 44, 59, 127, 152, 530, 585}) {
            if (step.has(tag)) {
                fields.put(tag, step.field(tag));
            }
        }
        complete(step.msgType(), fields, isDoubt);
        client.send(step.msgType(), fields);
        return null;
    }

    /** What is understood. */
    private void complete(String msgType, Map<Integer, String> fields, boolean isDoubt) {
        boolean isMass = msgType.equals("q") || msgType.equals("AF");
        if (!isMass) {
            fields.put(55, floor.target().symbol());
            fields.put(54, BUY);
        }
        if (!isDoubt && !msgType.equals("H") && !msgType.equals("AF")) {
            fields.put(60, now());
        }
        if (msgType.equals("D") || msgType.equals("G")) {
            if (client.beginString().equals(FIX42)) {
                fields.put(21, "1");
            }
            timeInForce = fields.getOrDefault(59, timeInForce);
            if (!timeInForce.isEmpty()) {
                fields.put(59, timeInForce);
            }
            if (floor.target().account() != null) {
                fields.put(1, floor.target().account());
            }
        }
    }

    /** Asks for an order that does not exist. */
    void askStatus(String clOrdId) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        fields.put(11, clOrdId);
        fields.put(55, floor.target().symbol());
        fields.put(54, BUY);
        client.send("H", fields);
    }

    // The venue

    private @Nullable String ofVenue(Step step) {
        String named = step.has(11) ? step.field(11) : step.field(379);
        String id = named.equals("vQQ") ? bindings.chosen(named) : bindings.of(named);
        if (id == null) {
            return named + " was never sent to the venue";
        }
        switch (step.msgType()) {
            case "8" -> report(step, id);
            case "9" -> cancelReject(step, id);
            default -> refuseMessage(step, id);
        }
        return null;
    }

    private void report(Step step, String id) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        fields.put(37, bindings.chosen(step.field(37)));
        fields.put(11, id);
        if (step.has(41)) {
            fields.put(41, String.valueOf(bindings.of(step.field(41))));
        }
        fields.put(17, bindings.chosen(step.field(17)));
        if (step.has(19)) {
            fields.put(19, bindings.chosen(step.field(19)));
        }
        for (int tag : new int[] {150, 39, 103, 378, 38, 44, 32, 31, 151, 14}) {
            if (step.has(tag)) {
                fields.put(tag, step.field(tag));
            }
        }
        fields.putIfAbsent(14, step.has(32) ? step.field(32) : "0");
        fields.putIfAbsent(151, "0");
        sendReport(fields);
    }

    private void sendReport(Map<Integer, String> fields) {
        book.report(fields);
        fields.put(55, floor.target().symbol());
        fields.put(54, BUY);
        fields.put(60, now());
        floor.venue().send("8", fields);
    }

    private void cancelReject(Step step, String id) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        fields.put(37, bindings.chosen(step.field(37)));
        fields.put(11, id);
        fields.put(41, String.valueOf(bindings.of(step.field(41))));
        for (int tag : new int[] {39, 434, 102}) {
            fields.put(tag, step.field(tag));
        }
        floor.venue().send("9", fields);
    }

    private void refuseMessage(Step step, String id) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        fields.put(45, Integer.toString(book.numberOf(id)));
        fields.put(372, step.field(372));
        if (step.msgType().equals("j")) {
            fields.put(379, id);
            fields.put(380, step.field(380));
        } else {
            fields.put(373, step.field(373));
        }
        fields.put(58, "as told");
        book.refused(id);
        floor.venue().send(step.msgType(), fields);
    }

    /** Unsolicited cancels for what the venue still holds. */
    void cancelWhatIsOpen() {
        for (VenueBook.Entry entry : book.open()) {
            Map<Integer, String> fields = new LinkedHashMap<>();
            fields.put(37, entry.orderId().isEmpty() ? bindings.chosen("VO0") : entry.orderId());
            fields.put(11, entry.clOrdId());
            fields.put(17, bindings.chosen("end" + entry.clOrdId()));
            fields.put(150, "4");
            fields.put(39, "4");
            fields.put(38, entry.orderQty());
            fields.put(151, "0");
            fields.put(14, entry.cumQty().toPlainString());
            sendReport(fields);
        }
    }

    // Inside

    private @Nullable String inside(Step step) {
        switch (step.event()) {
            case "MANUAL_ORDER" -> {
                String orderId = desk().enter(client.sender(), floor.target().symbol(), step.field(38), step.field(44));
                return bindings.bind("O1", orderId);
            }
            case "VERBAL_REPLACE" -> desk().replace(String.valueOf(bindings.of("O1")), step.field(38));
            case "VERBAL_CANCEL" -> desk().cancel(String.valueOf(bindings.of("O1")));
            case "NEW_TRADING_DAY" -> desk().rollDay();
            case "KILL_SWITCH" -> {
                desk().kill(client.sender(), true);
                killed = true;
            }
            case "VENUE_DOWN" -> {
                floor.door().close();
                return awaitVenueLost();
            }
            case "VENUE_UP" -> {
                return floor.door().open(floor.target().patienceMillis()) ? null : "the system does not log on again";
            }
            default -> {
                return "no way to do " + step.event();
            }
        }
        return null;
    }

    /** The system has noticed when its desk says so; without a desk, after a second. */
    private @Nullable String awaitVenueLost() {
        DeskDoor desk = floor.target().desk();
        long end = System.nanoTime() + (desk == null ? 1_000 : floor.target().patienceMillis()) * 1_000_000;
        while (System.nanoTime() < end) {
            if (desk != null && !desk.isVenueUp(floor.target().venueCompId())) {
                return null;
            }
            client.hear(20);
        }
        return desk == null ? null : "the system does not notice that the venue is gone";
    }

    /** Lifts the kill switch when this scenario has set it. */
    void liftKill() {
        if (killed) {
            desk().kill(client.sender(), false);
            killed = false;
        }
    }
}
