package io.trade2026.risk;

import io.trade2026.risk.exposure.ExposureTable;

/** What an account has and has open in one instrument: a cursor over the exposure table. */
public final class PositionView {
    private final ExposureTable exposure;
    private int slot;

    PositionView(ExposureTable exposure) {
        this.exposure = exposure;
    }

    PositionView at(int newSlot) {
        slot = newSlot;
        return this;
    }

    /**
     * Returns whose position it is.
     *
     * @return id of the account; 0 for the suspense account of the firm
     */
    public int accountId() {
        return slot == 0 ? 0 : exposure.partyId(slot);
    }

    /**
     * Returns in what it is.
     *
     * @return id of the instrument
     */
    public int instrumentId() {
        return slot == 0 ? 0 : exposure.instrument(slot);
    }

    /**
     * Returns the signed position, fills only.
     *
     * @return units of 1e-8
     */
    public long positionE8() {
        return exposure.get(slot, ExposureTable.POSITION);
    }

    /**
     * Returns the reserved open quantity of buys.
     *
     * @return units of 1e-8
     */
    public long openBuyE8() {
        return exposure.get(slot, ExposureTable.OPEN_BUY_QTY);
    }

    /**
     * Returns the reserved open quantity of sells.
     *
     * @return units of 1e-8
     */
    public long openSellE8() {
        return exposure.get(slot, ExposureTable.OPEN_SELL_QTY);
    }

    /**
     * Returns the executed value of buys.
     *
     * @return units of 1e-4
     */
    public long executedBuyE4() {
        return exposure.get(slot, ExposureTable.EXECUTED_BUY_E4);
    }

    /**
     * Returns the executed value of sells.
     *
     * @return units of 1e-4
     */
    public long executedSellE4() {
        return exposure.get(slot, ExposureTable.EXECUTED_SELL_E4);
    }

    /**
     * Returns the reserved open value of buys.
     *
     * @return units of 1e-4
     */
    public long openBuyE4() {
        return exposure.get(slot, ExposureTable.OPEN_BUY_E4);
    }

    /**
     * Returns the reserved open value of sells.
     *
     * @return units of 1e-4
     */
    public long openSellE4() {
        return exposure.get(slot, ExposureTable.OPEN_SELL_E4);
    }

    /**
     * Returns the number of open buy orders.
     *
     * @return a count
     */
    public long openBuys() {
        return exposure.get(slot, ExposureTable.OPEN_BUYS);
    }

    /**
     * Returns the number of open sell orders.
     *
     * @return a count
     */
    public long openSells() {
        return exposure.get(slot, ExposureTable.OPEN_SELLS);
    }
}
