package io.trade2026.ops.guard;

import io.trade2026.messages.Decimal8;

/**
 * An invariant that did not hold, with its numbers.
 *
 * @param invariant that was broken
 * @param eventNumber of the event that shows it
 * @param epochNs time of that event
 * @param orderId OrderID(37); 0 when it is about none
 * @param scope what has to stop: a venue, an account, a session
 * @param scopeId its id
 * @param bound what may be at most, or has to be
 * @param found what is
 * @param isQty whether bound and found are quantities in units of 1e-8; else they count
 * @param words what bound and found are
 */
record Breach(
        Invariant invariant,
        long eventNumber,
        long epochNs,
        long orderId,
        Scope scope,
        int scopeId,
        long bound,
        long found,
        boolean isQty,
        String words) {

    /** What has to stop. */
    enum Scope {
        VENUE,
        ACCOUNT,
        SESSION
    }

    private String number(long value) {
        return isQty ? Decimal8.toText(value) : Long.toString(value);
    }

    /** One sentence that names the invariant and its numbers. */
    String sentence() {
        return invariant + " at event " + eventNumber + (orderId > 0 ? ", order O" + orderId : "") + ": " + words + ": "
                + number(found) + " against " + number(bound);
    }
}
