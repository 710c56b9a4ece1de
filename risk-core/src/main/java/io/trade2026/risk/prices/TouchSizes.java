package io.trade2026.risk.prices;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/** How much the best prices of every instrument are good for; 0 when it was not told. Asking allocates nothing. */
final class TouchSizes {
    private static final int SNAPSHOT_KIND = 219;
    private static final int ROW_LENGTH = 24;

    private long[] bidQtyE8 = new long[64];
    private long[] askQtyE8 = new long[64];

    TouchSizes() {}

    void set(int instrumentId, long newBidQtyE8, long newAskQtyE8) {
        if (instrumentId >= bidQtyE8.length) {
            bidQtyE8 = Arrays.copyOf(bidQtyE8, instrumentId * 2);
            askQtyE8 = Arrays.copyOf(askQtyE8, instrumentId * 2);
        }
        bidQtyE8[instrumentId] = Math.max(0, newBidQtyE8);
        askQtyE8[instrumentId] = Math.max(0, newAskQtyE8);
    }

    long bidQtyE8(int instrumentId) {
        return instrumentId < bidQtyE8.length ? bidQtyE8[instrumentId] : 0;
    }

    long askQtyE8(int instrumentId) {
        return instrumentId < askQtyE8.length ? askQtyE8[instrumentId] : 0;
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int id = 1; id < bidQtyE8.length; id++) {
            if (bidQtyE8[id] != 0 || askQtyE8[id] != 0) {
                int at = writer.row();
                writer.buffer().putLong(at, id);
                writer.buffer().putLong(at + 8, bidQtyE8[id]);
                writer.buffer().putLong(at + 16, askQtyE8[id]);
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
            set(
                    (int) reader.buffer().getLong(at),
                    reader.buffer().getLong(at + 8),
                    reader.buffer().getLong(at + 16));
        }
        return true;
    }
}
