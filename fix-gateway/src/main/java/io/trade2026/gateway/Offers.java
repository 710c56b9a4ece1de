package io.trade2026.gateway;

import io.trade2026.gateway.inbound.Letter;
import io.trade2026.messages.sbe.AskSessionMarksEncoder;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.SessionMarkedDecoder;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's commands on their way to the sequencer: each is kept until it is known to be in the log, and offered again, in its
 * order, when the leader or the session with the cluster has changed in between.
 *
 * <p>The log has the commands of one session with the cluster in the order in which they were offered. So an event that a FIX message
 * caused shows that all that was offered before it is in the log too. After a change the core is asked how far it has heard each FIX
 * session; its answer stands in the journal behind all that is in the log of before, so what is not known to be there by then is not
 * there. Until the answer has come, counterparties wait. The gateway's thread.
 */
final class Offers {
    private static final Logger LOG = LoggerFactory.getLogger(Offers.class);
    /** What counterparties may fill; the rest is for the gateway's own commands, which come of events and must not wait. */
    private static final int FOR_FIX = OfferRing.MOST / 2;

    /** How long what was offered may stay unconfirmed before the core is asked. */
    private static final long ASK_AFTER_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long ASK_AGAIN_NS = TimeUnit.SECONDS.toNanos(5);

    private enum State {
        /** What comes is offered at once. */
        OPEN,
        /** The session or the leader has changed: the core is to be asked. */
        ASKING,
        /** The core was asked. */
        WAITING,
        /** What is not in the log is offered again. */
        AGAIN
    }

    private final Ingress ingress;
    private final KillGate gate;
    private final OfferRing ring = new OfferRing();
    private final Letter question = new Letter();
    private final AskSessionMarksEncoder askMarks = new AskSessionMarksEncoder();
    private State state = State.OPEN;
    private boolean isRecovering = true;
    private long generation;
    /** The first that has not been offered since the last change. */
    private long unoffered;

    private long correlationId;
    private boolean isAsked;
    private long askedUpTo;
    private long askedNs;
    private long headSinceNs;
    private long seenHead;

    Offers(Ingress ingress, KillGate gate) {
        this.ingress = ingress;
        this.gate = gate;
        this.generation = ingress.generation();
    }

    /** Changes when commands that were offered may be lost. */
    long generation() {
        return ingress.generation();
    }

    /**
     * The recovery is over, and all that it offered is known to be in the log. Until then nothing is kept, and it is the recovery that
     * offers again.
     */
    void recovered() {
        isRecovering = false;
        generation = ingress.generation();
    }

    boolean isConnected() {
        return ingress.isConnected();
    }

    /**
     * Offers what a FIX message became.
     *
     * @return false when it cannot be taken now: the message has to come again
     */
    boolean offer(DirectBuffer letter, int length, int sessionId, int epoch, long msgSeqNum) {
        if (isRecovering) {
            return ingress.offer(letter, 0, length) > 0;
        }
        if (state != State.OPEN
                || ring.size() >= FOR_FIX
                || !ring.hasRoom(length)
                || ingress.offer(letter, 0, length) <= 0) {
            return false;
        }
        ring.add(letter, length, sessionId, epoch, msgSeqNum);
        unoffered = ring.tail();
        return true;
    }

    /**
     * Offers a command of the gateway's own.
     *
     * @return false when it cannot be taken now
     */
    boolean offer(DirectBuffer letter, int length) {
        if (isRecovering) {
            return ingress.offer(letter, 0, length) > 0;
        }
        if (!ring.hasRoom(length)) {
            return false;
        }
        if (state == State.OPEN && ingress.offer(letter, 0, length) <= 0) {
            return false;
        }
        ring.add(letter, length, 0, 0, 0);
        if (state == State.OPEN) {
            unoffered = ring.tail();
        }
        return true;
    }

    /** Offers a command that is worth nothing later, and so is not offered again. */
    boolean offerOnce(DirectBuffer letter, int length) {
        return state == State.OPEN && ingress.offer(letter, 0, length) > 0;
    }

    /** An event says which FIX message caused it: then its command is in the log, and all before it. */
    void caused(EventHeaderDecoder event) {
        if (event.causeSessionId() != 0 && ring.size() > 0) {
            confirm(ring.find(event.causeSessionId(), event.causeEpoch(), event.causeMsgSeqNum()));
        }
    }

    private void confirm(long number) {
        if (number >= 0) {
            ring.dropBefore(number + 1);
            unoffered = Math.max(unoffered, ring.head());
        }
    }

    /** The core says how far it has heard a session, if that answers us. */
    void marked(SessionMarkedDecoder event) {
        if (!isAsked || event.correlationId() != correlationId) {
            return;
        }
        confirm(ring.lastHeard(event.sessionId(), event.epoch(), event.msgSeqNum()));
        if (event.remaining() == 0) {
            isAsked = false;
            if (state == State.WAITING) {
                LOG.info("{} commands are not in the log and are offered again", ring.size());
                state = State.AGAIN;
                unoffered = ring.head();
            } else {
                confirm(askedUpTo - 1);
            }
        }
    }

    /** Has heard of the kill switches that the sequencer told of at once. */
    KillGate gate() {
        return gate;
    }

    /** Hears what the sequencer has to say at once, and does nothing else. */
    void hear() {
        ingress.poll();
    }

    /** Does the housekeeping; to be called in every round, before anything new is offered. */
    int poll() {
        int work = ingress.poll();
        if (isRecovering) {
            return work;
        }
        long now = ingress.generation();
        if (now != generation) {
            generation = now;
            isAsked = false;
            state = ring.size() == 0 ? State.OPEN : State.ASKING;
        }
        long nowNs = System.nanoTime();
        switch (state) {
            case OPEN -> askAboutOld(nowNs);
            case ASKING -> {
                if (ask(nowNs)) {
                    state = State.WAITING;
                }
            }
            case WAITING -> {
                if (nowNs - askedNs > ASK_AGAIN_NS) {
                    state = State.ASKING;
                }
            }
            case AGAIN -> work += again();
        }
        return work;
    }

    private boolean ask(long nowNs) {
        correlationId = generation ^ nowNs;
        askMarks.wrapAndApplyHeader(question.blank(AskSessionMarksEncoder.BLOCK_LENGTH), 0, question.header());
        askMarks.correlationId(correlationId);
        question.complete(askMarks.encodedLength());
        if (ingress.offer(question.buffer(), 0, question.length()) <= 0) {
            return false;
        }
        isAsked = true;
        askedUpTo = ring.tail();
        askedNs = nowNs;
        return true;
    }

    /** Nothing has come of the oldest command for a while: it may be one of which nothing comes. */
    private void askAboutOld(long nowNs) {
        if (ring.size() == 0 || ring.head() != seenHead) {
            seenHead = ring.head();
            headSinceNs = nowNs;
        } else if (nowNs - headSinceNs > ASK_AFTER_NS && (!isAsked || nowNs - askedNs > ASK_AGAIN_NS)) {
            ask(nowNs);
        }
    }

    private int again() {
        int offered = 0;
        while (unoffered < ring.tail()) {
            if (ingress.offer(ring.letters(), ring.offset(unoffered), ring.length(unoffered)) <= 0) {
                return offered;
            }
            unoffered++;
            offered++;
        }
        state = State.OPEN;
        return offered;
    }
}
