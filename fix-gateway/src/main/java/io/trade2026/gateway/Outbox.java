package io.trade2026.gateway;

import io.trade2026.gateway.outbound.ClientNotices;
import io.trade2026.gateway.outbound.ClientReports;
import io.trade2026.gateway.outbound.Envelope;
import io.trade2026.gateway.outbound.ThrottleAnswers;
import io.trade2026.gateway.outbound.VenueOrders;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.gateway.wording.OverlayRewriter;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.ListStatusReportedDecoder;
import io.trade2026.messages.sbe.MassCancelReportedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageRefusedDecoder;
import io.trade2026.messages.sbe.NoticeSentDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderOwnersDecoder;
import io.trade2026.messages.sbe.SessionDisconnectOrderedDecoder;
import io.trade2026.messages.sbe.SessionMarkedDecoder;
import io.trade2026.messages.sbe.SessionRepairOrderedDecoder;
import io.trade2026.messages.sbe.SessionRepairReportedDecoder;
import io.trade2026.messages.sbe.SessionResetOrderedDecoder;
import io.trade2026.messages.sbe.SessionStateChangedDecoder;
import io.trade2026.messages.sbe.UnsentReason;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedDecoder;
import io.trade2026.messages.sbe.VenueStatusAskedDecoder;
import io.trade2026.sequencer.client.CrashPoint;
import io.trade2026.sequencer.client.CrashWindow;
import io.trade2026.sequencer.client.EventHandler;
import io.trade2026.sessions.Dialect;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.session.Session;

/**
 * Tells what the core says: each event at most one FIX message. The event's number is stored with the message, in one write, so that
 * after a restart each session goes on where it was.
 */
final class Outbox implements EventHandler {
    /** Event number and MsgSeqNum(34): the same size for every session, as Artio needs it. */
    static final int META_LENGTH = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MAX_TEXT = 255;

    private final Links links;
    private final GatewayLetters letters;
    private final EpochNanoClock clock;
    private final HopTimes times;
    private final Envelope envelope = new Envelope();
    private final FixWriter writer = new FixWriter();
    private final UnsafeBuffer meta = new UnsafeBuffer(new byte[META_LENGTH]);
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final ClientReports reports = new ClientReports();
    private final ClientNotices notices = new ClientNotices();
    private final VenueOrders orders = new VenueOrders();
    private final EventHeaderDecoder eventHeader = new EventHeaderDecoder();
    private final SessionMarkedDecoder sessionMarked = new SessionMarkedDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderChangedDecoder orderChanged = new OrderChangedDecoder();
    private final CancelRejectedDecoder cancelRejected = new CancelRejectedDecoder();
    private final MessageRefusedDecoder messageRefused = new MessageRefusedDecoder();
    private final MassCancelReportedDecoder massCancelReported = new MassCancelReportedDecoder();
    private final ListStatusReportedDecoder listStatusReported = new ListStatusReportedDecoder();
    private final NoticeSentDecoder noticeSent = new NoticeSentDecoder();
    private final VenueOrderSentDecoder venueOrder = new VenueOrderSentDecoder();
    private final VenueCancelSentDecoder venueCancel = new VenueCancelSentDecoder();
    private final VenueReplaceSentDecoder venueReplace = new VenueReplaceSentDecoder();
    private final VenueStatusAskedDecoder venueStatus = new VenueStatusAskedDecoder();
    private final VenueReportUnmatchedDecoder unmatched = new VenueReportUnmatchedDecoder();
    private final SessionDisconnectOrderedDecoder disconnectOrdered = new SessionDisconnectOrderedDecoder();
    private final SessionStateChangedDecoder sessionState = new SessionStateChangedDecoder();
    private final SessionResetOrderedDecoder resetOrdered = new SessionResetOrderedDecoder();
    private final SessionRepairOrderedDecoder repairOrdered = new SessionRepairOrderedDecoder();
    private final SessionRepairReportedDecoder repairReported = new SessionRepairReportedDecoder();
    private final Repairs repairs;
    private final DropCopies copies;
    private final CrashPoint crash;
    private final Offers offers;
    private final KillGate gate;
    private long eventEpochNs;
    private UnsentReason whyUnsent;
    private boolean isRecovering = true;
    /** What is told now may have been on the wire before, in a message that no archive holds. */
    private boolean mayBeToldAgain;

    Outbox(
            Links links,
            DropCopies copies,
            GatewayLetters letters,
            EpochNanoClock clock,
            HopTimes times,
            boolean isArchiveWhole,
            CrashPoint crash,
            Offers offers) {
        this.links = links;
        this.copies = copies;
        this.letters = letters;
        this.repairs = new Repairs(links, letters);
        this.clock = clock;
        this.times = times;
        this.crash = crash;
        this.offers = offers;
        this.gate = offers.gate();
        this.mayBeToldAgain = !isArchiveWhole;
        this.whyUnsent = isArchiveWhole ? UnsentReason.LINK_DOWN : UnsentReason.IN_DOUBT;
    }

    /**
     * Carries out the repairs of before this start that nobody has carried out.
     *
     * @return false when it has to be called again
     */
    boolean settleRepairs() {
        return repairs.settle();
    }

    /** What comes from now on was decided while this gateway ran. */
    void recovered() {
        isRecovering = false;
        mayBeToldAgain = false;
        whyUnsent = UnsentReason.LINK_DOWN;
    }

    @Override
    public boolean onEvent(long number, long epochNs, DirectBuffer buffer, int offset, int length, long position) {
        offers.caused(eventHeader.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH));
        eventEpochNs = epochNs;
        boolean isTold = tell(buffer, offset, number);
        if (isTold) {
            copies.told(number, epochNs, position);
        }
        return isTold;
    }

    private boolean tell(DirectBuffer buffer, int offset, long number) {
        header.wrap(buffer, offset);
        return switch (header.templateId()) {
            case OrderChangedDecoder.TEMPLATE_ID ->
                tell(orderChanged.wrapAndApplyHeader(buffer, offset, header), number)
                        && copies.copy(orderChanged, number);
            case CancelRejectedDecoder.TEMPLATE_ID ->
                tell(cancelRejected.wrapAndApplyHeader(buffer, offset, header), number);
            case MessageRefusedDecoder.TEMPLATE_ID ->
                tell(messageRefused.wrapAndApplyHeader(buffer, offset, header), number);
            case MassCancelReportedDecoder.TEMPLATE_ID ->
                tell(massCancelReported.wrapAndApplyHeader(buffer, offset, header), number);
            case ListStatusReportedDecoder.TEMPLATE_ID ->
                tell(listStatusReported.wrapAndApplyHeader(buffer, offset, header), number);
            case NoticeSentDecoder.TEMPLATE_ID -> tell(noticeSent.wrapAndApplyHeader(buffer, offset, header), number);
            case VenueOrderSentDecoder.TEMPLATE_ID ->
                order(venueOrder.wrapAndApplyHeader(buffer, offset, header), number);
            case KillSwitchChangedDecoder.TEMPLATE_ID -> {
                gate.reached(number);
                yield true;
            }
            case VenueCancelSentDecoder.TEMPLATE_ID ->
                cancel(venueCancel.wrapAndApplyHeader(buffer, offset, header), number);
            case VenueReplaceSentDecoder.TEMPLATE_ID ->
                replace(venueReplace.wrapAndApplyHeader(buffer, offset, header), number);
            case VenueStatusAskedDecoder.TEMPLATE_ID ->
                status(venueStatus.wrapAndApplyHeader(buffer, offset, header), number);
            case VenueReportUnmatchedDecoder.TEMPLATE_ID ->
                dontKnow(unmatched.wrapAndApplyHeader(buffer, offset, header), number);
            case SessionDisconnectOrderedDecoder.TEMPLATE_ID ->
                disconnect(disconnectOrdered.wrapAndApplyHeader(buffer, offset, header));
            case SessionStateChangedDecoder.TEMPLATE_ID ->
                contradict(sessionState.wrapAndApplyHeader(buffer, offset, header));
            case SessionMarkedDecoder.TEMPLATE_ID -> {
                offers.marked(sessionMarked.wrapAndApplyHeader(buffer, offset, header));
                yield true;
            }
            case SessionResetOrderedDecoder.TEMPLATE_ID ->
                reset(resetOrdered.wrapAndApplyHeader(buffer, offset, header));
            case SessionRepairOrderedDecoder.TEMPLATE_ID ->
                repair(RepairOrder.of(repairOrdered.wrapAndApplyHeader(buffer, offset, header), number));
            case SessionRepairReportedDecoder.TEMPLATE_ID -> {
                repairs.reported(repairReported
                        .wrapAndApplyHeader(buffer, offset, header)
                        .correlationId());
                yield true;
            }
            default -> true;
        };
    }

    // To clients

    private boolean tell(OrderChangedDecoder event, long number) {
        Link link = untold(event.order().sessionId(), number);
        if (link == null) {
            return true;
        }
        boolean isThrottled = ThrottleAnswers.answer(event, envelope, writer);
        if (!isThrottled) {
            reports.executionReport(event, envelope, writer);
        }
        if (!send(link, isThrottled ? 'j' : '8', number)) {
            return false;
        }
        OrderFact fact = event.fact();
        Openings.told(link, fact, event.order().terms().timeInForce());
        if (fact == OrderFact.DENIED) {
            link.counters().denied(event.explanation().denial());
        } else if (fact == OrderFact.REJECTED) {
            link.counters().rejectedByVenue();
        }
        time(event.header(), link.id());
        return true;
    }

    private boolean tell(CancelRejectedDecoder event, long number) {
        Link link = untold(event.sessionId(), number);
        if (link == null) {
            return true;
        }
        boolean isThrottled = ThrottleAnswers.answer(event, envelope, writer);
        if (!isThrottled) {
            reports.cancelReject(event, envelope, writer);
        }
        if (!send(link, isThrottled ? 'j' : '9', number)) {
            return false;
        }
        link.counters().denied(event.explanation().denial());
        return true;
    }

    private boolean tell(MessageRefusedDecoder event, long number) {
        Link link = untold(event.sessionId(), number);
        if (link == null) {
            return true;
        }
        boolean isSession = reports.refusal(event, envelope, writer);
        if (!send(link, isSession ? '3' : 'j', number)) {
            return false;
        }
        link.counters().refused(isSession);
        return true;
    }

    private boolean tell(MassCancelReportedDecoder event, long number) {
        Link link = untold(event.sessionId(), number);
        if (link == null) {
            return true;
        }
        if (!reportsMassCancel(event, link, number)) {
            return true;
        }
        if (!send(link, 'r', number)) {
            return false;
        }
        if (event.massCancelRejectReason() >= 0) {
            link.counters().denied(event.explanation().denial());
        }
        return true;
    }

    /** Only a session that has changed its version since it asked cannot be told. */
    private boolean reportsMassCancel(MassCancelReportedDecoder event, Link link, long number) {
        boolean isWritten = notices.massCancelReport(event, envelope, writer);
        if (!isWritten) {
            LOG.warn(
                    "event {}: {} speaks {} now, which has no OrderMassCancelReport(r)",
                    number,
                    link.definition().compId(),
                    link.version().beginString());
        }
        return isWritten;
    }

    private boolean tell(ListStatusReportedDecoder event, long number) {
        Link link = untold(event.sessionId(), number);
        if (link == null) {
            return true;
        }
        notices.listStatus(event, envelope, writer);
        return send(link, 'N', number);
    }

    private boolean tell(NoticeSentDecoder event, long number) {
        Link link = untold(event.sessionId(), number);
        if (link == null) {
            return true;
        }
        char msgType = notices.notice(event, envelope, writer);
        return send(link, msgType, number);
    }

    private void time(EventHeaderDecoder event, int toSessionId) {
        long causedNs = event.causeReceivedEpochNs();
        if (causedNs <= 0 || isRecovering) {
            return;
        }
        long tookNs = clock.nanoTime() - causedNs;
        if (event.causeSessionId() == toSessionId) {
            times.clientToAnswer(tookNs);
        } else {
            times.venueToClient(tookNs);
        }
    }

    /** The link to tell, with its envelope addressed; null when there is none, or it has been told before the restart. */
    private @Nullable Link untold(int sessionId, long number) {
        Link link = links.byId(sessionId);
        if (link == null || links.isElsewhere(sessionId)) {
            return null;
        }
        Session session = link.session();
        if (session == null) {
            LOG.warn(
                    "event {}: {} has never logged on, nobody is told",
                    number,
                    link.definition().compId());
            return null;
        }
        if (number <= link.deliveredEventNumber()) {
            return null;
        }
        envelope.to(link.version(), link.ourCompId(), link.theirCompId())
                .worded(link.wording())
                .reasons(link.definition().dialect().extendedReasons())
                .throttled(link.definition().dialect().throttled() == Dialect.Throttled.REJECT)
                .numbered(session.lastSentMsgSeqNum() + 1, clock.nanoTime());
        if (mayBeToldAgain && !link.definition().isVenue()) {
            envelope.possResend();
        }
        return link;
    }

    private boolean send(Link link, long messageType, long number) {
        Session session = link.session();
        if (session == null) {
            return true;
        }
        int msgSeqNum = session.lastSentMsgSeqNum() + 1;
        OverlayRewriter overlay = link.wording().overlay();
        if (overlay != null) {
            overlay.outbound(writer, messageType);
        }
        int length = writer.finish();
        meta.putLong(0, number);
        meta.putLong(Long.BYTES, msgSeqNum);
        boolean isVenue = link.definition().isVenue();
        crash.pass(isVenue ? CrashWindow.VENUE_UNSENT : CrashWindow.GATEWAY_READ);
        if (session.trySend(writer.buffer(), writer.offset(), length, msgSeqNum, messageType, meta, 0) < 0) {
            return false;
        }
        crash.pass(isVenue ? CrashWindow.VENUE_SENT : CrashWindow.GATEWAY_TOLD);
        link.delivered(number);
        link.counters().sent(messageType);
        return true;
    }

    // To venues

    private boolean order(VenueOrderSentDecoder event, long number) {
        Link link = untold(event.venueSessionId(), number);
        if (link == null || !mayTrade(link)) {
            return unsent(link, event.venueSessionId(), event.venueRequestId(), number);
        }
        if (isKilled(event.owners(), deskOf(event.deskId(), VenueOrderSentDecoder.deskIdEncodingOffset()), number)) {
            gate.hold(event.orderId());
            return letters.unsent(event.venueSessionId(), event.venueRequestId(), UnsentReason.KILLED);
        }
        orders.newOrder(event, envelope, writer);
        long causedNs = event.header().causeReceivedEpochNs();
        if (!send(link, 'D', number)) {
            return false;
        }
        remember(link, event.venueRequestId());
        if (causedNs > 0) {
            times.clientToVenue(clock.nanoTime() - causedNs);
        }
        return true;
    }

    /** The desk of the event that the header is of: those of before there were desks end in front of it. */
    private int deskOf(int deskId, int offset) {
        return header.blockLength() > offset ? deskId : 0;
    }

    /** Whether a kill switch has overtaken it; who is late looks first whether one has come. */
    private boolean isKilled(OrderOwnersDecoder owners, int deskId, long number) {
        if (clock.nanoTime() - eventEpochNs > KillGate.FRESH_NS) {
            offers.hear();
        }
        return gate.stops(owners, deskId, number);
    }

    private boolean cancel(VenueCancelSentDecoder event, long number) {
        Link link = untold(event.venueSessionId(), number);
        if (link == null || !mayTrade(link)) {
            return unsent(link, event.venueSessionId(), event.venueRequestId(), number);
        }
        if (gate.isHeld(event.orderId())) {
            return letters.unsent(event.venueSessionId(), event.venueRequestId(), UnsentReason.LINK_DOWN);
        }
        orders.cancel(event, envelope, writer);
        if (!send(link, 'F', number)) {
            return false;
        }
        remember(link, event.venueRequestId());
        return true;
    }

    private boolean replace(VenueReplaceSentDecoder event, long number) {
        Link link = untold(event.venueSessionId(), number);
        if (link == null || !mayTrade(link)) {
            return unsent(link, event.venueSessionId(), event.venueRequestId(), number);
        }
        int deskId = deskOf(event.deskId(), VenueReplaceSentDecoder.deskIdEncodingOffset());
        if (gate.isHeld(event.orderId()) || isKilled(event.owners(), deskId, number)) {
            return letters.unsent(event.venueSessionId(), event.venueRequestId(), UnsentReason.KILLED);
        }
        orders.replace(event, envelope, writer);
        if (!send(link, 'G', number)) {
            return false;
        }
        remember(link, event.venueRequestId());
        return true;
    }

    /** Asked again by the core when the link is back, so one that cannot leave is dropped. */
    private boolean status(VenueStatusAskedDecoder event, long number) {
        Link link = untold(event.venueSessionId(), number);
        if (link == null || !mayTrade(link)) {
            return true;
        }
        orders.status(event, envelope, writer);
        return send(link, 'H', number);
    }

    private boolean dontKnow(VenueReportUnmatchedDecoder event, long number) {
        Link link = untold(event.venueSessionId(), number);
        if (link == null || !mayTrade(link)) {
            return true;
        }
        orders.dontKnow(event, envelope, writer);
        return send(link, 'Q', number);
    }

    private static boolean mayTrade(Link link) {
        Session session = link.session();
        return session != null && session.isActive() && link.isUp();
    }

    private static void remember(Link link, long venueRequestId) {
        Session session = link.session();
        if (session != null) {
            link.remember(session.lastSentMsgSeqNum(), venueRequestId);
        }
    }

    /** Orders never wait for a venue: the core hears that this one did not leave. */
    private boolean unsent(@Nullable Link addressed, int venueSessionId, long venueRequestId, long number) {
        if (links.isElsewhere(venueSessionId)) {
            return true;
        }
        Link link = addressed == null ? links.byId(venueSessionId) : addressed;
        if (link != null && number <= link.deliveredEventNumber()) {
            return true;
        }
        return letters.unsent(venueSessionId, venueRequestId, whyUnsent);
    }

    /** This gateway was not heard for the time of its lease, and yet lives: what is up is told again. */
    private boolean contradict(SessionStateChangedDecoder event) {
        Link link = links.byId(event.sessionId());
        if (!isRecovering && link != null && link.isUp() && event.causeRaw() == DownCause.GATEWAY_DEATH.value()) {
            LOG.warn(
                    "{}: held to be down, since this gateway was slow; told to be up again",
                    link.definition().compId());
            link.up(false, clock.nanoTime());
        }
        return true;
    }

    // Orders of operators

    private boolean repair(RepairOrder order) {
        if (isRecovering) {
            repairs.met(order);
            return true;
        }
        return repairs.order(order);
    }

    private boolean disconnect(SessionDisconnectOrderedDecoder event) {
        Link link = links.byId(event.sessionId());
        Session session = link == null ? null : link.session();
        if (isRecovering || link == null || session == null || !session.isConnected()) {
            return true;
        }
        String user = event.user();
        int length = event.getReason(text, 0, MAX_TEXT);
        String why = "disconnected by " + user + ": " + text.getStringWithoutLengthAscii(0, length);
        LinkWatch.logout(link, session, why, clock.nanoTime());
        return true;
    }

    private boolean reset(SessionResetOrderedDecoder event) {
        Link link = links.byId(event.sessionId());
        Session session = link == null ? null : link.session();
        if (isRecovering || link == null || session == null) {
            return true;
        }
        LOG.info(
                "{}: sequence numbers back to 1 by order of {}",
                link.definition().compId(),
                event.user());
        return Repairs.reset(link, session);
    }
}
