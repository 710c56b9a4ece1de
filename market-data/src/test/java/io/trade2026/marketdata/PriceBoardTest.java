package io.trade2026.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.marketdata.feed.JsonNormaliser;
import io.trade2026.marketdata.feed.Quote;
import io.trade2026.messages.Decimal8;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PriceBoardTest {
    private static final long MS = 1_000_000;
    private static final int XSIM = 0;
    private static final int XALT = 1;
    private static final long NONE = Decimal8.NULL;

    private final RecordingOutlet core = new RecordingOutlet();
    private final PriceLetters letters = new PriceLetters(core);
    private PriceBoard board = new PriceBoard(MarketDataSettings.of("nats://127.0.0.1:1", List.of("XSIM", "XALT")), 0);
    private long nowNs;
    private long seq;

    private static long e8(long whole) {
        return whole * Decimal8.ONE;
    }

    private static Quote quote(String symbol, long bid, long ask, long last, long seq) {
        return new Quote(
                symbol, bid == NONE ? NONE : e8(bid), e8(ask), e8(5), e8(5), last == NONE ? NONE : e8(last), seq, seq);
    }

    private static RecordingOutlet.Price price(String symbol, long bid, long ask, long last, long qty, long epochNs) {
        return new RecordingOutlet.Price(
                symbol,
                bid == NONE ? NONE : e8(bid),
                ask == NONE ? NONE : e8(ask),
                e8(last),
                qty == NONE ? NONE : e8(qty),
                epochNs);
    }

    private PriceBoard.Taken take(int feed, long bid, long ask, long last) {
        return board.take(feed, quote("INTC", bid, ask, last, ++seq), nowNs, nowNs + 1);
    }

    private List<RecordingOutlet.Told> drain() {
        board.drain(nowNs, letters);
        return core.take();
    }

    @Test
    void tellsTheFirstPriceAtOnceAndThenThatTheFeedIsLive() {
        take(XSIM, 99, 101, 100);
        assertThat(drain()).containsExactly(price("INTC", 99, 101, 100, 5, 1), new RecordingOutlet.Feed("XSIM", true));
    }

    @Test
    void tellsOnlyTheLatestAtMostTenTimesASecond() {
        take(XSIM, 1, 2, 1);
        drain();
        for (long bid = 10; bid < 60; bid++) {
            take(XSIM, bid, 100, 50);
            nowNs += MS;
            assertThat(drain()).isEmpty();
        }
        nowNs = 100 * MS;
        assertThat(drain()).containsExactly(price("INTC", 59, 100, 50, 5, 51));
        assertThat(board.counts()).isEqualTo(new PriceBoard.Counts(1, 51, 0, 2, 49));
    }

    private void traded(int feed, long volume) {
        long volumeE8 = volume == NONE ? NONE : e8(volume);
        board.take(
                feed,
                new Quote("INTC", e8(99), e8(101), e8(5), e8(5), e8(100), ++seq, seq, volumeE8),
                nowNs,
                nowNs + 1);
        nowNs += 200 * MS;
        drain();
    }

    @Test
    void addsUpWhatVenuesHaveTradedAndKeepsItWhereAQuoteDoesNotTellIt() {
        traded(XSIM, NONE);
        traded(XSIM, 1_000);
        traded(XALT, 500);
        traded(XALT, NONE);
        traded(XSIM, 1_200);

        assertThat(core.volumesE8()).startsWith(NONE, e8(1_000), e8(1_500)).endsWith(e8(1_700));
    }

    @Test
    void oneInstrumentDoesNotHoldAnotherUp() {
        take(XSIM, 99, 101, 100);
        drain();
        take(XSIM, 98, 101, 100);
        board.take(XSIM, quote("MSFT", 9, 11, 10, 1), nowNs, 1);
        assertThat(drain()).containsExactly(price("MSFT", 9, 11, 10, 5, 1));
    }

    @Test
    void keepsSilentAboutPricesThatDidNotChange() {
        take(XSIM, 99, 101, 100);
        drain();
        take(XSIM, 99, 101, 100);
        nowNs += 200 * MS;
        assertThat(drain()).isEmpty();
        take(XSIM, 99, 102, 100);
        assertThat(drain()).hasSize(1);
    }

    @Test
    void takesTheBestOfTheVenues() {
        take(XSIM, 99, 103, 100);
        take(XALT, 98, 101, 102);
        assertThat(drain())
                .containsExactly(
                        price("INTC", 99, 101, 102, 5, 2),
                        new RecordingOutlet.Feed("XSIM", true),
                        new RecordingOutlet.Feed("XALT", true));
        take(XALT, 99, 104, NONE);
        nowNs += 100 * MS;
        assertThat(drain()).containsExactly(price("INTC", 99, 103, 102, 10, 3));
    }

    @Test
    void dropsWhatIsOlderThanWhatItHasButNotARestartedFeed() {
        board.take(XSIM, quote("INTC", 99, 101, 100, 50), nowNs, 1);
        assertThat(board.take(XSIM, quote("INTC", 98, 101, 100, 50), nowNs, 1)).isEqualTo(PriceBoard.Taken.OUTDATED);
        assertThat(board.take(XSIM, quote("INTC", 98, 101, 100, 49), nowNs, 1)).isEqualTo(PriceBoard.Taken.OUTDATED);
        Quote restarted = new Quote("INTC", e8(97), e8(101), e8(1), e8(1), e8(100), 60, 1);
        assertThat(board.take(XSIM, restarted, nowNs, 1)).isEqualTo(PriceBoard.Taken.NEWS);
        assertThat(board.counts().outdated()).isEqualTo(2);
    }

    @Test
    void aSilentFeedIsToldBeforeItsTouchIsTakenBackAndItsLastTradeStays() {
        take(XSIM, 99, 101, 100);
        drain();
        nowNs += 2_000 * MS - 1;
        assertThat(drain()).isEmpty();
        nowNs += 1;
        assertThat(drain())
                .containsExactly(new RecordingOutlet.Feed("XSIM", false), price("INTC", NONE, NONE, 100, NONE, 1));
        board.hear(XSIM, nowNs, 7);
        nowNs += 100 * MS;
        assertThat(drain()).containsExactly(new RecordingOutlet.Feed("XSIM", true));
    }

    @Test
    void heartbeatsKeepAQuietFeedAlive() {
        take(XSIM, 99, 101, 100);
        drain();
        for (int i = 0; i < 10; i++) {
            nowNs += 500 * MS;
            board.hear(XSIM, nowNs, nowNs);
            assertThat(drain()).isEmpty();
        }
        assertThat(board.feedStatus().get(XSIM)).isEqualTo(new FeedStatus("XSIM", true, true, nowNs, 1, 10));
    }

    @Test
    void onlyAFeedThatMustBeHeardIsSilentBeforeItWasHeard() {
        MarketDataSettings settings = MarketDataSettings.of("nats://127.0.0.1:1", List.of())
                .withFeeds(List.of(
                        new FeedSettings("XSIM", true, new JsonNormaliser()),
                        new FeedSettings("XALT", false, new JsonNormaliser())));
        board = new PriceBoard(settings, 0);
        assertThat(drain()).isEmpty();
        nowNs = 2_000 * MS;
        assertThat(drain()).containsExactly(new RecordingOutlet.Feed("XSIM", false));
        assertThat(drain()).isEmpty();
    }

    @Test
    void whatTheCoreDoesNotTakeIsOfferedAgainAsItThenStands() {
        core.room(0);
        take(XSIM, 99, 101, 100);
        assertThat(drain()).isEmpty();
        take(XSIM, 98, 101, 100);
        core.room(1);
        assertThat(drain()).containsExactly(price("INTC", 98, 101, 100, 5, 2));
        core.room(1);
        assertThat(drain()).containsExactly(new RecordingOutlet.Feed("XSIM", true));
    }

    @Test
    void tellsEverythingAgainToANewSession() {
        take(XSIM, 99, 101, 100);
        board.take(XSIM, quote("MSFT", 9, 11, 10, 1), nowNs, 1);
        List<RecordingOutlet.Told> first = drain();
        nowNs += 100 * MS;
        board.tellAllAgain();
        assertThat(drain()).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void saysAgainOfAFeedThatItIsHeardAsLongAsItIs() {
        take(XSIM, 99, 101, 100);
        drain();
        board.tellLifeAgain();
        assertThat(drain()).containsExactly(new RecordingOutlet.Feed("XSIM", true));
        board.leaveAll();
        drain();
        board.tellLifeAgain();

        assertThat(drain()).as("it is not heard any more").isEmpty();
    }

    @Test
    void refusesInstrumentsBeyondTheirNumber() {
        LongStream.rangeClosed(1, 10_000).forEach(i -> board.take(XSIM, quote("S" + i, 1, 2, 1, 1), 0, 1));
        assertThat(take(XSIM, 1, 2, 1)).isEqualTo(PriceBoard.Taken.NO_ROOM);
        assertThat(board.counts().instruments()).isEqualTo(10_000);
    }
}
