package io.trade2026.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Counts up, with a window of unanswered commands, and offers again from the last answer after each new session or leader: what a
 * gateway does. Checks that the answers are 1, 2, 3 … with the right sums, whatever was killed in between.
 */
final class Load implements AutoCloseable {
    private static final int WINDOW = 500;

    private final CommandPublisher publisher;
    private final EventFollower follower;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private long sessions;
    private long term = CommandPublisher.NO_TERM;
    private long offered;
    private long answered;
    private long sum;

    Load(final SequencerAddress address) {
        publisher = new CommandPublisher(address, "load");
        follower = new EventFollower(address, JournalPosition.START, "load");
    }

    void runUntil(final long lastId) {
        Bench.await("id " + lastId + " answered", () -> {
            step(lastId);
            return answered == lastId;
        });
    }

    /** Leaves commands and events under way. */
    void runPast(final long id) {
        Bench.await("id " + id + " answered", () -> {
            step(Long.MAX_VALUE);
            return answered > id;
        });
        step(Long.MAX_VALUE);
    }

    private void step(final long lastId) {
        publisher.poll();
        if (publisher.sessionCount() != sessions || publisher.leadershipTermId() != term) {
            sessions = publisher.sessionCount();
            term = publisher.leadershipTermId();
            offered = answered;
        }
        while (offered < Math.min(lastId, answered + WINDOW)) {
            final int length = CountingCore.encode(
                    buffer, CountingCore.COUNT, offered + 1, 0, CountingCore.HEADER + (int) (offered * 37 % 900));
            if (publisher.offer(buffer, 0, length) < 0) {
                break;
            }
            offered++;
        }
        follower.poll(this::onEvent, 100);
    }

    private boolean onEvent(
            final long eventNumber,
            final long epochNs,
            final DirectBuffer event,
            final int offset,
            final int length,
            final long position) {
        answered++;
        sum += answered;
        assertThat(eventNumber).isEqualTo(answered);
        assertThat(event.getLong(offset + 4)).isEqualTo(answered);
        assertThat(event.getLong(offset + 12)).isEqualTo(sum);
        return true;
    }

    /** Waits for the answers to all that was offered. */
    void finish() {
        runUntil(offered);
    }

    /** Until the session is given up: there is no leader to speak with. */
    void awaitNoSession() {
        Bench.await("no session", () -> {
            step(Long.MAX_VALUE);
            return !publisher.isConnected();
        });
    }

    /** A command that is refused for want of a session, while whatever is still to be seen is seen. */
    void awaitRefusal() {
        final int[] refusals = {0};
        Bench.await("refusals", () -> {
            step(Long.MAX_VALUE);
            final int length = CountingCore.encode(buffer, CountingCore.COUNT, answered + 1, 0, CountingCore.HEADER);
            assertThat(publisher.offer(buffer, 0, length)).isEqualTo(CommandPublisher.NOT_CONNECTED);
            refusals[0]++;
            return refusals[0] == 100;
        });
    }

    long answered() {
        return answered;
    }

    CommandPublisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        publisher.close();
        follower.close();
    }
}
