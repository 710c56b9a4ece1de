package io.trade2026.gateway;

import io.trade2026.gateway.framing.Doorkeeper;
import io.trade2026.gateway.framing.Fault;
import io.trade2026.gateway.wire.FixReader;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over one connection before Artio hears of it: who it is, what is garbled, and whether a Logon(A) on a session that is logged
 * on already may be one. Runs on Artio's framer thread.
 *
 * <p>A Logon(A) without ResetSeqNumFlag(141)=Y on a live session is a protocol error; Artio would count the session's epoch on for it.
 */
final class ConnectionWatch implements Doorkeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
    private static final long SAID_EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int MSG_SEQ_NUM = 34;
    private static final int SENDER = 49;
    private static final int TARGET = 56;
    private static final int RESET_SEQ_NUM_FLAG = 141;

    private final String remoteAddress;
    private final Links links;
    private final FixReader fields;
    private String compId = "-";
    private @Nullable Link link;
    private long nextSayingNs = Long.MIN_VALUE;
    private int unsaid;

    ConnectionWatch(String remoteAddress, Links links, FixReader fields) {
        this.remoteAddress = remoteAddress;
        this.links = links;
        this.fields = fields;
    }

    @Override
    public String compId() {
        return compId;
    }

    @Override
    public boolean mayEnter(DirectBuffer buffer, int offset, int length, boolean isFirst) {
        fields.wrap(buffer, offset, length);
        if (isFirst) {
            compId = fields.text(SENDER);
            link = links.byCompIds(fields.text(TARGET), compId);
            return true;
        }
        Link known = link;
        String why = known == null ? "nobody's" : whyNoSecond(known);
        if (why == null) {
            return true;
        }
        LOG.warn("{} from {}: second Logon(A) refused: {}", compId, remoteAddress, why);
        if (known != null) {
            known.end().demand(why);
        }
        return false;
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
        if (known != null) {
            known.end().broken(why);
        }
    }
}
