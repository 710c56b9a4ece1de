package io.trade2026.ops.guard;

import io.trade2026.messages.sbe.EventHeaderDecoder;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts what leaves for venues against what came in. The events of one command stand together in the journal and bear its cause; so it is
 * enough to know the command at work, and of each session the last message. Used by one thread.
 */
final class CommandCount {
    private static final int NONE = 0;

    private final IntHashSet venueSessions = new IntHashSet();
    private final Int2ObjectHashMap<long[]> lastOfSession = new Int2ObjectHashMap<>();

    private long command;
    private int sessionId = -1;
    private int epoch;
    private long msgSeqNum;
    private long epochNs;
    private int ordersSent;
    private int ordersAllowed;
    private int replacesSent;
    private int replacesAllowed;

    private long messagesIn;
    private long messagesOut;

    /** What was wrong with a message that came in. */
    record Again(int sessionId, boolean isVenue, long last, long now) {}

    void venueSession(int id) {
        if (id != NONE) {
            venueSessions.add(id);
        }
    }

    boolean isVenue(int id) {
        return venueSessions.contains(id);
    }

    /** Looks at the cause of an event; tells when a message became a command before. */
    @Nullable Again see(EventHeaderDecoder header) {
        int causeSession = header.causeSessionId();
        boolean isSame = causeSession == sessionId
                && (causeSession == NONE
                        ? header.epochNs() == epochNs
                        : header.causeEpoch() == epoch && header.causeMsgSeqNum() == msgSeqNum);
        if (isSame) {
            return null;
        }
        command++;
        sessionId = causeSession;
        epoch = header.causeEpoch();
        msgSeqNum = header.causeMsgSeqNum();
        epochNs = header.epochNs();
        ordersSent = 0;
        replacesSent = 0;
        boolean isClient = causeSession != NONE && !isVenue(causeSession);
        ordersAllowed = isClient ? 1 : 0;
        replacesAllowed = causeSession == NONE ? 0 : 1;
        if (causeSession == NONE) {
            return null;
        }
        if (isClient) {
            messagesIn++;
        }
        return note(causeSession);
    }

    private @Nullable Again note(int id) {
        long[] last = lastOfSession.get(id);
        if (last == null) {
            lastOfSession.put(id, new long[] {epoch, msgSeqNum});
            return null;
        }
        boolean isNewer = epoch > last[0] || (epoch == last[0] && msgSeqNum > last[1]);
        Again again = isNewer ? null : new Again(id, isVenue(id), last[1], msgSeqNum);
        last[0] = epoch;
        last[1] = msgSeqNum;
        return again;
    }

    /** The command at work; counted up. */
    long command() {
        return command;
    }

    /** Whether a message of a counterparty caused it. */
    boolean isCaused() {
        return sessionId != NONE;
    }

    /** A list of so many orders is told of. */
    void list(int orders) {
        ordersAllowed = Math.max(ordersAllowed, orders);
    }

    /** An operator entered an order. */
    void entered() {
        ordersAllowed++;
        messagesIn++;
    }

    /** An operator replaced an order. */
    void replaced() {
        replacesAllowed++;
        messagesIn++;
    }

    /** A request ended without the venue, as when it could not leave: one that was held back behind it may leave now. */
    void released() {
        if (!isCaused()) {
            replacesAllowed++;
        }
    }

    /** A new order leaves; one that was known before this command has been counted where it came in. */
    boolean mayOrder(boolean isKnownBefore) {
        messagesOut++;
        if (!isKnownBefore) {
            ordersSent++;
        }
        return ordersSent <= ordersAllowed;
    }

    boolean mayReplace() {
        messagesOut++;
        replacesSent++;
        return replacesSent <= replacesAllowed;
    }

    void canceled() {
        messagesOut++;
    }

    int ordersSent() {
        return ordersSent;
    }

    int ordersAllowed() {
        return ordersAllowed;
    }

    int replacesSent() {
        return replacesSent;
    }

    int replacesAllowed() {
        return replacesAllowed;
    }

    long messagesIn() {
        return messagesIn;
    }

    long messagesOut() {
        return messagesOut;
    }
}
