package io.trade2026.gateway;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.session.Session;

/**
 * When a connection may be closed after our Logout(5) has answered theirs. What is sent while messages are being resent waits behind
 * them in the engine, and closing would leave it there: so the end of the resending is waited for, but not for long.
 */
final class Farewell {
    /** From the end of the resending, of which the engine tells just before it writes the last message, until our Logout(5) has left. */
    private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(2);

    private @Nullable DisconnectReason first;
    private long beganNs;
    private long resendingNs;

    Farewell() {}

    /**
     * Says whether the connection may be closed.
     *
     * @param reason why it is to be closed
     * @param session whose connection it is
     * @param nowNs of any clock
     * @return false when it is to be asked again
     */
    boolean mayClose(DisconnectReason reason, @Nullable Session session, long nowNs) {
        if (first == null) {
            if (reason != DisconnectReason.LOGOUT || session == null || !session.isReplaying()) {
                return true;
            }
            first = reason;
            beganNs = nowNs;
        }
        if (session != null && session.isReplaying()) {
            resendingNs = nowNs;
        }
        return nowNs - resendingNs > SETTLE_NS || nowNs - beganNs > LONGEST_NS;
    }

    /** The reason that was given first. */
    DisconnectReason reason(DisconnectReason last) {
        return first == null ? last : first;
    }
}
