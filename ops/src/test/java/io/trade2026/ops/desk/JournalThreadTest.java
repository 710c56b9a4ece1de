package io.trade2026.ops.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.ops.source.JournalReader;
import io.trade2026.sequencer.client.EventHandler;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class JournalThreadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** Three events, then silence. */
    private final class ThreeEvents implements EventFeed {
        private final UnsafeBuffer letter = new UnsafeBuffer(new byte[Long.BYTES]);
        private final AtomicLong read = new AtomicLong();

        @Override
        public int poll(EventHandler handler, int limit) {
            if (read.get() == 3) {
                return 0;
            }
            handler.onEvent(read.get() + 1, 0, letter, 0, Long.BYTES, 0);
            read.incrementAndGet();
            return 1;
        }

        @Override
        public JournalReader state() {
            return new JournalReader("three", true, read.get(), 0);
        }

        @Override
        public void close() {
            seen.add("events closed");
        }
    }

    private final class Line implements CommandOutlet {
        @Override
        public boolean offer(DirectBuffer buffer, int length) {
            return seen.add("offered " + buffer.getLong(0));
        }

        @Override
        public int poll() {
            return 0;
        }

        @Override
        public void close() {
            seen.add("line closed");
        }
    }

    private JournalThread thread(JournalThread.Taker taker, JournalThread.Round round) {
        return new JournalThread("three", new Line(), new ThreeEvents(), taker, round, failure::set);
    }

    @Test
    void takesEachEventThenGoesItsRoundAndClosesItsReaderAndItsLineAsItEnds() {
        AtomicReference<JournalThread> own = new AtomicReference<>();
        JournalThread thread =
                thread((number, epochNs, letter, offset) -> seen.add("took " + number), (work, nowNs) -> {
                    if (work > 0) {
                        JournalThread itself = Objects.requireNonNull(own.get());
                        itself.buffer().putLong(0, seen.size());
                        itself.offer(Long.BYTES);
                    }
                });
        own.set(thread);
        assertThat(thread.isSound()).as("not started").isFalse();
        thread.start();
        await().atMost(PATIENCE).until(() -> thread.journal().lastEventNumber() == 3 && seen.size() == 6);
        assertThat(thread.isSound()).isTrue();
        thread.close();
        assertThat(thread.isSound()).as("was told to end").isTrue();
        assertThat(seen)
                .containsExactly(
                        "took 1",
                        "offered 1",
                        "took 2",
                        "offered 3",
                        "took 3",
                        "offered 5",
                        "events closed",
                        "line closed");
        assertThat(failure.get()).isNull();
    }

    @Test
    void tellsTheMistakeThatEndedItAndIsNotSoundThen() {
        JournalThread thread = thread(
                (number, epochNs, letter, offset) -> {
                    throw new IllegalStateException("event " + number);
                },
                (work, nowNs) -> {});
        thread.start();
        await().atMost(PATIENCE).until(() -> failure.get() != null && !thread.isSound());
        assertThat(failure.get()).hasMessage("event 1");
        assertThat(seen).containsExactly("events closed", "line closed");
    }

    @Test
    void closesItsReaderAndItsLineAlsoWhenItWasNeverStarted() {
        thread((number, epochNs, letter, offset) -> {}, (work, nowNs) -> {}).close();

        assertThat(seen).containsExactly("line closed", "events closed");
    }
}
