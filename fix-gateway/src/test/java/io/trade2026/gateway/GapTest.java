package io.trade2026.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Missing messages are asked for ever more seldom (order-semantics S6). */
class GapTest {
    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Gap gap = new Gap();
    private long nowNs = 1;

    /** When it was asked, in tenths of a second from now. */
    private List<Long> requests(long next, int tenths) {
        List<Long> requests = new ArrayList<>();
        for (long i = 0; i < tenths; i++) {
            if (gap.isDue(next, nowNs)) {
                gap.asked(nowNs);
                requests.add(i);
            }
            nowNs += TICK_NS;
        }
        return requests;
    }

    @Test
    void pausesDoubleUpToHalfAMinute() {
        assertThat(requests(2, 1_600)).containsExactly(6L, 17L, 38L, 79L, 160L, 321L, 622L, 923L, 1224L, 1525L);
    }

    @Test
    void fillThatMovesOrAnotherConnectionBeginsAnew() {
        requests(2, 200);
        assertThat(requests(7, 10)).containsExactly(6L);
        requests(7, 200);
        gap.forget(7, nowNs);
        assertThat(requests(7, 10)).containsExactly(6L);
    }

    @Test
    void operatorsAreToldOnce() {
        int told = 0;
        for (int i = 1; i <= 20; i++) {
            told += gap.asked(nowNs) ? i : 0;
        }
        assertThat(told).isEqualTo(Gap.TOLD_AFTER);
    }
}
