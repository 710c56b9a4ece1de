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
    /** Message throttle: new orders and replaces that pass within the window; towards a venue, all messages. */
    PT_06_RATE(20, "PT-06", "Messages", MeasureUnit.COUNT),
    /** Message throttle: new orders and replaces within the window, refused ones too; one more ends the session. */
    PT_06_CUT(21, "PT-06", "AllMessages", MeasureUnit.COUNT),
    /** Message throttle: cancels within the window; one more is carried out, and ends the session. */
    PT_06_CANCELS(22, "PT-06", "Cancels", MeasureUnit.COUNT),
    /** Message throttle: the window in milliseconds; 1000 when it is not set. */
    PT_06_WINDOW(23, "PT-06", "WindowMs", MeasureUnit.COUNT, Looser.DOWN),
    /** Duplicate content: how many orders of the same content pass within the window. */
    PT_05_COUNT(24, "PT-05", "SameOrders", MeasureUnit.COUNT),
    /** Duplicate content: the window in milliseconds; 1000 when it is not set. */
    PT_05_WINDOW(25, "PT-05", "WindowMs", MeasureUnit.COUNT, Looser.DOWN),
    /** Restricted list: 0 no orders, 1 only orders that bring the position nearer to zero, 2 free. */
    PT_11_TRADING(26, "PT-11", "Trading", MeasureUnit.COUNT),
    /** Permitted order types: the sum of 1 market, 2 limit, 4 stop, 8 stop-limit. */
    PT_11_ORD_TYPES(27, "PT-11", "OrdTypes", MeasureUnit.COUNT, Looser.ANY),
    /** Age of an order by TransactTime(60), in milliseconds. */
    PT_22_AGE(28, "PT-22", "AgeMs", MeasureUnit.COUNT),
    /** How far TransactTime(60) may lie in the future, in milliseconds. */
    PT_22_AHEAD(29, "PT-22", "AheadMs", MeasureUnit.COUNT),
    /** Delay between the gateway and the decision, in milliseconds. */
    PT_22_DELAY(30, "PT-22", "DelayMs", MeasureUnit.COUNT),
    /** Market orders: 0 none, 1 while the instrument trades continuously, 2 in auctions too. */
    PT_04_MARKET(31, "PT-04", "MarketOrders", MeasureUnit.COUNT),
    /** Widest spread of the quote that an order without a price may meet, in basis points of the bid. */
    PT_04_SPREAD(32, "PT-04", "SpreadBp", MeasureUnit.COUNT),
    /** Stop orders: 1 when they must lie on the far side of the market. */
    PT_04_STOP_SIDE(33, "PT-04", "StopSide", MeasureUnit.COUNT, Looser.DOWN),
    /** Short sale: 1 when the marks of sales are looked at. */
    PT_12_MARK(34, "PT-12", "Mark", MeasureUnit.COUNT, Looser.DOWN),
    /** Short sale: what an account may sell short of an instrument on the trading day it is set on, in units of 1e-8. */
    PT_12_LOCATE(35, "PT-12", "Located", MeasureUnit.QTY_E8),
    /** Short sale: 1 while an instrument may be sold short only above the best bid (Reg SHO 201). */
    PT_12_PRICE_TEST(36, "PT-12", "PriceTest", MeasureUnit.COUNT, Looser.DOWN),
    /** Gross value of a list, in units of 1e-4 of the base currency. */
    PT_21_GROSS(37, "PT-21", "BasketGross", MeasureUnit.MONEY_E4),
    /** Net value of a list, bought less sold, in units of 1e-4 of the base currency. */
    PT_21_NET(38, "PT-21", "BasketNet", MeasureUnit.MONEY_E4),
    /** Orders of a list. */
    PT_21_ORDERS(39, "PT-21", "BasketOrders", MeasureUnit.COUNT),
    /** Market state: where orders are taken beside OPEN, the sum of 1 AUCTION, 2 PRE_OPEN, 4 HALT, 8 CLOSED; 3 when it is not set. */
    PT_13_ENTRY(40, "PT-13", "MarketStates", MeasureUnit.COUNT, Looser.ANY),
    /** Quantity entered within the window; limit in units of 1e-8. */
    PT_16_QTY(41, "PT-16", "WindowQty", MeasureUnit.QTY_E8),
    /** Value entered within the window; limit in units of 1e-4 of the base currency. */
    PT_16_NOTIONAL(42, "PT-16", "WindowNotional", MeasureUnit.MONEY_E4),
    /** Quantity executed within the window; nothing new once the limit, in units of 1e-8, is reached. */
    PT_16_FILLS(43, "PT-16", "WindowFills", MeasureUnit.QTY_E8),
    /** Windowed volume: the window in milliseconds; 1000 when it is not set. */
    PT_16_WINDOW(44, "PT-16", "WindowMs", MeasureUnit.COUNT, Looser.DOWN),
    /** Share of the average daily volume that an order may be, in basis points. */
    PT_17_SHARE(45, "PT-17", "VolumeShareBp", MeasureUnit.COUNT),
    /** Average daily volume, in units of 1e-8. */
    PT_17_VOLUME(46, "PT-17", "DailyVolume", MeasureUnit.QTY_E8),
    /** Share of the opposite touch's size that an order that takes may be, in basis points. */
    PT_17_DEPTH(47, "PT-17", "DepthShareBp", MeasureUnit.COUNT),
    /** Cash and credit line that purchases of the day may use; limit in units of 1e-4 of the base currency. */
    PT_23_CASH(48, "PT-23", "Cash", MeasureUnit.MONEY_E4),
    /** Fees on purchases, in basis points. */
    PT_23_FEE(49, "PT-23", "FeeBp", MeasureUnit.COUNT, Looser.DOWN),
    /** Cash: 1 when what was sold today may be spent. */
    PT_23_PROCEEDS(50, "PT-23", "Proceeds", MeasureUnit.COUNT),
    /** Executions within the window that stop a party until a person resumes it. */
    PT_15_COUNT(51, "PT-15", "Executions", MeasureUnit.COUNT),
    /** Repeated executions: the window in milliseconds; 60000 when it is not set. */
    PT_15_WINDOW(52, "PT-15", "WindowMs", MeasureUnit.COUNT, Looser.ANY),
    /** Conservation where messages leave for a venue. */
    PT_20(53, "PT-20", "Conservation", MeasureUnit.NOTHING),
    /** Self-match: the price of an own open order on the other side. */
    PT_18(54, "PT-18", "OwnPrice", MeasureUnit.PRICE_E8),
    /** Self-match: 0 not looked at, 1 the new order is refused, 2 the open ones are cancelled. */
    PT_18_MODE(55, "PT-18", "SelfMatch", MeasureUnit.COUNT, Looser.ANY),
    /** Self-match: who owns an order, 1 its account, 2 its client; 2 when it is not set. */
    PT_18_OWNER(56, "PT-18", "Owner", MeasureUnit.COUNT, Looser.ANY),
    /** Self-match: accounts and clients with the same number above 0 are one owner. */
    PT_18_GROUP(57, "PT-18", "OwnerGroup", MeasureUnit.COUNT, Looser.ANY),
    /** Loss of the day, realised and not, that stops a party; limit in units of 1e-4 of the base currency. */
    PT_19_LOSS(58, "PT-19", "Loss", MeasureUnit.MONEY_E4),
    /** Fall from the day's highest profit that stops a party; limit in units of 1e-4 of the base currency. */
    PT_19_DRAWDOWN(59, "PT-19", "Drawdown", MeasureUnit.MONEY_E4),
    /** Loss: 1 when the open orders of a party that is stopped are cancelled. */
    PT_19_CANCEL(60, "PT-19", "CancelOpen", MeasureUnit.COUNT, Looser.DOWN),
    /** Loss: fees on all that is executed, in basis points. */
    PT_19_FEE(61, "PT-19", "FeeBp", MeasureUnit.COUNT, Looser.DOWN),
    /** Share of what the market has traded today that a party may execute and have open, in basis points. */
    PT_17_TODAY(62, "PT-17", "TodayShareBp", MeasureUnit.COUNT),
    /** Initial margin that positions and open orders need at worst; limit, which is equity, in units of 1e-4 of the base currency. */
    PT_23_MARGIN(63, "PT-23", "Margin", MeasureUnit.MONEY_E4),
    /** Margin: what a position needs, in basis points of its value; of buys for long ones, of sells for short ones. */
    PT_23_MARGIN_RATE(64, "PT-23", "MarginRateBp", MeasureUnit.COUNT, Looser.DOWN),
    /** Escalate: orders that one control refuses within the window until its party takes no new risk. */
    ESCALATE_COUNT(65, "ESC-01", "Refusals", MeasureUnit.COUNT),
    /** Escalate: the window in milliseconds; 60000 when it is not set. */
    ESCALATE_WINDOW(66, "ESC-01", "WindowMs", MeasureUnit.COUNT, Looser.DOWN),
    /** Conservation: messages that one order may take to its venue, its NewOrderSingle(D) and its replaces. */
    PT_20_MESSAGES(78, "PT-20", "OrderMessages", MeasureUnit.COUNT),
    /** Kill switch by itself: messages of clients within the window. */
    KS_01_MESSAGES(69, "KS-01", "Messages", MeasureUnit.COUNT),
    /** Kill switch by itself: orders within the window that the house or a venue refused. */
    KS_01_REJECTS(70, "KS-01", "Rejects", MeasureUnit.COUNT),
    /** Kill switch by itself: executions within the window. */
    KS_01_EXECUTIONS(71, "KS-01", "Executions", MeasureUnit.COUNT),
    /** Kill switch by itself: age of messages when they come to the core, in milliseconds. */
    KS_01_LAG(72, "KS-01", "LagMs", MeasureUnit.COUNT),
    /** Kill switch by itself: orders within the window that left for a venue. */
    KS_01_ORDERS(81, "KS-01", "Orders", MeasureUnit.COUNT),
    /** Kill switch by itself: the window in milliseconds; 1000 when it is not set. */
    KS_01_WINDOW(82, "KS-01", "WindowMs", MeasureUnit.COUNT, Looser.ANY),
    /** Lost feed: milliseconds that a price feed may be silent before only what reduces positions passes. */
    KS_02_FEED(67, "KS-02", "FeedLostMs", MeasureUnit.COUNT),
    /** Lost drop copy: milliseconds that the venue's drop copy may be lost before only what reduces positions passes. */
    KS_02_COPY(68, "KS-02", "CopyLostMs", MeasureUnit.COUNT),
    /** Lost feed: milliseconds within which market data must be heard before all its feeds are held to be silent. */
    KS_02_LEASE(84, "KS-02", "UnheardMs", MeasureUnit.COUNT),
    /** Authorised access. */
    AC_01(101, "AC-01", "Access", MeasureUnit.NOTHING),
    /** Kill switch. */
    KS_01(201, "KS-01", "KillSwitch", MeasureUnit.NOTHING),
    /** Reconciliation with the drop copies of venues. */
    PO_01(202, "PO-01", "Reconciliation", MeasureUnit.NOTHING);

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
    private final Looser looser;

    Control(int code, String id, String measure, MeasureUnit unit) {
        this(code, id, measure, unit, Looser.UP);
    }

    Control(int code, String id, String measure, MeasureUnit unit, Looser looser) {
        this.code = code;
        this.id = id;
        this.measure = measure;
        this.unit = unit;
        this.looser = looser;
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
                || this == PT_10_COUNT
                || this == PT_19_LOSS
                || this == PT_19_DRAWDOWN
                || this == PT_23_MARGIN;
    }

    /**
     * Says whether it adds up what each instrument is worth, or is a rate of that, so that it is kept over one, a product group, an asset
     * class or all.
     *
     * @return true for what has no limit over each or a venue
     */
    public boolean isSumOverInstruments() {
        return this == PT_19_LOSS || this == PT_19_DRAWDOWN || this == PT_23_MARGIN || this == PT_23_MARGIN_RATE;
    }

    /**
     * Says whether its rows speak of a party as a whole: over any instrument and both sides.
     *
     * @return true for what makes parties one owner, and for what counts all that a party does to stop it
     */
    public boolean isOfPartyAsAWhole() {
        return this == PT_18_OWNER
                || this == PT_18_GROUP
                || this == ESCALATE_COUNT
                || this == ESCALATE_WINDOW
                || (id.equals("KS-01") && takesLimits());
    }

    /**
     * Returns the unit of limit and measure.
     *
     * @return the unit; {@link MeasureUnit#NOTHING} for a control without a number
     */
    public MeasureUnit unit() {
        return unit;
    }

    /**
     * Says whether limits of it can be set; a band of an instrument and what has no number are none.
     *
     * @return whether {@code SetLimit} may name it
     */
    public boolean takesLimits() {
        return unit != MeasureUnit.NOTHING && unit != MeasureUnit.PRICE_E8;
    }

    /**
     * Says whether a limit of it may be soft: for an order by hand, another person may let it pass (risk catalogue, section 5).
     *
     * @return true where the catalogue says so; of PT-03 the passive band always is, which is no limit
     */
    public boolean maySoften() {
        return this == PT_01
                || this == PT_05_COUNT
                || this == PT_11_TRADING
                || this == PT_11_ORD_TYPES
                || this == PT_17_SHARE
                || this == PT_17_DEPTH;
    }

    /**
     * Says whether only compliance may let an order pass a soft limit of it.
     *
     * @return true for lists and permissions, PT-11
     */
    public boolean isOfCompliance() {
        return this == PT_11_TRADING || this == PT_11_ORD_TYPES;
    }

    /**
     * Returns which way a limit of it gives more room.
     *
     * @return the direction
     */
    public Looser looser() {
        return looser;
    }
}
