package io.trade2026.risk.prices;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.UpdateFxRateDecoder;
import io.trade2026.risk.reference.CurrencyCode;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/**
 * The newest exchange rates, each from a currency to a base currency; no rate is made of others, and none is turned round.
 *
 * <p>A rate that is older than it says it may be is raised by its haircut: exposure is then never counted too small by a
 * rate that went up unseen. Looking a rate up allocates nothing.
 */
public final class FxBook {
    private static final int SNAPSHOT_KIND = 206;
    private static final int ROW_LENGTH = 40;
    private static final long NONE = -1;
    private static final long NS_PER_MS = 1_000_000L;

    private final FxRate found = new FxRate();
    private final Long2LongHashMap rowByPair = new Long2LongHashMap(NONE);
    private long[] pairs = new long[8];
    private long[] ratesE8 = new long[8];
    private long[] epochNs = new long[8];
    private long[] staleAfterNs = new long[8];
    private int[] haircutsBp = new int[8];
    private int rows;

    /** Creates a book without rates: only instruments in the base currency can be valued. */
    public FxBook() {}

    private static long pair(int from, int to) {
        return ((long) from << Integer.SIZE) | (to & 0xFFFF_FFFFL);
    }

    /**
     * Takes a rate over.
     *
     * @param letter the command
     * @return false when it is not above 0 or names no two currencies, which changes nothing
     */
    public boolean update(UpdateFxRateDecoder letter) {
        int from = CurrencyCode.of(letter.buffer(), letter.offset() + UpdateFxRateDecoder.currencyEncodingOffset());
        int to = CurrencyCode.of(letter.buffer(), letter.offset() + UpdateFxRateDecoder.baseCurrencyEncodingOffset());
        boolean isSound = from != CurrencyCode.NONE
                && to != CurrencyCode.NONE
                && from != to
                && letter.rateE8() > 0
                && letter.staleAfterMs() >= 0
                && letter.haircutBp() >= 0;
        if (isSound) {
            put(
                    pair(from, to),
                    letter.rateE8(),
                    letter.sourceEpochNs(),
                    letter.staleAfterMs() * NS_PER_MS,
                    letter.haircutBp());
        }
        return isSound;
    }

    private void put(long pair, long rateE8, long newEpochNs, long newStaleAfterNs, int haircutBp) {
        int row = (int) rowByPair.get(pair);
        if (row == NONE) {
            row = claim(pair);
        }
        ratesE8[row] = rateE8;
        epochNs[row] = newEpochNs;
        staleAfterNs[row] = newStaleAfterNs;
        haircutsBp[row] = haircutBp;
    }

    private int claim(long pair) {
        if (rows == pairs.length) {
            pairs = Arrays.copyOf(pairs, rows * 2);
            ratesE8 = Arrays.copyOf(ratesE8, rows * 2);
            epochNs = Arrays.copyOf(epochNs, rows * 2);
            staleAfterNs = Arrays.copyOf(staleAfterNs, rows * 2);
            haircutsBp = Arrays.copyOf(haircutsBp, rows * 2);
        }
        pairs[rows] = pair;
        rowByPair.put(pair, rows);
        return rows++;
    }

    /**
     * Looks a rate up. Allocates nothing.
     *
     * @param from currency code of the instrument
     * @param to currency code of the firm
     * @param nowEpochNs time of the command
     * @param rate receives it
     */
    public void rate(int from, int to, long nowEpochNs, FxRate rate) {
        if (from == to && to != CurrencyCode.NONE) {
            rate.set(Decimal8.ONE, 0, false);
            return;
        }
        int row = (int) rowByPair.get(pair(from, to));
        if (row == NONE) {
            rate.set(0, 0, false);
            return;
        }
        boolean isStale = staleAfterNs[row] > 0 && nowEpochNs - epochNs[row] > staleAfterNs[row];
        long rateE8 = isStale ? BasisPoints.raiseUp(ratesE8[row], haircutsBp[row]) : ratesE8[row];
        rate.set(rateE8, epochNs[row], isStale);
    }

    /**
     * Looks a rate up, or takes another one when there is none. Allocates nothing.
     *
     * @param from currency code of the instrument
     * @param to currency code of the firm
     * @param nowEpochNs time of the command
     * @param otherwise what is taken without a rate, in units of 1e-8
     * @return in units of 1e-8, with the haircut when it is stale
     */
    public long rateE8(int from, int to, long nowEpochNs, long otherwise) {
        rate(from, to, nowEpochNs, found);
        return found.isKnown() ? found.rateE8() : otherwise;
    }

    /**
     * Returns the newest rate, however old and without a haircut. Allocates nothing.
     *
     * @param from currency code of the instrument
     * @param to currency code of the firm
     * @return in units of 1e-8; 0 when there is none
     */
    public long newestE8(int from, int to) {
        if (from == to) {
            return Decimal8.ONE;
        }
        int row = (int) rowByPair.get(pair(from, to));
        return row == NONE ? 0 : ratesE8[row];
    }

    /**
     * Writes all rates.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (int row = 0; row < rows; row++) {
            int at = writer.row();
            writer.buffer().putLong(at, pairs[row]);
            writer.buffer().putLong(at + 8, ratesE8[row]);
            writer.buffer().putLong(at + 16, epochNs[row]);
            writer.buffer().putLong(at + 24, staleAfterNs[row]);
            writer.buffer().putLong(at + 32, haircutsBp[row]);
        }
        writer.end();
    }

    /**
     * Takes the current record over, when it is one of rates.
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
            put(from.getLong(at), from.getLong(at + 8), from.getLong(at + 16), from.getLong(at + 24), (int)
                    from.getLong(at + 32));
        }
        return true;
    }
}
