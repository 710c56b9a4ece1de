package io.trade2026.marketdata;

import io.trade2026.marketdata.feed.Fault;
import io.trade2026.marketdata.feed.Refusal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts refused messages by rule, and logs the first of each rule per feed: a mad feed does not fill the disk. */
final class RefusalCounts {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalCounts.class);

    private record Kind(String feed, Fault fault) {}

    private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
    private final Set<Kind> logged = new HashSet<>();

    synchronized void add(String feed, Refusal refusal) {
        counts.merge(refusal.fault(), 1L, Long::sum);
        if (logged.add(new Kind(feed, refusal.fault()))) {
            LOG.warn(
                    "feed {}: a message is refused: {}; more of this kind are only counted",
                    feed.isEmpty() ? "?" : feed,
                    refusal.sentence());
        }
    }

    synchronized Map<Fault, Long> counts() {
        return Map.copyOf(counts);
    }
}
