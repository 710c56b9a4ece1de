package io.trade2026.tests.bench.failover;

import io.aeron.Aeron;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.ElectionState;
import io.aeron.cluster.service.ClusterCounters;
import io.trade2026.sequencer.media.MediaAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.status.CountersReader;

/** Looks each half millisecond at what a member's election is at, and prints each change with the time of the machine. */
final class ElectionTrace {
    private static final long LOOK_NS = 500_000;
    private static final Pattern LINE = Pattern.compile("ELECTION (-?\\d+) (\\w+)");

    /**
     * One change.
     *
     * @param atNs {@link System#nanoTime()}, which all processes of a machine share
     * @param state begun then
     */
    record Change(long atNs, String state) {}

    private ElectionTrace() {}

    static void start(MediaAddress media) {
        Aeron aeron = media.connect("election-trace", error -> {});
        Thread thread = new Thread(() -> look(aeron.countersReader()), "election-trace");
        thread.setDaemon(true);
        thread.start();
    }

    private static void look(CountersReader counters) {
        long last = -1;
        int id = CountersReader.NULL_COUNTER_ID;
        while (true) {
            if (id == CountersReader.NULL_COUNTER_ID) {
                id = ClusterCounters.find(counters, ConsensusModule.Configuration.ELECTION_STATE_TYPE_ID, 0);
            } else {
                long now = counters.getCounterValue(id);
                if (now != last) {
                    System.out.println("ELECTION " + System.nanoTime() + " " + ElectionState.get(now));
                    last = now;
                }
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    static List<Change> read(List<String> lines, long sinceNs) {
        List<Change> changes = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && Long.parseLong(matcher.group(1)) - sinceNs > 0) {
                changes.add(new Change(Long.parseLong(matcher.group(1)), matcher.group(2)));
            }
        }
        return changes;
    }
}
