package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import org.agrona.DirectBuffer;

/** The ids that this house gives, read back: a letter and a number. 0 stands for one that is absent or another's. */
final class OurIds {
    private static final char ORDER = 'O';
    private static final char EXECUTION = 'E';
    private static final char REQUEST = 'T';
    private static final int MAX_DIGITS = 18;

    private OurIds() {}

    /** OrderID(37) as clients know it. */
    static long order(FixReader fields, int tag) {
        return number(fields, tag, ORDER);
    }

    /** ExecID(17) as clients know it: the number of the event that told them. */
    static long execution(FixReader fields, int tag) {
        return number(fields, tag, EXECUTION);
    }

    /** ClOrdID(11) as venues know it: the number of the request. */
    static long request(FixReader fields, int tag) {
        return number(fields, tag, REQUEST);
    }

    private static long number(FixReader fields, int tag, char letter) {
        int length = fields.length(tag);
        return length < 2 || fields.buffer().getByte(fields.offset(tag)) != letter
                ? 0
                : number(fields.buffer(), fields.offset(tag) + 1, length - 1);
    }

    /** A number of at most 18 digits and without a leading zero; 0 when it is none. */
    private static long number(DirectBuffer buffer, int offset, int length) {
        if (length > MAX_DIGITS || buffer.getByte(offset) == '0') {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = buffer.getByte(offset + i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
