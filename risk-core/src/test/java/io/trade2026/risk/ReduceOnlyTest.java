package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.CopyLinks;
import io.trade2026.risk.controls.ReduceOnly;
import io.trade2026.risk.exposure.Reservation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** KS-02: what passes while a price feed or a drop copy is lost, and who is told of it when. */
class ReduceOnlyTest {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long LIMIT_MS = 5_000;
    private static final long LEASE_MS = 2_000;
    /** The session of XSIM, and two that hear its drop copy. */
    private static final int VENUE = 900;

    private static final int COPY = 901;
    private static final int SECOND_COPY = 902;
    private static final int OTHER_VENUE = 910;
    private static final int OTHER_COPY = 911;

    private RiskWorld world = RiskWorld.whole();

    private CopyLinks copies() {
        return world.core.memory().reduceOnly().copies();
    }

    private void copy(int session, boolean isUp) {
        copies().report(session, isUp, world.nowEpochNs);
    }

    private void pass(long ms) {
        world.nowEpochNs += ms * NS_PER_MS;
    }

    private void lose(String lost) {
        String[] words = lost.split(" ", -1);
        copies().define(COPY, VENUE, world.nowEpochNs);
        copies().define(OTHER_COPY, OTHER_VENUE, world.nowEpochNs);
        copy(COPY, true);
        copy(OTHER_COPY, true);
        world.feed("XSIM", true);
        pass(60_000);
        hear(words[0], false);
        pass(words.length > 1 ? Long.parseLong(words[1]) : 0);
        lapse();
        if (words.length > 2) {
            hear(words[0], true);
        }
    }

    private void hear(String what, boolean isHeard) {
        switch (what) {
            case "feed", "unheard" -> hearMarketData(what, isHeard);
            case "copy" -> copy(COPY, isHeard);
            case "elsewhere" -> copy(OTHER_COPY, isHeard);
            default -> assertThat(what).isEqualTo("nothing");
        }
    }

    private void hearMarketData(String what, boolean isHeard) {
        if (isHeard || what.equals("feed")) {
            world.feed("XSIM", isHeard);
        } else {
            world.limit(Control.KS_02_LEASE, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, LEASE_MS);
            world.core.memory().reduceOnly().lease().heard(world.nowEpochNs);
        }
    }

    /** As a core does before each command. */
    private void lapse() {
        long endsEpochNs = world.core.memory().reduceOnly().lease().endsEpochNs();
        if (world.nowEpochNs >= endsEpochNs) {
            world.core.silenceFeed(world.core.prices().liveFeed(), endsEpochNs);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/reduce-only.csv", numLinesToSkip = 8)
    void letsPassOnlyWhatReducesOnEveryNodeAndSetAlsoAfterARestart(
            String lost, int position, int open, String asks, String answer) {
        String[] order = asks.split(" ", -1);
        Side side = order[0].equals("buy") ? Side.BUY : Side.SELL;
        @Nullable Denial refusal = answer.equals("passes") ? null : Denial.valueOf(answer);
        for (PartyKind node : PartyKind.values()) {
            for (InstrumentScope scope : InstrumentScope.values()) {
                if (node == PartyKind.NULL_VAL || scope == InstrumentScope.NULL_VAL) {
                    continue;
                }
                world = RiskWorld.whole();
                if (position != 0) {
                    Side opened = position > 0 ? Side.BUY : Side.SELL;
                    String qty = Integer.toString(Math.abs(position));
                    world.fill(world.sent(opened, qty, "100"), qty, "100");
                }
                if (open > 0) {
                    world.placed(world.sent(side, Integer.toString(open), "100"));
                }
                int instrument = scope == InstrumentScope.VENUE ? 1 : INTC;
                world.limit(Control.KS_02_FEED, node, 1, scope, instrument, LIMIT_MS);
                world.limit(Control.KS_02_COPY, node, 1, scope, instrument, LIMIT_MS);
                lose(lost);
                decide(world, side, order[1], refusal, node);
                RiskWorld again = world.restarted();
                again.nowEpochNs = world.nowEpochNs;
                decide(again, side, order[1], refusal, node);
            }
        }
    }

    private static void decide(RiskWorld world, Side side, String qty, @Nullable Denial refusal, PartyKind node) {
        assertThat(world.place(world.sent(side, qty, "100"))).as("%s", node).isEqualTo(refusal);
        if (refusal != null) {
            assertThat(world.decision.limit()).isEqualTo(LIMIT_MS);
            assertThat(world.decision.used()).isEqualTo(LIMIT_MS);
            assertThat(world.decision.scopeKind()).isEqualTo(node);
        }
    }

    @Test
    void letsAReplacePassThatAddsNothingAndNoOther() {
        Reservation held = world.placed(world.sent(Side.BUY, "10", "100"));
        world.limit(Control.KS_02_COPY, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, LIMIT_MS);
        lose("copy 5000");

        assertThat(world.replace(world.sent(Side.BUY, "5", "100"), held)).isNull();
        assertThat(world.replace(world.sent(Side.BUY, "10", "99"), held)).isNull();
        assertThat(world.replace(world.sent(Side.BUY, "11", "100"), held)).isEqualTo(Denial.COPY_LOST);
        assertThat(world.replace(world.sent(Side.BUY, "10", "101"), held)).isEqualTo(Denial.COPY_LOST);
    }

    @Test
    void doesNotLoseACopyThatAnotherSessionHears() {
        world.limit(Control.KS_02_COPY, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, LIMIT_MS);
        copies().define(COPY, VENUE, world.nowEpochNs);
        copies().define(SECOND_COPY, VENUE, world.nowEpochNs);
        copy(SECOND_COPY, true);
        pass(LIMIT_MS);
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        copy(SECOND_COPY, false);
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        pass(LIMIT_MS);

        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.COPY_LOST);
        copies().define(COPY, 0, world.nowEpochNs);
        copies().define(SECOND_COPY, OTHER_VENUE, world.nowEpochNs);
        assertThat(world.place(world.sent(Side.BUY, "1", "100")))
                .as("nobody is to hear it")
                .isNull();
    }

    @Test
    void countsFromTheFeedThatHasBeenSilentForLongest() {
        world.limit(Control.KS_02_FEED, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, LIMIT_MS);
        world.feed("A", false);
        pass(1_000);
        world.feed("B", false);
        pass(4_000);
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isEqualTo(Denial.FEED_LOST);
        world.feed("A", true);
        assertThat(world.core.prices().silentFeed()).isEqualTo("B");
        assertThat(world.place(world.sent(Side.BUY, "1", "100"))).isNull();
        world.feed("B", false);
        pass(1_000);

        assertThat(world.place(world.sent(Side.BUY, "1", "100")))
                .as("said again is not begun again")
                .isEqualTo(Denial.FEED_LOST);
    }

    private List<String> news() {
        ReduceOnly nodes = world.core.memory().reduceOnly();
        List<String> news = new ArrayList<>();
        nodes.settle(world.nowEpochNs);
        for (ReduceOnly.Standing each = nodes.next(); each != null; each = nodes.next()) {
            news.add(each.limitId()
                    + (each.isOver() ? " over" : " begun")
                    + (each.venueSessionId() == 0 ? "" : " copy"));
        }
        return news;
    }

    @Test
    void tellsEachNodeOnceAsItBeginsAndEndsAndWhenTheNextIsDue() {
        world.limit(Control.KS_02_FEED, PartyKind.FIRM, 1, InstrumentScope.ANY, 0, 2_000);
        long firm = world.core.limits().limitId(world.core.limits().rows() - 1);
        world.limit(Control.KS_02_FEED, PartyKind.CLIENT, 1, InstrumentScope.ANY, 0, 1_000);
        assertThat(news()).isEmpty();
        world.feed("XSIM", false);
        long lost = world.nowEpochNs;
        assertThat(news()).isEmpty();
        assertThat(world.core.memory().reduceOnly().nextEpochNs()).isEqualTo(lost + 1_000 * NS_PER_MS);
        pass(1_000);
        assertThat(news()).containsExactly(firm + 1 + " begun");
        assertThat(world.core.memory().reduceOnly().nextEpochNs()).isEqualTo(lost + 2_000 * NS_PER_MS);
        world = moved(world.restarted());
        assertThat(news()).as("told before the restart").isEmpty();
        pass(1_000);
        assertThat(news()).containsExactly(firm + " begun");
        assertThat(news()).isEmpty();
        world.feed("XSIM", true);

        assertThat(news()).containsExactlyInAnyOrder(firm + " over", firm + 1 + " over");
        assertThat(world.core.memory().reduceOnly().nextEpochNs()).isEqualTo(Long.MAX_VALUE);
    }

    private RiskWorld moved(RiskWorld again) {
        again.nowEpochNs = world.nowEpochNs;
        return again;
    }
}
