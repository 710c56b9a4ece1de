package io.trade2026.gateway.wording;

import org.agrona.collections.Int2IntHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tags of one session that its dictionary does not know: each is logged when it comes first, and counted from then on. */
public final class PassedOverTags {
    private static final Logger LOG = LoggerFactory.getLogger(PassedOverTags.class);

    private final String session;
    private final Int2IntHashMap counts = new Int2IntHashMap(0);
    private boolean isTold = true;

    PassedOverTags(String session) {
        this.session = session;
    }

    void note(int tag) {
        int count = counts.get(tag) + 1;
        counts.put(tag, count);
        isTold = false;
        if (count == 1) {
            LOG.warn(
                    "{}: tag {} is none of this message, passed over; it is counted and not logged again",
                    session,
                    tag);
        }
    }

    /**
     * Returns how often a tag has come.
     *
     * @param tag of a field
     * @return 0 when never
     */
    public int count(int tag) {
        return counts.get(tag);
    }

    /** Logs all counts, when anything has come since the last time: at the end of a connection. */
    public void tell() {
        if (!isTold) {
            isTold = true;
            LOG.info("{}: tags passed over so far, with how often: {}", session, counts);
        }
    }
}
