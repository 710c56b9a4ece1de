package io.trade2026.gateway.dropcopy;

import org.agrona.DirectBuffer;

/** Names in fields of fixed width that are padded with zeros. */
final class PaddedName {
    private PaddedName() {}

    /** Says whether the field holds this US-ASCII name and nothing else. Allocates nothing. */
    static boolean isAt(String name, DirectBuffer buffer, int offset, int width) {
        int length = name.length();
        boolean isLonger = length < width && buffer.getByte(offset + length) != 0;
        if (length > width || isLonger) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(offset + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
