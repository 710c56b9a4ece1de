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
import uk.co.real_logic.artio.session.InternalSession;
import uk.co.real_logic.artio.session.Session;

/**
 * Watches over the links: tells the core who came and went, connects to venues again and again, takes up new session definitions, and
 * ends sessions at the end of their hours.
 */
final class LinkWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);
    private static final long CHORE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NOTE_NS = TimeUnit.SECONDS.toNanos(5);
    /** How long the core believes that this gateway lives, without another word of it. */
    static final int LEASE_MS = 5_000;

    private static final long ALIVE_NS = TimeUnit.SECONDS.toNanos(1);
    /** How long the answer to our Logout(5) is waited for (order-semantics S24). */
    static final long LOGOUT_NS = TimeUnit.SECONDS.toNanos(10);

    /** The same for one that breaks the rules: what is on its way to it, its reason last, is still to arrive. */
    private static final long RULE_NS = TimeUnit.SECONDS.toNanos(2);

    /** A client that has been logged on for so long, and is being resent nothing, has what was kept for it. */
    private static final long SETTLED_NS = TimeUnit.SECONDS.toNanos(5);

    private static final long CONNECT_TIMEOUT_MS = 3_000;

    private final Links links;
    private final GatewayLetters letters;
    private final SessionMessages messages;
    private final EpochNanoClock clock;
    private final Supplier<SessionBook> books;
    private final long reconnectMs;
    private final Openings openings;
    private @Nullable Iterator<SessionDefinition> undefined;
    private long nextChoreNs;
    private long nextNoteNs;
    private long nextAliveNs;
    private volatile boolean hasLeft;

    LinkWatch(
            Links links,
            GatewayLetters letters,
            SessionMessages messages,
            EpochNanoClock clock,
            Supplier<SessionBook> books,
            long reconnectMs,
            Openings openings) {
        this.links = links;
        this.letters = letters;
        this.messages = messages;
        this.clock = clock;
        this.books = books;
        this.reconnectMs = reconnectMs;
        this.openings = openings;
    }

    int watch(FixLibrary library) {
        int work = states();
        long nowNs = clock.nanoTime();
        if (nowNs >= nextAliveNs && letters.alive(LEASE_MS)) {
            nextAliveNs = nowNs + ALIVE_NS;
        }
        if (nowNs >= nextChoreNs) {
            nextChoreNs = nowNs + CHORE_NS;
            define();
            for (Link link : links.all()) {
                rules(link, nowNs);
                hours(link, nowNs);
                if (hasGap(link, nowNs) && messages.askAgain(link)) {
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

    /** What waits for the sequencer has been heard by Artio and not by the row; it is no gap. */
    private boolean hasGap(Link link, long nowNs) {
        if (links.pressure().isHeldUp(System.nanoTime())) {
            link.noGap(nowNs);
            return false;
        }
        return link.hasGap(nowNs);
    }

    /** Logs everybody out, since the gateway ends. */
    int leave() {
        for (Link link : links.all()) {
            Session session = link.session();
            if (session != null && session.isConnected()) {
                leave(link, session, "Trade2026 shuts down; the session goes on when it is back");
            }
        }
        int changes = states();
        if (!hasLeft && links.all().stream().noneMatch(link -> link.isConnected() || link.isUp())) {
            hasLeft = letters.alive(0);
        }
        return changes;
    }

    /** Whether everybody is logged out and the core knows it. For any thread. */
    boolean hasLeft() {
        return hasLeft;
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
            // A session that is being logged out is down when its connection is: then the cause is known.
            boolean isUp = session.isActive() || (link.isUp() && link.isConnected());
            if (isUp && link.isUp() && link.isPassedOver() && !session.isReplaying()) {
                askForWhatWasPassedOver(link, session);
            }
            if (isUp != link.isUp() && tell(link, session, isUp)) {
                link.up(isUp, clock.nanoTime());
                changes++;
                if (isUp) {
                    LOG.info(
                            "{} logged on, {}, next MsgSeqNum(34) in {} out {}",
                            link.definition().compId(),
                            link.version().beginString(),
                            session.lastReceivedMsgSeqNum() + 1,
                            session.lastSentMsgSeqNum() + 1);
                } else {
                    LOG.info(
                            "{} is gone: {}",
                            link.definition().compId(),
                            link.end().why());
                }
            }
        }
        return changes;
    }

    /**
     * Orders and requests that a venue missed were gap-filled, and with them what it had queued behind the gap. The core is told once more that the
     * venue is there, and asks for all that is not answered; its OrderStatusRequests(H) leave behind the gap fill.
     */
    private void askForWhatWasPassedOver(Link link, Session session) {
        if (letters.up(link.id(), session.sequenceIndex())) {
            link.passedOver(false);
            LOG.info(
                    "{}: it missed messages that are not sent again; what became of them is asked",
                    link.definition().compId());
        }
    }

    private boolean tell(Link link, Session session, boolean isUp) {
        int epoch = session.sequenceIndex();
        return isUp
                ? letters.up(link.id(), epoch)
                : letters.down(link.id(), epoch, link.end().cause(), link.end().why());
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
            undefined = links.own().iterator();
        }
        Iterator<SessionDefinition> rest = undefined;
        while (rest != null && rest.hasNext()) {
            if (!letters.define(rest.next())) {
                // Begins anew at the next chore: a definition that is told twice does no harm.
                undefined = links.own().iterator();
                return;
            }
        }
        undefined = null;
    }

    /** Ends the session of a counterparty that breaks the rules, and what is to end and does not. */
    private void rules(Link link, long nowNs) {
        LinkEnd.Alarm alarm = link.end().alarm();
        if (alarm != null && letters.alarm(link.id(), alarm)) {
            LOG.warn("{}: {}: {}", link.definition().compId(), alarm.name(), alarm.text());
            link.end().alarmed();
        }
        Session session = link.session();
        if (session == null || !session.isConnected()) {
            return;
        }
        if (links.pressure().isHeldUp(System.nanoTime()) && session instanceof InternalSession asked) {
            // The answer to a TestRequest(1) of before cannot be heard now.
            asked.awaitingHeartbeat(false);
        }
        if (isAnswerStuck(link)) {
            session.requestDisconnect();
            return;
        }
        String why = link.end().takeDemanded();
        if (why != null) {
            link.end().byRule(why, nowNs + RULE_NS);
            LOG.info("{}: {}", link.definition().compId(), why);
            session.startLogout();
        } else if (link.end().isOverdue(nowNs)) {
            session.requestDisconnect();
        }
    }

    /** The counterparty asks again at its next logon; as it is, it would wait for ever. */
    private static boolean isAnswerStuck(Link link) {
        int owed = link.owed().overdue(System.nanoTime());
        if (owed == 0) {
            return false;
        }
        link.owed().forget();
        String why = "ResendRequest(2) could not be answered: for "
                + TimeUnit.NANOSECONDS.toSeconds(OwedAnswer.PATIENCE_NS)
                + " s nothing came from the archive, and messages up to MsgSeqNum(34) " + owed + " are owed";
        LOG.warn("{}: connection closed: {}", link.definition().compId(), why);
        link.end().unanswered(why);
        return true;
    }

    private void hours(Link link, long nowNs) {
        Instant now = Instant.ofEpochSecond(0, nowNs);
        openings.look(link, now);
        Session session = link.session();
        if (session == null || !session.isConnected()) {
            return;
        }
        if (link.isUp() && !session.isReplaying() && nowNs - link.sinceEpochNs() > SETTLED_NS) {
            openings.up(link);
        }
        String why = links.isDefined(link)
                ? openings.end(link, now)
                : "session " + link.definition().compId() + " is no longer defined";
        if (why != null) {
            logout(link, session, why, nowNs);
        }
    }

    /** Logs out and waits for the answer; who does not answer is disconnected. */
    static void logout(Link link, Session session, String why, long nowNs) {
        if (link.end().own() == null && session.isActive()) {
            link.end().byHouse(why, nowNs + LOGOUT_NS);
            LOG.info("{}: {}", link.definition().compId(), why);
            session.startLogout();
        }
    }

    /** Logs out and does not wait. */
    private static void leave(Link link, Session session, String why) {
        if (link.end().own() == null) {
            link.end().byHouse(why, Long.MAX_VALUE);
            end(link, session, why);
        }
    }

    /** What Artio cannot send at once it sends later. */
    private static void end(Link link, Session session, String why) {
        LOG.info("{}: {}", link.definition().compId(), why);
        session.logoutAndDisconnect(why.getBytes(StandardCharsets.US_ASCII));
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
            link.end().called();
            link.initiation(
                    library.initiate(configuration(link.definition(), link.version(), openings.resetsAtLogon(link))));
        }
    }

    /** Said once, not every second; people hear of it when there is somebody who does not take us. */
    private static void failed(Link link, String error) {
        String refusal = link.end().refusal();
        String why = refusal == null ? "cannot be reached: " + error : refusal;
        link.end().failed(why);
        if (link.end().isNews(why)) {
            LOG.info(
                    "{} at {}:{} {}; tried again each second",
                    link.definition().compId(),
                    link.definition().host(),
                    link.definition().port(),
                    why);
            if (refusal != null) {
                link.end().raise("LOGON_REFUSED", refusal);
            }
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
