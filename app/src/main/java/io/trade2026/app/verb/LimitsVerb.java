package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Limits under governance on a running node, over its REST. Exit status as with {@code desk}. */
@Command(
        name = "limits",
        description = "Shows and changes limits: whatever loosens takes a second operator.",
        footer = {
            "",
            "Exit status: 0 done; 1 refused, not done; 2 not asked at all; 3 it may or may not have been done."
        },
        mixinStandardHelpOptions = true)
public final class LimitsVerb implements Runnable {
    private final PrintStream out;

    private LimitsVerb(PrintStream out) {
        this.out = out;
    }

    /**
     * Makes the verb with all that it can do.
     *
     * @param out what was done
     * @param err why it was not, in one line
     * @return to be added to the command
     */
    public static CommandLine line(PrintStream out, PrintStream err) {
        Desk.Terminal terminal = new Desk.Terminal(out, err);
        return new CommandLine(new LimitsVerb(out))
                .addSubcommand(new ListAll(terminal))
                .addSubcommand(new Propose(terminal))
                .addSubcommand(new Proposals(terminal))
                .addSubcommand(new Approve(terminal))
                .addSubcommand(new Withdraw(terminal))
                .addSubcommand(new History(terminal))
                .addSubcommand(new Report(terminal))
                .addSubcommand(new Export(terminal));
    }

    /** Prints how it is used. */
    @Override
    public void run() {
        CommandLine.usage(line(out, out), out);
    }

    private static void tell(PrintStream out, JsonNode progress) {
        JsonNode proposal = progress.has("proposal") ? progress.path("proposal") : progress;
        out.println("proposal " + proposal.path("proposalId").asLong() + " "
                + proposal.path("state").asText() + ": "
                + proposal.path("control").asText() + " of "
                + proposal.path("scope").asText() + " "
                + proposal.path("scopeName").asText() + ", "
                + instruments(proposal) + ", "
                + proposal.path("side").asText() + ": " + orNone(proposal.path("fromValue")) + " -> "
                + (proposal.path("enabled").asBoolean()
                        ? proposal.path("value").asText() + " "
                                + proposal.path("level").asText()
                                + (proposal.path("overAllocated").asBoolean() ? " over-allocated" : "")
                        : "none")
                + (proposal.path("until").asText().isEmpty()
                        ? ""
                        : " until " + proposal.path("until").asText())
                + ", by " + proposal.path("proposer").asText() + ", " + approvals(proposal));
        if (progress.path("inForceEventNumber").isNumber()) {
            out.println("version " + proposal.path("version").asLong() + " holds since event "
                    + progress.path("inForceEventNumber").asLong());
        }
    }

    /** {@code each}, or {@code venue XSIM}. */
    private static String instruments(JsonNode proposal) {
        String scope = proposal.path("instrumentScope").asText();
        String named = proposal.path("instruments").asText();
        return scope.equals(named) ? scope : scope + " " + named;
    }

    private static String orNone(JsonNode value) {
        return value.asText().isEmpty() ? "none" : value.asText();
    }

    private static String approvals(JsonNode proposal) {
        List<String> approvers = new ArrayList<>();
        proposal.path("approvers").forEach(name -> approvers.add(name.asText()));
        int needed = proposal.path("approvalsNeeded").asInt();
        return needed == 0
                ? "needs no approval"
                : approvers.size() + " of " + needed + " approvals ("
                        + proposal.path("whyNeeded").asText() + ")"
                        + (approvers.isEmpty() ? "" : ": " + String.join(", ", approvers));
    }

    /** Columns as wide as what stands in them. */
    private static void table(PrintStream out, JsonNode lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(texts(lines.path("columns")));
        lines.path("lines").forEach(line -> rows.add(texts(line)));
        table(out, rows);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static void table(PrintStream out, List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    @Command(name = "list", description = "Lists the limits in force.", mixinStandardHelpOptions = true)
    static final class ListAll extends NodeErrand {
        private static final List<String> COLUMNS = List.of(
                "limitId",
                "version",
                "control",
                "scope",
                "scopeName",
                "instrumentScope",
                "instruments",
                "side",
                "value",
                "level",
                "overAllocated",
                "author",
                "reason");

        @Option(names = "--name", paramLabel = "NAME", description = "Only those of a party.")
        private @Nullable String name;

        @Option(
                names = "--instruments",
                paramLabel = "SET",
                description = "Only those of any, each, venue, asset_class, product_group or instrument.")
        private @Nullable String instrumentScope;

        ListAll(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient node, PrintStream out) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(COLUMNS);
            for (JsonNode limit : node.get("limits").path("limits")) {
                if (isAsked(name, limit.path("scopeName")) && isAsked(instrumentScope, limit.path("instrumentScope"))) {
                    rows.add(COLUMNS.stream()
                            .map(column -> limit.path(column).asText())
                            .toList());
                }
            }
            table(out, rows);
            return 0;
        }

        private static boolean isAsked(@Nullable String asked, JsonNode held) {
            return asked == null || held.asText().equalsIgnoreCase(asked);
        }
    }

    @Command(
            name = "propose",
            description =
                    "Asks for a change. What tightens holds at once; whatever loosens waits for another operator.",
            mixinStandardHelpOptions = true)
    static final class Propose extends NodeErrand {
        @Parameters(
                paramLabel = "LIMIT",
                arity = "0..1",
                description = "Number of the limit; or name it with the options.")
        private @Nullable String limitId;

        @Option(names = "--value", paramLabel = "N", description = "What it is to become.")
        private @Nullable String value;

        @Option(names = "--remove", description = "Takes the limit away.")
        private boolean remove;

        @Option(
                names = "--until",
                paramLabel = "TIME",
                description = "Goes back by itself then, such as 2026-11-27T16:00:00Z; today at the latest.")
        private @Nullable String until;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
        private String reason = "";

        @Option(names = "--control", paramLabel = "ID", description = "Such as PT-01, for a limit without a number.")
        private @Nullable String control;

        @Option(
                names = "--scope",
                paramLabel = "KIND",
                description = "firm, clearing, client, desk, account, trader, session or strategy.")
        private @Nullable String scope;

        @Option(names = "--name", paramLabel = "NAME", description = "Whose limit it is.")
        private @Nullable String name;

        @Option(
                names = "--instruments",
                paramLabel = "SET",
                description = "any, each, venue, asset_class, product_group or instrument (default: as usual for the"
                        + " control; with --instrument: instrument).")
        private @Nullable String instrumentScope;

        @Option(
                names = "--instrument",
                paramLabel = "NAME",
                description = "The symbol, or with --instruments the venue, asset class or product group.")
        private @Nullable String instrument;

        @Option(names = "--side", paramLabel = "SIDE", description = "buy or sell (default: both).")
        private @Nullable String side;

        @Option(
                names = "--level",
                paramLabel = "LEVEL",
                description = "hard, or soft: an order by hand may then be let pass by another person.")
        private @Nullable String level;

        @Option(
                names = "--over-allocated",
                paramLabel = "true|false",
                arity = "0..1",
                fallbackValue = "true",
                description = "It may be above the limit of a node higher up, which then binds.")
        private @Nullable String overAllocated;

        Propose(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient node, PrintStream out) {
            Map<String, String> fields = new LinkedHashMap<>();
            Desk.Action.put(fields, "limitId", limitId);
            Desk.Action.put(fields, "control", control);
            Desk.Action.put(fields, "scope", scope);
            Desk.Action.put(fields, "scopeName", name);
            Desk.Action.put(fields, "instrumentScope", instrumentScope);
            Desk.Action.put(fields, "instrument", instrument);
            Desk.Action.put(fields, "side", side);
            Desk.Action.put(fields, "value", value);
            Desk.Action.put(fields, "level", level);
            Desk.Action.put(fields, "overAllocated", overAllocated);
            Desk.Action.put(fields, "enabled", remove ? "false" : null);
            Desk.Action.put(fields, "until", until);
            fields.put("reason", reason);
            tell(out, node.post("limits/proposals", fields));
            return 0;
        }
    }

    @Command(name = "proposals", description = "Lists proposals that wait.", mixinStandardHelpOptions = true)
    static final class Proposals extends WaitingErrand {
        Proposals(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        List<JsonNode> ask(DeskClient node, boolean wantsAll) {
            List<JsonNode> proposals = new ArrayList<>();
            node.get("limits/proposals?state=" + (wantsAll ? "all" : "waiting"))
                    .path("proposals")
                    .forEach(proposals::add);
            return proposals;
        }

        @Override
        void tell(PrintStream out, JsonNode each) {
            LimitsVerb.tell(out, each);
        }
    }

    @Command(
            name = "approve",
            description = "Agrees to what another operator asks for.",
            mixinStandardHelpOptions = true)
    static final class Approve extends NodeErrand {
        @Parameters(paramLabel = "PROPOSAL", description = "Its number.")
        private long proposalId;

        Approve(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient node, PrintStream out) {
            tell(out, node.post("limits/proposals/" + proposalId + "/approve", Map.of()));
            return 0;
        }
    }

    @Command(
            name = "withdraw",
            description = "Takes a proposal back, or turns it down.",
            mixinStandardHelpOptions = true)
    static final class Withdraw extends NodeErrand {
        @Parameters(paramLabel = "PROPOSAL", description = "Its number.")
        private long proposalId;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
        private String reason = "";

        Withdraw(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient node, PrintStream out) {
            tell(out, node.post("limits/proposals/" + proposalId + "/withdraw", Map.of("reason", reason)));
            return 0;
        }
    }

    @Command(name = "history", description = "Shows all versions of a limit.", mixinStandardHelpOptions = true)
    static final class History extends NodeErrand {
        @Parameters(paramLabel = "LIMIT", description = "Number of the limit.")
        private long limitId;

        History(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient node, PrintStream out) {
            table(out, node.get("limits/" + limitId + "/history"));
            return 0;
        }
    }

    @Command(name = "report", description = "Shows how far each limit is used.", mixinStandardHelpOptions = true)
    static final class Report extends NodeErrand {
        Report(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient node, PrintStream out) {
            table(out, node.get("limits/report"));
            return 0;
        }
    }

    @Command(name = "export", description = "Writes the evidence for the review.", mixinStandardHelpOptions = true)
    static final class Export extends NodeErrand {
        @Parameters(paramLabel = "FILE", description = "Ends with .html or .csv.")
        private Path file = Path.of("evidence.html");

        Export(Desk.Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient node, PrintStream out) throws IOException {
            String format = file.toString().endsWith(".csv") ? "csv" : "html";
            Files.writeString(file, node.text("limits/evidence." + format));
            out.println("written: " + file);
            return 0;
        }
    }
}
