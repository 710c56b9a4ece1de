package io.trade2026.app.explain;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.ops.explain.LimitVersion;
import io.trade2026.sequencer.media.RecordedEvents;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;

/** What the journal holds of an id, and what is needed to tell of it. One thread. */
final class JournalFinds implements RecordedEvents.Handler {
    private final OrderLetters letters;
    private final String clOrdId;
    private final long orderId;
    private final Set<Long> orders = new TreeSet<>();
    private final Map<String, LimitVersion> limits = new HashMap<>();
    private final LongArrayList hashes = new LongArrayList();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LimitChangedDecoder limit = new LimitChangedDecoder();
    private long first;

    /**
     * Looks for an id.
     *
     * @param id OrderID(37), with or without its O, or ClOrdID(11)
     * @param letters reads events
     */
    JournalFinds(String id, OrderLetters letters) {
        this.letters = letters;
        this.clOrdId = id;
        this.orderId = id.matches("O?[0-9]{1,18}") ? Long.parseLong(id.replace("O", "")) : 0;
    }

    @Override
    public void onEvent(long eventNumber, long epochNs, DirectBuffer buffer, int offset, int length) {
        first = first == 0 ? eventNumber : first;
        hashes.addLong(hash(buffer, offset, length));
        long order = letters.orderId(buffer, offset);
        if (order != 0 && (order == orderId || letters.isNamed(clOrdId))) {
            orders.add(order);
        }
        header.wrap(buffer, offset);
        if (header.templateId() == LimitChangedDecoder.TEMPLATE_ID) {
            limit.wrapAndApplyHeader(buffer, offset, header);
            limits.put(limit.limitId() + " " + limit.version(), version(eventNumber, epochNs));
        }
    }

    private LimitVersion version(long eventNumber, long epochNs) {
        Control control = Control.of(limit.control());
        boolean holds = limit.enabled() == Bool.YES && limit.newValue() != Decimal8.NULL;
        return new LimitVersion(
                limit.limitId(),
                limit.version(),
                StoryWords.id(control),
                holds ? StoryWords.amount(StoryWords.unit(control), limit.newValue()) : "none",
                limit.kind().name(),
                limit.author(),
                limit.approver(),
                StoryWords.at(epochNs),
                eventNumber,
                limit.reason());
    }

    /** Tells two letters apart; equal for equal ones. */
    static long hash(DirectBuffer buffer, int offset, int length) {
        long hash = length;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = hash * 0x9E37_79B9_7F4A_7C15L + buffer.getLong(offset + at);
            hash ^= hash >>> 29;
        }
        for (; at < length; at++) {
            hash = hash * 31 + buffer.getByte(offset + at);
        }
        return hash;
    }

    /** OrderIDs(37) that were found, lowest first. */
    Set<Long> orders() {
        return orders;
    }

    /** Whether the journal holds an event, and the same bytes; empty when it does not hold it. */
    Optional<Boolean> isSame(long eventNumber, DirectBuffer buffer, int offset, int length) {
        long at = eventNumber - first;
        return at < 0 || at >= hashes.size()
                ? Optional.empty()
                : Optional.of(hashes.getLong((int) at) == hash(buffer, offset, length));
    }

    /** How many events the journal holds. */
    int count() {
        return hashes.size();
    }

    /** Number of the first event. */
    long firstEvent() {
        return first;
    }

    Optional<LimitVersion> limit(long limitId, long version) {
        return Optional.ofNullable(limits.get(limitId + " " + version));
    }
}
