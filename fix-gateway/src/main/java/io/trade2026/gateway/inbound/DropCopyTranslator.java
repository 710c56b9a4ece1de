package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixVersion;

/**
 * Makes the order to refuse it of each message of a drop copy but its request for executions: it listens and trades nothing. One thread.
 */
public final class DropCopyTranslator {
    /** BusinessRejectReason(380): not authorized; FIX 4.2 does not have it. */
    private static final int NOT_AUTHORIZED = 6;

    private final Refusal refusal = new Refusal();

    /** Creates a translator. */
    public DropCopyTranslator() {}

    /**
     * Refuses a message.
     *
     * @param arrival of an application message
     * @param letter receives the command
     */
    public void refuse(Arrival arrival, Letter letter) {
        String msgType = arrival.fields().text(35);
        if (MsgTypes.isDefined(arrival.version(), msgType)) {
            refusal.business(
                    arrival.version() == FixVersion.FIX42 ? Refusal.UNSUPPORTED_MSG_TYPE : NOT_AUTHORIZED,
                    35,
                    "MsgType(35): a drop copy session sends no orders, only TradeCaptureReportRequest(AD), was '"
                            + msgType + "'");
        } else {
            refusal.session(Refusal.INVALID_MSG_TYPE, 35, "MsgType(35): no message of FIX, was '" + msgType + "'");
        }
        refusal.write(arrival, letter);
    }

    /**
     * Refuses a request for executions that cannot be answered by its id.
     *
     * @param arrival of the request
     * @param letter receives the command
     */
    public void refuseWithoutId(Arrival arrival, Letter letter) {
        boolean isMissing = !arrival.fields().has(568);
        refusal.session(
                isMissing ? Refusal.TAG_MISSING : Refusal.VALUE_INCORRECT,
                568,
                "TradeRequestID(568): " + (isMissing ? "is required" : "must have 1 to 64 characters"));
        refusal.write(arrival, letter);
    }
}
