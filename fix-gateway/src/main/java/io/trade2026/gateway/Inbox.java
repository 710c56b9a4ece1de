package io.trade2026.gateway;

import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import io.trade2026.gateway.EarlyMessages.Early;
import io.trade2026.gateway.InboundRow.Judgement;
import io.trade2026.gateway.inbound.Arrival;
import io.trade2026.gateway.inbound.ClientTranslator;
import io.trade2026.gateway.inbound.DropCopyTranslator;
import io.trade2026.gateway.inbound.Letter;
import io.trade2026.gateway.inbound.VenueCopyTranslator;
import io.trade2026.gateway.inbound.VenueTranslator;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.sequencer.client.CrashPoint;
import io.trade2026.sequencer.client.CrashWindow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.library.OnMessageInfo;
import uk.co.real_logic.artio.library.SessionHandler;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.messages.MessageStatus;
import uk.co.real_logic.artio.session.Session;

/**
 * Takes what counterparties say: each application message becomes one command. While the sequencer takes none, the message is not
 * consumed, so that the pressure reaches the counterparty's socket.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String ADMINISTRATIVE = "01245A";
    private static final char TEST_REQUEST = '1';
    private static final int MSG_SEQ_NUM = 34;

    private final Offers offers;
    private final Arrival arrival = new Arrival();
    private final Letter letter = new Letter();
    private final ClientTranslator clients = new ClientTranslator();
    private final VenueTranslator venues = new VenueTranslator();
    private final VenueCopyTranslator venueCopies = new VenueCopyTranslator();
    private final DropCopyTranslator dropCopies = new DropCopyTranslator();
    private final DropCopies copies;
    private final SessionMessages messages;
    private final Pressure pressure;
    private final CrashPoint crash;
    private final Set<Link> held = new LinkedHashSet<>();

    Inbox(Offers offers, DropCopies copies, SessionMessages messages, Pressure pressure, CrashPoint crash) {
        this.offers = offers;
        this.copies = copies;
        this.messages = messages;
        this.pressure = pressure;
        this.crash = crash;
    }

    /** Takes up what was due and could not be taken. */
    int work() {
        if (held.isEmpty()) {
            return 0;
        }
        List<Link> links = List.copyOf(held);
        held.clear();
        links.forEach(this::takeEarly);
        return 1;
    }

    /** What came ahead of a gap, as far as it is filled now. */
    private void takeEarly(Link link) {
        InboundRow row = link.row();
        for (Early early = row.due(); early != null; early = row.due()) {
            DirectBuffer message = early.message();
            if (message == null) {
                return;
            }
            long msgSeqNum = row.next();
            arrival.from(link.id(), link.version(), row.epoch())
                    .worded(link.wording())
                    .message(message, 0, message.capacity(), early.messageType(), early.receivedEpochNs());
            if (take(link, early.messageType(), false) != Action.CONTINUE) {
                held.add(link);
                return;
            }
            row.passed(msgSeqNum);
        }
    }

    SessionHandler handlerOf(Link link) {
        return new LinkHandler(link);
    }

    private Action take(Link link, long messageType, boolean isReplay) {
        if (messageType == TEST_REQUEST && !isReplay) {
            return messages.answer(link, arrival.fields()) ? Action.CONTINUE : Action.ABORT;
        }
        if (messageType < 128 && ADMINISTRATIVE.indexOf((char) messageType) >= 0) {
            return Action.CONTINUE;
        }
        if (link.definition().isVenueCopy()) {
            if (!venueCopies.translate(arrival, letter)) {
                return Action.CONTINUE;
            }
        } else if (link.definition().isVenue()) {
            venues.translate(arrival, link::venueRequestId, letter);
        } else if (messageType == '3') {
            LOG.warn(
                    "{} rejects message {} of ours: {}",
                    link.definition().compId(),
                    arrival.fields().text(45),
                    arrival.fields().text(58));
            return Action.CONTINUE;
        } else if (link.definition().isDropCopy()) {
            return takeOfDropCopy(link, messageType, isReplay);
        } else {
            clients.translate(arrival, letter);
        }
        return offer(link, messageType);
    }

    /**
     * A request for executions is answered by the gateway itself and is no command, since nothing comes of it. One that is read again at
     * a start is not answered: nobody knows how much of the answer was sent, and who has not seen its end asks again.
     */
    private Action takeOfDropCopy(Link link, long messageType, boolean isReplay) {
        if (messageType == 'j') {
            LOG.warn(
                    "{} does not take message {} of ours: {}",
                    link.definition().compId(),
                    arrival.fields().text(45),
                    arrival.fields().text(58));
            return Action.CONTINUE;
        }
        if (messageType != DropCopies.REQUEST || arrival.version() == FixVersion.FIX42) {
            dropCopies.refuse(arrival, letter);
            return offer(link, messageType);
        }
        arrival.reword();
        DropCopies.Taken taken = isReplay ? DropCopies.Taken.DONE : copies.take(link, arrival);
        return switch (taken) {
            case DONE -> {
                link.counters().received(messageType);
                yield Action.CONTINUE;
            }
            case AGAIN -> Action.ABORT;
            case NAMELESS -> {
                dropCopies.refuseWithoutId(arrival, letter);
                yield offer(link, messageType);
            }
        };
    }

    private Action offer(Link link, long messageType) {
        crash.pass(CrashWindow.GATEWAY_RECEIVED);
        if (offers.offer(letter.buffer(), letter.length(), arrival.sessionId(), arrival.epoch(), arrival.msgSeqNum())) {
            crash.pass(CrashWindow.GATEWAY_OFFERED);
            link.counters().received(messageType);
            return Action.CONTINUE;
        }
        pressure.refused(System.nanoTime());
        return Action.ABORT;
    }

    private final class LinkHandler implements SessionHandler {
        private final Link link;

        LinkHandler(Link link) {
            this.link = link;
        }

        @Override
        public Action onMessage(
                DirectBuffer buffer,
                int offset,
                int length,
                int libraryId,
                Session session,
                int sequenceIndex,
                long messageType,
                long timestampInNs,
                long position,
                OnMessageInfo messageInfo) {
            boolean isReplay = messageInfo.status() == MessageStatus.CATCHUP_REPLAY;
            arrival.from(link.id(), link.version(), sequenceIndex)
                    .worded(link.wording())
                    .message(buffer, offset, length, messageType, timestampInNs);
            if (!isReplay) {
                link.talk().heard(messageType, arrival.fields());
            }
            if (messageType == 'A' && link.definition().isVenue()) {
                heard(session, sequenceIndex);
            }
            InboundRow row = link.row();
            long msgSeqNum = arrival.fields().integer(MSG_SEQ_NUM, 0);
            Judgement judgement = isReplay ? Judgement.GOOD : judge(session, sequenceIndex, messageInfo, msgSeqNum);
            InboundRow.Turn turn = row.turn(arrival.fields(), messageType, sequenceIndex, judgement);
            Action action = switch (turn) {
                case TAKE -> take(link, messageType, isReplay);
                case KEEP -> keep(buffer, offset, length, messageType, timestampInNs);
                case PASS, DROP -> Action.CONTINUE;
            };
            if (action == Action.CONTINUE && turn != InboundRow.Turn.KEEP) {
                if (turn != InboundRow.Turn.DROP) {
                    row.passed(msgSeqNum);
                }
                takeEarly(link);
            }
            return action;
        }

        /** Artio holds all that is ahead of a gap for not valid, and all that is behind the end of a connection. */
        private Judgement judge(Session session, int sequenceIndex, OnMessageInfo messageInfo, long msgSeqNum) {
            if (link.isRefused(sequenceIndex, msgSeqNum)) {
                return Judgement.REFUSED;
            }
            if (messageInfo.isValid()) {
                return Judgement.GOOD;
            }
            return session.awaitingResend() || !session.isConnected() ? Judgement.OUT_OF_ORDER : Judgement.REFUSED;
        }

        /** One for which there is no room is asked for again, or comes again when what it waits for is only held up. */
        private Action keep(DirectBuffer buffer, int offset, int length, long messageType, long timestampInNs) {
            InboundRow row = link.row();
            boolean isKept = row.keep(arrival.fields(), buffer, offset, length, messageType, timestampInNs);
            return isKept || row.due() == null ? Action.CONTINUE : Action.ABORT;
        }

        /** The venue's answer to our Logon(A) may say that it lacks something. */
        private void heard(Session session, int sequenceIndex) {
            LinkProxy proxy = link.proxy();
            if (proxy != null && link.definition().numbering().nextExpected()) {
                int expected = (int) arrival.fields().integer(789, 0);
                proxy.resendExpected(expected, session.lastSentMsgSeqNum(), sequenceIndex);
            }
        }

        @Override
        public void onTimeout(int libraryId, Session session) {
            LOG.error(
                    "{}: the engine took the session back, since this thread was too slow",
                    link.definition().compId());
        }

        @Override
        public void onSlowStatus(int libraryId, Session session, boolean hasBecomeSlow) {
            LOG.warn(
                    "{} {}",
                    link.definition().compId(),
                    hasBecomeSlow ? "reads too slowly, what it is sent piles up" : "reads fast enough again");
        }

        @Override
        public Action onDisconnect(int libraryId, Session session, DisconnectReason reason) {
            link.end().ended(reason);
            link.disconnected();
            link.resetOrdered(false);
            link.wording().passedOver().tell();
            return Action.CONTINUE;
        }

        @Override
        public void onSessionStart(Session session) {
            link.end().begun();
        }
    }
}
