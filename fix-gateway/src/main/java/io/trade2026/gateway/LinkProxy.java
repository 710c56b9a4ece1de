package io.trade2026.gateway;

import io.aeron.Publication;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.dictionary.FixDictionary;
import uk.co.real_logic.artio.fields.RejectReason;
import uk.co.real_logic.artio.messages.CancelOnDisconnectOption;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.protocol.GatewayPublication;
import uk.co.real_logic.artio.session.CompositeKey;
import uk.co.real_logic.artio.session.DirectSessionProxy;
import uk.co.real_logic.artio.session.SessionProxy;

/**
 * What Artio's session says of itself, with what it leaves out: the reason on a Logout(5) of ours, and NextExpectedMsgSeqNum(789) both
 * ways (order-semantics S19). The gateway's thread.
 *
 * <p>789 replaces the ResendRequest(2): what the counterparty lacks is resent straight after our Logon(A), and what we lack it resends
 * by itself. Artio would still ask for it; a Heartbeat(0) takes the number of that request. Should nothing come, the watch over gaps asks.
 */
final class LinkProxy implements SessionProxy {
    private static final Logger LOG = LoggerFactory.getLogger(LinkProxy.class);

    private final DirectSessionProxy direct;
    private final LogonWords words;
    private final GatewayPublication publication;
    private final Links links;
    private @Nullable Link link;
    private long sessionId;
    private long connectionId;
    private int saidExpected;
    private long nextCorrelationId;
    private Farewell farewell = new Farewell();

    LinkProxy(
            DirectSessionProxy direct, LogonWords words, GatewayPublication publication, Links links, long connection) {
        this.direct = direct;
        this.words = words;
        this.publication = publication;
        this.links = links;
        this.connectionId = connection;
    }

    @Override
    public void setupSession(long session, CompositeKey key) {
        sessionId = session;
        link = links.byKey(key);
        if (link != null) {
            link.proxy(this);
        }
        direct.setupSession(session, key);
    }

    @Override
    public void connectionId(long connection) {
        connectionId = connection;
        begin();
        direct.connectionId(connection);
    }

    @Override
    public long sendLogon(
            int msgSeqNo,
            int heartbeatIntervalInS,
            @Nullable String username,
            @Nullable String password,
            boolean resetSeqNumFlag,
            int sequenceIndex,
            int lastMsgSeqNumProcessed,
            CancelOnDisconnectOption cancelOnDisconnectOption,
            int cancelOnDisconnectTimeoutWindowInMs) {
        saidExpected = 0;
        begin();
        if (link != null && link.definition().isVenue() && (resetSeqNumFlag || msgSeqNo == 1)) {
            link.resetOrdered(true);
        }
        int expected = nextExpected(resetSeqNumFlag);
        words.nextExpected(expected);
        long position = direct.sendLogon(
                msgSeqNo,
                heartbeatIntervalInS,
                username,
                password,
                resetSeqNumFlag,
                sequenceIndex,
                lastMsgSeqNumProcessed,
                cancelOnDisconnectOption,
                cancelOnDisconnectTimeoutWindowInMs);
        if (position >= 0) {
            saidExpected = resetSeqNumFlag ? 0 : expected;
            if (link != null) {
                link.talk().loggedOn(msgSeqNo, expected, resetSeqNumFlag);
            }
            if (link != null && !link.definition().isVenue() && !resetSeqNumFlag) {
                resendExpected(link.expectedByThem(), msgSeqNo, sequenceIndex);
            }
        }
        return position;
    }

    /** What was said and written belongs to other numbers than what comes now. */
    private void begin() {
        farewell = new Farewell();
        if (link != null) {
            link.beginWriting();
        }
    }

    /** What the Logon(A) that is about to leave says as NextExpectedMsgSeqNum(789): the answer to a Logon(A) counts that one. */
    private int nextExpected(boolean isReset) {
        Link held = link;
        if (held == null || !held.definition().numbering().nextExpected()) {
            return 0;
        }
        boolean isAnswer = !held.definition().isVenue();
        if (isReset) {
            return isAnswer ? 2 : 1;
        }
        var session = held.session();
        int expected = session == null ? 1 : session.lastReceivedMsgSeqNum() + 1;
        return isAnswer && held.logonMsgSeqNum() == expected ? expected + 1 : expected;
    }

    /**
     * Resends what the counterparty's NextExpectedMsgSeqNum(789) shows to be missing there.
     *
     * @param from what it expects; 0: it did not say
     * @param ourLogon MsgSeqNum(34) of our Logon(A)
     * @param sequenceIndex epoch of the numbers
     */
    void resendExpected(int from, int ourLogon, int sequenceIndex) {
        Link held = link;
        if (held == null || from <= 0 || from >= ourLogon) {
            return;
        }
        long position = resend(from, ourLogon, sequenceIndex);
        LOG.info(
                "{} expects MsgSeqNum(34) {}: {} to {} are resent{}",
                held.definition().compId(),
                from,
                from,
                ourLogon,
                position < 0 ? " when it asks for them" : "");
    }

    /**
     * Sends messages again that nobody asked for.
     *
     * @param from first MsgSeqNum(34)
     * @param to last MsgSeqNum(34)
     * @param sequenceIndex epoch of the numbers
     * @return below 0 when it cannot be done now
     */
    long resend(int from, int to, int sequenceIndex) {
        Link held = link;
        if (held == null) {
            return -1;
        }
        UnsafeBuffer request = new UnsafeBuffer(request(held, from, to));
        return publication.saveValidResendRequest(
                sessionId, connectionId, from, to, sequenceIndex, ++nextCorrelationId, request, 0, request.capacity());
    }

    /** The request that the counterparty need not send: Artio addresses gap fills by its header, and checks nothing else of it. */
    private static byte[] request(Link link, int from, int to) {
        String text = "8=" + link.version().beginString() + "|9=0|35=2|49="
                + link.definition().compId() + "|56="
                + link.definition().ourCompId() + "|34=" + link.logonMsgSeqNum() + "|52=20000101-00:00:00|7=" + from
                + "|16=" + to + "|10=000|";
        return text.replace('|', '\u0001').getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public long sendResendRequest(
            int msgSeqNo, int beginSeqNo, int endSeqNo, int sequenceIndex, int lastMsgSeqNumProcessed) {
        if (saidExpected > 0 && beginSeqNo == saidExpected) {
            saidExpected = 0;
            return direct.sendHeartbeat(msgSeqNo, sequenceIndex, lastMsgSeqNumProcessed);
        }
        if (link != null) {
            link.talk().asked(msgSeqNo, beginSeqNo, endSeqNo);
        }
        return direct.sendResendRequest(msgSeqNo, beginSeqNo, endSeqNo, sequenceIndex, lastMsgSeqNumProcessed);
    }

    @Override
    public long sendLogout(int msgSeqNo, int sequenceIndex, int lastMsgSeqNumProcessed, byte @Nullable [] text) {
        String own = link == null ? null : link.end().own();
        byte[] said = text == null && own != null ? own.getBytes(StandardCharsets.US_ASCII) : text;
        if (link != null) {
            link.talk().loggedOut(msgSeqNo, said == null ? "" : new String(said, StandardCharsets.US_ASCII));
        }
        farewell.said(msgSeqNo);
        return direct.sendLogout(msgSeqNo, sequenceIndex, lastMsgSeqNumProcessed, said);
    }

    /** Artio asks again, without the reason, for as long as this is not taken. */
    @Override
    public long sendRequestDisconnect(long connection, DisconnectReason reason) {
        int written = link == null ? Integer.MAX_VALUE : link.written();
        return farewell.mayClose(reason, written, System.nanoTime())
                ? direct.sendRequestDisconnect(connection, farewell.reason(reason))
                : Publication.BACK_PRESSURED;
    }

    /** An answer would wait behind what the sequencer does not take, and who gave it would be held for dead. Artio asks again. */
    @Override
    public long sendTestRequest(int msgSeqNo, CharSequence testReqId, int sequenceIndex, int lastMsgSeqNumProcessed) {
        if (links.pressure().isHeldUp(System.nanoTime())) {
            return Publication.BACK_PRESSURED;
        }
        return direct.sendTestRequest(msgSeqNo, testReqId, sequenceIndex, lastMsgSeqNumProcessed);
    }

    // As Artio does

    @Override
    public void fixDictionary(FixDictionary dictionary) {
        direct.fixDictionary(dictionary);
    }

    @Override
    public long sendLogout(int msgSeqNo, int sequenceIndex, int rejectReason, int lastMsgSeqNumProcessed) {
        return direct.sendLogout(msgSeqNo, sequenceIndex, rejectReason, lastMsgSeqNumProcessed);
    }

    @Override
    public long sendLowSequenceNumberLogout(
            int msgSeqNo, int expectedSeqNo, int receivedSeqNo, int sequenceIndex, int lastMsgSeqNumProcessed) {
        if (link != null) {
            link.talk().tooLow(msgSeqNo, expectedSeqNo, receivedSeqNo);
        }
        return direct.sendLowSequenceNumberLogout(
                msgSeqNo, expectedSeqNo, receivedSeqNo, sequenceIndex, lastMsgSeqNumProcessed);
    }

    @Override
    public long sendIncorrectBeginStringLogout(int msgSeqNo, int sequenceIndex, int lastMsgSeqNumProcessed) {
        return direct.sendIncorrectBeginStringLogout(msgSeqNo, sequenceIndex, lastMsgSeqNumProcessed);
    }

    @Override
    public long sendNegativeHeartbeatLogout(int msgSeqNo, int sequenceIndex, int lastMsgSeqNumProcessed) {
        return direct.sendNegativeHeartbeatLogout(msgSeqNo, sequenceIndex, lastMsgSeqNumProcessed);
    }

    @Override
    public long sendReceivedMessageWithoutSequenceNumber(int msgSeqNo, int sequenceIndex, int lastMsgSeqNumProcessed) {
        return direct.sendReceivedMessageWithoutSequenceNumber(msgSeqNo, sequenceIndex, lastMsgSeqNumProcessed);
    }

    @Override
    public long sendRejectWhilstNotLoggedOn(
            int msgSeqNo, RejectReason reason, int sequenceIndex, int lastMsgSeqNumProcessed) {
        return direct.sendRejectWhilstNotLoggedOn(msgSeqNo, reason, sequenceIndex, lastMsgSeqNumProcessed);
    }

    @Override
    public long sendHeartbeat(int msgSeqNo, int sequenceIndex, int lastMsgSeqNumProcessed) {
        return direct.sendHeartbeat(msgSeqNo, sequenceIndex, lastMsgSeqNumProcessed);
    }

    @Override
    public long sendHeartbeat(
            int msgSeqNo, char[] testReqId, int testReqIdLength, int sequenceIndex, int lastMsgSeqNumProcessed) {
        return direct.sendHeartbeat(msgSeqNo, testReqId, testReqIdLength, sequenceIndex, lastMsgSeqNumProcessed);
    }

    @Override
    @SuppressWarnings("checkstyle:ParameterNumber")
    public long sendReject(
            int msgSeqNo,
            int refSeqNum,
            int refTagId,
            char[] refMsgType,
            int refMsgTypeLength,
            int rejectReason,
            int sequenceIndex,
            int lastMsgSeqNumProcessed) {
        if (link != null) {
            link.refused(sequenceIndex, refSeqNum);
        }
        if (link != null && rejectReason == RejectReason.SENDINGTIME_ACCURACY_PROBLEM.representation()) {
            // Artio leaves it at the Reject(3) when the time is that of a duplicate (order-semantics S4, S21).
            link.end().demand("SendingTime(52), or OrigSendingTime(122) of a duplicate, cannot be right");
        }
        // What the watch over ResendRequest(2) refuses; Artio would say 99, which FIX 4.2 does not know.
        boolean isOurs = refTagId == ResendWatch.BEGIN_SEQ_NO && rejectReason == RejectReason.OTHER.representation();
        return direct.sendReject(
                msgSeqNo,
                refSeqNum,
                refTagId,
                refMsgType,
                refMsgTypeLength,
                isOurs ? RejectReason.VALUE_IS_INCORRECT.representation() : rejectReason,
                sequenceIndex,
                lastMsgSeqNumProcessed);
    }

    @Override
    public long sendSequenceReset(int msgSeqNo, int newSeqNo, int sequenceIndex, int lastMsgSeqNumProcessed) {
        if (link != null) {
            link.talk().moved(msgSeqNo, newSeqNo, "");
        }
        return direct.sendSequenceReset(msgSeqNo, newSeqNo, sequenceIndex, lastMsgSeqNumProcessed);
    }

    @Override
    public void libraryConnected(boolean libraryConnected) {
        direct.libraryConnected(libraryConnected);
    }

    @Override
    public boolean seqNumResetRequested() {
        return direct.seqNumResetRequested();
    }

    @Override
    public long sendCancelOnDisconnectTrigger(long session, long timeInNs) {
        return direct.sendCancelOnDisconnectTrigger(session, timeInNs);
    }

    @Override
    public boolean isAsync() {
        return direct.isAsync();
    }
}
