package io.trade2026.ops.desk;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the core for what the journal does not tell any more. When retention has taken its beginning out, orders that have been open for
 * longer and positions from before are known to the core only; its images of them make the boards whole. Used by the desk's thread.
 */
final class MissingPast {
    private static final Logger LOG = LoggerFactory.getLogger(MissingPast.class);
    private static final int ORDERS_AT_ONCE = 500;
    private static final long NOTHING = 0;
    private static final long BEGINNING = 1;

    /** Asks for some orders from an OrderID(37) on. */
    @FunctionalInterface
    interface Core {
        CompletableFuture<CoreImage> image(long fromOrderId, int maxOrders);
    }

    private long fromOrderId = NOTHING;
    private boolean hasBegun;
    private @Nullable CompletableFuture<CoreImage> asked;

    /** Looks at the number of each event; the first one says where the journal begins. */
    void see(long eventNumber) {
        if (hasBegun) {
            return;
        }
        hasBegun = true;
        if (eventNumber > BEGINNING) {
            LOG.info("the journal begins at event {}: the core is asked for open orders and positions", eventNumber);
            fromOrderId = BEGINNING;
        }
    }

    /**
     * Asks when everything is read that is there, one answer after the other, until the core has no more.
     *
     * @return work done
     */
    int poll(EventFeed events, Core core) {
        CompletableFuture<CoreImage> under = asked;
        if (fromOrderId == NOTHING || (under != null && !under.isDone())) {
            return 0;
        }
        if (under == null) {
            if (events.state().lagBytes() > 0) {
                return 0;
            }
            asked = core.image(fromOrderId, ORDERS_AT_ONCE);
            return 1;
        }
        asked = null;
        if (!under.isCompletedExceptionally()) {
            fromOrderId = under.join().nextOrderId();
        }
        if (fromOrderId == NOTHING) {
            LOG.info("open orders and positions from before the journal's beginning are known now");
        }
        return 1;
    }
}
