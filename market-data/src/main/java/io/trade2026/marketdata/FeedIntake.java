package io.trade2026.marketdata;

import io.trade2026.marketdata.feed.Fault;
import io.trade2026.marketdata.feed.Heartbeat;
import io.trade2026.marketdata.feed.PriceMessage;
import io.trade2026.marketdata.feed.PriceNormaliser;
import io.trade2026.marketdata.feed.Quote;
import io.trade2026.marketdata.feed.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/** Reads each message in its feed's dialect, refuses what cannot be a price of now, and puts the rest on the board. */
final class FeedIntake {
    /** First word of all subjects. */
    static final String ROOT = "prices.";

    private final Map<String, Integer> indices = new HashMap<>();
    private final List<FeedSettings> feeds = new ArrayList<>();
    private final PriceBoard board;
    private final TickSink ticks;
    private final RefusalCounts refusals;
    private final EpochNanoClock epochClock;
    private final NanoClock clock;
    private final long maxAgeNs;
    private final long maxLeadNs;

    FeedIntake(
            MarketDataSettings settings,
            PriceBoard board,
            TickSink ticks,
            RefusalCounts refusals,
            EpochNanoClock epochClock,
            NanoClock clock) {
        this.board = board;
        this.ticks = ticks;
        this.refusals = refusals;
        this.epochClock = epochClock;
        this.clock = clock;
        this.maxAgeNs = settings.maxAge().toNanos();
        this.maxLeadNs = settings.maxLead().toNanos();
        for (FeedSettings feed : settings.feeds()) {
            indices.put(feed.name(), feeds.size());
            feeds.add(feed);
        }
    }

    /** True when there is news for the core. Called by the thread that reads from NATS. */
    boolean receive(String subject, byte[] payload) {
        int nameEnd = subject.indexOf('.', ROOT.length());
        String name = nameEnd < 0 ? subject.substring(ROOT.length()) : subject.substring(ROOT.length(), nameEnd);
        Integer index = indices.get(name);
        if (index == null || nameEnd < 0) {
            refusals.add("", new Refusal(Fault.UNKNOWN_FEED, "subject", subject));
            return false;
        }
        PriceNormaliser normaliser = feeds.get(index).normaliser();
        PriceMessage message = normaliser.normalise(name, subject.substring(nameEnd + 1), payload);
        if (message instanceof Heartbeat heartbeat) {
            return hear(name, index, heartbeat);
        }
        if (message instanceof Quote quote) {
            return take(name, index, quote);
        }
        refusals.add(name, (Refusal) message);
        return false;
    }

    private boolean hear(String name, int index, Heartbeat heartbeat) {
        long epochNs = epochClock.nanoTime();
        if (!isOfNow(name, heartbeat.sourceEpochNs(), epochNs)) {
            return false;
        }
        board.hear(index, clock.nanoTime(), epochNs);
        return true;
    }

    private boolean take(String name, int index, Quote quote) {
        long epochNs = epochClock.nanoTime();
        if (!isOfNow(name, quote.sourceEpochNs(), epochNs)) {
            return false;
        }
        return switch (board.take(index, quote, clock.nanoTime(), epochNs)) {
            case NEWS -> {
                ticks.onTick(name, quote);
                yield true;
            }
            case OUTDATED -> false;
            case NO_ROOM -> {
                refusals.add(name, new Refusal(Fault.TOO_MANY_INSTRUMENTS, "symbol", quote.symbol()));
                yield false;
            }
        };
    }

    private boolean isOfNow(String feed, long sourceEpochNs, long epochNs) {
        long ageNs = epochNs - sourceEpochNs;
        if (ageNs <= maxAgeNs && ageNs >= -maxLeadNs) {
            return true;
        }
        Fault fault = ageNs > 0 ? Fault.TOO_OLD : Fault.FROM_THE_FUTURE;
        String when = Instant.EPOCH.plusNanos(sourceEpochNs) + ", " + Duration.ofNanos(Math.abs(ageNs)) + " away";
        refusals.add(feed, new Refusal(fault, "sourceTime", when));
        return false;
    }
}
