package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** What a sweep finds, each order before anything of it is changed. */
final class SweepCount {
    private int orders;
    private int asked;
    private int here;
    private int venueDown;
    private int inDoubt;
    private int replacesHeld;
    private boolean isWhole;

    void clear() {
        isWhole = false;
        orders = 0;
        asked = 0;
        here = 0;
        venueDown = 0;
        inDoubt = 0;
        replacesHeld = 0;
    }

    /** Takes note of an order of the scope; {@code isTaken} when a cancel of it can be carried out now. */
    void see(Order order, boolean isTaken) {
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            replacesHeld += request.isHeldReplace() ? 1 : 0;
        }
        if (!order.isLive()) {
            return;
        }
        orders++;
        inDoubt += order.isInDoubt() ? 1 : 0;
        if (order.isWithheld()) {
            here++;
        } else if (isTaken) {
            asked++;
        } else {
            venueDown++;
        }
    }

    /** All of the scope has been seen. */
    void whole() {
        isWhole = true;
    }

    boolean isWhole() {
        return isWhole;
    }

    int orders() {
        return orders;
    }

    int asked() {
        return asked;
    }

    int here() {
        return here;
    }

    int venueDown() {
        return venueDown;
    }

    int inDoubt() {
        return inDoubt;
    }

    int replacesHeld() {
        return replacesHeld;
    }

    void save(MutableDirectBuffer to, int at) {
        to.putInt(at, orders, LITTLE_ENDIAN);
        to.putInt(at + 4, asked, LITTLE_ENDIAN);
        to.putInt(at + 8, here, LITTLE_ENDIAN);
        to.putInt(at + 12, venueDown, LITTLE_ENDIAN);
        to.putInt(at + 16, inDoubt, LITTLE_ENDIAN);
        to.putInt(at + 20, replacesHeld, LITTLE_ENDIAN);
    }

    void load(DirectBuffer from, int at) {
        orders = from.getInt(at, LITTLE_ENDIAN);
        asked = from.getInt(at + 4, LITTLE_ENDIAN);
        here = from.getInt(at + 8, LITTLE_ENDIAN);
        venueDown = from.getInt(at + 12, LITTLE_ENDIAN);
        inDoubt = from.getInt(at + 16, LITTLE_ENDIAN);
        replacesHeld = from.getInt(at + 20, LITTLE_ENDIAN);
    }
}
