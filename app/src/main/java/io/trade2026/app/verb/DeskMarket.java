package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.app.verb.Desk.Action;
import io.trade2026.app.verb.Desk.Terminal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a market is doing (PT-13). */
@Command(
        name = "market",
        description = "Says what a market is doing: open, auction, pre-open, halt, closed.",
        mixinStandardHelpOptions = true)
final class DeskMarket extends Action {
    @Parameters(paramLabel = "STATE", description = "open, auction, pre-open, halt, closed.")
    private String state = "";

    @Option(names = "--venue", paramLabel = "NAME", description = "Whose market (default: every venue).")
    private @Nullable String venue;

    @Option(names = "--symbol", paramLabel = "NAME", description = "Symbol(55) (default: every instrument).")
    private @Nullable String symbol;

    @Option(names = "--frozen", description = "Nothing may be cancelled or replaced.")
    private boolean frozen;

    @Option(names = "--auction-px", paramLabel = "N", description = "Indicative price of the symbol's auction.")
    private @Nullable String auctionPx;

    DeskMarket(Terminal terminal) {
        super(terminal);
    }

    @Override
    String path() {
        return "markets/state";
    }

    @Override
    void fill(Map<String, String> fields) {
        fields.put("state", state);
        fields.put("frozen", frozen ? "yes" : "no");
        put(fields, "venue", venue);
        put(fields, "symbol", symbol);
        put(fields, "auctionPx", auctionPx);
    }

    @Override
    String done(JsonNode answer, DeskReport report) {
        return "told the core: " + answer.path("act").asText();
    }

    @Override
    Set<String> facts() {
        return Set.of();
    }
}
