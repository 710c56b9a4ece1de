package io.trade2026.risk.reference;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/** In which currency each firm counts its money. */
final class BaseCurrencies {
    private static final int ROW_LENGTH = 8;

    private int[] codes = new int[4];

    int of(int firmId) {
        return firmId > 0 && firmId < codes.length ? codes[firmId] : CurrencyCode.NONE;
    }

    void set(int firmId, int code) {
        if (firmId >= codes.length) {
            codes = Arrays.copyOf(codes, Math.max(firmId + 1, codes.length * 2));
        }
        codes[firmId] = code;
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, ROW_LENGTH);
        for (int id = 1; id < codes.length; id++) {
            if (codes[id] != CurrencyCode.NONE) {
                int at = writer.row();
                writer.buffer().putInt(at, id);
                writer.buffer().putInt(at + 4, codes[id]);
            }
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            set(reader.buffer().getInt(at), reader.buffer().getInt(at + 4));
        }
    }
}
