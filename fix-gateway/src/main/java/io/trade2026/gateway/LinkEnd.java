package io.trade2026.gateway;

import io.trade2026.messages.sbe.DownCause;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.messages.DisconnectReason;

/**
 * Why a session ends. What is found out on Artio's thread is demanded there; the gateway's thread ends the session and tells the core.
 *
 * <p>What is demanded belongs to one connection. It may be demanded before the gateway's thread has heard that the session has begun: the
 * answer to the Logon(A) leaves before that. So it is forgotten where a connection is let in or called, not where the session begins.
 */
final class LinkEnd {
    private volatile @Nullable String demanded;
    private volatile @Nullable String broken;
    private volatile @Nullable Alarm raised;
    private volatile @Nullable String refusal;
    private volatile String admitted = "";
    private String toldOfRefusal = "";
    private @Nullable String own;
    private long deadlineNs = Long.MAX_VALUE;
    private DownCause ownCause = DownCause.HOUSE;
    private DownCause cause = DownCause.LOST_LINK;
    private volatile String why = "";

    /**
     * What operators are to hear.
     *
     * @param name a stable word
     * @param text in words
     */
    record Alarm(String name, String text) {}

    /** Raises an alarm. For any thread. */
    void raise(String alarmName, String text) {
        raised = new Alarm(alarmName, text);
    }

    /** Raises an alarm, and ends the session for it. For any thread. */
    void demand(String alarmName, String reason) {
        raised = new Alarm(alarmName, reason);
        demanded = reason;
    }

    @Nullable Alarm alarm() {
        return raised;
    }

    void alarmed() {
        raised = null;
    }

    /** The counterparty breaks the rules, so the session is to end. For any thread. */
    void demand(String reason) {
        demanded = reason;
    }

    /** The connection is closed for what came over it. For any thread. */
    void broken(String reason) {
        raised = new Alarm("GARBLED", reason);
        broken = reason;
    }

    /** The connection is closed since the archive did not give what the counterparty asked for; it asks again. For any thread. */
    void unanswered(String reason) {
        raised = new Alarm("RESEND_UNANSWERED", reason);
        broken = reason;
    }

    /** The counterparty that we called does not take our Logon(A). For any thread. */
    void refused(String reason) {
        refusal = reason;
    }

    /** Why it did not take it; null when that is not known. */
    @Nullable String refusal() {
        return refusal;
    }

    /** Whether it is the first time since it was logged on last that this is said, be it with other numbers. */
    boolean isNews(String reason) {
        String kind = reason.replaceAll("[0-9]+", "#");
        boolean isNew = !kind.equals(toldOfRefusal);
        toldOfRefusal = kind;
        return isNew;
    }

    /** A counterparty is called. */
    void called() {
        forget();
    }

    /**
     * A connection is let in as this session's; there is no other any more. For any thread.
     *
     * @param remoteAddress of the connection
     */
    void admitted(String remoteAddress) {
        forget();
        admitted = remoteAddress;
    }

    /** Whether this connection was let in last. For any thread. */
    boolean isAdmitted(String remoteAddress) {
        return admitted.equals(remoteAddress);
    }

    private void forget() {
        demanded = null;
        broken = null;
        refusal = null;
    }

    /** Takes what was demanded; null when nothing was. */
    @Nullable String takeDemanded() {
        String taken = demanded;
        if (taken != null) {
            demanded = null;
        }
        return taken;
    }

    /** We end the session: an operator, its hours, our own end. */
    void byHouse(String reason, long latestNs) {
        own = reason;
        deadlineNs = latestNs;
        ownCause = DownCause.HOUSE;
    }

    /** We end the session, since the counterparty breaks the rules. */
    void byRule(String reason, long latestNs) {
        own = reason;
        deadlineNs = latestNs;
        ownCause = DownCause.LOST_LINK;
    }

    /** Whether we have waited long enough for the answer to our Logout(5). */
    boolean isOverdue(long nowNs) {
        return own != null && nowNs > deadlineNs;
    }

    /** What we say in Text(58) of the Logout(5); null when the session does not end by us. */
    @Nullable String own() {
        return own;
    }

    /** The session is logged on. */
    void begun() {
        refusal = null;
        toldOfRefusal = "";
        own = null;
        why = "";
    }

    /** The connection has ended. */
    void ended(DisconnectReason reason) {
        if (reason == DisconnectReason.SLOW_CONSUMER) {
            raised = new Alarm("SLOW_CONSUMER", inWords(reason));
        }
        String ours = own;
        String dirty = broken;
        String refused = refusal;
        if (ours != null) {
            cause = ownCause;
            why = ours;
        } else if (dirty != null) {
            cause = DownCause.LOST_LINK;
            why = dirty;
        } else if (refused != null) {
            cause = DownCause.LOST_LINK;
            why = refused;
        } else {
            cause = causeOf(reason);
            why = inWords(reason);
        }
    }

    /** Not even a connection. */
    void failed(String reason) {
        why = reason;
    }

    DownCause cause() {
        return cause;
    }

    String why() {
        return why;
    }

    private static DownCause causeOf(DisconnectReason reason) {
        return switch (reason) {
            case LOGOUT -> DownCause.LOGOUT;
            case FIX_HEARTBEAT_TIMEOUT -> DownCause.MISSED_HEARTBEATS;
            case ENGINE_SHUTDOWN, LIBRARY_DISCONNECT, ADMIN_API_DISCONNECT, APPLICATION_DISCONNECT -> DownCause.HOUSE;
            default -> DownCause.LOST_LINK;
        };
    }

    private static String inWords(DisconnectReason reason) {
        return switch (reason) {
            case REMOTE_DISCONNECT -> "the connection ended without Logout(5)";
            case LOGOUT -> "Logout(5)";
            case FIX_HEARTBEAT_TIMEOUT -> "nothing came, not even an answer to TestRequest(1)";
            case SLOW_CONSUMER -> "read too slowly: what it was sent piled up here";
            case MSG_SEQ_NO_TOO_LOW -> "MsgSeqNum(34) too low";
            case MSG_SEQ_NO_MISSING -> "a message without MsgSeqNum(34)";
            case INVALID_SENDING_TIME -> "SendingTime(52) is off by too much";
            case INCORRECT_BEGIN_STRING -> "BeginString(8) is not the session's";
            case NEGATIVE_HEARTBEAT_INTERVAL -> "HeartBtInt(108) below 0";
            case INVALID_FIX_MESSAGE -> "a Logon(A) that cannot be read";
            default -> reason.name();
        };
    }
}
