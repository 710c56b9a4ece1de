package io.trade2026.marketdata;

import io.trade2026.marketdata.feed.Quote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of prices and feeds, and what of it the core must still be told. The reader of NATS writes, the pump drains;
 * the board is its own monitor and holds it briefly.
 *
 * <p>Order of telling: first that a feed fell silent, then prices, then that a feed is live, so that the core never takes an
 * old price for a living one. When a feed falls silent its touches are forgotten, here and in the core; last trades remain,
 * as they value positions (risk-controls 2.7).
 */
final class PriceBoard {
    private static final Logger LOG = LoggerFactory.getLogger(PriceBoard.class);
    private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** What became of a quote. */
    enum Taken {
        NEWS,
        OUTDATED,
        NO_ROOM
    }

    private final List<FeedState> feeds = new ArrayList<>();
    private final Map<String, InstrumentPrices> instruments = new HashMap<>();
    private final Deque<InstrumentPrices> waiting = new ArrayDeque<>();
    private final long silentAfterNs;
    private final long paceNs;
    private final int maxInstruments;
    private long quotes;
    private long outdated;
    private long sent;
    private long conflated;

    PriceBoard(MarketDataSettings settings, long nowNs) {
        silentAfterNs = settings.silentAfter().toNanos();
        paceNs = NS_PER_SECOND / settings.maxUpdatesPerSecond();
        maxInstruments = settings.maxInstruments();
        for (FeedSettings feed : settings.feeds()) {
            feeds.add(new FeedState(feed.name(), feeds.size(), feed.mustBeHeard(), nowNs + silentAfterNs));
        }
    }

    synchronized void hear(int feed, long nowNs, long epochNs) {
        live(feeds.get(feed), false, nowNs, epochNs);
    }

    private void live(FeedState feed, boolean isQuote, long nowNs, long epochNs) {
        if (!feed.isLive()) {
            LOG.info("feed {} is live", feed.name());
        }
        feed.hear(isQuote, epochNs, nowNs + silentAfterNs);
    }

    synchronized Taken take(int feed, Quote quote, long nowNs, long epochNs) {
        InstrumentPrices prices = instruments.get(quote.symbol());
        if (prices == null) {
            if (instruments.size() == maxInstruments) {
                return Taken.NO_ROOM;
            }
            prices = new InstrumentPrices(quote.symbol(), feeds.size(), nowNs);
            instruments.put(quote.symbol(), prices);
        }
        if (!prices.take(feed, quote)) {
            outdated++;
            return Taken.OUTDATED;
        }
        live(feeds.get(feed), true, nowNs, epochNs);
        quotes++;
        enqueue(prices);
        return Taken.NEWS;
    }

    private void enqueue(InstrumentPrices prices) {
        if (prices.markDirty()) {
            conflated++;
        } else {
            waiting.add(prices);
        }
    }

    /** Without the server no feed can be heard. */
    synchronized void loseAll() {
        feeds.forEach(feed -> silence(feed, "no connection to NATS"));
    }

    /** We listen no more, as we were told: no feed is to blame. */
    synchronized void leaveAll() {
        feeds.forEach(this::fallSilent);
    }

    private void silence(FeedState feed, String why) {
        if (fallSilent(feed)) {
            LOG.warn("feed {} is silent: {}", feed.name(), why);
        }
    }

    private boolean fallSilent(FeedState feed) {
        if (!feed.fallSilent()) {
            return false;
        }
        for (InstrumentPrices prices : instruments.values()) {
            if (prices.forgetTouch(feed.index())) {
                enqueue(prices);
            }
        }
        return true;
    }

    /** The core may have lost what was offered lately: tells everything once more. */
    synchronized void tellAllAgain() {
        feeds.forEach(FeedState::tellAgain);
        waiting.clear();
        instruments.values().forEach(InstrumentPrices::sendAgain);
        waiting.addAll(instruments.values());
    }

    /** The core is to know that somebody listens (KS-02): tells of each feed once more that it is heard. */
    synchronized void tellLifeAgain() {
        for (FeedState feed : feeds) {
            if (feed.isLive()) {
                feed.tellAgain();
            }
        }
    }

    /**
     * Tells the core what is due, until it does not take any more.
     *
     * @return commands that left
     */
    synchronized int drain(long nowNs, PriceLetters letters) {
        for (FeedState feed : feeds) {
            if (feed.isOverdue(nowNs)) {
                silence(
                        feed,
                        "neither heartbeat nor prices for " + TimeUnit.NANOSECONDS.toMillis(silentAfterNs) + " ms");
            }
        }
        long before = sent;
        int reports = tellFeeds(nowNs, false, letters);
        if (reports >= 0 && tellPrices(nowNs, letters)) {
            int lives = tellFeeds(nowNs, true, letters);
            reports += Math.max(0, lives);
        }
        return Math.max(0, reports) + (int) (sent - before);
    }

    /** The number of reports that left, or -1 when the core did not take one. */
    private int tellFeeds(long nowNs, boolean live, PriceLetters letters) {
        int told = 0;
        for (FeedState feed : feeds) {
            boolean owes = live ? feed.owesLife() : feed.owesSilence(nowNs);
            if (owes) {
                if (!letters.feed(feed.name(), live, feed.heardEpochNs())) {
                    return -1;
                }
                feed.wasTold(live);
                told++;
            }
        }
        return told;
    }

    private boolean tellPrices(long nowNs, PriceLetters letters) {
        for (int left = waiting.size(); left > 0; left--) {
            InstrumentPrices prices = waiting.remove();
            if (nowNs - prices.nextSendNs() < 0) {
                waiting.add(prices);
                continue;
            }
            @Nullable BestPrices news = prices.news();
            if (news == null) {
                continue;
            }
            if (!letters.price(prices.symbol(), news)) {
                waiting.addFirst(prices);
                return false;
            }
            prices.wasSent(nowNs + paceNs);
            sent++;
        }
        return true;
    }

    synchronized boolean owesSilence(long nowNs) {
        return feeds.stream().anyMatch(feed -> feed.owesSilence(nowNs));
    }

    synchronized List<FeedStatus> feedStatus() {
        return feeds.stream().map(FeedState::status).toList();
    }

    synchronized Counts counts() {
        return new Counts(instruments.size(), quotes, outdated, sent, conflated);
    }

    /** Totals since the start. */
    record Counts(int instruments, long quotes, long outdated, long sent, long conflated) {}
}
