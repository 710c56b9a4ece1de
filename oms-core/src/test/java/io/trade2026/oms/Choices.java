package io.trade2026.oms;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/** What {@link RandomTrading} does, as numbers that it reads; each as likely as any other, none an edge. */
final class Choices {
    private Choices() {}

    /** As many of them as lie between the two, both included. */
    static Arbitrary<List<Long>> between(int fewest, int most) {
        return Arbitraries.longs()
                .between(0, 1L << 60)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofMinSize(fewest)
                .ofMaxSize(most)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
