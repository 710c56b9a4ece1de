package io.trade2026.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwedAnswerTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final OwedAnswer owed = new OwedAnswer();
    private long nowNs = -5 * SECOND_NS;

    @Test
    void answerThatStopsBeforeItsEndIsOverdue() {
        owed.asked(20, nowNs);
        assertThat(afterSeconds(15)).isZero();
        owed.given(12, nowNs);
        assertThat(afterSeconds(19)).isZero();
        assertThat(afterSeconds(1)).isEqualTo(20);
        owed.forget();
        assertThat(afterSeconds(60)).isZero();
    }

    @Test
    void wholeAnswerOwesNothing() {
        owed.asked(20, nowNs);
        owed.given(20, nowNs);
        assertThat(afterSeconds(60)).isZero();
    }

    @Test
    void secondRequestIsOwedBesideTheFirst() {
        owed.asked(20, nowNs);
        owed.asked(10, nowNs);
        owed.given(10, nowNs);
        assertThat(afterSeconds(20)).isEqualTo(20);
    }

    @Test
    void connectionWithoutRoomIsNoSilence() {
        owed.asked(20, nowNs);
        for (int i = 0; i < 10; i++) {
            assertThat(afterSeconds(15)).isZero();
            owed.given(0, nowNs);
        }
    }

    @Test
    void standstillOfOurOwnIsNoSilence() {
        owed.asked(20, nowNs);
        nowNs += 300 * SECOND_NS;
        assertThat(owed.overdue(nowNs)).isZero();
        assertThat(afterSeconds(19)).isZero();
        assertThat(afterSeconds(1)).isEqualTo(20);
        owed.given(12, nowNs);
        assertThat(afterSeconds(19)).isZero();
        assertThat(afterSeconds(1)).isEqualTo(20);
    }

    @Test
    void standstillOfBeforeTheRequestCountsForNothing() {
        owed.overdue(nowNs);
        nowNs += 300 * SECOND_NS;
        owed.asked(20, nowNs);
        assertThat(afterSeconds(19)).isZero();
        assertThat(afterSeconds(1)).isEqualTo(20);
    }

    /** Looks once a second, as the gateway does more often; what it says last. */
    private int afterSeconds(int seconds) {
        int said = 0;
        for (int i = 0; i < seconds; i++) {
            nowNs += SECOND_NS;
            said = owed.overdue(nowNs);
        }
        return said;
    }
}
