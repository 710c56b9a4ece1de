package io.trade2026.marketdata;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Publishes prices as the venue XSIM does. */
final class NatsVenue implements AutoCloseable {
    private final Connection connection;
    private int seq;

    private NatsVenue(Connection connection) {
        this.connection = connection;
    }

    static NatsVenue connect(String url) throws IOException, InterruptedException {
        return new NatsVenue(Nats.connect(new Options.Builder()
                .server(url)
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(50))
                .build()));
    }

    void publish(String subject, String json) {
        connection.publish(subject, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    void quote(String symbol, String bid, Instant when) {
        publish(
                "prices.XSIM." + symbol,
                "{'symbol':'" + symbol + "','bid':'" + bid + "','ask':'101','bidSize':'5','askSize':'5','last':'100',"
                        + "'sourceTime':'" + when + "','seq':" + ++seq + "}");
    }

    void heartbeat() {
        publish("prices.XSIM.heartbeat", "{'venue':'XSIM','seq':" + ++seq + ",'sourceTime':'" + Instant.now() + "'}");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
