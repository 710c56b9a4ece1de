package io.trade2026.app.node;

import io.trade2026.app.node.NodeConfig.NatsPlace;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.NatsServer;
import io.trade2026.marketdata.MarketData;
import io.trade2026.marketdata.MarketDataSettings;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.PartState;
import io.trade2026.sequencer.client.SequencerAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Prices from NATS to the core, in this process. */
final class PricesPart {
    private final NodeLife life;
    private final DataDirectory data;
    private final NodeConfig config;
    private boolean hasServer;

    PricesPart(NodeLife life, DataDirectory data, NodeConfig config) {
        this.life = life;
        this.data = data;
        this.config = config;
    }

    /** Whether prices can flow, after {@link #startServer}. */
    boolean hasServer() {
        return hasServer;
    }

    void startServer() {
        if (config.nats() instanceof NatsPlace.Embedded embedded) {
            hasServer = life.keep("nats-server", new NatsServer(data, embedded.port(), searchPath()))
                    .start();
        } else {
            hasServer = config.nats() instanceof NatsPlace.External;
        }
    }

    private static List<Path> searchPath() {
        String path = System.getenv("PATH");
        return path == null
                ? List.of()
                : Arrays.stream(path.split(":", -1)).map(Path::of).toList();
    }

    /** Returns its check; none when the configuration says that there are no prices. */
    Optional<PartCheck> start(SequencerAddress sequencer) {
        Optional<MarketData> prices = config.nats()
                .serverUrl()
                .map(url -> life.keep(
                        "market data",
                        MarketData.to(MarketDataSettings.of(url, config.plan().feeds()), sequencer, life::fail)));
        prices.ifPresent(MarketData::start);
        return prices.map(heard -> new PartCheck("nats", () -> state(heard)));
    }

    private PartState state(MarketData prices) {
        return new PartState(
                prices.status().isHealthy(),
                hasServer ? "prices " + prices.status().quotes() : NatsServer.MEND);
    }
}
