package io.trade2026.ops.desk;

/** Sees every event that the desk reads. Called by the desk's thread; must be quick. */
@FunctionalInterface
public interface EventObserver {
    /**
     * One event.
     *
     * @param event valid during the call only
     */
    void onEvent(Event event);
}
