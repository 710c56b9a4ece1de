package io.trade2026.messages;

import io.trade2026.messages.sbe.MeasureUnit;

/** The controls of the risk catalogue that this house runs; source: the catalogue's section 3. */
public enum Control {
    /** Maximum order quantity; limit in units of 1e-8. */
    PT_01(1, "PT-01", "OrderQty", MeasureUnit.QTY_E8),
    /** Maximum order notional; limit in units of 1e-4 of the base currency. */
    PT_02(2, "PT-02", "Notional", MeasureUnit.MONEY_E4),
    /** Price collar; the band is instrument data, the measure is the price. */
    PT_03(3, "PT-03", "Price", MeasureUnit.PRICE_E8),
    /** Gross exposure of the day, executed and open; limit in units of 1e-4 of the base currency. */
    PT_07(7, "PT-07", "GrossExposure", MeasureUnit.MONEY_E4),
    /** Gross value of all orders entered on the day, whatever became of them; limit in units of 1e-4. */
    PT_07_ENTERED(12, "PT-07", "EnteredValue", MeasureUnit.MONEY_E4),
    /** Worst-case net exposure, or the firm's capital threshold; limit in units of 1e-4 of the base currency. */
    PT_08(8, "PT-08", "NetExposure", MeasureUnit.MONEY_E4),
    /** Worst-case position; limit in units of 1e-8, for long (buy) and short (sell). */
    PT_09(9, "PT-09", "Position", MeasureUnit.QTY_E8),
    /** Open order notional; limit in units of 1e-4 of the base currency. */
    PT_10_NOTIONAL(10, "PT-10", "OpenNotional", MeasureUnit.MONEY_E4),
    /** Open order count; limit in orders. */
    PT_10_COUNT(11, "PT-10", "OpenOrders", MeasureUnit.COUNT),
    /** Order validity. */
    PT_14(14, "PT-14", "Validity", MeasureUnit.NOTHING),
    /** Authorised access. */
    AC_01(101, "AC-01", "Access", MeasureUnit.NOTHING),
    /** Kill switch. */
    KS_01(201, "KS-01", "KillSwitch", MeasureUnit.NOTHING);

    private static final Control[] BY_CODE = new Control[256];

    static {
        for (Control control : values()) {
            BY_CODE[control.code] = control;
        }
    }

    private final int code;
    private final String id;
    private final String measure;
    private final MeasureUnit unit;

    Control(int code, String id, String measure, MeasureUnit unit) {
        this.code = code;
        this.id = id;
        this.measure = measure;
        this.unit = unit;
    }

    /**
     * Finds a control. Allocates nothing.
     *
     * @param code as in a letter
     * @return the control, or null when there is none of this code
     */
    public static @org.jspecify.annotations.Nullable Control of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /**
     * Returns the number that letters carry.
     *
     * @return 1 to 255, never given to another control
     */
    public int code() {
        return code;
    }

    /**
     * Returns the catalogue's name, such as {@code PT-01}; the two halves of PT-10 share theirs.
     *
     * @return the name
     */
    public String id() {
        return id;
    }

    /**
     * Returns the word for what is measured, as refusals show it.
     *
     * @return one word
     */
    public String measure() {
        return measure;
    }

    /**
     * Says whether a limit of it is a share of what the nodes higher up are granted, so that it may not be above theirs; the
     * others are settings, of which a higher one is not a looser one.
     *
     * @return true for amounts that an order or a party may reach
     */
    public boolean isCap() {
        return this == PT_01
                || this == PT_02
                || this == PT_07
                || this == PT_07_ENTERED
                || this == PT_08
                || this == PT_09
                || this == PT_10_NOTIONAL
                || this == PT_10_COUNT;
    }

    /**
     * Returns the unit of limit and measure.
     *
     * @return the unit; {@link MeasureUnit#NOTHING} for a control without a number
     */
    public MeasureUnit unit() {
        return unit;
    }
}
