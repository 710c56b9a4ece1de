package io.trade2026.risk.reference;

import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** What may be traded, and in which steps, bands and valuation. */
public final class Instrument {
    static final int ROW_LENGTH = 84;

    private final int id;
    private final int assetClassId;
    private final int productGroupId;
    private long version;
    private long tickE8;
    private long lotE8;
    private long minQtyE8;
    private long multiplierE8;
    private long referencePxE8;
    private int bandBp;
    private int passiveBandBp;
    private int marketBufferBp;
    private int haircutBp;
    private int currencyCode;
    private boolean enabled;

    Instrument(int id, int assetClassId, int productGroupId) {
        this.id = id;
        this.assetClassId = assetClassId;
        this.productGroupId = productGroupId;
    }

    static boolean isSound(DefineInstrumentDecoder letter) {
        return letter.tickE8() > 0
                && letter.lotE8() > 0
                && letter.multiplierE8() > 0
                && (letter.minQtyE8() >= 0 || letter.minQtyE8() == DefineInstrumentDecoder.minQtyE8NullValue())
                && letter.bandBp() >= 0
                && letter.passiveBandBp() >= 0
                && letter.marketBufferBp() >= 0
                && letter.haircutBp() >= 0;
    }

    void update(DefineInstrumentDecoder letter, boolean isEnabled) {
        version = letter.version();
        tickE8 = letter.tickE8();
        lotE8 = letter.lotE8();
        minQtyE8 = Math.max(0, letter.minQtyE8());
        multiplierE8 = letter.multiplierE8();
        referencePxE8 = letter.referencePxE8();
        bandBp = letter.bandBp();
        passiveBandBp = letter.passiveBandBp();
        marketBufferBp = letter.marketBufferBp();
        haircutBp = letter.haircutBp();
        currencyCode =
                CurrencyCode.of(letter.buffer(), letter.offset() + DefineInstrumentDecoder.currencyEncodingOffset());
        enabled = isEnabled;
    }

    void save(MutableDirectBuffer buffer, int row) {
        buffer.putInt(row, id);
        buffer.putInt(row + 4, assetClassId);
        buffer.putLong(row + 8, version);
        buffer.putLong(row + 16, tickE8);
        buffer.putLong(row + 24, lotE8);
        buffer.putLong(row + 32, minQtyE8);
        buffer.putLong(row + 40, multiplierE8);
        buffer.putLong(row + 48, referencePxE8);
        buffer.putInt(row + 56, bandBp);
        buffer.putInt(row + 60, passiveBandBp);
        buffer.putInt(row + 64, marketBufferBp);
        buffer.putInt(row + 68, haircutBp);
        buffer.putInt(row + 72, enabled ? 1 : 0);
        buffer.putInt(row + 76, productGroupId);
        buffer.putInt(row + 80, currencyCode);
    }

    static Instrument load(DirectBuffer buffer, int row) {
        var instrument = new Instrument(buffer.getInt(row), buffer.getInt(row + 4), buffer.getInt(row + 76));
        instrument.version = buffer.getLong(row + 8);
        instrument.tickE8 = buffer.getLong(row + 16);
        instrument.lotE8 = buffer.getLong(row + 24);
        instrument.minQtyE8 = buffer.getLong(row + 32);
        instrument.multiplierE8 = buffer.getLong(row + 40);
        instrument.referencePxE8 = buffer.getLong(row + 48);
        instrument.bandBp = buffer.getInt(row + 56);
        instrument.passiveBandBp = buffer.getInt(row + 60);
        instrument.marketBufferBp = buffer.getInt(row + 64);
        instrument.haircutBp = buffer.getInt(row + 68);
        instrument.enabled = buffer.getInt(row + 72) != 0;
        instrument.currencyCode = buffer.getInt(row + 80);
        return instrument;
    }

    /**
     * Returns its id.
     *
     * @return from 1 up
     */
    public int id() {
        return id;
    }

    /**
     * Returns the id of its asset class.
     *
     * @return from 1 up, in the order in which classes were first named
     */
    public int assetClassId() {
        return assetClassId;
    }

    /**
     * Returns the id of its product group.
     *
     * @return from 1 up, in the order in which groups were first named; 0 for none
     */
    public int productGroupId() {
        return productGroupId;
    }

    /**
     * Returns the currency its prices are in.
     *
     * @return code of {@link CurrencyCode}
     */
    public int currencyCode() {
        return currencyCode;
    }

    /**
     * Returns the step of prices.
     *
     * @return above 0, in units of 1e-8
     */
    public long tickE8() {
        return tickE8;
    }

    /**
     * Returns the step of quantities.
     *
     * @return above 0, in units of 1e-8
     */
    public long lotE8() {
        return lotE8;
    }

    /**
     * Returns the smallest OrderQty(38).
     *
     * @return 0 when only the lot counts
     */
    public long minQtyE8() {
        return minQtyE8;
    }

    /**
     * Returns the contract multiplier.
     *
     * @return above 0, in units of 1e-8
     */
    public long multiplierE8() {
        return multiplierE8;
    }

    /**
     * Returns the adjusted previous close.
     *
     * @return in units of 1e-8; not above 0 when there is none
     */
    public long referencePxE8() {
        return referencePxE8;
    }

    /**
     * Returns the collar on the aggressive side.
     *
     * @return basis points of the reference price
     */
    public int bandBp() {
        return bandBp;
    }

    /**
     * Returns the collar on the passive side.
     *
     * @return basis points of the reference price; 0: not checked
     */
    public int passiveBandBp() {
        return passiveBandBp;
    }

    /**
     * Returns what is added to the price of an unpriced order when it is valued.
     *
     * @return basis points
     */
    public int marketBufferBp() {
        return marketBufferBp;
    }

    /**
     * Returns what is added to a stale price when it values something.
     *
     * @return basis points
     */
    public int haircutBp() {
        return haircutBp;
    }

    /**
     * Says whether it may be traded.
     *
     * @return whether it is switched on
     */
    public boolean isEnabled() {
        return enabled;
    }

    long version() {
        return version;
    }
}
