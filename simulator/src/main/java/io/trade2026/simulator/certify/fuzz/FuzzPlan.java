package io.trade2026.simulator.certify.fuzz;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * What is attacked, how long, and from which seed.
 *
 * @param address of the acceptor
 * @param senders SenderCompIDs(49): the last one is the canary's, the others are those of attackers, three at least
 * @param targetCompId TargetCompID(56)
 * @param seed of all dice
 * @param millis how long
 * @param canaryMillis longest time an answer to the canary may take
 */
public record FuzzPlan(
        InetSocketAddress address,
        List<String> senders,
        String targetCompId,
        long seed,
        long millis,
        long canaryMillis) {
    private static final int FEWEST = 4;

    /** Copies the list. */
    public FuzzPlan {
        senders = List.copyOf(senders);
        if (senders.size() < FEWEST) {
            throw new IllegalArgumentException("at least four SenderCompIDs are needed: three to attack, one to trade");
        }
    }
}
