package io.trade2026.app.explain;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.ops.explain.LimitVersion;
import io.trade2026.sequencer.media.RecordedEvents;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/** What the journal holds of an id, and what is needed to tell of it. One thread. */
final class JournalFinds implements RecordedEvents.Handler {
    private final OrderLetters letters;
    private final byte[] clOrdId;
    private final long orderId;
    private final Set<Long> orders = new TreeSet<>();
    private final Map<String, LimitVersion> limits = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LimitChangedDecoder limit = new LimitChangedDecoder();
    private final KillSwitchChangedDecoder kill = new KillSwitchChangedDecoder();
    private final KillFlags kills = new KillFlags();
    private long first;

    /**
     * Looks for an id.
     *
     * @param id OrderID(37), with or without its O, or ClOrdID(11)
     * @param letters reads events
     */
    JournalFinds(String id, OrderLetters letters) {
        this.letters = letters;
        this.clOrdId = id.getBytes(StandardCharsets.US_ASCII);
        this.orderId = id.matches("O?[0-9]{1,18}") ? Long.parseLong(id.replace("O", "")) : 0;
    }

    @Override
    public void onEvent(long eventNumber, long epochNs, DirectBuffer buffer, int offset, int length) {
        first = first == 0 ? eventNumber : first;
        long order = letters.orderId(buffer, offset);
        if (order != 0 && (order == orderId || letters.isNamed(clOrdId))) {
            orders.add(order);
        }
        header.wrap(buffer, offset);
        if (header.templateId() == LimitChangedDecoder.TEMPLATE_ID) {
            limit.wrapAndApplyHeader(buffer, offset, header);
            limits.put(limit.limitId() + " " + limit.version(), version(eventNumber, epochNs));
        } else if (header.templateId() == KillSwitchChangedDecoder.TEMPLATE_ID) {
            kills.take(eventNumber, epochNs, kill.wrapAndApplyHeader(buffer, offset, header));
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

    /** OrderIDs(37) that were found, lowest first. */
    Set<Long> orders() {
        return orders;
    }

    KillFlags kills() {
        return kills;
    }

    /** Number of the first event. */
    long firstEvent() {
        return first;
    }

    Optional<LimitVersion> limit(long limitId, long version) {
        return Optional.ofNullable(limits.get(limitId + " " + version));
    }
}
