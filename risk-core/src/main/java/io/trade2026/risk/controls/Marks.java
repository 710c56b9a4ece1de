package io.trade2026.risk.controls;

import io.trade2026.messages.Decimal8;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.prices.BasisPoints;
import io.trade2026.risk.prices.FxBook;
import io.trade2026.risk.prices.PriceBook;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/**
 * What positions are worth: the mark of each instrument now and at the start of the day, and what a node made of it today.
 *
 * <pre>
 *   mark          last trade, not beyond the touches; their middle without one; the previous close; what this house traded at last
 *   profit today  sold − bought today + position × mark − carried × mark at the start, carried = position − traded today
 * </pre>
 *
 * <p>So it follows from the executions that count, in whatever order they came: what is taken back leaves no trace. Each term is rounded to
 * 1e-4 of the base currency, away from nought. An instrument in a currency without a rate counts as if it were in the base currency. Valuing
 * allocates nothing.
 */
final class Marks {
    private static final int SNAPSHOT_KIND = 234;
    private static final int COLUMNS = 3;
    private static final int START_PX = 0;
    private static final int START_FACTOR = 1;
    private static final int OWN_PX = 2;
    private static final int ROW_LENGTH = (COLUMNS + 1) * Long.BYTES;
    private static final int FIRST_SIZE = 64;
    private static final int HOUSE_FIRM = 1;

    private final ReferenceBook book;
    private final ExposureTable exposure;
    private final PriceBook prices;
    private final FxBook rates;
    private final Valuation valuation = new Valuation();
    private long[] cells = new long[FIRST_SIZE * COLUMNS];
    private int highestId;

    Marks(ReferenceBook book, ExposureTable exposure, PriceBook prices, FxBook rates) {
        this.book = book;
        this.exposure = exposure;
        this.prices = prices;
        this.rates = rates;
    }

    private void reserve(int instrumentId) {
        if ((instrumentId + 1) * COLUMNS > cells.length) {
            cells = Arrays.copyOf(cells, (instrumentId + 1) * COLUMNS * 2);
        }
        highestId = Math.max(highestId, instrumentId);
    }

    private long cell(int instrumentId, int column) {
        return instrumentId <= highestId ? cells[instrumentId * COLUMNS + column] : 0;
    }

    /** The house traded an instrument, of a corporate action at no price; says whether its mark may be another now, for every node. */
    boolean traded(int instrumentId, long pxE8) {
        long ownPxE8 = Math.abs(pxE8);
        if (ownPxE8 == 0 || ownPxE8 == cell(instrumentId, OWN_PX)) {
            return false;
        }
        reserve(instrumentId);
        cells[instrumentId * COLUMNS + OWN_PX] = ownPxE8;
        Instrument instrument = book.instrument(instrumentId);
        return instrument != null && prices.markPxE8(instrument) == 0;
    }

    /** A day begins: what is carried into it is worth what it is worth now. */
    void startDay() {
        for (int id = 1; id <= book.instrumentCount(); id++) {
            Instrument instrument = book.instrument(id);
            if (instrument != null) {
                reserve(id);
                cells[id * COLUMNS + START_PX] = markE8(instrument);
                cells[id * COLUMNS + START_FACTOR] = factorE8(instrument);
            }
        }
    }

    /** The mark of an instrument; 0 when there is no price at all. */
    long markE8(Instrument instrument) {
        long markE8 = prices.markPxE8(instrument);
        return markE8 > 0 ? markE8 : cell(instrument.id(), OWN_PX);
    }

    /** What a unit at price 1 is worth in the base currency. */
    long factorE8(Instrument instrument) {
        long rateE8 = rates.newestE8(instrument.currencyCode(), book.baseCurrency(HOUSE_FIRM));
        return valuation.factorE8(instrument.multiplierE8(), rateE8 > 0 ? rateE8 : Decimal8.ONE);
    }

    /** What a node made of an instrument today; negative for a loss. */
    long profitE4(int slot, Instrument instrument, long tradedTodayE8) {
        long positionE8 = exposure.get(slot, ExposureTable.POSITION);
        long carriedE8 = Saturated.difference(positionE8, tradedTodayE8);
        int id = instrument.id();
        long cash = Saturated.difference(
                exposure.get(slot, ExposureTable.EXECUTED_SELL_E4), exposure.get(slot, ExposureTable.EXECUTED_BUY_E4));
        long held = valueE4(positionE8, markE8(instrument), factorE8(instrument));
        long before = valueE4(carriedE8, cell(id, START_PX), cell(id, START_FACTOR));
        return Saturated.difference(Saturated.sum(cash, held), before);
    }

    /** By how much a node's position is worth less when its mark may be wrong by the instrument's haircut. */
    long doubtE4(int slot, Instrument instrument) {
        long positionE8 = exposure.get(slot, ExposureTable.POSITION);
        long worthE4 = Math.abs(valueE4(positionE8, markE8(instrument), factorE8(instrument)));
        return BasisPoints.shareDown(worthE4, instrument.haircutBp());
    }

    /** The value of a signed quantity, with its sign; the largest long when it does not fit. */
    long valueE4(long qtyE8, long pxE8, long factorE8) {
        if (qtyE8 == 0 || pxE8 == 0 || factorE8 == 0) {
            return 0;
        }
        boolean isBeyond = factorE8 == Long.MAX_VALUE || qtyE8 == Long.MIN_VALUE;
        long worthE4 = isBeyond ? Decimal8.OVERFLOW : valuation.notionalE4(Math.abs(qtyE8), pxE8, factorE8);
        long boundedE4 = worthE4 == Decimal8.OVERFLOW ? Long.MAX_VALUE : worthE4;
        return qtyE8 > 0 ? boundedE4 : -boundedE4;
    }

    void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int id = 1; id <= highestId; id++) {
            int at = writer.row();
            writer.buffer().putLong(at, id);
            for (int column = 0; column < COLUMNS; column++) {
                writer.buffer().putLong(at + (column + 1) * Long.BYTES, cells[id * COLUMNS + column]);
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
            int id = (int) reader.buffer().getLong(at);
            reserve(id);
            for (int column = 0; column < COLUMNS; column++) {
                cells[id * COLUMNS + column] = reader.buffer().getLong(at + (column + 1) * Long.BYTES);
            }
        }
        return true;
    }
}
