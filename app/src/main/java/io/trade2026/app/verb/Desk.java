package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.app.verb.DeskClient.Refusal;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What the desk does on a running node, over its REST. Exit status: 0 done, 1 refused and not done, 2 not asked at all, 3 it may or
 * may not have been done.
 */
@Command(
        name = "desk",
        description = "Acts on a running node for the desk: orders by telephone, cancels, the close of the day, news.",
        footer = {
            "",
            "Exit status: 0 done; 1 refused, not done; 2 not asked at all; 3 it may or may not have been done."
        },
        mixinStandardHelpOptions = true)
public final class Desk implements Runnable {
    static final int REFUSED = 1;
    static final int UNKNOWN_FATE = 3;

    private final PrintStream out;

    private Desk(PrintStream out) {
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
        Terminal terminal = new Terminal(out, err);
        return new CommandLine(new Desk(out))
                .addSubcommand(new Enter(terminal))
                .addSubcommand(new Cancel(terminal))
                .addSubcommand(new Replace(terminal))
                .addSubcommand(new Roll(terminal))
                .addSubcommand(new Reject(terminal))
                .addSubcommand(new News(terminal))
                .addSubcommand(new DeskMarket(terminal))
                .addSubcommand(new DeskOverrides.Refusals(terminal))
                .addSubcommand(new DeskOverrides.LetPass(terminal))
                .addSubcommand(new DeskViews.Orders(terminal))
                .addSubcommand(new DeskViews.OneOrder(terminal))
                .addSubcommand(new DeskViews.Actions(terminal));
    }

    /** Prints how it is used. */
    @Override
    public void run() {
        CommandLine.usage(line(out, out), out);
    }

    /** Where it is told how it went. */
    record Terminal(PrintStream out, PrintStream err) {
        /** Does it, and turns a refusal into a line and an exit status. */
        int tell(Callable<Integer> work) throws Exception {
            try {
                return work.call();
            } catch (Refusal refusal) {
                err.println("trade2026: " + refusal.getMessage());
                return refusal.isUnknownFate() ? UNKNOWN_FATE : REFUSED;
            }
        }
    }

    /** One thing done: which address is asked, with which fields, and what is expected to follow. */
    abstract static class Action implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private DeskOptions options = new DeskOptions();

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, such as who called.")
        private String reason = "";

        Action(Terminal terminal) {
            this.terminal = terminal;
        }

        abstract String path();

        abstract void fill(Map<String, String> fields);

        /** What was done, without user and event. */
        abstract String done(JsonNode answer, DeskReport report);

        /** One of these has to follow; none: nothing is waited for. */
        abstract Set<String> facts();

        @Override
        public final Integer call() throws Exception {
            return terminal.tell(this::act);
        }

        private int act() {
            Map<String, String> fields = new LinkedHashMap<>();
            fill(fields);
            fields.put("reason", reason);
            DeskClient client = options.client();
            DeskReport report = new DeskReport(client, terminal.out());
            JsonNode answer = client.post(path(), fields);
            terminal.out()
                    .println(
                            done(answer, report) + ", by " + answer.path("user").asText() + ", event "
                                    + answer.path("eventNumber").asLong());
            if (!facts().isEmpty()) {
                report.follow(answer, facts(), options.waitSeconds());
            }
            return 0;
        }

        static void put(Map<String, String> fields, String name, @Nullable String value) {
            if (value != null) {
                fields.put(name, value);
            }
        }
    }

    @Command(
            name = "enter",
            description = "Takes an order by telephone. The client is told on its session, without a ClOrdID(11).",
            mixinStandardHelpOptions = true)
    static final class Enter extends Action {
        @Option(names = "--account", required = true, paramLabel = "NAME", description = "Account(1).")
        private String account = "";

        @Option(names = "--symbol", required = true, paramLabel = "NAME", description = "Symbol(55).")
        private String symbol = "";

        @Option(
                names = "--side",
                required = true,
                paramLabel = "SIDE",
                description = "buy, sell, sell-short, sell-short-exempt, buy-minus, sell-plus.")
        private String side = "";

        @Option(names = "--qty", required = true, paramLabel = "N", description = "OrderQty(38).")
        private String qty = "";

        @Option(names = "--price", paramLabel = "N", description = "Price(44).")
        private @Nullable String price;

        @Option(names = "--stop", paramLabel = "N", description = "StopPx(99).")
        private @Nullable String stop;

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "limit, market, stop, stop-limit (default: as --price and --stop say).")
        private @Nullable String type;

        @Option(names = "--tif", paramLabel = "TIME", description = "day, gtc, ioc, fok, gtd (default: day).")
        private @Nullable String timeInForce;

        @Option(names = "--expire", paramLabel = "DATE", description = "With gtd: last day, such as 2026-12-31.")
        private @Nullable String expire;

        @Option(
                names = "--session",
                paramLabel = "NAME",
                description = "CompID of the session that is told (default: the first of the account).")
        private @Nullable String session;

        @Option(names = "--venue", paramLabel = "NAME", description = "ExDestination(100) (default: by the route).")
        private @Nullable String venue;

        Enter(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "desk/orders";
        }

        @Override
        void fill(Map<String, String> fields) {
            fields.put("account", account);
            fields.put("symbol", symbol);
            fields.put("side", side);
            fields.put("orderQty", qty);
            put(fields, "price", price);
            put(fields, "stopPx", stop);
            put(fields, "ordType", type);
            put(fields, "timeInForce", timeInForce);
            put(fields, "expireDate", expire);
            put(fields, "session", session);
            put(fields, "exDestination", venue);
        }

        @Override
        String done(JsonNode answer, DeskReport report) {
            return "entered: OrderID O" + answer.path("orderId").asLong() + " on the session of "
                    + report.name(answer.path("sessionId").asInt());
        }

        @Override
        Set<String> facts() {
            return Set.of("ACCEPTED", "DENIED", "REJECTED", "FILLED", "CANCELED", "EXPIRED");
        }
    }

    @Command(
            name = "cancel",
            description = "Cancels an order at its client's word. The client is told 150=4 with 378=2.",
            mixinStandardHelpOptions = true)
    static final class Cancel extends Action {
        @Parameters(paramLabel = "ORDERID", description = "OrderID(37), such as O1042.")
        private String orderId = "";

        Cancel(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "desk/orders/" + OrderIds.checked(orderId) + "/cancel";
        }

        @Override
        void fill(Map<String, String> fields) {
            // The address says which order it is.
        }

        @Override
        String done(JsonNode answer, DeskReport report) {
            return "cancel on its way: OrderID O" + answer.path("orderId").asLong();
        }

        @Override
        Set<String> facts() {
            return Set.of("CANCELED", "EXPIRED", "FILLED", "REJECTED", "HOUSE_CANCEL_REFUSED");
        }
    }

    @Command(
            name = "replace",
            description =
                    "Changes an order at its client's word. The client is told 150=D with 378=2, under its ClOrdID(11).",
            mixinStandardHelpOptions = true)
    static final class Replace extends Action {
        @Parameters(paramLabel = "ORDERID", description = "OrderID(37), such as O1042.")
        private String orderId = "";

        @Option(names = "--qty", paramLabel = "N", description = "New OrderQty(38), the total with what is filled.")
        private @Nullable String qty;

        @Option(names = "--price", paramLabel = "N", description = "New Price(44).")
        private @Nullable String price;

        Replace(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "desk/orders/" + OrderIds.checked(orderId) + "/replace";
        }

        @Override
        void fill(Map<String, String> fields) {
            put(fields, "orderQty", qty);
            put(fields, "price", price);
        }

        @Override
        String done(JsonNode answer, DeskReport report) {
            return "replace on its way: OrderID O" + answer.path("orderId").asLong();
        }

        @Override
        Set<String> facts() {
            return Set.of("RESTATED", "REPLACED", "CANCELED", "HOUSE_REPLACE_REFUSED");
        }
    }

    @Command(
            name = "roll-day",
            description = "Ends the trading day: day orders expire, good-till orders are renewed.",
            mixinStandardHelpOptions = true)
    static final class Roll extends Action {
        @Option(
                names = "--date",
                paramLabel = "DATE",
                description = "The day that begins (default: the next trading day).")
        private @Nullable String date;

        Roll(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "desk/roll-day";
        }

        @Override
        void fill(Map<String, String> fields) {
            put(fields, "date", date);
        }

        @Override
        String done(JsonNode answer, DeskReport report) {
            return "trading day " + answer.path("tradingDay").asText() + " begins: "
                    + answer.path("expiredOrders").asInt() + " orders expired, "
                    + answer.path("renewedOrders").asInt() + " renewed";
        }

        @Override
        Set<String> facts() {
            return Set.of();
        }
    }

    @Command(
            name = "reject-next",
            description = "Refuses the next request of a session, for trying a client out. Lab and demo only.",
            mixinStandardHelpOptions = true)
    static final class Reject extends Action {
        @Parameters(paramLabel = "SESSION", description = "CompID of the client.")
        private String session = "";

        @Option(names = "--type", required = true, paramLabel = "D|F|G", description = "MsgType(35) of the request.")
        private String type = "";

        @Option(
                names = "--code",
                required = true,
                paramLabel = "N",
                description = "OrdRejReason(103) for D, CxlRejReason(102) for F and G.")
        private String code = "";

        @Option(names = "--text", paramLabel = "TEXT", description = "Text(58) that the client reads.")
        private @Nullable String text;

        Reject(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "desk/reject-next";
        }

        @Override
        void fill(Map<String, String> fields) {
            fields.put("session", session);
            fields.put("msgType", type);
            fields.put("code", code);
            put(fields, "text", text);
        }

        @Override
        String done(JsonNode answer, DeskReport report) {
            return "the next " + type + " of "
                    + report.name(answer.path("sessionId").asInt()) + " will be refused";
        }

        @Override
        Set<String> facts() {
            return Set.of();
        }
    }

    @Command(
            name = "news",
            description = "Sends News(B) to a client, or to all that take notices.",
            mixinStandardHelpOptions = true)
    static final class News extends Action {
        @Option(names = "--headline", required = true, paramLabel = "TEXT", description = "Headline(148).")
        private String headline = "";

        @Option(names = "--session", paramLabel = "NAME", description = "CompID of the client (default: all).")
        private @Nullable String session;

        @Parameters(paramLabel = "TEXT", arity = "1..*", description = "Text(58).")
        private List<String> words = List.of();

        News(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "desk/news";
        }

        @Override
        void fill(Map<String, String> fields) {
            fields.put("headline", headline);
            fields.put("text", String.join(" ", words));
            put(fields, "session", session);
        }

        @Override
        String done(JsonNode answer, DeskReport report) {
            return "news sent";
        }

        @Override
        Set<String> facts() {
            return Set.of("NEWS");
        }
    }
}
