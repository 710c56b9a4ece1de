package io.trade2026.marketdata;

import io.trade2026.marketdata.feed.Fault;
import java.util.List;
import java.util.Map;

/**
 * How the price flow is doing, for health and metrics.
 *
 * @param isNatsConnected whether the server is reached
 * @param isCoreConnected whether commands can leave
 * @param feeds in the order of the settings
 * @param instruments for which prices are held
 * @param quotes taken
 * @param outdatedQuotes dropped because newer ones of the same venue were there
 * @param updatesSent {@code UpdatePrice} commands that left
 * @param updatesConflated quotes that were replaced before they left
 * @param slowConsumerDrops messages NATS threw away because this reader was slow
 * @param refused messages by the rule they broke; only rules that were broken
 */
public record MarketDataStatus(
        boolean isNatsConnected,
        boolean isCoreConnected,
        List<FeedStatus> feeds,
        int instruments,
        long quotes,
        long outdatedQuotes,
        long updatesSent,
        long updatesConflated,
        long slowConsumerDrops,
        Map<Fault, Long> refused) {
    /**
     * Do prices flow? An expected feed that is silent, or no server, degrade the node.
     *
     * @return whether nothing is amiss
     */
    public boolean isHealthy() {
        return isNatsConnected
                && isCoreConnected
                && feeds.stream().allMatch(feed -> feed.isLive() || !feed.isExpected());
    }
}
