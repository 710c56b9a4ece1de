package io.trade2026.tests.bench.failover;

import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Offers a command each millisecond and sees its event, and offers again what a leader may have taken to its grave. */
final class FailoverClient implements AutoCloseable {
    private static final long PACE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NS = 20_000;

    private final CommandPublisher publisher;
    private final EventFollower follower;
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[CountingMachine.LENGTH]);
    private long sessions;
    private long term = CommandPublisher.NO_TERM;
    private long termSinceNs;
    private long due;
    private long offered;
    private long seen;
    private long nextNs = System.nanoTime();

    FailoverClient(SequencerAddress address) {
        publisher = new CommandPublisher(address, "failover");
        follower = new EventFollower(address, JournalPosition.START, "failover");
    }

    /** Goes on for a while. */
    void run(long durationNs) {
        long endNs = System.nanoTime() + durationNs;
        while (System.nanoTime() - endNs < 0) {
            step();
        }
    }

    /** Goes on until the event of the first command that comes due from now on is seen, and returns when that was. */
    long runUntilNewAnswer() throws IOException {
        long wanted = due + 1;
        long beginNs = System.nanoTime();
        while (seen < wanted) {
            step();
            if (System.nanoTime() - beginNs > PATIENCE_NS) {
                throw new IOException("command " + wanted + " is not answered after 60 s, the last was " + seen);
            }
        }
        return System.nanoTime();
    }

    private void step() {
        publisher.poll();
        if (publisher.sessionCount() != sessions || publisher.leadershipTermId() != term) {
            sessions = publisher.sessionCount();
            term = publisher.leadershipTermId();
            termSinceNs = System.nanoTime();
            offered = seen;
        }
        long nowNs = System.nanoTime();
        while (nowNs - nextNs >= 0) {
            nextNs += PACE_NS;
            due++;
        }
        while (offered < due) {
            command.putLong(0, offered + 1);
            if (publisher.offer(command, 0, CountingMachine.LENGTH) < 0) {
                break;
            }
            offered++;
        }
        if (follower.poll(this::onEvent, 100) == 0) {
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private boolean onEvent(long number, long epochNs, DirectBuffer event, int offset, int length, long position) {
        if (event.getLong(offset) != seen + 1 || number != seen + 1) {
            throw new IllegalStateException(
                    "event " + number + " is for command " + event.getLong(offset) + ", expected was " + (seen + 1));
        }
        seen++;
        return true;
    }

    int leader() {
        return publisher.leaderMemberId();
    }

    long term() {
        return term;
    }

    /** When it heard of the present term. */
    long termSinceNs() {
        return termSinceNs;
    }

    long sessions() {
        return sessions;
    }

    long seen() {
        return seen;
    }

    @Override
    public void close() {
        publisher.close();
        follower.close();
    }
}
