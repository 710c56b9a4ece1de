package io.trade2026.sessions;

/**
 * How orders of a client session are answered: order-semantics.md, profiles.
 *
 * @param acknowledgement when a client hears of its order
 * @param chaining what becomes of a request while another one of the order is outstanding
 * @param pending who tells 150=6 and 150=E
 * @param reopenFilled whether a replace may reopen a filled order
 * @param belowCum what a replace to below CumQty(14) does
 */
public record Dialect(
        Acknowledgement acknowledgement,
        Chaining chaining,
        Pending pending,
        ReopenFilled reopenFilled,
        BelowCum belowCum) {
    /** What a session has that says nothing about it. */
    public static final Dialect USUAL = new Dialect(
            Acknowledgement.VENUE, Chaining.QUEUE, Pending.LOCAL, ReopenFilled.REJECT, BelowCum.CANCEL_BALANCE);

    /** When a client hears of its order. */
    public enum Acknowledgement {
        /** 150=0 when the venue has accepted. */
        VENUE,
        /** 150=A when the order has passed risk. */
        PENDING_NEW,
        /** 150=0 when the order has passed risk. */
        ON_RECEIPT
    }

    /** What becomes of a request while another one of the order is outstanding. */
    public enum Chaining {
        /** It waits. */
        QUEUE,
        /** It goes out at once. */
        PIPELINE,
        /** It is refused. */
        REJECT
    }

    /** Who tells 150=6 and 150=E. */
    public enum Pending {
        /** We do, when the request leaves. */
        LOCAL,
        /** The venue does. */
        RELAY,
        /** Nobody. */
        NONE
    }

    /** Whether a replace may reopen a filled order. */
    public enum ReopenFilled {
        /** It is refused. */
        REJECT,
        /** It is forwarded. */
        FORWARD
    }

    /** What a replace to below CumQty(14) does. */
    public enum BelowCum {
        /** The rest is cancelled. */
        CANCEL_BALANCE,
        /** It is refused. */
        REJECT
    }
}
