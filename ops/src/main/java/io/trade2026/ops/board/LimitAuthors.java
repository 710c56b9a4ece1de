package io.trade2026.ops.board;

import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.LimitBook;
import io.trade2026.ops.source.LimitRow;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who made which version of a limit: as the journal tells it, and for versions of before the journal begins as the reference data do. And whose
 * limit it is by name, which only the reference data know. For any thread.
 */
final class LimitAuthors {
    private static final Logger LOG = LoggerFactory.getLogger(LimitAuthors.class);
    private static final long ASK_AGAIN_NS = Duration.ofMinutes(1).toNanos();

    private record Version(long limitId, long number) {}

    private final LimitBook limits;
    private final ConcurrentMap<Version, String> authors = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, String> owners = new ConcurrentHashMap<>();
    private long askedNs = System.nanoTime() - ASK_AGAIN_NS;

    LimitAuthors(LimitBook limits) {
        this.limits = limits;
    }

    void note(LimitChangedDecoder changed) {
        authors.put(new Version(changed.limitId(), changed.version()), changed.author());
    }

    /** Empty when nobody knows. Reads the reference data for what it has not seen, at most once a minute; so not for the thread of the desk. */
    String author(long limitId, long version) {
        if (limitId == 0) {
            return "";
        }
        Version wanted = new Version(limitId, version);
        if (!authors.containsKey(wanted)) {
            ask();
        }
        return authors.getOrDefault(wanted, "");
    }

    /** The name of the party; empty while nobody knows it. Reads as {@link #author} does. */
    String owner(long limitId) {
        if (limitId != 0 && !owners.containsKey(limitId)) {
            ask();
        }
        return owners.getOrDefault(limitId, "");
    }

    private synchronized void ask() {
        long nowNs = System.nanoTime();
        if (nowNs - askedNs < ASK_AGAIN_NS) {
            return;
        }
        askedNs = nowNs;
        try {
            for (LimitRow limit : limits.limits()) {
                authors.putIfAbsent(new Version(limit.limitId(), limit.version()), limit.author());
                owners.put(limit.limitId(), limit.scopeName());
            }
        } catch (Refused away) {
            LOG.debug("authors and owners of limits are not known for now: {}", away.getMessage());
        }
    }
}
