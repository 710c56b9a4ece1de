package io.trade2026.gateway;

import io.trade2026.gateway.framing.Doorkeeper;
import io.trade2026.gateway.framing.Fault;
import io.trade2026.gateway.index.Replays;
import io.trade2026.gateway.wire.FixReader;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.session.Session;

/**
 * Watches over one connection before Artio hears of it: who it is, what is garbled, and whether a Logon(A) on a session that is logged
 * on already may be one. Runs on Artio's framer thread.
 *
 * <p>A Logon(A) without ResetSeqNumFlag(141)=Y on a live session is a protocol error; Artio would count the session's epoch on for it.
 *
 * <p>What a venue says instead of its Logon(A) Artio does not hear either. It would take the number of a Logout(5) that refuses ours for
 * received, whatever is missing before it, and count the epoch on for it (FixReceiverEndPoint.saveMessage): what the venue had sent before
 * would never be asked for. So the numbers stay where they are, and its next Logon(A) shows the gap. Nor does it hear a Logon(A) with a
 * reset that we did not ask for: Artio would expect the numbers of before.
 *
 * <p>And what Artio says for a ResendRequest(2): a SequenceReset(4) with GapFillFlag(123)=Y that passes over a message which was sent, and
 * which the archive did not give, does not leave. The connection ends, and the counterparty asks again.
 */
final class ConnectionWatch implements Doorkeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
    private static final long SAID_EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int MSG_SEQ_NUM = 34;
    private static final int MSG_TYPE = 35;
    private static final int NEW_SEQ_NO = 36;
    private static final int SENDER = 49;
    private static final int TARGET = 56;
    private static final int TEXT = 58;
    private static final int RESET_SEQ_NUM_FLAG = 141;

    private final String remoteAddress;
    private final boolean isCalled;
    private final Links links;
    private final FixReader fields;
    private final Replays replays;
    private final int connection;
    private String compId = "-";
    private @Nullable Link link;
    private long nextSayingNs = Long.MIN_VALUE;
    private int unsaid;

    /**
     * Watches over a connection that begins.
     *
     * @param isCalled whether we have called, and not been called
     * @param fields reads a message; used by all connections, one after the other
     * @param replays what was read from the archive for all connections
     */
    ConnectionWatch(String remoteAddress, boolean isCalled, Links links, FixReader fields, Replays replays) {
        this.remoteAddress = remoteAddress;
        this.isCalled = isCalled;
        this.links = links;
        this.fields = fields;
        this.replays = replays;
        this.connection = replays.connectionBegan();
    }

    @Override
    public String compId() {
        return compId;
    }

    @Override
    public boolean mayEnter(DirectBuffer buffer, int offset, int length, boolean isFirst) {
        fields.wrap(buffer, offset, length);
        if (isFirst) {
            meet();
            return !isCalled || mayReset();
        }
        Link known = link;
        String why = known == null ? "nobody's" : whyNoSecond(known);
        if (why == null) {
            return true;
        }
        LOG.warn("{} from {}: second Logon(A) refused: {}", compId, remoteAddress, why);
        if (known != null && isOf(known)) {
            known.end().demand(why);
        }
        return false;
    }

    /** Whether the session is held over this connection: whoever only names its CompIDs ends nobody's session. */
    private boolean isOf(Link known) {
        return isCalled || known.end().isAdmitted(remoteAddress);
    }

    private void meet() {
        compId = fields.text(SENDER);
        link = links.byCompIds(fields.text(TARGET), compId);
    }

    /** Whether the numbers of a venue's first Logon(A) are those that we expect, or begin at 1 since we wanted it so. */
    private boolean mayReset() {
        Link known = link;
        if (known == null || !fields.isYes(RESET_SEQ_NUM_FLAG) || known.isResetOrdered()) {
            return true;
        }
        refused(
                known,
                "answers Logon(A) with ResetSeqNumFlag(141)=Y, which was not asked for: what it sent before would never be known");
        return false;
    }

    @Override
    public boolean mayPrecedeLogon(DirectBuffer buffer, int offset, int length) {
        if (!isCalled) {
            return true;
        }
        fields.wrap(buffer, offset, length);
        meet();
        String msgType = fields.text(MSG_TYPE);
        String why = "refuses Logon(A) by " + (msgType.equals("5") ? "Logout(5)" : "MsgType(35)=" + msgType)
                + ", MsgSeqNum(34) " + fields.text(MSG_SEQ_NUM) + ": " + fields.text(TEXT);
        Link known = link;
        if (known == null) {
            LOG.warn("{} at {} is nobody that was called; it {}", compId, remoteAddress, why);
        } else {
            refused(known, why);
        }
        return false;
    }

    private void refused(Link known, String why) {
        char msgType = fields.text(MSG_TYPE).charAt(0);
        known.talk().heard(msgType, fields);
        known.end().refused(why);
    }

    private @Nullable String whyNoSecond(Link known) {
        if (!fields.isYes(RESET_SEQ_NUM_FLAG)) {
            return "Logon(A) on a session that is logged on, without ResetSeqNumFlag(141)=Y";
        }
        if (known.isResetOrdered()) {
            return null;
        }
        if (!known.definition().numbering().mayReset()) {
            return "ResetSeqNumFlag(141): is not allowed for " + compId;
        }
        return fields.integer(MSG_SEQ_NUM, 0) == 1
                ? null
                : "Logon(A) with ResetSeqNumFlag(141)=Y must have MsgSeqNum(34)=1, was " + fields.text(MSG_SEQ_NUM);
    }

    @Override
    public boolean mayFill(DirectBuffer buffer, int offset, int length) {
        Link known = link;
        if (known == null) {
            return true;
        }
        Session session = known.session();
        if (session == null) {
            return true;
        }
        fields.wrap(buffer, offset, length);
        int from = (int) fields.integer(MSG_SEQ_NUM, 0);
        int to = (int) fields.integer(NEW_SEQ_NO, 0);
        int unread = replays.firstUnread(session.id(), connection, from, to);
        if (unread == 0) {
            return true;
        }
        String why = "ResendRequest(2) could not be answered: MsgSeqNum(34) " + unread
                + " was not read from the archive, and would be passed over by a gap fill from " + from + " to "
                + (to - 1);
        LOG.warn("{} from {}: connection closed: {}", compId, remoteAddress, why);
        known.end().unanswered(why);
        return false;
    }

    @Override
    public void resent(DirectBuffer buffer, int offset, int length) {
        Link known = link;
        if (known == null) {
            return;
        }
        int last = 0;
        if (length > 0) {
            fields.wrap(buffer, offset, length);
            int number = (int) fields.integer(MSG_SEQ_NUM, 0);
            last = Math.max(number, (int) fields.integer(NEW_SEQ_NO, 0) - 1);
        }
        known.owed().given(last, System.nanoTime());
    }

    @Override
    public void written(int msgSeqNum) {
        Link known = link;
        if (known != null) {
            known.written(msgSeqNum);
        }
    }

    @Override
    public void garbled(Fault fault, int bytes) {
        Link known = link;
        if (known != null) {
            known.counters().garbled();
        }
        long nowNs = System.nanoTime();
        unsaid++;
        if (nowNs - nextSayingNs >= 0 || nextSayingNs == Long.MIN_VALUE) {
            nextSayingNs = nowNs + SAID_EVERY_NS;
            LOG.warn(
                    "{} from {}: garbled, passed over: {}, {} bytes; {} since it was last said; garbled.log has them",
                    compId,
                    remoteAddress,
                    fault.sentence(),
                    bytes,
                    unsaid);
            unsaid = 0;
        }
    }

    @Override
    public void shut(String why) {
        LOG.warn("{} from {}: connection closed: {}", compId, remoteAddress, why);
        Link known = link;
        if (known != null && isOf(known)) {
            known.end().broken(why);
        }
    }
}
