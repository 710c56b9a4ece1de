package io.trade2026.oms;

import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.ReopenFilled;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/** The events of random trading, for those who read journals: the same seed gives the same events. */
public final class RandomFlow implements LongFunction<List<byte[]>> {
    private static final int CHOICES = 300;
    private static final List<Desk.Profile> PROFILES = List.of(
            Desk.Profile.USUAL,
            Desk.Profile.USUAL.with(ChainMode.PIPELINE).with(ReopenFilled.FORWARD),
            Desk.Profile.USUAL.with(ChainMode.REJECT));

    /** Creates a flow. */
    public RandomFlow() {}

    @Override
    public List<byte[]> apply(long seed) {
        Random random = new Random(seed);
        Desk desk = new Desk(PROFILES.get((int) Math.floorMod(seed, (long) PROFILES.size())));
        RandomTrading trading = new RandomTrading(desk);
        for (int i = 0; i < CHOICES; i++) {
            trading.act(random.nextLong() & (1L << 60) - 1);
        }
        return List.copyOf(desk.sink().letters());
    }
}
