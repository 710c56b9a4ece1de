package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;

/**
 * Looks on while orders are decided about, so that what let an order pass can be told afterwards. It changes nothing: with
 * a witness and without one the decisions are the same. The house trades without; a core that replays the log has one.
 *
 * <pre>
 *   begins ▶ (measured … ▶ judged) for each control, to the first that refuses
 * </pre>
 */
public interface Witness {
    /**
     * Something that was held against an order.
     *
     * @param control whose number it is
     * @param kind of the party whose limit it is; NULL_VAL when it is no party's, such as a band of an instrument
     * @param partyId the party; 0 when none
     * @param scope of instruments that the limit speaks of; NULL_VAL when none
     * @param side of the limit
     * @param limitId the limit; 0 when none
     * @param version of the limit; 0 when none
     * @param limit in the control's unit
     * @param used before this order, in the control's unit
     * @param thisOrder what the order adds, or is; {@link #NOT_MEASURED} where the limit is only a parameter
     */
    record Measured(
            Control control,
            PartyKind kind,
            int partyId,
            InstrumentScope scope,
            LimitSide side,
            long limitId,
            long version,
            long limit,
            long used,
            long thisOrder) {}

    /** The control was told a number, such as the length of a window, and holds nothing against it. */
    long NOT_MEASURED = Long.MIN_VALUE;

    /**
     * An order or a replace is taken up.
     *
     * @param order its terms; good during the call
     * @param isReplace whether the order holds something already
     */
    void begins(OrderView order, boolean isReplace);

    /**
     * A number was held against the order at work.
     *
     * @param what the number and what it was compared with
     */
    void measured(Measured what);

    /**
     * A control has decided about the order at work.
     *
     * @param control simple name of its class
     * @param hasPassed whether it lets the order pass
     * @param decision so far; good during the call
     */
    void judged(String control, boolean hasPassed, Decision decision);
}
