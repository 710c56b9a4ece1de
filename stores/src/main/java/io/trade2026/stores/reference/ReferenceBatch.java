package io.trade2026.stores.reference;

import io.trade2026.messages.sbe.MessageHeaderEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.IntArrayList;

/**
 * Commands that bring the core from one version of the reference data to another, in the order in which it needs them; the
 * last is the commit.
 */
final class ReferenceBatch {
    private final long aboveVersion;
    private final long version;
    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(1 << 14);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final IntArrayList ends = new IntArrayList();
    private final Map<Long, String> limits = new LinkedHashMap<>();

    ReferenceBatch(final long aboveVersion, final long version) {
        this.aboveVersion = aboveVersion;
        this.version = version;
    }

    MutableDirectBuffer space() {
        return buffer;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    /** Where the next letter begins. */
    int end() {
        return ends.isEmpty() ? 0 : ends.getInt(ends.size() - 1);
    }

    /** Takes the letter that was just written at {@link #end()}; its length is without the header. */
    void add(final int encodedLength) {
        ends.addInt(end() + MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }

    /** Remembers how to speak of a limit. */
    void name(final long limitId, final String text) {
        limits.put(limitId, text);
    }

    long aboveVersion() {
        return aboveVersion;
    }

    long version() {
        return version;
    }

    int count() {
        return ends.size();
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int offset(final int index) {
        return index == 0 ? 0 : ends.getInt(index - 1);
    }

    int length(final int index) {
        return ends.getInt(index) - offset(index);
    }

    /** The limits of this batch by id, each as a person reads it. */
    Map<Long, String> limits() {
        return limits;
    }
}
