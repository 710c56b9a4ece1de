package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** An event of the journal with its envelope: a window that moves from event to event. */
public final class Event {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private DirectBuffer buffer = new UnsafeBuffer(new byte[MessageHeaderDecoder.ENCODED_LENGTH]);
    private int offset;
    private long number;
    private long epochNs;

    Event() {}

    Event wrap(long eventNumber, long atEpochNs, DirectBuffer letter, int letterOffset) {
        number = eventNumber;
        epochNs = atEpochNs;
        buffer = letter;
        offset = letterOffset;
        header.wrap(letter, letterOffset);
        return this;
    }

    /**
     * Which message it is.
     *
     * @return template id of the schema
     */
    public int templateId() {
        return header.templateId();
    }

    /**
     * Its number in the journal.
     *
     * @return from 1 up
     */
    public long number() {
        return number;
    }

    /**
     * Cluster time of the command that caused it.
     *
     * @return nanoseconds since 1970
     */
    public long epochNs() {
        return epochNs;
    }

    /**
     * Holds the message.
     *
     * @return not to be kept
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where the message header begins.
     *
     * @return index into the buffer
     */
    public int offset() {
        return offset;
    }

    /**
     * Header of the message, for {@code wrapAndApplyHeader}.
     *
     * @return a decoder of this event's
     */
    public MessageHeaderDecoder header() {
        return header;
    }
}
