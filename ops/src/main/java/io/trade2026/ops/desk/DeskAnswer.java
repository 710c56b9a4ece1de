package io.trade2026.ops.desk;

/**
 * What the desk did, as it is in the journal. What follows from it, such as the venue's answer, comes later.
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time
 * @param act ENTER, CANCEL, REPLACE, ROLL_DAY, REJECT_NEXT, NEWS, MARKET_ with a state, PRICE_BY_HAND, RESUME, OVERRIDE_AGREED or OVERRIDE_GIVEN
 * @param orderId OrderID(37); 0 when it is about none
 * @param sessionId of the client; 0 when it is about none
 * @param tradingDay that begins; empty unless it is ROLL_DAY
 * @param expiredOrders day orders that ended with ROLL_DAY
 * @param renewedOrders good-till orders that go on after ROLL_DAY
 * @param user who did it
 * @param reason why
 */
public record DeskAnswer(
        long eventNumber,
        long epochNs,
        String act,
        long orderId,
        int sessionId,
        String tradingDay,
        int expiredOrders,
        int renewedOrders,
        String user,
        String reason) {}
