package io.trade2026.sequencer.media;

import java.io.IOException;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** Goes through the messages of one recording, put together from their frames. One thread. */
final class MessageCursor {
    private static final int BEGIN = 0x80;
    private static final int END = 0x40;
    private static final int WHOLE = BEGIN | END;

    private final FrameCursor frames;
    private final ExpandableArrayBuffer parts = new ExpandableArrayBuffer();
    private int partsLength;
    private boolean isWhole;

    MessageCursor(final FrameCursor frames) {
        this.frames = frames;
    }

    /** Goes to the next message; false when there is none that is all there. */
    boolean next() throws IOException {
        while (frames.next()) {
            final int flags = frames.flags();
            isWhole = (flags & WHOLE) == WHOLE;
            if (isWhole) {
                return true;
            }
            if ((flags & BEGIN) != 0) {
                partsLength = 0;
            }
            parts.putBytes(partsLength, frames.buffer(), frames.offset(), frames.length());
            partsLength += frames.length();
            if ((flags & END) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Holds the message; good until the next one. */
    DirectBuffer buffer() {
        return isWhole ? frames.buffer() : parts;
    }

    int offset() {
        return isWhole ? frames.offset() : 0;
    }

    int length() {
        return isWhole ? frames.length() : partsLength;
    }
}
