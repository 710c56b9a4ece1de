package io.trade2026.tests.flow;

import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.Operated;
import java.util.ArrayList;
import java.util.List;

/** Limits that are set over REST by the people it takes, and what operators read of the refusals that they cause. */
public final class Governed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AdminPort rest;

    /**
     * Speaks to a lab.
     *
     * @param lab that runs
     */
    public Governed(Operated lab) {
        this.rest = AdminPort.of(lab);
    }

    /**
     * Reads from REST as the operator {@code ops}.
     *
     * @param path behind {@code /api/}
     * @return the answer
     */
    public JsonNode get(String path) {
        return read(rest.get("/api/" + path));
    }

    /** What an operator reads, as text. */
    String read(String operator, String path) {
        return rest.getAs(operator, "/api/" + path);
    }

    JsonNode post(String operator, String path, String json) {
        return read(rest.postAs(operator, "/api/" + path, json));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    /**
     * Sets a limit over any instrument and both sides of which nobody has one yet. That counts as loosening: risk proposes, may not agree by
     * himself, and risk2 agrees.
     *
     * @param control such as PT-23-MARGIN
     * @param scope such as client
     * @param name of the party
     * @param value in the control's unit
     * @return the number of the limit
     */
    public long set(String control, String scope, String name, long value) {
        return set(control, scope, name, "", value);
    }

    /** The same, with more that says which limit, such as {@code "instrument":"IBM",}. */
    long set(String control, String scope, String name, String more, long value) {
        JsonNode asked = post(
                "risk",
                "limits/proposals",
                "{" + more + "\"control\":\"" + control + "\",\"scope\":\"" + scope + "\",\"scopeName\":\"" + name
                        + "\",\"value\":\"" + value + "\",\"reason\":\"shown on a node\"}");
        assertThat(asked.at("/proposal/state").asText()).as(asked.toString()).isEqualTo("open");
        String approve = "limits/proposals/" + asked.at("/proposal/proposalId").asLong() + "/approve";
        assertThat(post("risk", approve, "{}").path("errors").isEmpty())
                .as("nobody agrees to his own")
                .isFalse();
        JsonNode done = post("risk2", approve, "{}");
        assertThat(done.at("/proposal/state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("inForceEventNumber").asLong()).isPositive();
        return done.at("/proposal/limitId").asLong();
    }

    /**
     * Reads what the desk knows of the refusal of an order, the newest, as soon as it does.
     *
     * @param orderId OrderID(37)
     * @return a row of the list of refusals
     */
    public JsonNode refusal(String orderId) {
        return await().atMost(PATIENCE)
                .until(() -> get("refusals?order=" + orderId).at("/refusals/0"), row -> !row.isMissingNode());
    }

    /**
     * Reads the last decision about an order, which is a refusal, worked out again from the record.
     *
     * @param orderId OrderID(37)
     * @return with its controls
     */
    public JsonNode judgement(String orderId) {
        return await().atMost(PATIENCE)
                .until(
                        () -> lastJudgement(get("risk/explain/" + orderId)),
                        judgement -> !judgement.path("passed").asBoolean(true));
    }

    private static JsonNode lastJudgement(JsonNode story) {
        JsonNode last = story.path("judgement");
        for (JsonNode step : story.at("/orders/0/steps")) {
            if (step.path("judgement").isObject()) {
                last = step.path("judgement");
            }
        }
        return last;
    }

    /**
     * Finds what refused.
     *
     * @param judgement of a refusal
     * @return the control that did not pass
     */
    public static JsonNode refusing(JsonNode judgement) {
        for (JsonNode step : judgement.path("controls")) {
            if (!step.path("passed").asBoolean()) {
                return step;
            }
        }
        throw new AssertionError("all passed in " + judgement);
    }

    /**
     * Waits for an alert.
     *
     * @param name such as KILL_SWITCH
     * @param words that its text holds
     * @return the only one of the name with these words
     */
    public JsonNode alert(String name, String words) {
        List<JsonNode> found = await().atMost(PATIENCE).until(() -> alerts(name, words), alerts -> !alerts.isEmpty());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<JsonNode> alerts(String name, String words) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode alert : get("alerts").path("alerts")) {
            if (alert.path("name").asText().equals(name)
                    && alert.path("text").asText().contains(words)) {
                found.add(alert);
            }
        }
        return found;
    }

    /**
     * Waits for the switch of a party.
     *
     * @param name of the party
     * @return as operators see it
     */
    public JsonNode engaged(String name) {
        return await().atMost(PATIENCE).until(() -> engagedNow(name), each -> !each.isMissingNode());
    }

    /**
     * Reads the switch of a party.
     *
     * @param name of the party
     * @return missing when it is not engaged
     */
    public JsonNode engagedNow(String name) {
        for (JsonNode each : get("risk/kills").path("engaged")) {
            if (each.path("scopeName").asText().equals(name)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    /** One proposes to lift a switch, another one agrees. */
    void lift(String scope, String name) {
        JsonNode proposed = post(
                "ops",
                "risk/kills/lift",
                "{\"scope\":\"" + scope + "\",\"name\":\"" + name + "\",\"reason\":\"is mended\"}");
        long number = proposed.path("eventNumber").asLong();
        assertThat(number).as(proposed.toString()).isPositive();
        await().atMost(PATIENCE)
                .until(() -> post("risk", "risk/kills/lift/" + number, "{}")
                        .path("errors")
                        .isMissingNode());
        await().atMost(PATIENCE).until(() -> engagedNow(name).isMissingNode());
    }
}
