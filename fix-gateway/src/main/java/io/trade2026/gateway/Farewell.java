package io.trade2026.gateway;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.messages.DisconnectReason;

/**
 * When a connection may be closed after a Logout(5) of ours. What is sent while messages are being resent waits behind them in the
 * engine, and closing would leave it there: so the connection stays until the Logout(5) was written to it, but not for ever.
 */
final class Farewell {
    /** Who reads nothing for so long does not learn why the connection ends (order-semantics S24). */
    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(10);

    private @Nullable DisconnectReason first;
    private long beganNs;
    private int logout;

    Farewell() {}

    /**
     * A Logout(5) is on its way.
     *
     * @param msgSeqNum its MsgSeqNum(34)
     */
    void said(int msgSeqNum) {
        logout = msgSeqNum;
    }

    /**
     * Says whether the connection may be closed.
     *
     * @param reason why it is to be closed
     * @param written MsgSeqNum(34) of the last new message that was written to the connection; 0: none yet
     * @param nowNs of any clock
     * @return false when it is to be asked again
     */
    boolean mayClose(DisconnectReason reason, int written, long nowNs) {
        if (first == null) {
            first = reason;
            beganNs = nowNs;
        }
        return written >= logout || nowNs - beganNs > LONGEST_NS;
    }

    /** The reason that was given first. */
    DisconnectReason reason(DisconnectReason last) {
        return first == null ? last : first;
    }
}
