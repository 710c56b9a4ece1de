package io.trade2026.messages;

import org.jspecify.annotations.Nullable;

/**
 * Why the house refuses: the stable codes of {@code Explanation.denial}, each with its OrdRejReason(103) per FIX version.
 *
 * <p>Codes are never given a second meaning. The code sets of OrdRejReason are those of FIX 4.2 (0-8), 4.4 (0-15, 99)
 * and 5.0 SP2 as its dictionaries know them (also 16 and 18; the codes of later extension packs are
 * refused by engines that were built before); the choice follows the risk catalogue, section 2.10.
 */
public enum Denial {
    /** The session is not defined. */
    UNKNOWN_SESSION(1, Control.AC_01, 49, 0, 0, 0, "AC-01", "the session is not defined"),
    /** Unknown account. */
    UNKNOWN_ACCOUNT(2, Control.AC_01, 1, 0, 15, 15, "AC-01", "unknown account"),
    /** The account is not open to this session. */
    ACCOUNT_OF_ANOTHER_CLIENT(3, Control.AC_01, 1, 0, 15, 15, "AC-01", "the account is not open to this session"),
    /** An account is required. */
    ACCOUNT_MISSING(4, Control.AC_01, 1, 0, 15, 15, "AC-01", "an account is required"),
    /** Trading is switched off for the account, client or firm. */
    PARTY_DISABLED(5, Control.AC_01, 1, 0, 0, 0, "AC-01", "trading is switched off for the account, client or firm"),
    /** The session may not choose a venue. */
    VENUE_CHOICE_NOT_PERMITTED(6, Control.AC_01, 100, 0, 11, 11, "AC-01", "the session may not choose a venue"),
    /** Unknown trader. */
    UNKNOWN_TRADER(7, Control.AC_01, 50, 0, 0, 0, "AC-01", "unknown trader"),
    /** Unknown symbol. */
    UNKNOWN_SYMBOL(20, Control.PT_14, 55, 1, 1, 1, "PT-14", "unknown symbol"),
    /** The instrument may not be traded. */
    INSTRUMENT_DISABLED(21, Control.PT_14, 55, 0, 0, 0, "PT-14", "the instrument may not be traded"),
    /** Must be above 0. */
    QTY_NOT_POSITIVE(22, Control.PT_14, 38, 3, 13, 13, "PT-14", "must be above 0"),
    /** Must be a multiple of the lot. */
    QTY_OFF_LOT(23, Control.PT_14, 38, 3, 13, 13, "PT-14", "must be a multiple of the lot"),
    /** Is below the instrument's minimum. */
    QTY_BELOW_MINIMUM(24, Control.PT_14, 38, 3, 13, 13, "PT-14", "is below the instrument's minimum"),
    /** A limit or stop-limit order needs a price. */
    PRICE_MISSING(25, Control.PT_14, 44, 0, 99, 99, "PT-14", "a limit or stop-limit order needs a price"),
    /** Must be above 0. */
    PRICE_NOT_POSITIVE(26, Control.PT_14, 44, 0, 99, 99, "PT-14", "must be above 0"),
    /** Must be a multiple of the tick. */
    PRICE_OFF_TICK(27, Control.PT_14, 44, 0, 99, 18, "PT-14", "must be a multiple of the tick"),
    /** A market or stop order carries no price. */
    PRICE_NOT_WANTED(28, Control.PT_14, 44, 0, 99, 99, "PT-14", "a market or stop order carries no price"),
    /** A stop or stop-limit order needs a stop price. */
    STOP_MISSING(29, Control.PT_14, 99, 0, 99, 99, "PT-14", "a stop or stop-limit order needs a stop price"),
    /** Must be above 0. */
    STOP_NOT_POSITIVE(30, Control.PT_14, 99, 0, 99, 99, "PT-14", "must be above 0"),
    /** Must be a multiple of the tick. */
    STOP_OFF_TICK(31, Control.PT_14, 99, 0, 99, 18, "PT-14", "must be a multiple of the tick"),
    /** A market or limit order carries no stop price. */
    STOP_NOT_WANTED(32, Control.PT_14, 99, 0, 99, 99, "PT-14", "a market or limit order carries no stop price"),
    /** This side is not traded here. */
    UNSUPPORTED_SIDE(33, Control.PT_14, 54, 0, 11, 11, "PT-14", "this side is not traded here"),
    /** This order type is not traded here. */
    UNSUPPORTED_ORD_TYPE(34, Control.PT_14, 40, 0, 11, 11, "PT-14", "this order type is not traded here"),
    /** This time in force is not traded here. */
    UNSUPPORTED_TIME_IN_FORCE(35, Control.PT_14, 59, 0, 11, 11, "PT-14", "this time in force is not traded here"),
    /** A good-till-date order needs ExpireDate(432) or ExpireTime(126). */
    EXPIRY_MISSING(
            36,
            Control.PT_14,
            432,
            0,
            99,
            99,
            "PT-14",
            "a good-till-date order needs ExpireDate(432) or ExpireTime(126)"),
    /** Lies in the past. */
    EXPIRY_PAST(37, Control.PT_14, 432, 4, 4, 4, "PT-14", "lies in the past"),
    /** Must be between 0 and OrderQty(38). */
    MIN_QTY_ABOVE_ORDER(38, Control.PT_14, 110, 3, 13, 13, "PT-14", "must be between 0 and OrderQty(38)"),
    /** Must be between 0 and OrderQty(38). */
    MAX_FLOOR_ABOVE_ORDER(39, Control.PT_14, 111, 3, 13, 13, "PT-14", "must be between 0 and OrderQty(38)"),
    /** Quantity times price is beyond what can be measured. */
    NOTIONAL_OVERFLOW(40, Control.PT_14, 38, 3, 3, 3, "PT-14", "quantity times price is beyond what can be measured"),
    /** A repeated order that is too old. */
    STALE_ORDER(41, Control.PT_14, 122, 8, 8, 8, "PT-22", "a repeated order that is too old"),
    /** CashOrderQty is not supported. */
    CASH_ORDER_QTY(42, Control.PT_14, 152, 0, 11, 11, "PT-14", "CashOrderQty is not supported"),
    /** OrderQty is above the limit. */
    ORDER_EXCEEDS_QTY(60, Control.PT_01, 38, 3, 13, 13, "RSK-01", "OrderQty is above the limit"),
    /** The order's value is above the limit. */
    ORDER_EXCEEDS_NOTIONAL(61, Control.PT_02, 38, 3, 3, 3, "RSK-02", "the order's value is above the limit"),
    /** The price is outside the collar. */
    PRICE_OUTSIDE_COLLAR(62, Control.PT_03, 44, 0, 99, 16, "RSK-03", "the price is outside the collar"),
    /** The stop price is outside the collar. */
    STOP_OUTSIDE_COLLAR(63, Control.PT_03, 99, 0, 99, 16, "RSK-03", "the stop price is outside the collar"),
    /** There is no reference price. */
    NO_REFERENCE_PRICE(64, Control.PT_03, 44, 0, 99, 99, "RSK-03", "there is no reference price"),
    /** The price feed is stale and the order has no price of its own. */
    STALE_REFERENCE_PRICE(
            65,
            Control.PT_03,
            44,
            0,
            99,
            99,
            "RSK-03",
            "the price feed is stale and the order has no price of its own"),
    /** Net exposure would be above the limit. */
    NET_EXPOSURE_EXCEEDED(66, Control.PT_08, 38, 3, 3, 3, "RSK-08", "net exposure would be above the limit"),
    /** The position would be above the limit. */
    POSITION_EXCEEDED(67, Control.PT_09, 38, 3, 3, 3, "RSK-09", "the position would be above the limit"),
    /** Open order value would be above the limit. */
    OPEN_NOTIONAL_EXCEEDED(
            68, Control.PT_10_NOTIONAL, 38, 3, 3, 3, "RSK-10", "open order value would be above the limit"),
    /** Too many open orders. */
    OPEN_ORDERS_EXCEEDED(69, Control.PT_10_COUNT, 38, 3, 3, 3, "RSK-10", "too many open orders"),
    /** No limit is set, so no new risk is taken. */
    LIMIT_MISSING(70, Control.PT_14, 1, 0, 0, 0, "RSK-00", "no limit is set, so no new risk is taken"),
    /** A limit has been passed by executions; only orders that reduce risk pass. */
    NODE_IN_BREACH(
            71,
            Control.PT_08,
            1,
            3,
            3,
            3,
            "RSK-08",
            "a limit has been passed by executions; only orders that reduce risk pass"),
    /** Unknown strategy. */
    UNKNOWN_STRATEGY(72, Control.AC_01, 847, 0, 0, 0, "AC-01", "unknown strategy"),
    /** There is no exchange rate to the firm's base currency. */
    FX_UNKNOWN(
            73,
            Control.PT_02,
            15,
            0,
            99,
            99,
            "RSK-02",
            "there is no exchange rate from the instrument's currency to the base currency"),
    /** Gross exposure of the day would be above the limit. */
    GROSS_EXPOSURE_EXCEEDED(
            74, Control.PT_07, 38, 3, 3, 3, "RSK-07", "gross exposure of the day would be above the limit"),
    /** The kill switch is engaged. */
    KILL_SWITCH(80, Control.KS_01, 0, 0, 0, 0, "KS-01", "the kill switch is engaged"),
    /** The kill switch of the venue is engaged. */
    VENUE_KILLED(81, Control.KS_01, 0, 0, 0, 0, "KS-01", "the kill switch of the venue is engaged"),
    /** The kill switch of the instrument is engaged. */
    INSTRUMENT_KILLED(82, Control.KS_01, 55, 0, 0, 0, "KS-01", "the kill switch of the instrument is engaged"),
    /** No venue trades this instrument. */
    NO_ROUTE(90, Control.PT_14, 55, 0, 11, 11, "RTE-01", "no venue trades this instrument"),
    /** Unknown venue. */
    UNKNOWN_DESTINATION(91, Control.PT_14, 100, 0, 11, 11, "RTE-02", "unknown venue"),
    /** The venue is not connected. */
    VENUE_DOWN(92, Control.PT_14, 0, 0, 99, 99, "RTE-03", "the venue is not connected"),
    /** The order could not be sent to the venue. */
    NOT_SENT(93, Control.PT_14, 0, 0, 99, 99, "RTE-04", "the order could not be sent to the venue"),
    /** Has been used before. */
    DUPLICATE_CL_ORD_ID(94, Control.PT_14, 11, 6, 6, 6, "OMS-01", "has been used before"),
    /** Unknown order. */
    UNKNOWN_ORDER(95, Control.PT_14, 41, 5, 5, 5, "OMS-02", "unknown order"),
    /** The order is no longer open. */
    TOO_LATE(96, Control.PT_14, 41, 0, 0, 0, "OMS-03", "the order is no longer open"),
    /** Another request is pending. */
    REQUEST_PENDING(97, Control.PT_14, 41, 0, 0, 0, "OMS-04", "another request is pending"),
    /** This field may not be changed by a replace. */
    NOT_CHANGEABLE(98, Control.PT_14, 0, 0, 99, 99, "OMS-05", "this field may not be changed by a replace"),
    /** A newer id of the order must be named. */
    SUPERSEDED_ID(99, Control.PT_14, 41, 0, 99, 99, "OMS-06", "a newer id of the order must be named"),
    /** The replace it builds on was refused. */
    DEPENDS_ON_REFUSED(100, Control.PT_14, 41, 0, 99, 99, "OMS-07", "the replace it builds on was refused"),
    /** OrderQty must be above CumQty. */
    BELOW_CUM_QTY(101, Control.PT_14, 38, 0, 99, 99, "OMS-08", "OrderQty must be above CumQty"),
    /** OrderID does not belong to OrigClOrdID. */
    ORDER_ID_MISMATCH(102, Control.PT_14, 37, 0, 99, 99, "OMS-09", "OrderID does not belong to OrigClOrdID"),
    /** The core holds as many orders as it may. */
    STORE_FULL(103, Control.PT_14, 0, 0, 99, 99, "OMS-10", "the core holds as many orders as it may"),
    /** The list it belongs to was refused. */
    LIST_REFUSED(110, Control.PT_14, 66, 0, 99, 99, "LST-01", "the list it belongs to was refused"),
    /** The list it belongs to waits for ListExecute(L). */
    LIST_WAITS(111, Control.PT_14, 66, 0, 99, 99, "LST-02", "the list it belongs to waits for ListExecute(L)"),
    /** The house takes no new orders for now. */
    INTAKE_CLOSED(112, Control.PT_14, 0, 0, 99, 99, "SYS-01", "the house takes no new orders for now; cancels pass"),
    /** Too many messages within the window. */
    TOO_MANY_MESSAGES(
            113, Control.PT_06_RATE, 0, 0, 99, 99, "RSK-06", "too many messages within the window; cancels pass"),
    /** Too many messages within the window, and the session is ended for it. */
    TOO_MANY_AND_ENDED(
            163,
            Control.PT_06_RATE,
            0,
            0,
            99,
            99,
            "RSK-06",
            "too many messages within the window; the session is ended, cancels pass"),
    /** The venue takes no more messages for now. */
    VENUE_TOO_BUSY(
            114,
            Control.PT_06_RATE,
            0,
            0,
            99,
            99,
            "RSK-06",
            "what the venue takes within the window is used up, but for cancels"),
    /** The same order has been sent too often. */
    DUPLICATE_CONTENT(
            115,
            Control.PT_05_COUNT,
            11,
            6,
            6,
            6,
            "RSK-05",
            "the same order has been sent too often within the window"),
    /** A possible resend of an order that is here. */
    DUPLICATE_RESEND(
            116,
            Control.PT_05_COUNT,
            11,
            6,
            6,
            6,
            "RSK-05",
            "a possible resend, and the same order has just been taken"),
    /** Restricted. */
    RESTRICTED(117, Control.PT_11_TRADING, 55, 0, 11, 12, "RSK-11", "this order may not be traded here"),
    /** The order type is not permitted. */
    ORD_TYPE_NOT_PERMITTED(
            118, Control.PT_11_ORD_TYPES, 40, 0, 11, 11, "RSK-11", "this order type may not be traded here"),
    /** The order is too old. */
    ORDER_TOO_OLD(119, Control.PT_22_AGE, 60, 8, 8, 8, "RSK-22", "the order is too old"),
    /** The order is of the future. */
    ORDER_AHEAD_OF_TIME(120, Control.PT_22_AHEAD, 60, 8, 8, 8, "RSK-22", "the order's time lies in the future"),
    /** The order waited too long in the house. */
    ORDER_DELAYED(
            121, Control.PT_22_DELAY, 0, 8, 8, 8, "RSK-22", "the house was too slow; the order was not sent late"),
    /** Market orders are not taken now. */
    MARKET_ORDER_NOT_TAKEN(
            122, Control.PT_04_MARKET, 40, 0, 11, 11, "RSK-04", "an order without a price is not taken now"),
    /** No two-sided quote. */
    NO_QUOTE(123, Control.PT_04_SPREAD, 40, 0, 99, 99, "RSK-04", "there is no quote of both sides to trade against"),
    /** The spread is too wide. */
    SPREAD_TOO_WIDE(
            124, Control.PT_04_SPREAD, 40, 0, 99, 99, "RSK-04", "the spread is too wide for an order without a price"),
    /** The stop lies on the wrong side of the market. */
    STOP_ON_WRONG_SIDE(125, Control.PT_04_STOP_SIDE, 99, 0, 99, 99, "RSK-04", "the stop price would be met at once"),
    /** A long sale of more than is owned. */
    SOLD_NOT_OWNED(
            126,
            Control.PT_12_MARK,
            54,
            0,
            99,
            99,
            "RSK-12",
            "a long sale needs as much as is owned and not being sold"),
    /** No locate. */
    NO_LOCATE(127, Control.PT_12_LOCATE, 54, 0, 99, 99, "RSK-12", "a short sale needs as much as is located for today"),
    /** At or below the bid. */
    SHORT_AT_THE_BID(
            128,
            Control.PT_12_PRICE_TEST,
            44,
            0,
            99,
            99,
            "RSK-12",
            "a short sale needs a price above the best bid now"),
    /** No bid. */
    SHORT_WITHOUT_BID(
            129,
            Control.PT_12_PRICE_TEST,
            54,
            0,
            99,
            99,
            "RSK-12",
            "there is no valid bid to hold a short sale against"),
    /** The mark may not be changed. */
    SHORT_MARK_CHANGED(
            130, Control.PT_12_MARK, 54, 0, 99, 99, "RSK-12", "a replace does not change how a sale is marked"),
    /** The list is too large. */
    BASKET_EXCEEDED(131, Control.PT_21_GROSS, 66, 3, 3, 3, "RSK-21", "the list as a whole is above the limit"),
    /** The market is closed. */
    MARKET_CLOSED(132, Control.PT_13_ENTRY, 0, 2, 2, 2, "RSK-13", "the market is closed"),
    /** Trading is halted. */
    MARKET_HALTED(133, Control.PT_13_ENTRY, 0, 2, 2, 2, "RSK-13", "trading is halted"),
    /** No orders before the opening or in auctions. */
    MARKET_NOT_OPEN(
            134, Control.PT_13_ENTRY, 0, 2, 2, 2, "RSK-13", "no orders are taken before the opening or in auctions"),
    /** It ends at once, and there is no continuous trading. */
    MARKET_NOT_CONTINUOUS(
            135, Control.PT_13_ENTRY, 59, 2, 2, 2, "RSK-13", "an order that ends at once needs continuous trading"),
    /** Nothing may be cancelled or replaced now. */
    MARKET_FROZEN(136, Control.PT_13_ENTRY, 0, 4, 4, 4, "RSK-13", "orders may be neither cancelled nor replaced now"),
    /** Too much within the window. */
    WINDOW_EXCEEDED(137, Control.PT_16_QTY, 38, 3, 3, 3, "RSK-16", "too much is entered or executed within the window"),
    /** Too large a share of the daily volume. */
    VOLUME_SHARE_EXCEEDED(
            138, Control.PT_17_SHARE, 38, 3, 3, 3, "RSK-17", "the order is too large a share of the daily volume"),
    /** The daily volume is not known. */
    VOLUME_UNKNOWN(139, Control.PT_17_SHARE, 38, 0, 99, 99, "RSK-17", "the daily volume is not known"),
    /** Too large a share of what the market shows. */
    DEPTH_EXCEEDED(
            140, Control.PT_17_DEPTH, 38, 3, 3, 3, "RSK-17", "the order is too large a share of what the market shows"),
    /** Not enough cash. */
    CASH_EXCEEDED(141, Control.PT_23_CASH, 38, 3, 3, 3, "RSK-23", "there is not enough cash for the purchase"),
    /** Stopped after too many executions. */
    PARTY_STOPPED(
            142,
            Control.PT_15_COUNT,
            0,
            0,
            99,
            99,
            "RSK-15",
            "stopped after too many executions until a person of the house resumes it"),
    /** What would leave for the venue is not covered by the order. */
    CHILD_BEYOND_ORDER(143, Control.PT_20, 38, 0, 99, 99, "RSK-20", "what would leave is not covered by the order"),
    /** It would trade with an open order of the same owner. */
    SELF_MATCH(
            144, Control.PT_18, 44, 0, 99, 99, "RSK-18", "the order could trade with an open order of the same owner"),
    /** The party has lost as much as it may. */
    LOSS_LIMIT_REACHED(
            145,
            Control.PT_19_LOSS,
            0,
            3,
            3,
            3,
            "RSK-19",
            "the loss limit of the day was reached; stopped until a person of the house resumes it"),
    /** The party may have lost as much as it may. */
    LOSS_IN_DOUBT(
            146,
            Control.PT_19_LOSS,
            0,
            3,
            3,
            3,
            "RSK-19",
            "prices are stale, and the loss of the day may be beyond the limit"),
    /** Too large a share of what the market has traded today. */
    TODAY_SHARE_EXCEEDED(
            147,
            Control.PT_17_TODAY,
            38,
            3,
            3,
            3,
            "RSK-17",
            "executed and open orders come to too large a share of what the market traded today"),
    /** Not enough margin. */
    MARGIN_EXCEEDED(
            148,
            Control.PT_23_MARGIN,
            38,
            3,
            3,
            3,
            "RSK-23",
            "positions and open orders would need more initial margin than there is"),
    /** What a position needs is not known. */
    MARGIN_RATE_UNKNOWN(
            149,
            Control.PT_23_MARGIN,
            55,
            0,
            99,
            99,
            "RSK-23",
            "how much initial margin the instrument needs is not known"),
    /** The order has taken as many messages to its venue as it may. */
    ORDER_MESSAGES_EXCEEDED(
            150,
            Control.PT_20_MESSAGES,
            0,
            0,
            99,
            99,
            "RSK-20",
            "the order has taken as many messages to its venue as it may; a cancel passes"),
    /** A price feed is lost, and the order does not reduce the position (KS-02). */
    FEED_LOST(
            153,
            Control.KS_02_FEED,
            0,
            0,
            99,
            99,
            "KS-02",
            "a price feed is lost; only what reduces the position passes, and cancels"),
    /** The drop copy of the venue is lost, and the order does not reduce the position (KS-02). */
    COPY_LOST(
            154,
            Control.KS_02_COPY,
            0,
            0,
            99,
            99,
            "KS-02",
            "the venue's drop copy is lost; only what reduces the position passes, and cancels"),
    /** The drop copy of the venue and our own executions differ for the client (PO-01). */
    PAIR_BLOCKED(
            157,
            Control.PO_01,
            0,
            0,
            0,
            0,
            "PO-01",
            "no new orders of the client go to the venue for now; cancels pass"),
    /** A clearing firm has the account's position in the instrument otherwise, and the order does not reduce it (PO-01). */
    HOLDING_BLOCKED(
            158,
            Control.PO_01,
            55,
            0,
            0,
            0,
            "PO-01",
            "the position in the instrument is being verified; only what reduces it passes, and cancels");

    private static final Denial[] BY_CODE = new Denial[256];

    static {
        for (Denial denial : values()) {
            BY_CODE[denial.code] = denial;
        }
    }

    private final int code;
    private final Control control;
    private final int fixTag;
    private final int ordRejReason42;
    private final int ordRejReason44;
    private final int ordRejReason50;
    private final String id;
    private final String sentence;

    Denial(
            int code,
            Control control,
            int fixTag,
            int ordRejReason42,
            int ordRejReason44,
            int ordRejReason50,
            String id,
            String sentence) {
        this.code = code;
        this.control = control;
        this.fixTag = fixTag;
        this.ordRejReason42 = ordRejReason42;
        this.ordRejReason44 = ordRejReason44;
        this.ordRejReason50 = ordRejReason50;
        this.id = id;
        this.sentence = sentence;
    }

    /**
     * Finds a denial. Allocates nothing.
     *
     * @param code as in a letter
     * @return the denial, or null for 0 and unknown codes
     */
    public static @Nullable Denial of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /**
     * Returns the number that letters carry.
     *
     * @return 1 to 255, never given to another denial
     */
    public int code() {
        return code;
    }

    /**
     * Returns the control that refused; {@link Control#PT_14} also stands for refusals outside of risk.
     *
     * @return the control
     */
    public Control control() {
        return control;
    }

    /**
     * Returns the tag that is at fault.
     *
     * @return a FIX tag, or 0 when the fault is in no field
     */
    public int fixTag() {
        return fixTag;
    }

    /**
     * Returns OrdRejReason(103) for a client of FIX 4.2.
     *
     * @return 0 to 8
     */
    public int ordRejReason42() {
        return ordRejReason42;
    }

    /**
     * Returns OrdRejReason(103) for a client of FIX 4.4.
     *
     * @return 0 to 15 or 99
     */
    public int ordRejReason44() {
        return ordRejReason44;
    }

    /**
     * Returns OrdRejReason(103) for a client of FIX 5.0 SP2.
     *
     * @return 0 to 16, 18 or 99
     */
    public int ordRejReason50() {
        return ordRejReason50;
    }

    /**
     * Returns the stable id that Text(58) begins with, such as {@code RSK-01}.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Returns what is wrong, in words that need no number.
     *
     * @return a sentence without its full stop
     */
    public String sentence() {
        return sentence;
    }
}
