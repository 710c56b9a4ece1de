package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.LimitUseToldDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import java.time.Duration;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** How far a limit is used: marks at once and once each, the peak once a minute and never per order. */
class LimitUseTest {
    private static final long MINUTE_NS = Duration.ofMinutes(1).toNanos();

    private final Desk desk = new Desk();

    LimitUseTest() {
        desk.limitPosition(1_000);
        desk.heard();
    }

    private List<String> alarms() {
        return desk.heard().stream()
                .map(Told::line)
                .filter(line -> line.startsWith("alarm LIMIT_USE"))
                .toList();
    }

    /** Peaks told of the limit whose value is 1000, in shares; limits of money are told too and left out. */
    private List<Long> peaksTold() {
        var header = new MessageHeaderDecoder();
        var told = new LimitUseToldDecoder();
        return desk.letters().stream()
                .map(letter -> new UnsafeBuffer(letter))
                .filter(letter -> header.wrap(letter, 0).templateId() == LimitUseToldDecoder.TEMPLATE_ID)
                .map(letter -> told.wrapAndApplyHeader(letter, 0, header))
                .filter(letter -> letter.limitValue() == 1_000_00000000L)
                .map(letter -> letter.peak() / 1_00000000L)
                .toList();
    }

    @Test
    void tellsEachMarkOnceWhenItIsReached() {
        desk.place("A", "499", "100");
        assertThat(alarms()).isEmpty();
        desk.place("B", "1", "100");
        assertThat(alarms()).containsExactly("alarm LIMIT_USE_50");
        desk.place("C", "100", "100");
        assertThat(alarms()).isEmpty();
        desk.place("D", "300", "100");
        assertThat(alarms()).as("the highest of those passed").containsExactly("alarm LIMIT_USE_90");
        desk.place("E", "100", "100");
        assertThat(alarms()).containsExactly("alarm LIMIT_USE_100");
        desk.place("F", "1", "100");
        assertThat(alarms()).as("refused: nothing is used").isEmpty();
    }

    @Test
    void remembersTheMarksOverASnapshot() {
        desk.place("A", "600", "100");
        assertThat(alarms()).containsExactly("alarm LIMIT_USE_50");
        desk.restart();
        desk.place("B", "50", "100");
        assertThat(alarms()).isEmpty();
    }

    @Test
    void tellsThePeakOnceAMinuteAndNotPerOrder() {
        desk.place("A", "100", "100");
        desk.place("B", "200", "100");
        desk.pass(MINUTE_NS - 1_000_000_000L);
        assertThat(peaksTold()).isEmpty();
        desk.pass(2_000_000_000L);
        assertThat(peaksTold()).containsExactly(300L);
        desk.pass(5 * MINUTE_NS);
        assertThat(peaksTold()).as("not used since").containsExactly(300L);
        desk.place("C", "50", "100");
        desk.pass(2 * MINUTE_NS);
        assertThat(peaksTold()).containsExactly(300L, 350L);
    }
}
