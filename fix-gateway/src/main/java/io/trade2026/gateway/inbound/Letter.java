package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** A command on its way to the core. Written over by the next one; one thread. */
public final class Letter {
    /** Bytes of text that a letter holds: its length is one byte, whose highest value means absent. */
    static final int MAX_TEXT = 254;

    private static final int TEXT = 58;
    /** For the longest list: {@link ListRequests#MAX_ORDERS} orders. */
    private static final int CAPACITY = 32 * 1024;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private int length;

    /** Creates an empty one. */
    public Letter() {}

    /**
     * Returns what holds the command, from offset 0.
     *
     * @return valid until the next command is written
     */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /**
     * Returns the length of the command.
     *
     * @return bytes, its header included
     */
    public int length() {
        return length;
    }

    /**
     * Begins a command: all zeros.
     *
     * @param blockLength of its fixed part
     * @return the buffer
     */
    public UnsafeBuffer blank(int blockLength) {
        buffer.setMemory(0, MessageHeaderEncoder.ENCODED_LENGTH + blockLength, (byte) 0);
        return buffer;
    }

    /**
     * Returns the flyweight for the command's header.
     *
     * @return shared
     */
    public MessageHeaderEncoder header() {
        return header;
    }

    /**
     * Completes a command.
     *
     * @param encodedLength of its fixed and variable part
     */
    public void complete(int encodedLength) {
        length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
    }

    /** Where Text(58) is, for the text of a letter. */
    static int textOffset(FixReader fields) {
        return fields.length(TEXT) == 0 ? 0 : fields.offset(TEXT);
    }

    /** As much of Text(58) as a letter holds. */
    static int textLength(FixReader fields) {
        return Math.min(fields.length(TEXT), MAX_TEXT);
    }
}
