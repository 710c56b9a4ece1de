package io.trade2026.gateway;

import io.trade2026.gateway.outbound.Envelope;
import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixWriter;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.session.Session;

/**
 * The session messages that we send instead of Artio, since they hang on the order in which a counterparty is heard: the
 * ResendRequest(2) for what is missing, and the Heartbeat(0) that answers a TestRequest(1) in its turn. The gateway's thread.
 */
final class SessionMessages {
    private static final Logger LOG = LoggerFactory.getLogger(SessionMessages.class);
    private static final int TEST_REQ_ID = 112;

    private final EpochNanoClock clock;
    private final Envelope envelope = new Envelope();
    private final FixWriter writer = new FixWriter();
    private final UnsafeBuffer meta = new UnsafeBuffer(new byte[Outbox.META_LENGTH]);

    SessionMessages(EpochNanoClock clock) {
        this.clock = clock;
    }

    /** Asks a counterparty for what is missing, open-ended. */
    boolean askAgain(Link link) {
        Session session = link.session();
        if (session == null) {
            return false;
        }
        long from = link.row().next();
        begin(link, session, "2").integer(7, from).integer(16, 0);
        LOG.info(
                "{}: messages from {} on are missing and asked for",
                link.definition().compId(),
                from);
        if (!send(link, session, '2')) {
            return false;
        }
        link.talk().asked(session.lastSentMsgSeqNum(), from, 0);
        return true;
    }

    /**
     * Answers a TestRequest(1), if the connection is still there.
     *
     * @return false when it has to come again
     */
    boolean answer(Link link, FixReader testRequest) {
        Session session = link.session();
        if (session == null || !session.isConnected()) {
            return true;
        }
        FixWriter heartbeat = begin(link, session, "0");
        if (testRequest.has(TEST_REQ_ID)) {
            heartbeat.bytes(
                    TEST_REQ_ID,
                    testRequest.buffer(),
                    testRequest.offset(TEST_REQ_ID),
                    testRequest.length(TEST_REQ_ID));
        }
        return send(link, session, '0');
    }

    private FixWriter begin(Link link, Session session, String msgType) {
        envelope.to(link.version(), link.ourCompId(), link.theirCompId())
                .numbered(session.lastSentMsgSeqNum() + 1, clock.nanoTime());
        return envelope.begin(writer, msgType);
    }

    private boolean send(Link link, Session session, long messageType) {
        int msgSeqNum = session.lastSentMsgSeqNum() + 1;
        int length = writer.finish();
        meta.putLong(0, link.deliveredEventNumber());
        meta.putLong(Long.BYTES, msgSeqNum);
        return session.trySend(writer.buffer(), writer.offset(), length, msgSeqNum, messageType, meta, 0) >= 0;
    }
}
