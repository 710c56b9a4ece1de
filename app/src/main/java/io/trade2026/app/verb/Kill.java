package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.app.verb.Desk.Terminal;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Kill switches of a running node (KS-01), over its REST: set, drill, propose to lift, approve, and what became of the orders. */
@Command(
        name = "kill",
        description =
                "Stops a firm, clearing entity, client, desk, account, trader, strategy, session, venue or instrument, and proves that it worked.",
        footer = {
            "",
            "Exit status: 0 done; 1 refused, not done; 2 not asked at all; 3 it may or may not have been done."
        },
        mixinStandardHelpOptions = true)
public final class Kill implements Runnable {
    private static final String SCOPES =
            "firm, clearing, client, desk, account, trader, strategy, session, venue or instrument.";

    private final PrintStream out;

    private Kill(PrintStream out) {
        this.out = out;
    }

    /**
     * Makes the verb with all that it can do.
     *
     * @param out what was done
     * @param err why not, in one line
     * @return to be added to the command
     */
    public static CommandLine line(PrintStream out, PrintStream err) {
        Terminal terminal = new Terminal(out, err);
        return new CommandLine(new Kill(out))
                .addSubcommand(new Engage(terminal))
                .addSubcommand(new Drill(terminal))
                .addSubcommand(new Lift(terminal))
                .addSubcommand(new Approve(terminal))
                .addSubcommand(new ListAll(terminal))
                .addSubcommand(new Report(terminal));
    }

    /** Prints how it is used. */
    @Override
    public void run() {
        CommandLine.usage(line(out, out), out);
    }

    /** What is stopped. */
    abstract static class OfScope extends NodeErrand {
        @Parameters(index = "0", paramLabel = "SCOPE", description = SCOPES)
        private String scope = "";

        @Parameters(index = "1", paramLabel = "NAME", description = "Its name; of a session CompID or number.")
        private String name = "";

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it stays on record.")
        private String reason = "";

        OfScope(Terminal terminal) {
            super(terminal);
        }

        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("scope", scope);
            fields.put("name", name);
            fields.put("reason", reason);
            return fields;
        }

        /** Very many orders are counted while they are cancelled. */
        static String number(JsonNode answer) {
            return (answer.path("isCounted").asBoolean() ? "" : "more than ")
                    + answer.path("ordersToCancel").asInt();
        }

        static void tell(PrintStream out, String done, JsonNode answer) {
            String second = answer.path("secondUser").asText();
            out.println(done + ": " + answer.path("scope").asText() + " "
                    + answer.path("scopeName").asText() + ", by "
                    + answer.path("user").asText()
                    + (second.isEmpty() ? "" : " and " + second) + ", event "
                    + answer.path("eventNumber").asLong());
        }
    }

    @Command(
            name = "set",
            description = "Stops it: nothing new from now on, and every open order is cancelled and followed.",
            mixinStandardHelpOptions = true)
    static final class Engage extends OfScope {
        @Option(
                names = "--again",
                paramLabel = "MS",
                description = "Cancel again what is still open after this time (default: 5000).")
        private @Nullable String again;

        Engage(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            Map<String, String> fields = fields();
            if (again != null) {
                fields.put("againMs", again);
            }
            JsonNode answer = client.post("risk/kill", fields);
            tell(out, "STOPPED", answer);
            out.println(number(answer) + " cancels have left; ./trade2026 kill report "
                    + answer.path("report").asInt() + " tells what becomes of them");
            return 0;
        }
    }

    @Command(
            name = "drill",
            description = "All of it but the stopping and the sending; the report is stored, marked as a drill.",
            mixinStandardHelpOptions = true)
    static final class Drill extends OfScope {
        Drill(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            Map<String, String> fields = fields();
            fields.put("drill", "true");
            JsonNode answer = client.post("risk/kill", fields);
            tell(out, "DRILL, nothing was stopped", answer);
            out.println(number(answer) + " cancels would have left; ./trade2026 kill report "
                    + answer.path("report").asInt() + " has the rest");
            return 0;
        }
    }

    @Command(
            name = "lift",
            description = "Proposes to lift it: another operator approves by the number that is told.",
            mixinStandardHelpOptions = true)
    static final class Lift extends OfScope {
        Lift(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            JsonNode answer = client.post("risk/kills/lift", fields());
            tell(out, "proposed to lift", answer);
            out.println("another operator approves: ./trade2026 kill approve "
                    + answer.path("eventNumber").asLong() + " --user NAME");
            return 0;
        }
    }

    @Command(
            name = "approve",
            description = "Lifts a switch as another operator has proposed.",
            mixinStandardHelpOptions = true)
    static final class Approve extends NodeErrand {
        @Parameters(paramLabel = "PROPOSAL", description = "Number of the proposal.")
        private long proposal;

        Approve(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            JsonNode answer = client.post("risk/kills/lift/" + proposal, Map.of());
            OfScope.tell(out, "lifted", answer);
            return 0;
        }
    }

    @Command(
            name = "list",
            description = "Tells what is stopped, what is proposed, and all reports.",
            mixinStandardHelpOptions = true)
    static final class ListAll extends NodeErrand {
        ListAll(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            JsonNode all = client.get("risk/kills");
            out.println(all.path("engaged").isEmpty() ? "nothing is stopped" : "STOPPED:");
            for (JsonNode row : all.path("engaged")) {
                out.println("  " + row.path("scope").asText() + " "
                        + row.path("scopeName").asText() + " since " + time(row.path("epochNs")) + " by "
                        + row.path("user").asText() + ": " + row.path("reason").asText() + " (report "
                        + row.path("report").asInt() + ")");
            }
            for (JsonNode row : all.path("proposals")) {
                out.println("proposed to lift " + row.path("scope").asText() + " "
                        + row.path("scopeName").asText() + " by "
                        + row.path("user").asText() + ": "
                        + row.path("reason").asText() + "; ./trade2026 kill approve "
                        + row.path("eventNumber").asLong());
            }
            for (JsonNode report : all.path("reports")) {
                out.println("report " + line(report));
            }
            return 0;
        }
    }

    @Command(
            name = "report",
            description = "Tells what became of every order that a switch took.",
            mixinStandardHelpOptions = true)
    static final class Report extends NodeErrand {
        @Parameters(paramLabel = "ID", description = "Number of the report.")
        private int id;

        Report(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            JsonNode report = client.get("risk/kills/" + id);
            JsonNode began = report.path("began");
            JsonNode standing = report.path("standing");
            out.println("report " + line(report));
            out.println("  flag set            " + time(began.path("epochNs")) + " by "
                    + began.path("user").asText() + ": " + began.path("reason").asText());
            out.println("  first cancel        " + time(standing.path("firstCancelEpochNs")));
            out.println("  first order ended   " + time(standing.path("firstEndedEpochNs")));
            out.println("  last order ended    " + time(standing.path("lastEndedEpochNs")));
            out.println("  found open          "
                    + (began.path("isCounted").asBoolean() ? "" : "(counting) ")
                    + began.path("orders").asInt() + ": cancelled at once "
                    + began.path("asked").asInt() + ", here "
                    + began.path("here").asInt() + ", venue away "
                    + began.path("venueDown").asInt() + "; in doubt "
                    + began.path("inDoubt").asInt() + "; replaces refused "
                    + began.path("replacesRefused").asInt());
            for (JsonNode row : report.path("residuals")) {
                out.println("  remains: O" + row.path("orderId").asLong() + " "
                        + row.path("clOrdId").asText() + " "
                        + row.path("account").asText() + " "
                        + row.path("symbol").asText() + " leaves "
                        + row.path("leavesQty").asText() + ": "
                        + row.path("why").asText());
            }
            return 0;
        }
    }

    private static String line(JsonNode report) {
        JsonNode began = report.path("began");
        JsonNode standing = report.path("standing");
        return began.path("id").asInt() + (began.path("isDrill").asBoolean() ? " DRILL" : "") + ": "
                + began.path("cause").asText() + " of " + began.path("scope").asText() + " "
                + began.path("scopeName").asText() + ", "
                + standing.path("state").asText() + ": "
                + standing.path("orders").asInt() + " orders, "
                + standing.path("confirmed").asInt() + " cancelled, "
                + standing.path("tooLate").asInt() + " ended otherwise ("
                + standing.path("stopped").asInt() + " never left), "
                + standing.path("open").asInt() + " open, "
                + standing.path("cancelsSent").asInt() + " cancels sent";
    }

    private static String time(JsonNode epochNs) {
        return epochNs.asLong() == 0
                ? "-"
                : Instant.ofEpochSecond(0, epochNs.asLong()).toString();
    }
}
