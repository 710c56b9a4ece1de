package io.trade2026.tests.chaos.run;

import io.trade2026.tests.chaos.plan.Fault;
import io.trade2026.tests.chaos.plan.FaultKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from a fault that interrupts to the first acceptance of an order that was sent after it: of any client after a
 * fault of a process, of that client after one of its link. Safe for any thread.
 */
final class Recoveries {
    private final Map<FaultKind, Histogram> ms = new EnumMap<>(FaultKind.class);
    private final Histogram undisturbedKillsMs = new Histogram(3);
    private final List<Pending> pending = new ArrayList<>();

    private static final class Pending {
        private final Fault fault;
        private final long struckNs;
        private boolean isDisturbed;

        private Pending(Fault fault, long struckNs) {
            this.fault = fault;
            this.struckNs = struckNs;
        }
    }

    synchronized void struck(Fault fault) {
        if (!fault.kind().interrupts()
                || fault.target().endsWith("SIM")
                || fault.target().startsWith("DROP")) {
            return;
        }
        if (fault.kind().isOfProcess()) {
            pending.forEach(each -> each.isDisturbed = true);
        }
        pending.add(new Pending(fault, System.nanoTime()));
    }

    synchronized void accepted(String party, long sentNs, long acceptedNs) {
        pending.removeIf(each -> {
            boolean isOver = sentNs - each.struckNs > 0
                    && (each.fault.kind().isOfProcess() || each.fault.target().equals(party));
            if (isOver) {
                long tookMs = TimeUnit.NANOSECONDS.toMillis(acceptedNs - each.struckNs);
                ms.computeIfAbsent(each.fault.kind(), any -> new Histogram(3)).recordValue(tookMs);
                if (each.fault.kind() == FaultKind.KILL && !each.isDisturbed) {
                    undisturbedKillsMs.recordValue(tookMs);
                }
            }
            return isOver;
        });
    }

    synchronized Map<FaultKind, Histogram> byKind() {
        Map<FaultKind, Histogram> copy = new EnumMap<>(FaultKind.class);
        ms.forEach((kind, histogram) -> copy.put(kind, histogram.copy()));
        return copy;
    }

    /** Kills after which no other process was struck before the first acceptance. */
    synchronized Histogram undisturbedKillsMs() {
        return undisturbedKillsMs.copy();
    }

    synchronized int open() {
        return pending.size();
    }
}
