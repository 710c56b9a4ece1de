package io.trade2026.gateway;

import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.SessionMarkedDecoder;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sessions.SessionDefinition;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.Reply;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.engine.SessionInfo;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.session.Session;

/**
 * Brings the sessions to where they were, while the port is still closed: what was received and never became a command is offered now;
 * what was decided and never told is told now. The order of steps is that of the recovery notes, section 7.
 */
final class Recovery {
    /** No session is up before the end of the recovery, which may take longer than the lease of every day. */
    private static final int LEASE_MS = 120_000;

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long REPLY_TIMEOUT_MS = 10_000;
    private static final long PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(100);
    /** More messages than can be on the wire and not in the archive. */
    private static final int JUMP = 10_000;

    private final FixEngine engine;
    private final FixLibrary library;
    private final Offers offers;
    private final GatewayLetters letters;
    private final Links links;
    private final EngineErrors errors;
    private final Int2ObjectHashMap<Mark> marks = new Int2ObjectHashMap<>();
    private boolean hasAllMarks;

    private record Mark(int epoch, long msgSeqNum, long deliveredEventNumber) {}

    Recovery(
            FixEngine engine,
            FixLibrary library,
            Offers offers,
            GatewayLetters letters,
            Links links,
            EngineErrors errors) {
        this.engine = engine;
        this.library = library;
        this.offers = offers;
        this.letters = letters;
        this.links = links;
        this.errors = errors;
    }

    /** Everything up to the telling of events, which the caller does by following the journal. */
    void run(SequencerAddress sequencer, JournalPosition checkpoint, boolean isArchiveWhole, long correlationId) {
        await("the sequencer to take commands", offers::isConnected);
        long generation;
        long question = correlationId;
        do {
            generation = offers.generation();
            introduce();
            learnMarks(sequencer, checkpoint, question++);
            for (SessionInfo info : engine.allSessions()) {
                recover(info);
            }
            // The answer stands behind all that was offered; had the leader changed in between, some of that may be
            // lost.
            learnMarks(sequencer, checkpoint, question++);
        } while (generation != offers.generation());
        if (!isArchiveWhole) {
            for (Link link : links.all()) {
                Session session = link.session();
                if (session != null) {
                    jump(link, session);
                }
            }
        }
    }

    private void introduce() {
        await("the gateway's first word", () -> letters.alive(LEASE_MS));
        for (SessionDefinition definition : links.own()) {
            await("a session to be defined", () -> letters.define(definition));
            await(
                    "a session to be told down",
                    () -> letters.down(definition.id(), 0, DownCause.GATEWAY_DEATH, "gateway starts"));
        }
    }

    /**
     * One session after the other: Artio hands the messages of an offline session to the one that was acquired last, since all of them
     * have the same number for no connection (LibraryPoller.onMessage).
     */
    private void recover(SessionInfo info) {
        Link link = links.byKey(info.sessionKey());
        if (link == null) {
            LOG.warn("session {} is in the archive and no longer defined; it is left alone", info.sessionKey());
            return;
        }
        Session known = link.session();
        replay(link, known == null ? acquire(link, info) : known);
    }

    void await(String what, BooleanSupplier isDone) {
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        while (!isDone.getAsBoolean()) {
            Throwable end = errors.end();
            if (end != null) {
                throw new IllegalStateException("the FIX engine ended while the gateway waited for " + what, end);
            }
            int work = offers.poll() + library.poll(10);
            if (work == 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(PAUSE_NS);
            }
            if (System.nanoTime() > deadlineNs) {
                throw new IllegalStateException(
                        "the gateway waited " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS) + " s in vain for " + what);
            }
        }
    }

    private void learnMarks(SequencerAddress sequencer, JournalPosition checkpoint, long correlationId) {
        hasAllMarks = false;
        await("the question for marks to be taken", () -> letters.askMarks(correlationId));
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        SessionMarkedDecoder marked = new SessionMarkedDecoder();
        try (EventFollower follower = new EventFollower(sequencer, checkpoint, "gateway-recovery")) {
            await("the sessions' marks", () -> {
                follower.poll(
                        (number, epochNs, buffer, offset, length, position) ->
                                learn(buffer, offset, header, marked, correlationId),
                        100);
                return hasAllMarks;
            });
        }
    }

    private boolean learn(
            DirectBuffer buffer,
            int offset,
            MessageHeaderDecoder header,
            SessionMarkedDecoder marked,
            long correlationId) {
        header.wrap(buffer, offset);
        if (header.templateId() == SessionMarkedDecoder.TEMPLATE_ID) {
            marked.wrapAndApplyHeader(buffer, offset, header);
            if (marked.correlationId() == correlationId) {
                marks.put(
                        marked.sessionId(),
                        new Mark(marked.epoch(), marked.msgSeqNum(), marked.deliveredEventNumber()));
                hasAllMarks |= marked.remaining() == 0;
            }
        }
        return true;
    }

    private Session acquire(Link link, SessionInfo info) {
        Reply<?> reply = library.requestSession(
                info.sessionId(), FixLibrary.NO_MESSAGE_REPLAY, FixLibrary.NO_MESSAGE_REPLAY, REPLY_TIMEOUT_MS);
        await("session " + link.definition().compId(), () -> !reply.isExecuting());
        Session session = link.session();
        if (session == null) {
            throw new IllegalStateException("session " + link.definition().compId() + " could not be acquired: "
                    + (reply.hasErrored() ? reply.error() : reply.state()));
        }
        Mark mark = marks.get(link.id());
        if (mark != null) {
            link.delivered(mark.deliveredEventNumber());
            link.noted(mark.deliveredEventNumber());
        }
        link.sequenceIndex(session.sequenceIndex());
        return session;
    }

    /** What the archive holds above the core's mark, in its order and up to the first gap. */
    private void replay(Link link, Session session) {
        @Nullable Mark mark = marks.get(link.id());
        int index = session.sequenceIndex();
        long from = mark == null || mark.epoch() < index ? 1 : mark.msgSeqNum() + 1;
        int to = session.lastReceivedMsgSeqNum();
        link.row().begin(index, from);
        if (to < from) {
            // The core has more than the archive: the counterparty is asked for it, and the core drops the doubles.
            link.row().begin(index, to + 1L);
            return;
        }
        Reply<?> reply = session.replayReceivedMessages((int) from, index, to, index, REPLY_TIMEOUT_MS);
        await("the replay of " + link.definition().compId(), () -> !reply.isExecuting());
        LOG.info(
                "{}: read again what was received from {} to {}, without a gap up to {}: {}",
                link.definition().compId(),
                from,
                to,
                link.row().next() - 1,
                reply.state());
    }

    private void jump(Link link, Session session) {
        int next = session.lastSentMsgSeqNum() + 1 + JUMP;
        await("a sequence reset of " + link.definition().compId(), () -> session.trySendSequenceReset(next) >= 0);
        LOG.warn(
                "{}: messages may be on the wire that no archive holds; MsgSeqNum(34) goes on at {}",
                link.definition().compId(),
                next);
    }
}
