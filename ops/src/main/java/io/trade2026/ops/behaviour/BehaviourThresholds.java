package io.trade2026.ops.behaviour;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * From when on behaviour is told (risk-controls AT-02).
 *
 * @param ratioWindow in which orders, cancels and executions of an account are counted
 * @param orderToTrade orders, replaces and cancels for one execution
 * @param cancelPercent of its orders that an account cancels
 * @param ratioMin orders below which neither ratio says anything
 * @param layers orders on one side that are there when the other side is executed, and then cancelled
 * @param layerWindow in which they are cancelled after the execution
 * @param momentumFills executions of one side in a row
 * @param momentumBp by which they move the price
 * @param momentumWindow in which they do, and in which half of it is turned round
 * @param close when trading closes; empty: nothing is said about the close
 * @param washPairs times that two accounts buy and sell the same quantity at the same price
 * @param washWindow in which they do
 * @param washAcrossClients whether accounts that trade by different sessions count; they may meet by chance
 */
public record BehaviourThresholds(
        Duration ratioWindow,
        int orderToTrade,
        int cancelPercent,
        int ratioMin,
        int layers,
        Duration layerWindow,
        int momentumFills,
        int momentumBp,
        Duration momentumWindow,
        Optional<Close> close,
        int washPairs,
        Duration washWindow,
        boolean washAcrossClients) {
    /** What holds where nothing is said. */
    public static final BehaviourThresholds USUAL = new BehaviourThresholds(
            Duration.ofSeconds(60),
            100,
            95,
            200,
            5,
            Duration.ofSeconds(5),
            10,
            100,
            Duration.ofSeconds(30),
            Optional.empty(),
            3,
            Duration.ofSeconds(60),
            false);

    /**
     * When trading closes.
     *
     * @param zone of the time
     * @param at when
     * @param before how long before it the last prices are made
     * @param sharePercent of what the house executes of an instrument then
     * @param moveBp by which the price goes the account's way
     */
    public record Close(ZoneId zone, LocalTime at, Duration before, int sharePercent, int moveBp) {}
}
