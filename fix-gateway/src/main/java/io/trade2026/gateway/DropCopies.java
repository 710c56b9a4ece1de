package io.trade2026.gateway;

import io.trade2026.gateway.dropcopy.Asked;
import io.trade2026.gateway.dropcopy.CopyFilter;
import io.trade2026.gateway.dropcopy.CopyReports;
import io.trade2026.gateway.dropcopy.CopyRequest;
import io.trade2026.gateway.dropcopy.JournalIndex;
import io.trade2026.gateway.dropcopy.JournalRun;
import io.trade2026.gateway.dropcopy.RefusedRequest;
import io.trade2026.gateway.dropcopy.RequestAnswers;
import io.trade2026.gateway.dropcopy.RequestReader;
import io.trade2026.gateway.inbound.Arrival;
import io.trade2026.gateway.outbound.Envelope;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.gateway.wording.OverlayRewriter;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sessions.SessionBook;
import io.trade2026.sessions.SessionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.session.Session;
import uk.co.real_logic.artio.util.MessageTypeEncoding;

/**
 * The drop copy sessions: each event that passes a session's filter is one message to it, told as clients are told, with the event's number
 * beside it; and what a session asks for is read again from the journal and sent between, a little at a time. Owned by the gateway's
 * thread.
 */
final class DropCopies {
    /** MsgType(35) of TradeCaptureReportRequest, packed as Artio does. */
    static final long REQUEST = MessageTypeEncoding.packMessageType("AD");

    /** Most executions in one answer: fewer than the messages that the engine can send again. */
    static final int MOST = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(DropCopies.class);
    private static final long ANSWER = MessageTypeEncoding.packMessageType("AQ");
    private static final int OTHER = 99;
    private static final int BATCH = 4;
    /** Between two executions of an answer: at most 2,000 in a second, so that live copies and trading have the gateway's thread. */
    private static final long PACE_NS = TimeUnit.MICROSECONDS.toNanos(500);

    private final Links links;
    private final SequencerAddress sequencer;
    private final EpochNanoClock clock;
    private final JournalIndex index = new JournalIndex();
    private final Envelope envelope = new Envelope();
    private final FixWriter writer = new FixWriter();
    private final UnsafeBuffer meta = new UnsafeBuffer(new byte[Outbox.META_LENGTH]);
    private final CopyReports reports = new CopyReports();
    private final RequestAnswers answers = new RequestAnswers();
    private final RequestReader requests = new RequestReader();
    private final List<Desk> desks = new ArrayList<>();
    private @Nullable SessionBook book;
    private long lastEvent;

    DropCopies(Links links, SequencerAddress sequencer, EpochNanoClock clock) {
        this.links = links;
        this.sequencer = sequencer;
        this.clock = clock;
    }

    /** One session with its filter, and what is being answered to it. */
    private static final class Desk {
        private final Link link;
        private CopyFilter filter;
        private @Nullable JournalRun run;
        private long connectionId;
        private int sent;
        private long lastSent;
        private long nextSendNs;

        Desk(Link link, CopyFilter filter) {
            this.link = link;
            this.filter = filter;
        }

        void end() {
            JournalRun ended = run;
            run = null;
            if (ended != null) {
                ended.close();
            }
        }
    }

    // What happens now

    /** An event was told to everybody whom it concerns. */
    void told(long number, long epochNs, long position) {
        lastEvent = number;
        index.read(number, epochNs, position);
    }

    /**
     * A drop copy logs on for the first time: it is told what happens from now on, and asks for what was before.
     *
     * @param link of the drop copy
     */
    void welcome(Link link) {
        LOG.info(
                "{}: logs on for the first time, copies begin after event {}",
                link.definition().compId(),
                lastEvent);
        link.delivered(lastEvent);
    }

    /**
     * Tells an event to all whom it concerns and who have not been told.
     *
     * @return false when it has to come again
     */
    boolean copy(OrderChangedDecoder event, long number) {
        adopt();
        for (int i = 0; i < desks.size(); i++) {
            Desk desk = desks.get(i);
            Session session = desk.link.session();
            // Who has never logged on has no session that could keep it; he asks for it.
            if (session != null
                    && number > desk.link.deliveredEventNumber()
                    && desk.filter.passes(event)
                    && !tell(desk.link, session, event, number)) {
                return false;
            }
        }
        return true;
    }

    private boolean tell(Link link, Session session, OrderChangedDecoder event, long number) {
        address(link, session);
        write(event);
        if (!send(link, session, '8', number)) {
            return false;
        }
        link.delivered(number);
        return true;
    }

    private void adopt() {
        if (book == links.book()) {
            return;
        }
        book = links.book();
        List<SessionDefinition> defined = links.everybody();
        for (Link link : links.all()) {
            Desk desk = deskOf(link);
            if (!link.definition().isDropCopy()) {
                if (desk != null) {
                    desk.end();
                    desks.remove(desk);
                }
                continue;
            }
            CopyFilter filter = new CopyFilter(link.definition().dropCopy(), defined);
            if (desk == null) {
                desks.add(new Desk(link, filter));
            } else {
                desk.filter = filter;
            }
        }
    }

    private @Nullable Desk deskOf(Link link) {
        for (Desk desk : desks) {
            if (desk.link == link) {
                return desk;
            }
        }
        return null;
    }

    private void address(Link link, Session session) {
        envelope.to(link.version(), link.ourCompId(), link.theirCompId())
                .worded(link.wording())
                .numbered(session.lastSentMsgSeqNum() + 1, clock.nanoTime());
    }

    private void write(OrderChangedDecoder event) {
        reports.write(
                event,
                links.definitionOf(event.order().sessionId()),
                links.definitionOf(event.venueSessionId()),
                envelope,
                writer);
    }

    private boolean send(Link link, Session session, long messageType, long eventNumber) {
        int msgSeqNum = session.lastSentMsgSeqNum() + 1;
        OverlayRewriter overlay = link.wording().overlay();
        if (overlay != null) {
            overlay.outbound(writer, messageType);
        }
        int length = writer.finish();
        meta.putLong(0, eventNumber);
        meta.putLong(Long.BYTES, msgSeqNum);
        if (session.trySend(writer.buffer(), writer.offset(), length, msgSeqNum, messageType, meta, 0) < 0) {
            return false;
        }
        link.counters().sent(messageType);
        return true;
    }

    // What was missed

    /**
     * Takes a TradeCaptureReportRequest(AD). The answer ends with the event that was told last; what comes after it is told live.
     *
     * @param link of the drop copy
     * @param arrival of the request
     * @return what is to become of the message
     */
    Taken take(Link link, Arrival arrival) {
        adopt();
        Desk desk = deskOf(link);
        Session session = link.session();
        if (desk == null || session == null) {
            return Taken.DONE;
        }
        Asked asked = requests.read(arrival, link.definition().dropCopy(), lastEvent);
        if (asked == null) {
            return Taken.NAMELESS;
        }
        if (asked instanceof CopyRequest request && desk.run != null) {
            asked = new RefusedRequest(
                    request.requestId(),
                    request.requestType(),
                    OTHER,
                    "request " + desk.run.request().requestId() + " is still being answered, ask again after its end");
        }
        address(link, session);
        if (asked instanceof CopyRequest request) {
            answers.accept(request, envelope, writer);
        } else if (asked instanceof RefusedRequest refused) {
            answers.refuse(refused, envelope, writer);
        }
        if (!send(link, session, ANSWER, link.deliveredEventNumber())) {
            return Taken.AGAIN;
        }
        if (asked instanceof CopyRequest request) {
            begin(desk, session, request);
        } else if (asked instanceof RefusedRequest refused) {
            LOG.info("{}: request {} refused: {}", link.definition().compId(), refused.requestId(), refused.text());
        }
        return Taken.DONE;
    }

    /** What is to become of a request. */
    enum Taken {
        /** It is answered, or will be. */
        DONE,
        /** Nothing could be sent now: it has to come again. */
        AGAIN,
        /** It has no id to answer to: it is refused as a message. */
        NAMELESS
    }

    private void begin(Desk desk, Session session, CopyRequest request) {
        String compId = desk.link.definition().compId();
        LOG.info("{}: request {}, up to E{}", compId, request, lastEvent);
        JournalRun run = new JournalRun(compId, sequencer, index, request, desk.filter, lastEvent);
        desk.run = run;
        desk.connectionId = session.connectionId();
        desk.sent = 0;
        desk.lastSent = request.afterEvent();
        desk.nextSendNs = 0;
        run.start();
    }

    /** Sends a little of what was asked for. */
    int work() {
        int work = 0;
        for (int i = 0; i < desks.size(); i++) {
            Desk desk = desks.get(i);
            JournalRun run = desk.run;
            if (run != null) {
                work += answer(desk, run);
            }
        }
        return work;
    }

    private int answer(Desk desk, JournalRun run) {
        Session session = desk.link.session();
        if (session == null || !session.isActive() || session.connectionId() != desk.connectionId) {
            LOG.info(
                    "{}: gone before request {} was answered",
                    desk.link.definition().compId(),
                    run.request().requestId());
            desk.end();
            return 1;
        }
        long nowNs = clock.nanoTime();
        if (session.isSlowConsumer() || nowNs < desk.nextSendNs) {
            return 0;
        }
        boolean isMost = desk.sent >= MOST;
        if (isMost || run.isComplete() || run.failure() != null) {
            return end(desk, run, session, isMost) ? 1 : 0;
        }
        int sent = run.poll(event -> resend(desk, session, event), BATCH);
        desk.nextSendNs = nowNs + sent * PACE_NS;
        return sent;
    }

    private boolean resend(Desk desk, Session session, OrderChangedDecoder event) {
        if (desk.sent >= MOST) {
            return false;
        }
        address(desk.link, session);
        envelope.possResend();
        write(event);
        if (!send(desk.link, session, '8', desk.link.deliveredEventNumber())) {
            return false;
        }
        desk.sent++;
        desk.lastSent = event.header().eventNumber();
        return true;
    }

    private boolean end(Desk desk, JournalRun run, Session session, boolean isMost) {
        CopyRequest request = run.request();
        String failure = run.failure();
        address(desk.link, session);
        if (failure == null) {
            String text = isMost
                    ? "these are the most in one answer, there may be more: ask again with ExecID(17)=E" + desk.lastSent
                    : run.cutAt() > 0 ? "what was before ExecID(17)=E" + run.cutAt() + " is kept elsewhere" : "";
            answers.complete(request, desk.sent, text, envelope, writer);
        } else {
            String text = "stopped after ExecID(17)=E" + desk.lastSent + ", ask again: " + failure;
            answers.refuse(
                    new RefusedRequest(request.requestId(), request.requestType(), OTHER, text), envelope, writer);
        }
        if (!send(desk.link, session, ANSWER, desk.link.deliveredEventNumber())) {
            return false;
        }
        LOG.info(
                "{}: request {} answered by {} executions",
                desk.link.definition().compId(),
                request.requestId(),
                desk.sent);
        desk.end();
        return true;
    }

    /** Ends all answers, since the gateway ends. */
    void close() {
        desks.forEach(Desk::end);
    }
}
