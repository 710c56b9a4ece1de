package io.trade2026.ops;

import io.trade2026.ops.alert.AlertSettings;
import io.trade2026.ops.behaviour.BehaviourThresholds;

/**
 * What is looked after beside the way of an order.
 *
 * @param alerts how long they may wait, and from when on something is one
 * @param behaviour from when on what an account does is told to compliance
 */
public record WatchSettings(AlertSettings alerts, BehaviourThresholds behaviour) {
    /** What holds where nothing is said. */
    public static final WatchSettings USUAL = new WatchSettings(AlertSettings.USUAL, BehaviourThresholds.USUAL);

    /** Where things are tried out: alerts block nothing. */
    public static final WatchSettings TRIAL = new WatchSettings(AlertSettings.TOLD_ONLY, BehaviourThresholds.USUAL);
}
