package io.trade2026.risk.prices;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/** Since when feeds that are silent have been so, by the time of the commands that said it. Asking allocates nothing. */
final class FeedSilence {
    private static final int SNAPSHOT_KIND = 280;
    private static final int ROW_LENGTH = 16;
    private static final int FIRST_SIZE = 8;
    private static final long HEARD = 0;

    private long[] sinceEpochNs = new long[FIRST_SIZE];
    private int highestId;
    private int changes;

    FeedSilence() {}

    /** A feed is silent from now on, or heard. */
    void set(int feedId, boolean isSilent, long nowEpochNs) {
        highestId = Math.max(highestId, feedId);
        if (feedId >= sinceEpochNs.length) {
            sinceEpochNs = Arrays.copyOf(sinceEpochNs, feedId * 2);
        }
        boolean wasSilent = sinceEpochNs[feedId] != HEARD;
        if (wasSilent != isSilent) {
            sinceEpochNs[feedId] = isSilent ? nowEpochNs : HEARD;
            changes++;
        }
    }

    /** The feed that has been silent for longest; 0 when none is. */
    int longestId() {
        int longest = 0;
        for (int id = 1; id <= highestId; id++) {
            boolean isLonger = longest == 0 || sinceEpochNs[id] < sinceEpochNs[longest];
            longest = sinceEpochNs[id] != HEARD && isLonger ? id : longest;
        }
        return longest;
    }

    /** Since when it has been so; 0 for none. */
    long sinceEpochNs(int feedId) {
        return sinceEpochNs[feedId];
    }

    /** How often any of it changed since this was made; not saved. */
    int changes() {
        return changes;
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int id = 1; id <= highestId; id++) {
            int at = writer.row();
            writer.buffer().putLong(at, id);
            writer.buffer().putLong(at + 8, sinceEpochNs[id]);
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            long since = reader.buffer().getLong(at + 8);
            set((int) reader.buffer().getLong(at), since != HEARD, since);
        }
        return true;
    }
}
