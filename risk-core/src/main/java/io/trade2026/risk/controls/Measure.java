package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.risk.exposure.ExposureTable;

/** How a control on exposure measures a slot, and what an order adds to it. */
interface Measure {
    /** Whose limits it is compared with. */
    Control control();

    /** Why an order is refused that goes beyond. */
    Denial denial();

    /**
     * What is used before the order.
     *
     * @param isBuy which leg, for a measure with two
     * @param side of the limit: BOTH, BUY or SELL
     */
    long used(ExposureTable exposure, int slot, boolean isBuy, LimitSide side);

    /** What the order under examination adds; not negative. */
    long added(Check check);

    /** The open quantity that an order may have when this much is left; 0 when none. */
    long openQtyWithin(Check check, long left);

    /** Whether a limit of both sides is the sum of both, beside which one of a side counts too. */
    boolean addsUpSides();
}
