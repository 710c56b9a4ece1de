package io.trade2026.risk.controls;

import static io.trade2026.risk.exposure.ExposureTable.ENTERED_BUY_E4;
import static io.trade2026.risk.exposure.ExposureTable.ENTERED_SELL_E4;
import static io.trade2026.risk.exposure.ExposureTable.EXECUTED_BUY_E4;
import static io.trade2026.risk.exposure.ExposureTable.EXECUTED_SELL_E4;
import static io.trade2026.risk.exposure.ExposureTable.OPEN_BUYS;
import static io.trade2026.risk.exposure.ExposureTable.OPEN_BUY_E4;
import static io.trade2026.risk.exposure.ExposureTable.OPEN_BUY_QTY;
import static io.trade2026.risk.exposure.ExposureTable.OPEN_SELLS;
import static io.trade2026.risk.exposure.ExposureTable.OPEN_SELL_E4;
import static io.trade2026.risk.exposure.ExposureTable.OPEN_SELL_QTY;
import static io.trade2026.risk.exposure.ExposureTable.POSITION;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.risk.exposure.ExposureTable;

/**
 * How a control on exposure measures a slot, and what an order adds to it. One enum and not a class for each: they are asked for
 * every limit of every order, and a call whose target is not known takes longer than the measuring.
 */
enum Measure {
    /** PT-08: net value executed, with what is open on the order's side. */
    NET_EXPOSURE(Control.PT_08, Denial.NET_EXPOSURE_EXCEEDED, false),
    /** PT-09: position, with what is open on the order's side. */
    POSITION_WORST(Control.PT_09, Denial.POSITION_EXCEEDED, false),
    /** PT-10: value of open orders. */
    OPEN_NOTIONAL(Control.PT_10_NOTIONAL, Denial.OPEN_NOTIONAL_EXCEEDED, true),
    /** PT-10: open orders. */
    OPEN_ORDERS(Control.PT_10_COUNT, Denial.OPEN_ORDERS_EXCEEDED, true),
    /** PT-07: value executed today and open. */
    GROSS_EXPOSURE(Control.PT_07, Denial.GROSS_EXPOSURE_EXCEEDED, true),
    /** PT-07: value entered today. */
    ENTERED_VALUE(Control.PT_07_ENTERED, Denial.GROSS_EXPOSURE_EXCEEDED, true);

    private final Control control;
    private final Denial denial;
    private final boolean addingUpSides;

    Measure(Control control, Denial denial, boolean addingUpSides) {
        this.control = control;
        this.denial = denial;
        this.addingUpSides = addingUpSides;
    }

    /** Whose limits it is compared with. */
    Control control() {
        return control;
    }

    /** Why an order is refused that goes beyond. */
    Denial denial() {
        return denial;
    }

    /** Whether a limit of both sides is the sum of both, beside which one of a side counts too. */
    boolean addsUpSides() {
        return addingUpSides;
    }

    /**
     * What is used before the order.
     *
     * @param isBuy which leg, for a measure with two
     * @param side of the limit: BOTH, BUY or SELL
     */
    long used(ExposureTable exposure, int slot, boolean isBuy, LimitSide side) {
        long[] cells = exposure.cells(slot);
        int at = ExposureTable.firstCell(slot);
        return switch (this) {
            case NET_EXPOSURE -> {
                long net = cells[at + EXECUTED_BUY_E4] - cells[at + EXECUTED_SELL_E4];
                yield Saturated.sum(isBuy ? net : -net, cells[at + (isBuy ? OPEN_BUY_E4 : OPEN_SELL_E4)]);
            }
            case POSITION_WORST -> {
                long position = cells[at + POSITION];
                yield Saturated.sum(isBuy ? position : -position, cells[at + (isBuy ? OPEN_BUY_QTY : OPEN_SELL_QTY)]);
            }
            case OPEN_NOTIONAL -> sides(side, cells[at + OPEN_BUY_E4], cells[at + OPEN_SELL_E4]);
            case OPEN_ORDERS -> sides(side, cells[at + OPEN_BUYS], cells[at + OPEN_SELLS]);
            case GROSS_EXPOSURE ->
                sides(
                        side,
                        Saturated.sum(cells[at + EXECUTED_BUY_E4], cells[at + OPEN_BUY_E4]),
                        Saturated.sum(cells[at + EXECUTED_SELL_E4], cells[at + OPEN_SELL_E4]));
            case ENTERED_VALUE -> sides(side, cells[at + ENTERED_BUY_E4], cells[at + ENTERED_SELL_E4]);
        };
    }

    private static long sides(LimitSide side, long buys, long sells) {
        return Saturated.sum(side == LimitSide.SELL ? 0 : buys, side == LimitSide.BUY ? 0 : sells);
    }

    /** What the order under examination adds; not negative. */
    long added(Check check) {
        return switch (this) {
            case NET_EXPOSURE, OPEN_NOTIONAL, GROSS_EXPOSURE, ENTERED_VALUE -> check.addedE4();
            case POSITION_WORST -> check.addedQtyE8();
            case OPEN_ORDERS -> check.isReplace() ? 0 : 1;
        };
    }

    /** The open quantity that an order may have when this much is left; 0 when none. */
    long openQtyWithin(Check check, long left) {
        return switch (this) {
            case NET_EXPOSURE, OPEN_NOTIONAL, GROSS_EXPOSURE, ENTERED_VALUE -> check.openQtyWorth(left);
            case POSITION_WORST -> Saturated.sum(Math.max(0, left), check.heldQtyE8());
            case OPEN_ORDERS -> left > 0 ? Long.MAX_VALUE : 0;
        };
    }
}
