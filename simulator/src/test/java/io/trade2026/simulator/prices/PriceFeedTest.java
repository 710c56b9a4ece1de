package io.trade2026.simulator.prices;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.trade2026.simulator.link.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PriceFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int PORT = Ports.free();

    @SuppressWarnings("NonFinalStaticField")
    private static Process nats;

    @BeforeAll
    static void startNats() throws IOException {
        Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        Path program = Stream.concat(path, Stream.of(Path.of("/usr/sbin"), Path.of("/usr/local/bin")))
                .map(directory -> directory.resolve("nats-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nats-server is missing: apt-get install nats-server"));
        nats = new ProcessBuilder(program.toString(), "-a", "127.0.0.1", "-p", "" + PORT)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @AfterAll
    static void stopNats() {
        nats.destroyForcibly().onExit().join();
    }

    private static PriceFeed feed(long seed) {
        List<PricedSymbol> symbols = List.of(PricedSymbol.of("INTC", "100.00"), PricedSymbol.of("BTC-USD", "100.00"));
        return new PriceFeed("nats://127.0.0.1:" + PORT, "XSIM", symbols, Duration.ofMillis(20), seed);
    }

    @Test
    void publishesQuotesAndHeartbeatsThatMarketDataReads() throws IOException, InterruptedException {
        Map<String, Message> latest = new ConcurrentHashMap<>();
        try (PriceFeed feed = feed(3).start()) {
            await().atMost(PATIENCE).until(() -> feed.sent() > 0);
            Connection connection = Nats.connect("nats://127.0.0.1:" + PORT);
            connection.createDispatcher(m -> latest.put(m.getSubject(), m)).subscribe("prices.XSIM.>");
            await().atMost(PATIENCE).until(() -> latest.size() == 3);
            connection.close();
        }

        ObjectMapper json = new ObjectMapper();
        JsonNode quote =
                json.readTree(requireNonNull(latest.get("prices.XSIM.INTC")).getData());
        assertThat(quote.get("symbol").textValue()).isEqualTo("INTC");
        BigDecimal bid = new BigDecimal(quote.get("bid").textValue());
        assertThat(bid).isLessThan(new BigDecimal(quote.get("ask").textValue()));
        assertThat(bid.scale()).isEqualTo(2);
        assertThat(new BigDecimal(quote.get("bidSize").textValue())).isPositive();
        assertThat(new BigDecimal(quote.get("askSize").textValue())).isPositive();
        assertThat(new BigDecimal(quote.get("last").textValue())).isGreaterThan(bid);
        assertThat(Instant.parse(quote.get("sourceTime").textValue())).isBeforeOrEqualTo(Instant.now());
        assertThat(quote.get("seq").isIntegralNumber()).isTrue();
        JsonNode heartbeat = json.readTree(
                requireNonNull(latest.get("prices.XSIM.heartbeat")).getData());
        assertThat(heartbeat.get("venue").textValue()).isEqualTo("XSIM");
        assertThat(heartbeat.get("sourceTime").textValue()).endsWith("Z");
    }

    private static BigDecimal volume(Message quote) {
        try {
            return new BigDecimal(
                    new ObjectMapper().readTree(quote.getData()).get("volume").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsAVolumeOfTheDayThatGrowsWithEachQuoteAndEachTradeOfTheVenue() throws Exception {
        List<Message> quotes = new CopyOnWriteArrayList<>();
        BigDecimal traded = new BigDecimal("1000000000.5");
        try (PriceFeed feed = feed(3)) {
            Connection connection = Nats.connect("nats://127.0.0.1:" + PORT);
            connection.createDispatcher(quotes::add).subscribe("prices.XSIM.INTC");
            connection.flush(PATIENCE);
            feed.start();
            await().atMost(PATIENCE).until(() -> quotes.size() >= 3);
            feed.traded("INTC", traded);
            await().atMost(PATIENCE)
                    .until(() -> volume(quotes.get(quotes.size() - 1)).compareTo(traded) > 0);
            connection.close();
        }
        assertThat(volume(quotes.get(0))).isPositive().isLessThan(traded);
        for (int i = 1; i < quotes.size(); i++) {
            assertThat(volume(quotes.get(i))).isGreaterThan(volume(quotes.get(i - 1)));
        }
    }

    @Test
    void beginsItsVolumeAnewOnAnotherDay() {
        DayVolumes volumes = new DayVolumes();
        LocalDate today = LocalDate.of(2026, 11, 26);
        volumes.add("INTC", BigDecimal.TEN, today);
        volumes.add("IBM", BigDecimal.TEN, today);
        assertThat(volumes.add("INTC", BigDecimal.ONE, today)).isEqualByComparingTo("11");
        assertThat(volumes.add("INTC", BigDecimal.ONE, today.plusDays(1))).isEqualByComparingTo("1");
        assertThat(volumes.add("IBM", BigDecimal.ONE, today.plusDays(1))).isEqualByComparingTo("1");
    }

    @Test
    void walksTheSameWayFromTheSameSeed() {
        RandomWalk one = new RandomWalk(5, new BigDecimal("100.00"), new BigDecimal("0.01"));
        RandomWalk two = new RandomWalk(5, new BigDecimal("100.00"), new BigDecimal("0.01"));
        for (int i = 0; i < 5_000; i++) {
            assertThat(one.step(50)).isEqualTo(two.step(50));
            assertThat(one.price()).isBetween(new BigDecimal("90"), new BigDecimal("110"));
        }
    }
}
