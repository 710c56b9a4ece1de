package io.trade2026.ops.explain;

import io.trade2026.ops.source.ListSecrecy;
import java.util.List;

/**
 * All that the record says of one order.
 *
 * @param orderId OrderID(37), such as O17
 * @param clOrdId ClOrdID(11) that it came with; empty for an order by telephone
 * @param session whose it is
 * @param order what was asked for, such as {@code BUY 100 INTC LIMIT 25.1 DAY for ACC1}
 * @param steps what happened, oldest first
 * @param limits every version of a limit that a decision speaks of
 * @param notes what could not be told, and what the story rests on
 */
public record OrderStory(
        String orderId,
        String clOrdId,
        String session,
        String order,
        List<StoryStep> steps,
        List<LimitVersion> limits,
        List<String> notes) {
    /** Keeps its own lists. */
    public OrderStory {
        steps = List.copyOf(steps);
        limits = List.copyOf(limits);
        notes = List.copyOf(notes);
    }

    /**
     * Gives it as those read it who are not of compliance.
     *
     * @return with what was decided, and without whose restricted lists and permissions were looked at (PT-11)
     */
    public OrderStory withoutLists() {
        return new OrderStory(
                orderId,
                clOrdId,
                session,
                order,
                steps.stream().map(StoryStep::withoutLists).toList(),
                limits.stream()
                        .filter(limit -> !ListSecrecy.isList(limit.control()))
                        .toList(),
                notes);
    }
}
