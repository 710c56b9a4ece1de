package io.trade2026.gateway;

import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.sessions.Schedule;
import io.trade2026.sessions.SessionDefinition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.session.Session;

/**
 * Holds sessions to their schedules: who may be logged on, who has to leave and what he is told, and whose sequence numbers begin at 1
 * with an opening. Owned by the gateway's thread.
 */
final class Openings {
    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

    private final OpeningFile file;
    private final Iterable<Link> links;

    Openings(OpeningFile file, Iterable<Link> links) {
        this.file = file;
        this.links = links;
    }

    private static boolean restarts(Link link) {
        return link.definition().numbering().resetAtStart();
    }

    /** Looks at the clock and, when a window has opened since the numbers began, lets them begin at 1. */
    void look(Link link, Instant now) {
        SessionDefinition definition = link.definition();
        Opening opening = link.opening();
        opening.look(definition.schedule(), now);
        if (!restarts(link)) {
            opening.forget();
            return;
        }
        if (opening.openedEpochMs() == opening.numberedEpochMs()) {
            return;
        }
        if (opening.numberedEpochMs() == Opening.NONE || link.session() == null) {
            // Numbers that nobody kept a note of, and those that were never used, count from here on.
            opening.numbered(opening.openedEpochMs());
        } else if (!definition.isVenue() && !link.isConnected()) {
            restart(link, opening);
        }
    }

    /** Offline, so that the client finds them at 1. S30: not while a report is undelivered that matters beyond the day. */
    private static void restart(Link link, Opening opening) {
        Session session = link.session();
        String compId = link.definition().compId();
        if (opening.owes()) {
            LOG.warn(
                    "{}: its session opened and its numbers should begin at 1, but reports that matter beyond the day were sent while it"
                            + " was away: they go on at {}, so that it can ask for them",
                    compId,
                    session == null ? 1 : session.lastSentMsgSeqNum() + 1);
            opening.numbered(opening.openedEpochMs());
        } else if (session != null && session.trySendSequenceReset(1, 1) >= 0) {
            LOG.info("{}: its session opened, sequence numbers begin at 1", compId);
            opening.numbered(opening.openedEpochMs());
        }
    }

    /** Whether a venue may be called. */
    boolean isOpen(Link link) {
        return link.opening().isOpen();
    }

    /** Whether a venue has to be asked to begin at 1. */
    boolean resetsAtLogon(Link link) {
        Opening opening = link.opening();
        return restarts(link) && opening.openedEpochMs() != opening.numberedEpochMs();
    }

    /** A venue is called. */
    void called(Link link) {
        link.opening().asked(resetsAtLogon(link) ? link.opening().openedEpochMs() : Opening.NONE);
    }

    /** A venue that was called has logged on. */
    void answered(Link link) {
        Opening opening = link.opening();
        if (opening.askedEpochMs() != Opening.NONE) {
            LOG.info(
                    "{}: its session opened, sequence numbers begin at 1",
                    link.definition().compId());
            opening.numbered(opening.askedEpochMs());
        }
    }

    /** What a counterparty that has to leave is told; null while it may stay. */
    @Nullable String end(Link link, Instant now) {
        Schedule schedule = link.definition().schedule();
        Opening opening = link.opening();
        if (!opening.isOpen()) {
            return "end of the session's hours; opens again " + text(schedule.nextOpening(now)) + " (open " + schedule
                    + ")";
        }
        if (restarts(link) && opening.openedEpochMs() != opening.numberedEpochMs()) {
            return "end of the session's hours; opened again "
                    + text(Instant.ofEpochMilli(opening.openedEpochMs()))
                    + " with sequence numbers from 1 (open " + schedule + ")";
        }
        return null;
    }

    /** What a client is told whose numbers are about to begin at 1; null when they count. For any thread. */
    static @Nullable String whyNotYet(Link link, SessionDefinition definition, Instant now) {
        long opened = Opening.epochMs(definition.schedule().lastOpening(now));
        return definition.numbering().resetAtStart() && opened != link.opening().numberedEpochMs()
                ? "the session opens just now and its numbers begin at 1, try again in a second"
                : null;
    }

    static String text(Instant opening) {
        return opening.equals(Instant.MAX)
                ? "at no time that is known"
                : opening.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Takes note of a report that was sent: what is sent while a client is away is delivered at its next logon, if the numbers go on. */
    static void told(Link link, OrderFact fact, TimeInForce timeInForce) {
        if (!link.isUp() && restarts(link) && mattersBeyondTheDay(fact, timeInForce)) {
            link.opening().owe(true);
        }
    }

    /** Executions, and all that is said of orders that live longer than the day. */
    static boolean mattersBeyondTheDay(OrderFact fact, TimeInForce timeInForce) {
        return timeInForce == TimeInForce.GTC
                || timeInForce == TimeInForce.GTD
                || fact == OrderFact.FILLED
                || fact == OrderFact.FILL_BUSTED
                || fact == OrderFact.FILL_CORRECTED;
    }

    /** A client has been logged on for a while: what was sent while it was away has reached it by resend. */
    void up(Link link) {
        link.opening().owe(false);
    }

    /** Reads what was true before the restart. */
    void recover() {
        file.read(links);
    }

    /** Writes what has changed, if anything. */
    void save() {
        for (Link link : links) {
            if (link.opening().isChanged()) {
                file.write(links);
                return;
            }
        }
    }
}
