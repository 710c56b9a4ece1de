package io.trade2026.oms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One scenario of the order matrix.
 *
 * @param id such as {@code B.1.b}
 * @param title in words
 * @param profile settings under which it holds
 * @param steps what arrives, and what must follow
 */
record Scenario(String id, String title, Map<String, String> profile, List<Step> steps) {
    /**
     * One step.
     *
     * @param number from 1
     * @param from {@code client}, {@code venue} or {@code oms}
     * @param msgType MsgType(35); empty for an internal event
     * @param fields by tag, or the internal event's own
     * @param verdict what risk or the desk must be made to answer, if anything
     * @param expected messages, in order per destination
     * @param states the orders after it
     */
    record Step(
            int number,
            String from,
            String msgType,
            Map<String, String> fields,
            @Nullable Verdict verdict,
            List<Expected> expected,
            List<State> states) {
        String field(int tag) {
            return fields.getOrDefault(Integer.toString(tag), "");
        }

        boolean has(int tag) {
            return fields.containsKey(Integer.toString(tag));
        }
    }

    /**
     * A refusal that is given.
     *
     * @param code OrdRejReason(103) or CxlRejReason(102)
     * @param text Text(58)
     */
    record Verdict(int code, String text) {}

    /**
     * A message that must be sent.
     *
     * @param to {@code client} or {@code venue}
     * @param msgType MsgType(35)
     * @param fields that must be present and equal
     */
    record Expected(String to, String msgType, Map<Integer, String> fields) {}

    /**
     * An order as it has to stand.
     *
     * @param fields by the names of the format
     * @param pending number of requests without an answer
     */
    record State(Map<String, String> fields, int pending) {}

    static List<Scenario> all() {
        try (InputStream in = resource("scenarios-open.json")) {
            var scenarios = new ArrayList<Scenario>();
            for (JsonNode node : new ObjectMapper().readTree(in).get("scenarios")) {
                scenarios.add(read(node));
            }
            return scenarios;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Scenario.class.getClassLoader().getResourceAsStream(name), name);
    }

    private static Scenario read(JsonNode node) {
        var steps = new ArrayList<Step>();
        for (JsonNode step : node.get("steps")) {
            steps.add(readStep(step));
        }
        return new Scenario(
                node.get("id").asText(), node.get("title").asText(), texts(node.get("profile")), List.copyOf(steps));
    }

    private static Step readStep(JsonNode step) {
        var expected = new ArrayList<Expected>();
        for (JsonNode message : step.get("expect")) {
            var fields = new TreeMap<Integer, String>();
            texts(message.get("fields")).forEach((tag, value) -> fields.put(Integer.valueOf(tag), value));
            expected.add(new Expected(
                    message.get("to").asText(), message.get("msgType").asText(), fields));
        }
        var states = new ArrayList<State>();
        for (JsonNode state : step.path("state")) {
            states.add(new State(texts(state), state.path("pending").size()));
        }
        return new Step(
                step.get("n").asInt(),
                step.get("from").asText(),
                step.path("msgType").asText(""),
                texts(step.get("fields")),
                verdict(step.has("riskVerdict") ? step.get("riskVerdict") : step.path("deskVerdict")),
                expected,
                states);
    }

    private static @Nullable Verdict verdict(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new Verdict(node.get("code").asInt(), node.get("text").asText());
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return texts;
    }
}
