package io.trade2026.oms;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Timers as the cluster keeps them: they outlive the core that set them. */
final class SteppedTimers implements CoreTimers {
    private final Map<Long, Long> deadlines = new TreeMap<>();

    @Override
    public void schedule(long correlationId, long deadlineEpochNs) {
        deadlines.put(correlationId, deadlineEpochNs);
    }

    @Override
    public void cancel(long correlationId) {
        deadlines.remove(correlationId);
    }

    /** Takes the id of the timer that is due first, if one is. */
    OptionalLong takeDue(long epochNs) {
        // The key, and not the entry: when an entry is removed a TreeMap may put its successor into the same object.
        OptionalLong due = deadlines.entrySet().stream()
                .filter(timer -> timer.getValue() <= epochNs)
                .min(Map.Entry.<Long, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(timer -> OptionalLong.of(timer.getKey()))
                .orElse(OptionalLong.empty());
        due.ifPresent(deadlines::remove);
        return due;
    }

    /** How many timers of a kind are set. */
    long count(TimerKind kind) {
        return deadlines.keySet().stream()
                .filter(id -> TimerKind.isOf(kind, id))
                .count();
    }

    /** When the timer that is due first is due. */
    OptionalLong next() {
        return deadlines.values().stream().mapToLong(Long::longValue).min();
    }
}
