package io.trade2026.risk.reference;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** A currency as one number: its four ASCII bytes, so that comparing is comparing numbers. */
public final class CurrencyCode {
    /** No currency was named. */
    public static final int NONE = 0;

    private CurrencyCode() {}

    /**
     * Reads a currency of a letter. Allocates nothing.
     *
     * @param buffer holds it
     * @param offset of its four bytes
     * @return {@link #NONE} when it is empty
     */
    public static int of(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
    }
}
