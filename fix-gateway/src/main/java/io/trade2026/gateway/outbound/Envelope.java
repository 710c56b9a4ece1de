package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.gateway.wording.Wording;

/** Between whom the next message goes, and its number. Used again for the next one; one thread. */
public final class Envelope {
    private FixVersion version = FixVersion.FIX44;
    private Wording wording = Wording.PLAIN;
    private byte[] ourCompId = new byte[0];
    private byte[] theirCompId = new byte[0];
    private int msgSeqNum;
    private long sendingEpochNs;
    private String onBehalfOf = "";
    private boolean isPossResend;
    private boolean knowsExtendedReasons;
    private boolean isThrottledByReject;

    /** Creates an empty one. */
    public Envelope() {}

    /**
     * Addresses the next message, in the words of the dictionary.
     *
     * @param spoken by the session
     * @param us SenderCompID(49)
     * @param them TargetCompID(56)
     * @return this
     */
    public Envelope to(FixVersion spoken, byte[] us, byte[] them) {
        version = spoken;
        ourCompId = us;
        theirCompId = them;
        onBehalfOf = "";
        isPossResend = false;
        knowsExtendedReasons = false;
        isThrottledByReject = false;
        wording = Wording.PLAIN;
        return this;
    }

    /**
     * Says how the receiver words its messages.
     *
     * @param words of the session
     * @return this
     */
    public Envelope worded(Wording words) {
        wording = words;
        return this;
    }

    /**
     * Says which reason codes the receiver knows.
     *
     * @param extended whether those that extension packs added to FIX 5.0 SP2 are among them
     * @return this
     */
    public Envelope reasons(boolean extended) {
        knowsExtendedReasons = extended;
        return this;
    }

    /**
     * Says how the receiver hears that it sent too much.
     *
     * @param byReject whether by a BusinessMessageReject(j) instead of a report
     * @return this
     */
    public Envelope throttled(boolean byReject) {
        isThrottledByReject = byReject;
        return this;
    }

    /**
     * Numbers the next message.
     *
     * @param number MsgSeqNum(34)
     * @param epochNs SendingTime(52)
     * @return this
     */
    public Envelope numbered(int number, long epochNs) {
        msgSeqNum = number;
        sendingEpochNs = epochNs;
        return this;
    }

    /**
     * Names whom the next message speaks of, when that is not the receiver.
     *
     * @param compId OnBehalfOfCompID(115), US-ASCII
     * @return this
     */
    public Envelope onBehalfOf(String compId) {
        onBehalfOf = compId;
        return this;
    }

    /**
     * Says that what the next message tells may have been told before.
     *
     * @return this
     */
    public Envelope possResend() {
        isPossResend = true;
        return this;
    }

    /**
     * Returns the version that the session speaks.
     *
     * @return as given
     */
    public FixVersion version() {
        return version;
    }

    boolean knowsExtendedReasons() {
        return knowsExtendedReasons;
    }

    boolean isThrottledByReject() {
        return isThrottledByReject;
    }

    Wording wording() {
        return wording;
    }

    long sendingEpochNs() {
        return sendingEpochNs;
    }

    /**
     * Begins a message.
     *
     * @param writer that receives it
     * @param msgType MsgType(35)
     * @return the writer
     */
    public FixWriter begin(FixWriter writer, String msgType) {
        writer.begin(version, msgType, ourCompId, theirCompId, msgSeqNum, sendingEpochNs);
        if (isPossResend) {
            writer.character(97, 'Y');
        }
        return onBehalfOf.isEmpty() ? writer : writer.text(115, onBehalfOf);
    }
}
