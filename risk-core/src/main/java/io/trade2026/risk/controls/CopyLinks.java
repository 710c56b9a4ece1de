package io.trade2026.risk.controls;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/**
 * Which sessions hear the drop copy of which venue's session, and since when they are not logged on. A copy is lost while none of the
 * sessions that hear it is; a venue whose copy nobody is to hear has none to lose. Asking allocates nothing.
 */
public final class CopyLinks {
    private static final int SNAPSHOT_KIND = 281;
    private static final int ROW_LENGTH = 16;
    private static final int FIRST_SIZE = 4;
    private static final long UP = 0;

    private int[] copySessions = new int[FIRST_SIZE];
    private int[] venueSessions = new int[FIRST_SIZE];
    private long[] lostSince = new long[FIRST_SIZE];
    private int size;
    private int changes;

    CopyLinks() {}

    /**
     * A session is defined: as long as nobody has said that it is logged on it is not.
     *
     * @param copySessionId the session
     * @param venueSessionId of which venue's session it hears the copy; 0: of none
     * @param nowEpochNs time of the command
     */
    public void define(int copySessionId, int venueSessionId, long nowEpochNs) {
        int at = indexOf(copySessionId);
        if (at < 0 && venueSessionId == 0) {
            return;
        }
        if (at < 0) {
            at = claim(copySessionId);
            lostSince[at] = nowEpochNs;
        } else if (venueSessions[at] == venueSessionId) {
            return;
        }
        venueSessions[at] = venueSessionId;
        changes++;
    }

    /**
     * A session is logged on or no longer; one that hears no copy changes nothing.
     *
     * @param sessionId the session
     * @param isUp whether it is logged on
     * @param nowEpochNs time of the command
     */
    public void report(int sessionId, boolean isUp, long nowEpochNs) {
        int at = indexOf(sessionId);
        if (at >= 0 && isUp != (lostSince[at] == UP)) {
            lostSince[at] = isUp ? UP : nowEpochNs;
            changes++;
        }
    }

    /** Since when the copy of a venue's session is lost; 0 while it is heard, or nobody is to hear it. */
    long lostSinceEpochNs(int venueSessionId) {
        long since = 0;
        for (int i = 0; i < size; i++) {
            if (venueSessions[i] == venueSessionId) {
                if (lostSince[i] == UP) {
                    return 0;
                }
                since = Math.max(since, lostSince[i]);
            }
        }
        return since;
    }

    /** How many sessions there are, for {@link #venueSession}. */
    int size() {
        return size;
    }

    /** Of which venue's session a session hears the copy; 0 of none, and when one before it hears the same. */
    int venueSession(int index) {
        for (int i = 0; i < index; i++) {
            if (venueSessions[i] == venueSessions[index]) {
                return 0;
            }
        }
        return venueSessions[index];
    }

    /** How often any of it changed since this was made; not saved. */
    int changes() {
        return changes;
    }

    private int indexOf(int copySessionId) {
        for (int i = 0; i < size; i++) {
            if (copySessions[i] == copySessionId) {
                return i;
            }
        }
        return -1;
    }

    private int claim(int copySessionId) {
        if (size == copySessions.length) {
            copySessions = Arrays.copyOf(copySessions, size * 2);
            venueSessions = Arrays.copyOf(venueSessions, size * 2);
            lostSince = Arrays.copyOf(lostSince, size * 2);
        }
        copySessions[size] = copySessionId;
        return size++;
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int i = 0; i < size; i++) {
            int at = writer.row();
            writer.buffer().putInt(at, copySessions[i]);
            writer.buffer().putInt(at + 4, venueSessions[i]);
            writer.buffer().putLong(at + 8, lostSince[i]);
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            int index = claim(reader.buffer().getInt(at));
            venueSessions[index] = reader.buffer().getInt(at + 4);
            lostSince[index] = reader.buffer().getLong(at + 8);
        }
        return true;
    }
}
