package io.trade2026.stores.reference;

import io.trade2026.sequencer.client.EventHandler;

/** Where the core's events come from; {@code follower::poll} fits. Called by one thread. */
@FunctionalInterface
public interface Events {
    /**
     * Hands the next events over without blocking.
     *
     * @param handler takes them
     * @param limit most events in one call
     * @return work done
     */
    int poll(EventHandler handler, int limit);
}
