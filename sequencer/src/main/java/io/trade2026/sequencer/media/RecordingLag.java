package io.trade2026.sequencer.media;

import io.aeron.AeronCounters;
import io.aeron.archive.status.RecordingPos;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.status.CountersReader;

/**
 * How long an archive needs to record what is written to it: over all streams that it records now, by the counters of its driver. A slow
 * disk shows here first. One thread.
 */
public final class RecordingLag {
    /** In the keys of a stream's position and of its recording's alike. */
    private static final int SESSION_ID_OFFSET = 8;

    private final Map<Integer, Mark> marks = new HashMap<>();
    private final Map<Integer, Long> written = new HashMap<>();
    private long worstNs;

    /** A position that was written at a time and is to be recorded. */
    private static final class Mark {
        private long position;
        private long atNs;
    }

    /** Has looked at nothing yet. */
    public RecordingLag() {}

    /**
     * Looks at all recordings.
     *
     * @param counters of the driver
     * @param nowNs of a clock that only runs forward
     * @return nanoseconds since the oldest position was written that is not recorded yet, as far as was looked; 0 when all is
     */
    public long look(final CountersReader counters, final long nowNs) {
        written.clear();
        counters.forEach((id, type, key, label) -> {
            if (type == AeronCounters.DRIVER_PUBLISHER_POS_TYPE_ID) {
                written.merge(key.getInt(SESSION_ID_OFFSET), counters.getCounterValue(id), Math::max);
            }
        });
        worstNs = 0;
        counters.forEach((id, type, key, label) -> {
            if (type == RecordingPos.RECORDING_POSITION_TYPE_ID) {
                look(key.getInt(SESSION_ID_OFFSET), counters.getCounterValue(id), nowNs);
            }
        });
        marks.keySet().retainAll(written.keySet());
        return worstNs;
    }

    private void look(final int sessionId, final long recorded, final long nowNs) {
        final Long position = written.get(sessionId);
        if (position == null) {
            return;
        }
        final Mark mark = marks.computeIfAbsent(sessionId, fresh -> new Mark());
        if (recorded >= mark.position) {
            mark.position = position;
            mark.atNs = nowNs;
        }
        if (recorded < mark.position) {
            worstNs = Math.max(worstNs, nowNs - mark.atNs);
        }
    }
}
