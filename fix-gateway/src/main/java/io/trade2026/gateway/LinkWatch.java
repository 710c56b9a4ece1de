package io.trade2026.gateway;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.sessions.SessionBook;
import io.trade2026.sessions.SessionDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.Reply;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.library.SessionConfiguration;
import uk.co.real_logic.artio.session.Session;

/**
 * Watches over the links: tells the core who came and went, connects to venues again and again, takes up new session definitions, and
 * ends sessions at the end of their hours.
 */
final class LinkWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);
    private static final long CHORE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NOTE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long CONNECT_TIMEOUT_MS = 3_000;

    private final Links links;
    private final GatewayLetters letters;
    private final Outbox outbox;
    private final EpochNanoClock clock;
    private final Supplier<SessionBook> books;
    private final long reconnectMs;
    private final Openings openings;
    private @Nullable Iterator<SessionDefinition> undefined;
    private long nextChoreNs;
    private long nextNoteNs;

    LinkWatch(
            Links links,
            GatewayLetters letters,
            Outbox outbox,
            EpochNanoClock clock,
            Supplier<SessionBook> books,
            long reconnectMs,
            Openings openings) {
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
        this.clock = clock;
        this.books = books;
        this.reconnectMs = reconnectMs;
        this.openings = openings;
    }

    int watch(FixLibrary library) {
        int work = states();
        long nowNs = clock.nanoTime();
        if (nowNs >= nextChoreNs) {
            nextChoreNs = nowNs + CHORE_NS;
            define();
            for (Link link : links.all()) {
                hours(link, nowNs);
                if (link.hasGap(nowNs) && outbox.askAgain(link)) {
                    link.askedForGap(nowNs);
                }
                if (link.definition().isVenue()) {
                    connect(library, link, nowNs);
                }
            }
        }
        openings.save();
        if (nowNs >= nextNoteNs) {
            nextNoteNs = nowNs + NOTE_NS;
            note();
        }
        return work;
    }

    /** Logs everybody out, since the gateway ends. */
    int leave() {
        for (Link link : links.all()) {
            Session session = link.session();
            if (session != null && session.isConnected()) {
                logout(link, session, "Trade2026 shuts down; the session goes on when it is back");
            }
        }
        return states();
    }

    private int states() {
        int changes = 0;
        for (Link link : links.all()) {
            Session session = link.session();
            if (session == null) {
                continue;
            }
            if (session.sequenceIndex() != link.sequenceIndex() && mayNoteReset(link, session)) {
                link.sequenceIndex(session.sequenceIndex());
            }
            boolean isUp = session.isActive();
            if (isUp != link.isUp()
                    && letters.state(link.id(), session.sequenceIndex(), isUp, isUp ? "" : link.whyDown())) {
                link.up(isUp, clock.nanoTime());
                changes++;
                if (isUp) {
                    openings.up(link);
                    LOG.info(
                            "{} logged on, {}, next MsgSeqNum(34) in {} out {}",
                            link.definition().compId(),
                            link.version().beginString(),
                            session.lastReceivedMsgSeqNum() + 1,
                            session.lastSentMsgSeqNum() + 1);
                } else {
                    LOG.info("{} is gone: {}", link.definition().compId(), link.whyDown());
                }
            }
        }
        return changes;
    }

    /** A reset of sequence numbers wipes what Artio keeps with the session: the second copy is brought up to date at once. */
    private boolean mayNoteReset(Link link, Session session) {
        if (link.sequenceIndex() < 0 || link.deliveredEventNumber() == 0) {
            return true;
        }
        LOG.info("{}: sequence numbers were reset, epoch {}", link.definition().compId(), session.sequenceIndex());
        return letters.delivered(link.id(), link.deliveredEventNumber());
    }

    private void note() {
        for (Link link : links.all()) {
            long delivered = link.deliveredEventNumber();
            if (delivered > link.notedEventNumber() && letters.delivered(link.id(), delivered)) {
                link.noted(delivered);
            }
        }
    }

    // Definitions

    private void define() {
        SessionBook book = books.get();
        if (book != links.book()) {
            links.adopt(book);
            undefined = book.all().iterator();
        }
        Iterator<SessionDefinition> rest = undefined;
        while (rest != null && rest.hasNext()) {
            if (!letters.define(rest.next())) {
                // Begins anew at the next chore: a definition that is told twice does no harm.
                undefined = book.all().iterator();
                return;
            }
        }
        undefined = null;
    }

    private void hours(Link link, long nowNs) {
        Instant now = Instant.ofEpochSecond(0, nowNs);
        openings.look(link, now);
        Session session = link.session();
        if (session == null || !session.isConnected()) {
            return;
        }
        String why = links.isDefined(link)
                ? openings.end(link, now)
                : "session " + link.definition().compId() + " is no longer defined";
        if (why != null) {
            logout(link, session, why);
        }
    }

    private static void logout(Link link, Session session, String why) {
        if (session.logoutAndDisconnect(why.getBytes(StandardCharsets.US_ASCII)) >= 0) {
            LOG.info("{}: {}", link.definition().compId(), why);
        }
    }

    // Venues

    private void connect(FixLibrary library, Link link, long nowNs) {
        long nowMs = TimeUnit.NANOSECONDS.toMillis(nowNs);
        Reply<Session> initiation = link.initiation();
        if (initiation != null) {
            if (initiation.isExecuting()) {
                return;
            }
            link.initiation(null);
            link.nextInitiationMs(nowMs + reconnectMs);
            if (!initiation.hasCompleted()) {
                failed(
                        link,
                        String.valueOf(
                                initiation.error() == null
                                        ? initiation.state()
                                        : initiation.error().getMessage()));
            } else {
                openings.answered(link);
            }
        }
        Session session = link.session();
        boolean isIdle = session == null || !session.isConnected();
        if (isIdle && nowMs >= link.nextInitiationMs() && links.isDefined(link) && openings.isOpen(link)) {
            openings.called(link);
            link.initiation(
                    library.initiate(configuration(link.definition(), link.version(), openings.resetsAtLogon(link))));
        }
    }

    /** Said once, not every second. */
    private static void failed(Link link, String why) {
        if (!why.equals(link.whyDown())) {
            LOG.info(
                    "{} at {}:{} cannot be reached, tried again each second: {}",
                    link.definition().compId(),
                    link.definition().host(),
                    link.definition().port(),
                    why);
            link.whyDown(why);
        }
    }

    private static SessionConfiguration configuration(
            SessionDefinition venue, FixVersion version, boolean resetsNumbers) {
        return SessionConfiguration.builder()
                .address(venue.host(), venue.port())
                .senderCompId(venue.ourCompId())
                .targetCompId(venue.compId())
                .sequenceNumbersPersistent(true)
                .resetSeqNum(resetsNumbers)
                .fixDictionary(version.dictionary())
                .timeoutInMs(CONNECT_TIMEOUT_MS)
                .build();
    }
}
