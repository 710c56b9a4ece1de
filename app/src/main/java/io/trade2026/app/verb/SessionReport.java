package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** What the doctor of sessions says, for people. */
final class SessionReport {
    private static final int SHOWN = 40;
    private static final int TOLD = 12;
    private static final int NOT_DONE = 1;

    private final PrintStream out;

    SessionReport(PrintStream out) {
        this.out = out;
    }

    private void line(String name, String text) {
        out.println(String.format(Locale.ROOT, "%-10s %s", name, text));
    }

    void tell(JsonNode examined) {
        JsonNode session = examined.path("session");
        JsonNode file = examined.path("report").path("file");
        JsonNode diagnosis = examined.path("report").path("diagnosis");
        line(
                "session",
                session.path("compId").asText() + " ("
                        + session.path("sessionId").asInt() + ", "
                        + DeskReport.words(session.path("kind").asText()) + "), "
                        + DeskReport.words(session.path("state").asText())
                        + (file.path("isUp").asBoolean() ? ", logged on" : "") + ", epoch "
                        + file.path("epoch").asInt());
        long taken = file.path("nextInTaken").asLong();
        long nextIn = file.path("nextIn").asLong();
        line(
                "we",
                "send next " + file.path("nextOut").asLong() + ", expect next " + taken
                        + (taken < nextIn ? " (and have received up to " + (nextIn - 1) + ")" : "")
                        + ", told up to event "
                        + file.path("deliveredEventNumber").asLong());
        line(
                "they",
                "send next " + known(diagnosis.path("theirNextOut").asLong()) + ", expect next "
                        + known(diagnosis.path("theirNextIn").asLong()) + ", by their last word");
        sayings(file.path("sayings"));
        line(
                "cause",
                DeskReport.words(diagnosis.path("cause").asText()) + ": "
                        + diagnosis.path("sentence").asText());
        proposals(examined.path("proposals"));
    }

    private static String known(long number) {
        return number > 0 ? Long.toString(number) : "unknown";
    }

    private void sayings(JsonNode sayings) {
        for (int i = Math.max(0, sayings.size() - TOLD); i < sayings.size(); i++) {
            JsonNode saying = sayings.get(i);
            line(
                    "said",
                    DeskReport.time(saying.path("epochNs").asLong()) + "  "
                            + (saying.path("isTheirs").asBoolean() ? "they: " : "we:   ") + words(saying));
        }
    }

    private static String words(JsonNode saying) {
        long number = saying.path("msgSeqNum").asLong();
        long from = saying.path("from").asLong();
        boolean flag = saying.path("flag").asBoolean();
        String text = saying.path("text").asText();
        String head = switch (saying.path("msgType").asText()) {
            case "A" ->
                "Logon(A)" + (flag ? " ResetSeqNumFlag(141)=Y" : "")
                        + (from > 0 ? " NextExpectedMsgSeqNum(789)=" + from : "");
            case "5" -> flag ? "Logon(A) refused" : "Logout(5)";
            case "2" ->
                "ResendRequest(2) from " + from + " to " + saying.path("to").asLong();
            default -> "SequenceReset(4) to " + from + (flag ? ", gap fill" : "");
        };
        return head + (number > 0 ? ", MsgSeqNum(34) " + number : "") + (text.isEmpty() ? "" : ": " + text);
    }

    /** What a repair would do. */
    void preview(String session, String typed, JsonNode preview) {
        line("repair", preview.path("sentence").asText());
        JsonNode rows = preview.path("rows");
        for (int i = 0; i < Math.min(rows.size(), SHOWN); i++) {
            JsonNode row = rows.get(i);
            long from = row.path("fromMsgSeqNum").asLong();
            long to = row.path("toMsgSeqNum").asLong();
            line(
                    "",
                    String.format(
                            Locale.ROOT,
                            "%-8s %-9s %s%s",
                            DeskReport.words(row.path("fate").asText()),
                            from == to ? Long.toString(from) : from + "-" + to,
                            row.path("meaning").asText(),
                            row.path("eventNumber").asLong() > 0
                                    ? " (event " + row.path("eventNumber").asLong() + ")"
                                    : ""));
        }
        if (rows.size() > SHOWN) {
            line("", "… and " + (rows.size() - SHOWN) + " more");
        }
        if (!preview.path("warning").asText().isEmpty()) {
            line("", "mind: " + preview.path("warning").asText());
        }
        if (!typed.isEmpty()) {
            line("", "propose: ./trade2026 session repair " + session + " " + typed + " --reason '…'");
        }
        out.flush();
    }

    int became(JsonNode answer) {
        String state = answer.path("state").asText();
        long event = answer.path("eventNumber").asLong();
        switch (state) {
            case "PROPOSED" -> {
                line("proposed", answer.path("repair").asText() + ", event " + event);
                line("", "another operator approves: ./trade2026 session approve " + event + " --user NAME");
            }
            case "DONE" ->
                line(
                        "done",
                        answer.path("repair").asText() + ", by "
                                + answer.path("user").asText() + " and "
                                + answer.path("secondUser").asText() + ", event " + event + "; we send next "
                                + answer.path("nextOut").asLong() + ", expect next "
                                + answer.path("nextIn").asLong());
            default -> line("not done", answer.path("text").asText() + ", event " + event);
        }
        out.flush();
        return state.equals("NOT_DONE") ? NOT_DONE : 0;
    }

    void proposals(JsonNode proposals) {
        for (JsonNode each : proposals) {
            JsonNode order = each.path("order");
            JsonNode plan = order.path("plan");
            line(
                    "waits",
                    each.path("eventNumber").asLong() + "  session "
                            + order.path("sessionId").asInt() + "  "
                            + DeskReport.words(plan.path("kind").asText()) + " "
                            + plan.path("from").asLong() + " "
                            + plan.path("to").asLong() + ", proposed by "
                            + order.path("user").asText() + ": "
                            + order.path("reason").asText());
        }
    }

    void disconnected(String session, JsonNode answer) {
        line(
                "done",
                session + " is being logged out, by " + answer.path("user").asText() + ", event "
                        + answer.path("eventNumber").asLong());
        out.flush();
    }
}
