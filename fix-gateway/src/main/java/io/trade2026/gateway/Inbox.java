package io.trade2026.gateway;

import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import io.trade2026.gateway.inbound.Arrival;
import io.trade2026.gateway.inbound.ClientTranslator;
import io.trade2026.gateway.inbound.Letter;
import io.trade2026.gateway.inbound.VenueTranslator;
import io.trade2026.sequencer.client.CommandPublisher;
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

    private final CommandPublisher publisher;
    private final Arrival arrival = new Arrival();
    private final Letter letter = new Letter();
    private final ClientTranslator clients = new ClientTranslator();
    private final VenueTranslator venues = new VenueTranslator();

    Inbox(CommandPublisher publisher) {
        this.publisher = publisher;
    }

    SessionHandler handlerOf(Link link) {
        return new LinkHandler(link);
    }

    private Action take(Link link, long messageType) {
        if (messageType < 128 && ADMINISTRATIVE.indexOf((char) messageType) >= 0) {
            return Action.CONTINUE;
        }
        if (link.definition().isVenue()) {
            venues.translate(arrival, link::venueRequestId, letter);
        } else if (messageType == '3') {
            LOG.warn(
                    "{} rejects message {} of ours: {}",
                    link.definition().compId(),
                    arrival.fields().text(45),
                    arrival.fields().text(58));
            return Action.CONTINUE;
        } else {
            clients.translate(arrival, letter);
        }
        if (publisher.offer(letter.buffer(), 0, letter.length()) > 0) {
            link.counters().received(messageType);
            return Action.CONTINUE;
        }
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
            arrival.from(link.id(), link.version(), sequenceIndex)
                    .message(buffer, offset, length, messageType, timestampInNs);
            InboundRow row = link.row();
            boolean awaitsResend = session.awaitingResend() || messageInfo.status() == MessageStatus.CATCHUP_REPLAY;
            InboundRow.Turn turn =
                    row.turn(arrival.fields(), messageType, sequenceIndex, messageInfo.isValid(), awaitsResend);
            Action action = turn == InboundRow.Turn.TAKE ? take(link, messageType) : Action.CONTINUE;
            if (turn != InboundRow.Turn.DROP && action == Action.CONTINUE) {
                row.passed(arrival.fields());
            }
            return action;
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
            link.connected(false, "");
            link.whyDown(reason.name());
            return Action.CONTINUE;
        }

        @Override
        public void onSessionStart(Session session) {
            link.whyDown("");
        }
    }
}
