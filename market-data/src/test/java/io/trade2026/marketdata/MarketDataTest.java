package io.trade2026.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.marketdata.feed.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MarketDataTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NatsProcess nats = new NatsProcess();
    private final RecordingOutlet core = new RecordingOutlet();
    private final List<String> ticks = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final MarketData marketData = new MarketData(
            MarketDataSettings.of(nats.url(), List.of("XSIM", "XALT")),
            core,
            (feed, quote) -> ticks.add(feed + " " + quote.symbol()),
            failures::add);

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    @BeforeEach
    void startReading() {
        marketData.start();
    }

    @AfterEach
    void stop() {
        marketData.close();
        nats.close();
        assertThat(failures).isEmpty();
        assertThat(core.isClosed()).isTrue();
    }

    private NatsVenue venue() {
        nats.start();
        NatsVenue[] connected = new NatsVenue[1];
        await().ignoreExceptions().until(() -> (connected[0] = NatsVenue.connect(nats.url())) != null);
        await().until(() -> marketData.status().isNatsConnected());
        return connected[0];
    }

    @Test
    void pricesReachTheCoreConflatedAndEveryTickReachesTheSink() {
        try (NatsVenue venue = venue()) {
            for (int i = 1; i <= 200; i++) {
                venue.quote("INTC", "99." + (100 + i), Instant.now());
            }
            await().until(() -> ticks.size() == 200);
            await().untilAsserted(() -> assertThat(core.prices())
                    .last()
                    .extracting(RecordingOutlet.Price::bidE8)
                    .isEqualTo(9_930_000_000L));
            assertThat(core.prices()).hasSizeLessThan(20);
            assertThat(core.told()).contains(new RecordingOutlet.Feed("XSIM", true));
            MarketDataStatus status = marketData.status();
            assertThat(status.isHealthy()).isTrue();
            assertThat(status.quotes()).isEqualTo(200);
            assertThat(status.updatesSent()).isEqualTo(core.prices().size());
        }
    }

    @Test
    void aFeedThatStopsItsHeartbeatIsSilentAfterTwoSeconds() {
        try (NatsVenue venue = venue()) {
            long beganNs = System.nanoTime();
            venue.heartbeat();
            await().until(() -> core.told().contains(new RecordingOutlet.Feed("XSIM", true)));
            await().until(() -> core.told().contains(new RecordingOutlet.Feed("XSIM", false)));
            assertThat(Duration.ofNanos(System.nanoTime() - beganNs)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(marketData.status().isHealthy()).isFalse();
        }
    }

    /** One that would wait an hour for the next heartbeat, so that nothing but the connection tells it. */
    @Test
    void losingTheServerSilencesTheFeedAtOnceAndItComesBackByItself() {
        MarketDataSettings usual = MarketDataSettings.of(nats.url(), List.of("XSIM"));
        MarketDataSettings patient = new MarketDataSettings(
                usual.natsUrl(),
                usual.feeds(),
                usual.maxUpdatesPerSecond(),
                Duration.ofHours(1),
                usual.maxAge(),
                usual.maxLead(),
                usual.maxInstruments(),
                usual.reconnectWait());
        RecordingOutlet told = new RecordingOutlet();
        try (NatsVenue venue = venue();
                MarketData other = new MarketData(patient, told, (feed, quote) -> {}, failures::add)) {
            other.start();
            await().until(() -> {
                venue.quote("INTC", "99", Instant.now());
                return told.told().contains(new RecordingOutlet.Feed("XSIM", true));
            });
            nats.kill();
            await().until(() -> told.told().contains(new RecordingOutlet.Feed("XSIM", false)));
            assertThat(other.status().isNatsConnected()).isFalse();
            told.take();
            nats.start();
            await().until(() -> {
                venue.quote("INTC", "98", Instant.now());
                return told.told().contains(new RecordingOutlet.Feed("XSIM", true));
            });
            assertThat(told.prices())
                    .last()
                    .extracting(RecordingOutlet.Price::bidE8)
                    .isEqualTo(9_800_000_000L);
        }
    }

    /** The library takes pings without an answer for an illegal state of the connection, which is no mistake of ours. */
    @Test
    void aServerThatStandsStillIsALossAsAnyOther() {
        try (NatsVenue venue = venue()) {
            venue.heartbeat();
            await().until(() -> core.told().contains(new RecordingOutlet.Feed("XSIM", true)));
            nats.freeze();
            await().until(() -> !marketData.status().isNatsConnected());
            nats.thaw();
            await().until(() -> {
                venue.quote("INTC", "98", Instant.now());
                return !core.prices().isEmpty();
            });
        }
    }

    @Test
    void badMessagesAreCountedAndTheGoodOnesGoOn() {
        try (NatsVenue venue = venue()) {
            venue.publish("prices.XSIM.INTC", "junk");
            venue.publish("prices.XSIM.INTC", "more junk");
            venue.publish("prices.XNEW.INTC", "{}");
            venue.publish("prices.XSIM", "{}");
            venue.quote("INTC", "-1", Instant.now());
            venue.quote("INTC", "99", Instant.now().minusSeconds(60));
            venue.quote("INTC", "99", Instant.now().plusSeconds(60));
            venue.quote("INTC", "97", Instant.now());
            await().until(() -> !core.prices().isEmpty());
            assertThat(core.prices())
                    .singleElement()
                    .extracting(RecordingOutlet.Price::bidE8)
                    .isEqualTo(9_700_000_000L);
            assertThat(marketData.status().refused())
                    .containsOnly(
                            Map.entry(Fault.NOT_JSON, 2L),
                            Map.entry(Fault.UNKNOWN_FEED, 2L),
                            Map.entry(Fault.OUT_OF_RANGE, 1L),
                            Map.entry(Fault.TOO_OLD, 1L),
                            Map.entry(Fault.FROM_THE_FUTURE, 1L));
        }
    }

    @Test
    void aNewSessionWithTheCoreIsToldEverythingAgain() {
        try (NatsVenue venue = venue()) {
            venue.quote("INTC", "99", Instant.now());
            await().until(() -> core.told().contains(new RecordingOutlet.Feed("XSIM", true)));
            core.take();
            core.reconnect();
            await().until(() -> core.told().contains(new RecordingOutlet.Feed("XSIM", true)));
            assertThat(core.prices()).isNotEmpty();
        }
    }

    @Test
    void closingTellsTheCoreThatTheFeedIsSilent() {
        try (NatsVenue venue = venue()) {
            venue.heartbeat();
            await().until(() -> core.told().contains(new RecordingOutlet.Feed("XSIM", true)));
            marketData.close();
            assertThat(core.told()).contains(new RecordingOutlet.Feed("XSIM", false));
        }
    }
}
