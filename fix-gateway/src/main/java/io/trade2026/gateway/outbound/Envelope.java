package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;

/** Between whom the next message goes, and its number. Used again for the next one; one thread. */
public final class Envelope {
    private FixVersion version = FixVersion.FIX44;
    private byte[] ourCompId = new byte[0];
    private byte[] theirCompId = new byte[0];
    private int msgSeqNum;
    private long sendingEpochNs;

    /** Creates an empty one. */
    public Envelope() {}

    /**
     * Addresses the next message.
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

    FixVersion version() {
        return version;
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
        return writer.begin(version, msgType, ourCompId, theirCompId, msgSeqNum, sendingEpochNs);
    }
}
