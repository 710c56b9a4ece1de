package io.trade2026.gateway;

import io.trade2026.messages.sbe.RepairKind;
import io.trade2026.messages.sbe.SessionRepairOrderedDecoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.session.Session;

/**
 * Carries out repairs of sequence numbers that two operators agreed on, and reports what became of them. Owned by the gateway's thread.
 *
 * <p>Only what can do no harm is done: a number that was used is not used again, and a number whose message became a command is not
 * expected again, for the core would take what comes under it for a double and drop it. What was looked at must still be so.
 */
final class Repairs {
    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

    private final Links links;
    private final GatewayLetters letters;
    private long carriedOut;
    private @Nullable String result;

    Repairs(Links links, GatewayLetters letters) {
        this.links = links;
        this.letters = letters;
    }

    /**
     * Takes an order.
     *
     * @param event that orders it
     * @param number of the event
     * @return false when the event has to come again
     */
    boolean order(SessionRepairOrderedDecoder event, long number) {
        Link link = links.byId(event.sessionId());
        if (link == null || event.secondUser().isEmpty()) {
            return true;
        }
        Session session = link.session();
        if (number != carriedOut) {
            String why = session == null ? "it has never logged on" : whyNot(event, link, session);
            if (why == null && session != null && !carryOut(event, link, session)) {
                return false;
            }
            carriedOut = number;
            result = why;
            LOG.info(
                    "{}: {} {} {} by order of {} and {}: {}",
                    link.definition().compId(),
                    event.kind(),
                    event.fromMsgSeqNum(),
                    event.toMsgSeqNum(),
                    event.user(),
                    event.secondUser(),
                    why == null ? "done" : why);
        }
        return letters.repaired(event.correlationId(), link.numbers(), result);
    }

    private static @Nullable String whyNot(SessionRepairOrderedDecoder event, Link link, Session session) {
        LinkNumbers now = link.numbers();
        boolean isLookedAt = event.seenNextIn() > 0 || event.seenNextOut() > 0;
        if (isLookedAt && (event.seenNextIn() != now.nextInTaken() || event.seenNextOut() != now.nextOut())) {
            return "the numbers have moved since it was looked at: next in was " + event.seenNextIn() + " and is "
                    + now.nextInTaken() + ", next out was " + event.seenNextOut() + " and is " + now.nextOut();
        }
        return switch (event.kind()) {
            case NEXT_OUT ->
                event.fromMsgSeqNum() > now.nextOut() && event.fromMsgSeqNum() <= Integer.MAX_VALUE
                        ? null
                        : "must be above " + now.nextOut() + ": a number that was used is not used again";
            case NEXT_IN ->
                event.fromMsgSeqNum() > now.nextInTaken() && event.fromMsgSeqNum() <= Integer.MAX_VALUE
                        ? null
                        : "must be above " + now.nextInTaken() + ": what became a command once would be dropped";
            case RESEND -> whyNotResent(event, link, session);
            case RESET -> null;
            case NULL_VAL -> "unknown kind of repair";
        };
    }

    private static @Nullable String whyNotResent(SessionRepairOrderedDecoder event, Link link, Session session) {
        if (!session.isActive() || link.proxy() == null) {
            return "it is not logged on: what it missed is resent when it logs on and asks";
        }
        return event.toMsgSeqNum() <= session.lastSentMsgSeqNum()
                ? null
                : "only 1 to " + session.lastSentMsgSeqNum() + " were sent";
    }

    private static boolean carryOut(SessionRepairOrderedDecoder event, Link link, Session session) {
        int from = (int) event.fromMsgSeqNum();
        RepairKind kind = event.kind();
        return switch (kind) {
            case NEXT_OUT -> session.trySendSequenceReset(from) >= 0;
            case NEXT_IN -> skip(link, session, from);
            case RESET -> reset(link, session);
            case RESEND -> {
                LinkProxy proxy = link.proxy();
                yield proxy == null || proxy.resend(from, (int) event.toMsgSeqNum(), session.sequenceIndex()) >= 0;
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
