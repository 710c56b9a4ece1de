package io.trade2026.ops.explain;

import org.jspecify.annotations.Nullable;

/**
 * One event of the journal that speaks of an order.
 *
 * @param eventNumber of it
 * @param at time of the command that caused it, UTC
 * @param what happened, in a few words
 * @param who caused it: a session with its MsgSeqNum(34), a person, or the house
 * @param text what was said about it; empty when nothing was
 * @param judgement what risk decided; null when nothing was decided
 */
public record StoryStep(
        long eventNumber,
        String at,
        String what,
        String who,
        String text,
        @Nullable Judgement judgement) {
    StoryStep withoutLists() {
        return judgement == null ? this : new StoryStep(eventNumber, at, what, who, text, judgement.withoutLists());
    }
}
