package io.trade2026.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.SetIntakeDecoder;
import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.sequencer.client.EventHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** AT-01: a critical alert that nobody takes on by its deadline closes the house to new risk, until somebody has; a warning does not. */
class AlertPulseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LONG_AGO = 1_700_000_000_000_000_000L;

    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final AlertBoard board = new AlertBoard(AlertSettings.USUAL);
    private final OperatorDesk desk = new OperatorDesk(
            outlet(), feed(), List.of(), Duration.ofMillis(50), failure -> orders.add(failure.toString()));

    private CommandOutlet outlet() {
        return new CommandOutlet() {
            @Override
            public boolean offer(DirectBuffer buffer, int length) {
                var intake = new SetIntakeDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
                orders.add(intake.open() == Bool.YES ? "open" : "closed");
                return true;
            }

            @Override
            public int poll() {
                return 0;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private static EventFeed feed() {
        return new EventFeed() {
            @Override
            public int poll(EventHandler handler, int limit) {
                return 0;
            }

            @Override
            public JournalReader state() {
                return new JournalReader("ops", true, 0, 0);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    @Test
    void closesTheHouseWhileACriticalAlertWaitsTooLong() {
        AlertSettings settings = AlertSettings.USUAL;
        assertThat(settings.blocks()).as("what holds where nothing is said").isTrue();
        assertThat(AlertSettings.TOLD_ONLY.blocks()).isFalse();
        desk.start();
        AlertSource source = new AlertSource(board, settings.thresholds());
        try (AlertPulse pulse = new AlertPulse(board, source, desk, settings.blocks(), () -> true)) {
            pulse.start();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders).containsExactly("open"));
            board.raise(1, LONG_AGO, "WARNING", "FEED_STALE", "feed X", "", "silent");
            await().atMost(PATIENCE).until(() -> board.alert(1).orElseThrow().escalated());
            board.raise(2, LONG_AGO, "CRITICAL", "OVERFILL", "order O7", "", "too much");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders).containsExactly("open", "closed"));
            board.acknowledge(2, "risk", LONG_AGO, "on it");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders).containsExactly("open", "closed", "open"));
        } finally {
            desk.close();
        }
    }
}
