package io.trade2026.sessions;

/**
 * How orders of a client session are answered: order-semantics.md, profiles.
 *
 * @param acknowledgement when a client hears of its order
 * @param chaining what becomes of a request while another one of the order is outstanding
 * @param pending who tells 150=6 and 150=E
 * @param reopenFilled whether a replace may reopen a filled order
 * @param belowCum what a replace to below CumQty(14) does
 * @param massCancelIds what ClOrdID(11) is on the reports of orders that a mass cancel ended
 * @param massStatusNone how an OrderMassStatusRequest(AF) that finds nothing is answered
 * @param origIdOnReject what OrigClOrdID(41) is on an OrderCancelReject(9)
 * @param notices whether News(B) and TradingSessionStatus(h) are sent to it
 * @param staleAfterMs a D, F or G with PossDupFlag(43)=Y that was never seen is refused when OrigSendingTime(122) is older,
 *     milliseconds; 0: never
 * @param extendedReasons whether it knows the reason codes that extension packs added to FIX 5.0 SP2, such as OrdRejReason(103)=25
 * @param throttled how it hears that it sent too much within the window
 */
public record Dialect(
        Acknowledgement acknowledgement,
        Chaining chaining,
        Pending pending,
        ReopenFilled reopenFilled,
        BelowCum belowCum,
        MassCancelIds massCancelIds,
        MassStatusNone massStatusNone,
        OrigIdOnReject origIdOnReject,
        boolean notices,
        int staleAfterMs,
        boolean extendedReasons,
        Throttled throttled) {
    /** Age from which a possible duplicate that was never seen is refused, when nothing is said, milliseconds. */
    public static final int USUAL_STALE_AFTER_MS = 5_000;

    /** What a session has that says nothing about it. */
    public static final Dialect USUAL = new Dialect(
            Acknowledgement.VENUE,
            Chaining.QUEUE,
            Pending.LOCAL,
            ReopenFilled.REJECT,
            BelowCum.CANCEL_BALANCE,
            MassCancelIds.REQUEST,
            MassStatusNone.REPORT,
            OrigIdOnReject.LAST_ACCEPTED,
            false,
            USUAL_STALE_AFTER_MS,
            false,
            Throttled.REPORT);

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

    /** What ClOrdID(11) is on the reports of orders that a mass cancel ended. */
    public enum MassCancelIds {
        /** That of the OrderMassCancelRequest(q), with the order's in OrigClOrdID(41). */
        REQUEST,
        /** The order's own. */
        ORDER
    }

    /** How an OrderMassStatusRequest(AF) that finds nothing is answered. */
    public enum MassStatusNone {
        /** By an ExecutionReport(8) with OrdStatus(39)=8 and TotNumReports(911)=0. */
        REPORT,
        /** By a BusinessMessageReject(j). */
        REJECT
    }

    /** How a client hears that a message was too many (PT-06; risk-controls 2.10). */
    public enum Throttled {
        /** By an ExecutionReport(8) or OrderCancelReject(9), so that no order stays pending. */
        REPORT,
        /** By a BusinessMessageReject(j). */
        REJECT
    }

    /** What OrigClOrdID(41) is on an OrderCancelReject(9). */
    public enum OrigIdOnReject {
        /** The id that was accepted last. */
        LAST_ACCEPTED,
        /** What the request named. */
        ECHO
    }
}
