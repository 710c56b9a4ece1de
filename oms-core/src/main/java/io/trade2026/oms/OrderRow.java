package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.risk.exposure.Reservation;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** How an order stands in a snapshot; its requests, executions and custom fields have rows of their own. */
final class OrderRow {
    static final int LENGTH =
            8 + 6 * 4 + FixId.LENGTH + Terms.LENGTH + 3 * 8 + 3 * 8 + 8 + 16 + Reservation.ENCODED_LENGTH + 8;

    private static final int TERMS_AT = 32 + FixId.LENGTH;
    private static final int FILLS_AT = TERMS_AT + Terms.LENGTH;
    private static final int CLOSED_AT = FILLS_AT + 48;
    private static final int STATE_AT = CLOSED_AT + 8;
    private static final int FLAGS_AT = STATE_AT + OrderState.LENGTH;
    private static final int IN_DOUBT = 1;
    private static final int WAITS_FOR_PURGE = 1 << 1;
    private static final int WITHHELD = 1 << 2;
    /** The reasons of the house fill the rest: 29 bits, of codes up to 28. */
    private static final int WISHES_SHIFT = 3;

    private static final int RESERVATION_AT = STATE_AT + 16;
    private static final int TRADER_AT = LENGTH - 8;
    private static final int STRATEGY_AT = LENGTH - 4;

    private OrderRow() {}

    static void save(Order order, MutableDirectBuffer to, int row) {
        to.putLong(row, order.orderId(), LITTLE_ENDIAN);
        to.putInt(row + 8, order.sessionId(), LITTLE_ENDIAN);
        to.putInt(row + 12, order.accountId(), LITTLE_ENDIAN);
        to.putInt(row + 16, order.instrumentId(), LITTLE_ENDIAN);
        to.putInt(row + 20, order.venueId(), LITTLE_ENDIAN);
        to.putInt(row + 24, order.venueSessionId(), LITTLE_ENDIAN);
        to.putInt(row + 28, order.fills().day(), LITTLE_ENDIAN);
        order.venueOrderId().write(to, row + 32);
        order.terms().write(to, row + TERMS_AT);
        order.fills().save(to, row + FILLS_AT);
        to.putLong(row + CLOSED_AT, order.closedEpochNs(), LITTLE_ENDIAN);
        order.state().save(to, row + STATE_AT);
        to.putInt(row + FLAGS_AT, flags(order), LITTLE_ENDIAN);
        to.putInt(row + FLAGS_AT + 4, order.closedDay(), LITTLE_ENDIAN);
        order.reservation().encode(to, row + RESERVATION_AT);
        to.putInt(row + TRADER_AT, order.traderId(), LITTLE_ENDIAN);
        to.putInt(row + STRATEGY_AT, order.strategyId(), LITTLE_ENDIAN);
    }

    private static int flags(Order order) {
        return (order.isInDoubt() ? IN_DOUBT : 0)
                | (order.waitsForPurge() ? WAITS_FOR_PURGE : 0)
                | (order.isWithheld() ? WITHHELD : 0)
                | (order.wishes() << WISHES_SHIFT);
    }

    /** All but the reservation, which risk restores. */
    static void load(Order order, DirectBuffer from, int row) {
        order.open(from.getLong(row, LITTLE_ENDIAN), from.getInt(row + 8, LITTLE_ENDIAN));
        order.of(
                from.getInt(row + 12, LITTLE_ENDIAN),
                from.getInt(row + TRADER_AT, LITTLE_ENDIAN),
                from.getInt(row + STRATEGY_AT, LITTLE_ENDIAN),
                from.getInt(row + 16, LITTLE_ENDIAN));
        order.route(from.getInt(row + 20, LITTLE_ENDIAN), from.getInt(row + 24, LITTLE_ENDIAN));
        order.fills().day(from.getInt(row + 28, LITTLE_ENDIAN));
        order.venueOrderId().read(from, row + 32);
        order.terms().read(from, row + TERMS_AT);
        order.fills().load(from, row + FILLS_AT);
        order.closedEpochNs(from.getLong(row + CLOSED_AT, LITTLE_ENDIAN));
        order.state().load(from, row + STATE_AT);
        int flags = from.getInt(row + FLAGS_AT, LITTLE_ENDIAN);
        order.doubt((flags & IN_DOUBT) != 0);
        order.waitForPurge((flags & WAITS_FOR_PURGE) != 0);
        order.withhold((flags & WITHHELD) != 0);
        order.wishes(flags >>> WISHES_SHIFT);
        order.closedDay(from.getInt(row + FLAGS_AT + 4, LITTLE_ENDIAN));
    }

    /** Where the reservation stands in a saved row. */
    static int reservationAt(int row) {
        return row + RESERVATION_AT;
    }
}
