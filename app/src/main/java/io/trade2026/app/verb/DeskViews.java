package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the desk looks at before it acts. */
final class DeskViews {
    private DeskViews() {}

    @Command(name = "orders", description = "Lists open orders, newest first.", mixinStandardHelpOptions = true)
    static final class Orders implements Callable<Integer> {
        private final Desk.Terminal terminal;

        @Mixin
        private DeskOptions options = new DeskOptions();

        @Option(names = "--client", paramLabel = "NAME", description = "Only those of a client.")
        private @Nullable String client;

        @Option(names = "--session", paramLabel = "NAME", description = "Only those of a session.")
        private @Nullable String session;

        @Option(names = "--account", paramLabel = "NAME", description = "Only those of an account.")
        private @Nullable String account;

        @Option(names = "--symbol", paramLabel = "NAME", description = "Only those in an instrument.")
        private @Nullable String symbol;

        @Option(
                names = "--find",
                paramLabel = "TEXT",
                description = "Only those with this in OrderID, ClOrdID, account or symbol.")
        private @Nullable String find;

        @Option(names = "--limit", paramLabel = "N", description = "Most orders to list (default: 50).")
        private int limit = 50;

        Orders(Desk.Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            return terminal.tell(() -> {
                List<String> query = new ArrayList<>(List.of("open=true", "limit=" + limit));
                add(query, "client", client);
                add(query, "session", session);
                add(query, "account", account);
                add(query, "symbol", symbol);
                add(query, "find", find);
                DeskClient node = options.client();
                new DeskReport(node, terminal.out()).tellOrders(node.get("orders?" + String.join("&", query)));
                return 0;
            });
        }

        private static void add(List<String> query, String name, @Nullable String value) {
            if (value != null) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
    }

    @Command(
            name = "order",
            description = "Shows one order, open or over, and what the desk did to it.",
            mixinStandardHelpOptions = true)
    static final class OneOrder implements Callable<Integer> {
        private static final int ACTIONS = 200;
        private final Desk.Terminal terminal;

        @Mixin
        private DeskOptions options = new DeskOptions();

        @Parameters(paramLabel = "ORDERID", description = "OrderID(37), such as O1042.")
        private String orderId = "";

        OneOrder(Desk.Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            return terminal.tell(() -> {
                String id = OrderIds.checked(orderId);
                DeskClient node = options.client();
                DeskReport report = new DeskReport(node, terminal.out());
                report.tellOrder(node.get("orders/" + id));
                List<JsonNode> ofIt = new ArrayList<>();
                for (JsonNode action : node.get("desk/actions?limit=" + ACTIONS).path("actions")) {
                    if (action.path("orderId").asText().equals(id)) {
                        ofIt.add(0, action);
                    }
                }
                report.tellActions(ofIt);
                return 0;
            });
        }
    }

    @Command(
            name = "actions",
            description = "Lists what operators did, who and why, and what followed; newest first.",
            mixinStandardHelpOptions = true)
    static final class Actions implements Callable<Integer> {
        private final Desk.Terminal terminal;

        @Mixin
        private DeskOptions options = new DeskOptions();

        @Option(names = "--limit", paramLabel = "N", description = "Most actions to list, up to 200 (default: 20).")
        private int limit = 20;

        Actions(Desk.Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            return terminal.tell(() -> {
                DeskClient node = options.client();
                PrintStream out = terminal.out();
                JsonNode actions = node.get("desk/actions?limit=" + limit).path("actions");
                new DeskReport(node, out).tellActions(actions);
                if (actions.isEmpty()) {
                    out.println("no operator has done anything yet");
                }
                return 0;
            });
        }
    }
}
