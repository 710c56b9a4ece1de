package io.trade2026.gateway;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long messages take through the house, from the socket read of the one that caused them to the hand-over to the socket. */
final class HopTimes {
    private static final long HIGHEST_NS = TimeUnit.SECONDS.toNanos(60);
    private static final int DIGITS = 3;

    private final ConcurrentHistogram clientToVenue = new ConcurrentHistogram(HIGHEST_NS, DIGITS);
    private final ConcurrentHistogram venueToClient = new ConcurrentHistogram(HIGHEST_NS, DIGITS);
    private final ConcurrentHistogram clientToAnswer = new ConcurrentHistogram(HIGHEST_NS, DIGITS);

    void clientToVenue(long ns) {
        record(clientToVenue, ns);
    }

    void venueToClient(long ns) {
        record(venueToClient, ns);
    }

    void clientToAnswer(long ns) {
        record(clientToAnswer, ns);
    }

    private static void record(ConcurrentHistogram histogram, long ns) {
        histogram.recordValue(Math.max(0, Math.min(ns, HIGHEST_NS)));
    }

    List<HopTime> all() {
        return List.of(
                of("client_to_venue", clientToVenue),
                of("venue_to_client", venueToClient),
                of("client_to_answer", clientToAnswer));
    }

    private static HopTime of(String hop, ConcurrentHistogram histogram) {
        Histogram copy = histogram.copy();
        return new HopTime(
                hop,
                copy.getTotalCount(),
                Math.round(copy.getMean() * copy.getTotalCount()),
                copy.getValueAtPercentile(50),
                copy.getValueAtPercentile(99),
                copy.getValueAtPercentile(99.9),
                copy.getMaxValue());
    }
}
