package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.app.process.StartFault;
import io.trade2026.app.verb.Desk.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Examines FIX sessions of a running node and repairs their sequence numbers, over REST. */
@Command(
        name = "session",
        description =
                "Finds out why two sides of a FIX session do not agree, and repairs it: two operators have to agree.",
        mixinStandardHelpOptions = true)
public final class SessionVerb implements Runnable {
    private final PrintStream out;

    private SessionVerb(PrintStream out) {
        this.out = out;
    }

    /**
     * Makes the verb with all that it can do.
     *
     * @param out what was found and done
     * @param err why not, in one line
     * @return to be added to the command
     */
    public static CommandLine line(PrintStream out, PrintStream err) {
        Terminal terminal = new Terminal(out, err);
        return new CommandLine(new SessionVerb(out))
                .addSubcommand(new Examine(terminal))
                .addSubcommand(new Repair(terminal))
                .addSubcommand(new Approve(terminal))
                .addSubcommand(new Proposals(terminal))
                .addSubcommand(new Disconnect(terminal));
    }

    /** Prints how it is used. */
    @Override
    public void run() {
        CommandLine.usage(line(out, out), out);
    }

    @Command(
            name = "doctor",
            description =
                    "Shows both sides' sequence numbers, the likely cause of what is wrong, and what would mend it."
                            + " Exit status 1 when something is wrong.",
            mixinStandardHelpOptions = true)
    static final class Examine extends NodeErrand {
        @Parameters(paramLabel = "SESSION", description = "CompID of the counterparty, or the session's number.")
        private String session = "";

        Examine(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            var report = new SessionReport(out);
            JsonNode examined = client.get("sessions/" + session + "/doctor");
            report.tell(examined);
            for (JsonNode remedy : examined.path("repairs")) {
                String typed = remedy.path("options").asText();
                report.preview(
                        session, typed, client.get("sessions/" + session + "/preview?" + RepairChoice.queryOf(typed)));
            }
            String cause =
                    examined.path("report").path("diagnosis").path("cause").asText();
            return cause.equals("NOTHING_WRONG") || cause.equals("NOT_CONNECTED") || cause.equals("NEVER_USED") ? 0 : 1;
        }
    }

    /** What is to be done, as options. */
    static final class RepairChoice {
        private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");

        @Option(
                names = "--next-out",
                paramLabel = "N",
                description = "Our next message gets this MsgSeqNum(34), above all that were used.")
        private @Nullable String nextOut;

        @Option(
                names = "--next-in",
                paramLabel = "N",
                description = "Expect this MsgSeqNum(34) next of them: what is missing below is given up.")
        private @Nullable String nextIn;

        @Option(names = "--reset", description = "Both sides begin at 1: at once, or with the next logon.")
        private boolean reset;

        @Option(names = "--resend", paramLabel = "FROM-TO", description = "Send these messages of ours again.")
        private @Nullable String resend;

        RepairChoice() {}

        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            String range = resend;
            if (nextOut != null) {
                fields.put("repair", "next-out");
                fields.put("number", nextOut);
            } else if (nextIn != null) {
                fields.put("repair", "next-in");
                fields.put("number", nextIn);
            } else if (range != null) {
                Matcher matcher = RANGE.matcher(range);
                if (!matcher.matches()) {
                    throw new StartFault("--resend: must be two numbers such as 5-9, was '" + range + "'");
                }
                fields.put("repair", "resend");
                fields.put("number", matcher.group(1));
                fields.put("to", matcher.group(2));
            } else if (reset) {
                fields.put("repair", "reset");
            }
            return fields;
        }

        String query() {
            return query(fields());
        }

        private static String query(Map<String, String> fields) {
            StringBuilder query = new StringBuilder();
            fields.forEach((name, value) -> query.append(query.length() == 0 ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(value));
            return query.toString();
        }

        /** Of the options that the doctor suggests. */
        static String queryOf(String typed) {
            RepairChoice choice = new RepairChoice();
            String[] words = typed.split(" ", -1);
            switch (words[0]) {
                case "--next-out" -> choice.nextOut = words[1];
                case "--next-in" -> choice.nextIn = words[1];
                case "--resend" -> choice.resend = words[1];
                default -> choice.reset = true;
            }
            return choice.query();
        }
    }

    @Command(
            name = "repair",
            description =
                    "Shows what a repair would do to which messages and proposes it; with a second operator and his"
                            + " password it is carried out at once.",
            mixinStandardHelpOptions = true)
    static final class Repair extends NodeErrand {
        @Parameters(paramLabel = "SESSION", description = "CompID of the counterparty, or the session's number.")
        private String session = "";

        @ArgGroup(multiplicity = "1")
        private RepairChoice choice = new RepairChoice();

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, such as who called.")
        private String reason = "";

        @Option(names = "--preview", description = "Only show what would be done.")
        private boolean isPreview;

        @Option(names = "--second-user", paramLabel = "NAME", description = "Operator who agrees.")
        private @Nullable String secondUser;

        @Option(
                names = "--second-password-file",
                paramLabel = "FILE",
                description = "Holds the second operator's password.")
        private @Nullable Path secondPasswordFile;

        Repair(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            var report = new SessionReport(out);
            Map<String, String> fields = choice.fields();
            report.preview(session, "", client.get("sessions/" + session + "/preview?" + choice.query()));
            if (isPreview) {
                return 0;
            }
            fields.put("reason", reason);
            if (secondUser != null) {
                fields.put("secondUser", secondUser);
                fields.put("secondPassword", password(secondPasswordFile));
            }
            return report.became(client.post("sessions/" + session + "/repairs", fields));
        }

        private static String password(@Nullable Path file) {
            if (file == null) {
                throw new StartFault("--second-password-file: must be given with --second-user");
            }
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new StartFault("--second-password-file: " + file + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    @Command(
            name = "approve",
            description = "Approves a repair that another operator proposed: it is carried out.",
            mixinStandardHelpOptions = true)
    static final class Approve extends NodeErrand {
        @Parameters(paramLabel = "PROPOSAL", description = "Number of the proposal.")
        private long proposal;

        Approve(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            var report = new SessionReport(out);
            return report.became(client.post("repairs/" + proposal + "/approve", Map.of()));
        }
    }

    @Command(
            name = "proposals",
            description = "Lists the repairs that wait for a second operator.",
            mixinStandardHelpOptions = true)
    static final class Proposals extends NodeErrand {
        Proposals(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            var report = new SessionReport(out);
            report.proposals(client.get("repairs").path("proposals"));
            return 0;
        }
    }

    @Command(
            name = "disconnect",
            description = "Logs a session out; its numbers stay. One operator is enough.",
            mixinStandardHelpOptions = true)
    static final class Disconnect extends NodeErrand {
        @Parameters(paramLabel = "SESSION", description = "CompID of the counterparty, or the session's number.")
        private String session = "";

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, such as who called.")
        private String reason = "";

        Disconnect(Terminal terminal) {
            super(terminal);
        }

        @Override
        int act(DeskClient client, PrintStream out) {
            var report = new SessionReport(out);
            JsonNode done = client.post("sessions/" + session + "/disconnect", Map.of("reason", reason));
            report.disconnected(session, done);
            return 0;
        }
    }
}
