package io.trade2026.simulator.certify.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One scenario of the order matrix.
 *
 * @param id such as {@code B.1.b}
 * @param title in words
 * @param source where it comes from
 * @param clientVersion BeginString(8) of the client it was written for
 * @param profile settings under which it holds
 * @param steps what arrives, and what must follow
 */
public record Scenario(
        String id, String title, String source, String clientVersion, Map<String, String> profile, List<Step> steps) {
    private static final String RESOURCE = "/scenarios-open.json";

    /** Copies map and list. */
    public Scenario {
        profile = Map.copyOf(profile);
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param number from 1
     * @param from {@code client}, {@code venue} or {@code oms}
     * @param msgType MsgType(35); empty for an internal event
     * @param fields by tag, or the internal event's own
     * @param verdict with which the desk or risk has to refuse the request: {@code code} and {@code text}; empty when it does not
     * @param expected messages, in order per destination
     * @param states the orders after it
     */
    public record Step(
            int number,
            String from,
            String msgType,
            Map<String, String> fields,
            Map<String, String> verdict,
            List<Expected> expected,
            List<State> states) {
        /** Copies maps and lists. */
        public Step {
            fields = Map.copyOf(fields);
            verdict = Map.copyOf(verdict);
            expected = List.copyOf(expected);
            states = List.copyOf(states);
        }

        /** Returns a field; empty when it is not there. */
        public String field(int tag) {
            return fields.getOrDefault(Integer.toString(tag), "");
        }

        /** Returns whether a field is there. */
        public boolean has(int tag) {
            return fields.containsKey(Integer.toString(tag));
        }

        /** Returns the name of the internal event; empty when a message arrives. */
        public String event() {
            return fields.getOrDefault("event", "");
        }
    }

    /**
     * A message that must be sent.
     *
     * @param to {@code client} or {@code venue}
     * @param msgType MsgType(35)
     * @param fields that must be present and equal
     */
    public record Expected(String to, String msgType, Map<Integer, String> fields) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("to " + to + " 35=" + msgType);
            fields.forEach(
                    (tag, value) -> text.append('|').append(tag).append('=').append(value));
            return text.toString();
        }
    }

    /**
     * An order as it has to stand.
     *
     * @param fields by the names of the format
     * @param pending requests without an answer
     */
    public record State(Map<String, String> fields, List<String> pending) {}

    /** Returns all scenarios, in their order. */
    public static List<Scenario> all() {
        try (InputStream in = Scenario.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + RESOURCE);
            }
            List<Scenario> scenarios = new ArrayList<>();
            for (JsonNode node : new ObjectMapper().readTree(in).get("scenarios")) {
                scenarios.add(read(node));
            }
            return scenarios;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether an internal event or a verdict needs the desk of the system. */
    public boolean needsDesk() {
        return steps.stream()
                .anyMatch(step -> !step.verdict().isEmpty()
                        || (step.from().equals("oms") && !step.event().startsWith("VENUE_")));
    }

    private static Scenario read(JsonNode node) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : node.get("steps")) {
            steps.add(readStep(step));
        }
        return new Scenario(
                node.get("id").asText(),
                node.get("title").asText(),
                node.path("specReference").asText("") + " ("
                        + node.path("basis").asText("") + ")",
                node.get("clientFixVersion").asText(),
                texts(node.get("profile")),
                steps);
    }

    private static Step readStep(JsonNode step) {
        List<Expected> expected = new ArrayList<>();
        for (JsonNode message : step.get("expect")) {
            Map<Integer, String> fields = new TreeMap<>();
            texts(message.get("fields")).forEach((tag, value) -> fields.put(Integer.valueOf(tag), value));
            expected.add(new Expected(
                    message.get("to").asText(), message.get("msgType").asText(), fields));
        }
        List<State> states = new ArrayList<>();
        for (JsonNode state : step.path("state")) {
            List<String> pending = new ArrayList<>();
            state.path("pending").forEach(each -> pending.add(each.asText()));
            states.add(new State(texts(state), pending));
        }
        JsonNode verdict = step.has("riskVerdict") ? step.get("riskVerdict") : step.path("deskVerdict");
        return new Step(
                step.get("n").asInt(),
                step.get("from").asText(),
                step.path("msgType").asText(""),
                texts(step.get("fields")),
                verdict.isMissingNode() ? Map.of() : texts(verdict),
                expected,
                states);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return texts;
    }
}
