package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.LimitChangedDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Remembers which version of each limit reached the core since the start, and tells those who wait for one. */
final class LimitsInForce implements EventObserver {
    private record Seen(long version, long eventNumber) {}

    private record Waiter(long limitId, long version, CompletableFuture<Long> eventNumber) {}

    private final LimitChangedDecoder changed = new LimitChangedDecoder();
    private final Map<Long, Seen> seen = new HashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();

    /** For any thread. The future gives the number of the event; the caller bounds its wait and cancels it. */
    synchronized CompletableFuture<Long> await(long limitId, long version) {
        CompletableFuture<Long> eventNumber = new CompletableFuture<>();
        Seen last = seen.get(limitId);
        if (last != null && last.version() >= version) {
            eventNumber.complete(last.eventNumber());
        } else {
            waiters.removeIf(waiter -> waiter.eventNumber().isDone());
            waiters.add(new Waiter(limitId, version, eventNumber));
        }
        return eventNumber;
    }

    @Override
    public void onEvent(Event event) {
        if (event.templateId() != LimitChangedDecoder.TEMPLATE_ID) {
            return;
        }
        changed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        note(changed.limitId(), changed.version(), event.number());
    }

    private synchronized void note(long limitId, long version, long eventNumber) {
        seen.put(limitId, new Seen(version, eventNumber));
        for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
            Waiter waiter = each.next();
            if (waiter.limitId() == limitId && version >= waiter.version()) {
                waiter.eventNumber().complete(eventNumber);
                each.remove();
            }
        }
    }
}
