package io.trade2026.gateway;

import io.trade2026.messages.sbe.RepairKind;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.session.Session;

/**
 * Carries out repairs of sequence numbers that two operators agreed on, and reports what became of them. Owned by the gateway's thread.
 *
 * <p>Only what can do no harm is done: a number that was used is not used again, and a number whose message became a command is not
 * expected again, for the core would take what comes under it for a double and drop it. What was looked at must still be so.
 *
 * <p>An order that was given while no gateway was there, or just before one ended, is met again at its next start: what the journal holds
 * no report of is carried out then, or refused, before the port opens.
 */
final class Repairs {
    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

    private final Links links;
    private final GatewayLetters letters;
    private final Map<Long, RepairOrder> unreported = new LinkedHashMap<>();
    private long carriedOut;
    private @Nullable String result;

    Repairs(Links links, GatewayLetters letters) {
        this.links = links;
        this.letters = letters;
    }

    /**
     * Takes an order.
     *
     * @param order that is in the log
     * @return false when it has to come again
     */
    boolean order(RepairOrder order) {
        Link link = links.byId(order.sessionId());
        if (link == null || order.isProposal()) {
            return true;
        }
        Session session = link.session();
        if (order.eventNumber() != carriedOut) {
            String why = session == null ? "it has never logged on" : whyNot(order, link, session);
            if (why == null && session != null && !carryOut(order, link, session)) {
                return false;
            }
            carriedOut = order.eventNumber();
            result = why;
            LOG.info("{}: {}: {}", link.definition().compId(), order, why == null ? "done" : why);
        }
        return letters.repaired(order.correlationId(), link.numbers(), result);
    }

    /** An order of before this start. Nobody knows yet whether it was carried out. */
    void met(RepairOrder order) {
        if (!order.isProposal()) {
            unreported.put(order.correlationId(), order);
        }
    }

    /** What became of an order of before this start. */
    void reported(long correlationId) {
        unreported.remove(correlationId);
    }

    /**
     * Carries out what was ordered before this start and never reported.
     *
     * @return false when there is more to do and it has to be called again
     */
    boolean settle() {
        Iterator<RepairOrder> orders = unreported.values().iterator();
        while (orders.hasNext()) {
            if (!order(orders.next())) {
                return false;
            }
            orders.remove();
        }
        return true;
    }

    private static @Nullable String whyNot(RepairOrder order, Link link, Session session) {
        LinkNumbers now = link.numbers();
        if (order.isLookedAt() && (order.seenNextIn() != now.nextInTaken() || order.seenNextOut() != now.nextOut())) {
            return "the numbers have moved since it was looked at: next in was " + order.seenNextIn() + " and is "
                    + now.nextInTaken() + ", next out was " + order.seenNextOut() + " and is " + now.nextOut();
        }
        return switch (order.kind()) {
            case NEXT_OUT ->
                order.from() > now.nextOut() && order.from() <= Integer.MAX_VALUE
                        ? null
                        : "must be above " + now.nextOut() + ": a number that was used is not used again";
            case NEXT_IN ->
                order.from() > now.nextInTaken() && order.from() <= Integer.MAX_VALUE
                        ? null
                        : "must be above " + now.nextInTaken() + ": what became a command once would be dropped";
            case RESEND -> whyNotResent(order, link, session);
            case RESET -> null;
            case NULL_VAL -> "unknown kind of repair";
        };
    }

    private static @Nullable String whyNotResent(RepairOrder order, Link link, Session session) {
        if (!session.isActive() || link.proxy() == null) {
            return "it is not logged on: what it missed is resent when it logs on and asks";
        }
        return order.to() <= session.lastSentMsgSeqNum()
                ? null
                : "only 1 to " + session.lastSentMsgSeqNum() + " were sent";
    }

    private static boolean carryOut(RepairOrder order, Link link, Session session) {
        int from = (int) order.from();
        RepairKind kind = order.kind();
        return switch (kind) {
            case NEXT_OUT -> session.trySendSequenceReset(from) >= 0;
            case NEXT_IN -> skip(link, session, from);
            case RESET -> reset(link, session);
            case RESEND -> {
                LinkProxy proxy = link.proxy();
                yield proxy == null || proxy.resend(from, (int) order.to(), session.sequenceIndex()) >= 0;
            }
            case NULL_VAL -> true;
        };
    }

    /** What was kept behind the gap is taken when its turn comes, which is now. */
    private static boolean skip(Link link, Session session, int next) {
        if (next - 1 > session.lastReceivedMsgSeqNum() && session.tryUpdateLastReceivedSequenceNumber(next - 1) < 0) {
            return false;
        }
        link.row().skipTo(next);
        return true;
    }

    /** As an operator may order it alone, by the admin port. */
    static boolean reset(Link link, Session session) {
        link.resetOrdered(session.isActive());
        boolean isSent =
                session.isActive() ? session.tryResetSequenceNumbers() >= 0 : session.trySendSequenceReset(1, 1) >= 0;
        if (isSent && !session.isActive()) {
            link.talk().moved(0, 1, "both sides begin at 1, by order of an operator");
        }
        return isSent;
    }
}
