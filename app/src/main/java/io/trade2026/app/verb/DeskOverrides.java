package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Orders by hand that soft limits refused, and how another person lets one of them pass. */
final class DeskOverrides {
    private DeskOverrides() {}

    @Command(
            name = "refusals",
            description = "Lists orders by hand that soft limits refused, newest first.",
            mixinStandardHelpOptions = true)
    static final class Refusals extends WaitingErrand {
        private static final Set<String> WAITING = Set.of("WAITING", "AGREED", "GIVEN");

        Refusals(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        List<JsonNode> ask(DeskClient node, boolean wantsAll) {
            List<JsonNode> refusals = new ArrayList<>();
            for (JsonNode each : node.get("overrides").path("refusals")) {
                if (wantsAll || WAITING.contains(each.path("state").asText())) {
                    refusals.add(each);
                }
            }
            return refusals;
        }

        @Override
        void tell(PrintStream out, JsonNode refusal) {
            out.println("refusal " + refusal.path("refusal").asLong() + " "
                    + refusal.path("state").asText() + ": "
                    + refusal.path("what").asText() + ", by "
                    + refusal.path("user").asText() + ", until "
                    + Instant.ofEpochSecond(0, refusal.path("untilEpochNs").asLong()));
            out.println("  " + refusal.path("why").asText());
        }
    }

    @Command(
            name = "override",
            description = "Lets one order by hand pass that soft limits refused: it is entered again within 60 s.",
            mixinStandardHelpOptions = true)
    static final class LetPass extends Desk.Action {
        @Parameters(paramLabel = "REFUSAL", description = "Its number, as the refusal says it.")
        private long refusal;

        LetPass(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "overrides/" + refusal;
        }

        @Override
        void fill(Map<String, String> fields) {
            // The address says which refusal it is.
        }

        @Override
        String done(JsonNode answer, DeskReport report) {
            return "refusal " + refusal + ": "
                    + (answer.path("act").asText().equals("OVERRIDE_GIVEN")
                            ? "may be entered again within 60 s by the one who entered it"
                            : "agreed to; somebody else has to agree too");
        }

        @Override
        Set<String> facts() {
            return Set.of();
        }
    }
}
