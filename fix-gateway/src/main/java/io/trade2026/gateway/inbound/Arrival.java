package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wording.OverlayRewriter;
import io.trade2026.gateway.wording.Wording;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.OriginEncoder;
import io.trade2026.sessions.OverlayRule;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** One message that has come in: where it came from, and its fields. Used again for the next one; one thread. */
public final class Arrival {
    private static final int SENDING_TIME = 52;
    private static final int ORIG_SENDING_TIME = 122;
    private static final int POSS_DUP_FLAG = 43;
    private static final int POSS_RESEND = 97;

    private final FixReader fields = new FixReader();
    private FixVersion version = FixVersion.FIX44;
    private Wording wording = Wording.PLAIN;
    private @Nullable OverlayRule broken;
    private int sessionId;
    private int epoch;
    private long messageType;
    private long receivedEpochNs;
    private int offset;
    private int length;

    /** Creates an empty one. */
    public Arrival() {}

    /**
     * Says where the next message came from.
     *
     * @param session number of the session
     * @param spoken by the session
     * @param sequenceIndex how often its sequence numbers were reset
     * @return this
     */
    public Arrival from(int session, FixVersion spoken, int sequenceIndex) {
        sessionId = session;
        version = spoken;
        epoch = sequenceIndex;
        return this;
    }

    /**
     * Says how the session words its messages.
     *
     * @param words of the session
     * @return this
     */
    public Arrival worded(Wording words) {
        wording = words;
        return this;
    }

    /**
     * Takes up a message.
     *
     * @param buffer holds it, for as long as it is read
     * @param at where it begins
     * @param bytes its length
     * @param packedType MsgType(35), packed as Artio does
     * @param epochNs when it was read from the socket
     * @return this
     */
    public Arrival message(DirectBuffer buffer, int at, int bytes, long packedType, long epochNs) {
        fields.wrap(buffer, at, bytes);
        offset = at;
        length = bytes;
        messageType = packedType;
        receivedEpochNs = epochNs;
        broken = null;
        return this;
    }

    /** Turns a message in the words of the counterparty into one of the dictionary, where its session has an overlay. */
    public void reword() {
        OverlayRewriter overlay = wording.overlay();
        if (overlay != null) {
            int rewritten = overlay.inbound(fields.buffer(), offset, length, messageType);
            fields.wrap(overlay.buffer(), overlay.offset(), rewritten);
            offset = overlay.offset();
            length = rewritten;
            broken = overlay.broken();
        }
    }

    /** The rule of the overlay that the message breaks; null when there is none. */
    @Nullable OverlayRule broken() {
        return broken;
    }

    Wording wording() {
        return wording;
    }

    /**
     * Returns the fields of the message.
     *
     * @return valid until the next message
     */
    public FixReader fields() {
        return fields;
    }

    /**
     * Returns the version that the session speaks.
     *
     * @return as given
     */
    public FixVersion version() {
        return version;
    }

    /**
     * Returns MsgType(35).
     *
     * @return packed as Artio does
     */
    public long messageType() {
        return messageType;
    }

    /**
     * Returns the number of the session.
     *
     * @return as given
     */
    public int sessionId() {
        return sessionId;
    }

    /**
     * Returns how often the session's sequence numbers were reset.
     *
     * @return as given
     */
    public int epoch() {
        return epoch;
    }

    /**
     * Returns MsgSeqNum(34).
     *
     * @return 0 when it is not there
     */
    public long msgSeqNum() {
        return fields.integer(34, 0);
    }

    /**
     * Returns where the message begins.
     *
     * @return offset in the buffer of {@link #fields()}
     */
    public int offset() {
        return offset;
    }

    /**
     * Returns the length of the message.
     *
     * @return bytes
     */
    public int length() {
        return length;
    }

    void write(OriginEncoder origin) {
        boolean hasOriginal = fields.has(ORIG_SENDING_TIME);
        origin.sessionId(sessionId)
                .epoch(epoch)
                .msgSeqNum(fields.integer(34, 0))
                .receivedEpochNs(receivedEpochNs)
                .sendingEpochNs(fields.epochNs(hasOriginal ? ORIG_SENDING_TIME : SENDING_TIME))
                .possDup(fields.isYes(POSS_DUP_FLAG) ? Bool.YES : Bool.NO)
                .possResend(fields.isYes(POSS_RESEND) ? Bool.YES : Bool.NO);
    }
}
