package io.trade2026.risk.reference;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Instruments by dense id and by symbol, and their asset classes and product groups. */
final class InstrumentTable {
    private static final int SYMBOL_WIDTH = 24;
    private static final int ASSET_CLASS_WIDTH = 12;

    private final AsciiNames symbols = new AsciiNames(SYMBOL_WIDTH);
    private final AsciiNames assetClasses = new AsciiNames(ASSET_CLASS_WIDTH);
    private final AsciiNames productGroups = new AsciiNames(ASSET_CLASS_WIDTH);
    private @Nullable Instrument[] instruments = new Instrument[32];

    AsciiNames symbols() {
        return symbols;
    }

    AsciiNames assetClasses() {
        return assetClasses;
    }

    AsciiNames productGroups() {
        return productGroups;
    }

    @Nullable Instrument instrument(int id) {
        return id > 0 && id < instruments.length ? instruments[id] : null;
    }

    Outcome define(DefineInstrumentDecoder letter) {
        int id = letter.instrumentId();
        Instrument held = instrument(id);
        int classAt = letter.offset() + DefineInstrumentDecoder.assetClassEncodingOffset();
        int classId = assetClasses.idOf(letter.buffer(), classAt, ASSET_CLASS_WIDTH);
        int groupAt = letter.offset() + DefineInstrumentDecoder.productGroupEncodingOffset();
        int groupId = productGroups.idOf(letter.buffer(), groupAt, ASSET_CLASS_WIDTH);
        if (!Instrument.isSound(letter)) {
            return Outcome.BAD_NUMBER;
        }
        if (held != null && letter.version() < held.version()) {
            return Outcome.OLD_VERSION;
        }
        if (held != null && held.assetClassId() != classId) {
            return Outcome.ASSET_CLASS_CHANGED;
        }
        if (held != null && !isSameGroup(held, groupId, letter, groupAt)) {
            return Outcome.PRODUCT_GROUP_CHANGED;
        }
        int symbolAt = letter.offset() + DefineInstrumentDecoder.symbolEncodingOffset();
        if (!symbols.put(id, letter.buffer(), symbolAt, SYMBOL_WIDTH)) {
            return Outcome.NAME_NOT_FREE;
        }
        Instrument instrument = held;
        if (instrument == null) {
            instrument = new Instrument(
                    id,
                    classId != 0 ? classId : named(assetClasses, letter, classAt),
                    groupId != 0 ? groupId : named(productGroups, letter, groupAt));
            place(instrument);
        }
        instrument.update(letter, letter.enabled() == Bool.YES);
        return Outcome.APPLIED;
    }

    private static boolean isSameGroup(Instrument held, int groupId, DefineInstrumentDecoder letter, int groupAt) {
        boolean isUnheardOf = groupId == 0 && letter.buffer().getByte(groupAt) != 0;
        return held.productGroupId() == groupId && !isUnheardOf;
    }

    /** Gives a class or group that is named for the first time the next id; 0 is that of instruments without one. */
    private static int named(AsciiNames names, DefineInstrumentDecoder letter, int at) {
        int id = names.highestId() + 1;
        return names.put(id, letter.buffer(), at, ASSET_CLASS_WIDTH) ? id : 0;
    }

    private void place(Instrument instrument) {
        if (instrument.id() >= instruments.length) {
            instruments = Arrays.copyOf(instruments, Math.max(instrument.id() + 1, instruments.length * 2));
        }
        instruments[instrument.id()] = instrument;
    }

    void saveTo(RowWriter writer, int kind, int symbolKind, int classKind, int groupKind) {
        writer.begin(kind, Instrument.ROW_LENGTH);
        for (Instrument instrument : instruments) {
            if (instrument != null) {
                instrument.save(writer.buffer(), writer.row());
            }
        }
        writer.end();
        symbols.saveTo(writer, symbolKind);
        assetClasses.saveTo(writer, classKind);
        productGroups.saveTo(writer, groupKind);
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            place(Instrument.load(reader.buffer(), reader.row(i, Instrument.ROW_LENGTH)));
        }
    }
}
