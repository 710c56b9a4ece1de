package io.trade2026.risk.prices;

import io.trade2026.messages.sbe.UpdatePriceDecoder;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/** What markets have traded of every instrument on their day, as told last; 0 when it was not told. Asking allocates nothing. */
final class MarketVolumes {
    private static final int SNAPSHOT_KIND = 236;
    private static final int ROW_LENGTH = 16;
    private static final int FIRST_SIZE = 64;

    private long[] volumesE8 = new long[FIRST_SIZE];

    MarketVolumes() {}

    /** Letters of before this number was told end in front of it. */
    void take(int instrumentId, UpdatePriceDecoder letter) {
        int end = UpdatePriceDecoder.dayVolumeE8EncodingOffset() + UpdatePriceDecoder.dayVolumeE8EncodingLength();
        if (letter.encodedLength() >= end && letter.dayVolumeE8() >= 0) {
            set(instrumentId, letter.dayVolumeE8());
        }
    }

    private void set(int instrumentId, long volumeE8) {
        if (instrumentId >= volumesE8.length) {
            volumesE8 = Arrays.copyOf(volumesE8, instrumentId * 2);
        }
        volumesE8[instrumentId] = volumeE8;
    }

    /** What was told is of yesterday. */
    void startDay() {
        Arrays.fill(volumesE8, 0);
    }

    long volumeE8(int instrumentId) {
        return instrumentId < volumesE8.length ? volumesE8[instrumentId] : 0;
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int id = 1; id < volumesE8.length; id++) {
            if (volumesE8[id] != 0) {
                int at = writer.row();
                writer.buffer().putLong(at, id);
                writer.buffer().putLong(at + 8, volumesE8[id]);
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
            set((int) reader.buffer().getLong(at), reader.buffer().getLong(at + 8));
        }
        return true;
    }
}
