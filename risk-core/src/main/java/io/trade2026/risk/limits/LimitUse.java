package io.trade2026.risk.limits;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * How far each limit is used: its highest use since that was told last, and which of the marks 50, 75, 90 and 100 percent it has reached.
 *
 * <pre>
 *   order entered ──▶ note ──▶ peak of each limit it was held against ──▶ once a minute: nextPeak
 *                         └──▶ a mark reached for the first time      ──▶ at once: nextMark
 * </pre>
 *
 * <p>A mark is reached once; it can be reached anew after the use was found 5 percent of the limit below it. What an order by itself may be
 * (PT-01, PT-02) has a peak and no marks: an order of its full size is nothing to be warned of.
 */
public final class LimitUse {
    private static final int SNAPSHOT_KIND = 242;
    private static final int ROW_LENGTH = 32;
    private static final int FIRST_SIZE = 64;
    private static final long NOT_USED = Long.MIN_VALUE;
    private static final int MARKS = 4;
    private static final int HYSTERESIS_SHARE = 20;

    private final LimitBook limits;
    private final IntArrayList untold = new IntArrayList();
    private final IntArrayList marked = new IntArrayList();
    private long[] peaks = new long[0];
    private long[] peakEpochNs = new long[0];
    private long[] latest = new long[0];
    private byte[] marks = new byte[0];
    private int current = LimitBook.NO_LIMIT;

    /**
     * Creates one: nothing is used.
     *
     * @param limits whose use it is
     */
    public LimitUse(LimitBook limits) {
        this.limits = limits;
    }

    /**
     * Notes that an order was entered, or a replace taken. Allocates nothing once it has seen as many limits.
     *
     * @param touched what it was held against
     * @param nowEpochNs time of the command
     */
    public void note(TouchedLimits touched, long nowEpochNs) {
        for (int i = 0; i < touched.count(); i++) {
            int row = touched.row(i);
            grow(row);
            long after = touched.usedAfter(i);
            if (after > peaks[row]) {
                if (peaks[row] == NOT_USED) {
                    untold.addInt(row);
                }
                peaks[row] = after;
                peakEpochNs[row] = nowEpochNs;
            }
            if (isWatched(limits.control(row))) {
                mark(row, touched.used(i), after);
            }
        }
    }

    private void grow(int row) {
        if (row >= peaks.length) {
            int before = peaks.length;
            int size = Math.max(FIRST_SIZE, Math.max(row + 1, before * 2));
            peaks = Arrays.copyOf(peaks, size);
            Arrays.fill(peaks, before, size, NOT_USED);
            peakEpochNs = Arrays.copyOf(peakEpochNs, size);
            latest = Arrays.copyOf(latest, size);
            marks = Arrays.copyOf(marks, size);
        }
    }

    private static boolean isWatched(@Nullable Control control) {
        return control != null && control.isCap() && control != Control.PT_01 && control != Control.PT_02;
    }

    private void mark(int row, long before, long after) {
        long limit = limits.value(row);
        int kept = Math.min(marks[row], marksReached(limit, before + limit / HYSTERESIS_SHARE));
        int reached = marksReached(limit, after);
        if (reached > kept) {
            latest[row] = after;
            if (reached > marks[row] || kept < marks[row]) {
                marked.addInt(row);
            }
        }
        marks[row] = (byte) Math.max(kept, reached);
    }

    /** How many of the four marks a use has reached; none of a limit of 0, which lets nothing pass. */
    private static int marksReached(long limit, long use) {
        if (limit <= 0 || use < limit - limit / 2) {
            return 0;
        }
        if (use >= limit) {
            return MARKS;
        }
        return use >= limit - limit / 10 ? 3 : use >= limit - limit / 4 ? 2 : 1;
    }

    /**
     * Goes to the next limit that has newly reached a mark; {@link #percent} and the others then speak of it.
     *
     * @return false when there is none
     */
    public boolean nextMark() {
        return take(marked);
    }

    /**
     * Goes to the next limit that was used since it was told last, and forgets its peak; {@link #peak} and the others then speak of it.
     *
     * @return false when there is none
     */
    public boolean nextPeak() {
        if (!take(untold)) {
            return false;
        }
        latest[current] = peaks[current];
        peaks[current] = NOT_USED;
        return true;
    }

    private boolean take(IntArrayList from) {
        if (from.isEmpty()) {
            return false;
        }
        current = from.popInt();
        return true;
    }

    /**
     * Says whether any limit was used since it was told.
     *
     * @return whether {@link #nextPeak} would find one
     */
    public boolean hasPeaks() {
        return !untold.isEmpty();
    }

    /**
     * Returns which limit it is.
     *
     * @return a row of the limit book
     */
    public int row() {
        return current;
    }

    /**
     * Returns the mark that was reached.
     *
     * @return 50, 75, 90 or 100; 0 when it is below again
     */
    public int percent() {
        return switch (marks[current]) {
            case 1 -> 50;
            case 2 -> 75;
            case 3 -> 90;
            case MARKS -> 100;
            default -> 0;
        };
    }

    /**
     * Returns what was used, with the order that used it.
     *
     * @return in the control's unit
     */
    public long peak() {
        return latest[current];
    }

    /**
     * Returns when the peak was.
     *
     * @return epoch nanoseconds UTC
     */
    public long epochNs() {
        return peakEpochNs[current];
    }

    /**
     * Writes what is not told yet, and the marks.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int i = 0; i < untold.size(); i++) {
            save(writer, untold.getInt(i));
        }
        for (int row = 0; row < peaks.length; row++) {
            if (peaks[row] == NOT_USED && marks[row] != 0) {
                save(writer, row);
            }
        }
        writer.end();
    }

    private void save(RowWriter writer, int row) {
        int at = writer.row();
        writer.buffer().putLong(at, row);
        writer.buffer().putLong(at + 8, marks[row]);
        writer.buffer().putLong(at + 16, peaks[row] == NOT_USED ? Decimal8.NULL : peaks[row]);
        writer.buffer().putLong(at + 24, peaks[row] == NOT_USED ? 0 : peakEpochNs[row]);
    }

    /**
     * Takes the current record over, when it is one of use.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            DirectBuffer from = reader.buffer();
            int row = (int) from.getLong(at);
            grow(row);
            marks[row] = (byte) from.getLong(at + 8);
            long peak = from.getLong(at + 16);
            if (peak != Decimal8.NULL) {
                peaks[row] = peak;
                peakEpochNs[row] = from.getLong(at + 24);
                untold.addInt(row);
            }
        }
        return true;
    }
}
