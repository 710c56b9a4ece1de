package io.trade2026.ops.board;

/**
 * The trading day that is going on.
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time of its begin
 * @param day such as {@code 2026-11-27}
 * @param user who began it; {@code schedule} when nobody did
 * @param expiredOrders day orders that ended with it
 * @param renewedOrders good-till orders that went on
 */
public record TradingDayRow(
        long eventNumber, long epochNs, String day, String user, int expiredOrders, int renewedOrders) {}
