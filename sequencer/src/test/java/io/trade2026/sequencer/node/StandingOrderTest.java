package io.trade2026.sequencer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingOrderTest {
    private static final int MEMBERS = 3;
    private static final int TRIES = 1_000;

    private static List<Double> waits(final int place) {
        final StandingOrder order = new StandingOrder(place, MEMBERS);
        final List<Double> all = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            all.add(order.nextDouble());
        }
        return all;
    }

    @Test
    void noTwoMembersStandForElectionWithinASixthOfTheTime() {
        for (int place = 0; place < MEMBERS; place++) {
            assertThat(waits(place)).allMatch(part -> part >= 0 && part < 1);
        }
        assertThat(waits(0)).allMatch(part -> part < 1.0 / 6);
        assertThat(waits(1)).allMatch(part -> part >= 2.0 / 6 && part < 3.0 / 6);
        assertThat(waits(2)).allMatch(part -> part >= 4.0 / 6 && part < 5.0 / 6);
    }

    @Test
    void aMemberDoesNotWaitTheSameEachTime() {
        assertThat(waits(1)).doesNotHaveDuplicates();
    }
}
