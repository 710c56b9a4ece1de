package io.trade2026.oms;

import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.ReopenFilled;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever clients, venues and the house do, in whatever order: order semantics, section 3, and risk's sums hold at every step. */
class OrderInvariantsTest {
    @Provide
    static Arbitrary<List<Long>> choices() {
        return Choices.between(10, 150);
    }

    @Property(tries = 200)
    void holdWhileRequestsQueue(@ForAll("choices") List<Long> choices) {
        play(choices, Desk.Profile.USUAL);
    }

    @Property(tries = 100)
    void holdInAPipelineWithFilledOrdersThatReopen(@ForAll("choices") List<Long> choices) {
        play(choices, Desk.Profile.USUAL.with(ChainMode.PIPELINE).with(ReopenFilled.FORWARD));
    }

    @Property(tries = 50)
    void holdWhereASecondRequestIsRefused(@ForAll("choices") List<Long> choices) {
        play(choices, Desk.Profile.USUAL.with(ChainMode.REJECT));
    }

    private static void play(List<Long> choices, Desk.Profile profile) {
        var trading = new RandomTrading(new Desk(profile), new LedgerModel());
        choices.forEach(trading::act);
        trading.settle();
    }
}
