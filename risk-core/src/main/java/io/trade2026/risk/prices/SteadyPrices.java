package io.trade2026.risk.prices;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/**
 * The prices of an instrument that no feed moves: those from before it ceased to trade continuously, by which it is valued until it
 * does again, and the one that operators gave it by hand (risk-controls 2.7). Asking allocates nothing.
 */
final class SteadyPrices {
    private static final int SNAPSHOT_KIND = 215;
    private static final int HELD = 0;
    private static final int ASK = 1;
    private static final int LAST = 2;
    private static final int MANUAL = 3;
    private static final int MANUAL_UNTIL = 4;
    private static final int COLUMNS = 5;
    private static final int ROW_LENGTH = (COLUMNS + 1) * Long.BYTES;

    private long[] cells = new long[16 * COLUMNS];

    SteadyPrices() {}

    private int claim(int instrumentId) {
        if ((instrumentId + 1) * COLUMNS > cells.length) {
            cells = Arrays.copyOf(cells, (instrumentId + 1) * COLUMNS * 2);
        }
        return instrumentId * COLUMNS;
    }

    private long cell(int instrumentId, int column) {
        int at = instrumentId * COLUMNS + column;
        return at < cells.length ? cells[at] : 0;
    }

    /** Keeps the prices of before an update, unless some are kept already. */
    void hold(int instrumentId, long askE8, long lastE8) {
        if (!isHeld(instrumentId)) {
            int at = claim(instrumentId);
            cells[at + HELD] = 1;
            cells[at + ASK] = askE8;
            cells[at + LAST] = lastE8;
        }
    }

    void letGo(int instrumentId) {
        if (isHeld(instrumentId)) {
            Arrays.fill(cells, instrumentId * COLUMNS + HELD, instrumentId * COLUMNS + LAST + 1, 0);
        }
    }

    boolean isHeld(int instrumentId) {
        return cell(instrumentId, HELD) != 0;
    }

    long askE8(int instrumentId) {
        return cell(instrumentId, ASK);
    }

    long lastE8(int instrumentId) {
        return cell(instrumentId, LAST);
    }

    /** Sets the price by hand, 0 takes it away; returns the one before, 0 when there was none. */
    long setManual(int instrumentId, long priceE8, long untilEpochNs) {
        int at = claim(instrumentId);
        long before = cells[at + MANUAL];
        cells[at + MANUAL] = priceE8;
        cells[at + MANUAL_UNTIL] = priceE8 == 0 ? 0 : untilEpochNs;
        return before;
    }

    /** The price by hand while it counts, else 0. */
    long manualE8(int instrumentId, long nowEpochNs) {
        return nowEpochNs < cell(instrumentId, MANUAL_UNTIL) ? cell(instrumentId, MANUAL) : 0;
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int id = 1; (id + 1) * COLUMNS <= cells.length; id++) {
            if (cell(id, HELD) != 0 || cell(id, MANUAL) != 0) {
                int at = writer.row();
                writer.buffer().putLong(at, id);
                for (int column = 0; column < COLUMNS; column++) {
                    writer.buffer().putLong(at + (column + 1) * Long.BYTES, cell(id, column));
                }
            }
        }
        writer.end();
    }

    boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            int to = claim((int) reader.buffer().getLong(at));
            for (int column = 0; column < COLUMNS; column++) {
                cells[to + column] = reader.buffer().getLong(at + (column + 1) * Long.BYTES);
            }
        }
        return true;
    }
}
