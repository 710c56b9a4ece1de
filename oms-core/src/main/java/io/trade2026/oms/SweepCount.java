package io.trade2026.oms;

/** What a sweep finds, before anything of it is changed; reused. */
final class SweepCount {
    private int orders;
    private int asked;
    private int here;
    private int venueDown;
    private int inDoubt;
    private int replacesHeld;

    void clear() {
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
}
