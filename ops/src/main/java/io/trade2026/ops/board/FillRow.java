package io.trade2026.ops.board;

/**
 * One execution, or its bust or correction.
 *
 * @param eventNumber of the journal, which is its ExecID(17)
 * @param epochNs cluster time
 * @param sessionId of the client
 * @param orderId OrderID(37)
 * @param clOrdId ClOrdID(11)
 * @param fact FILLED, FILL_BUSTED or FILL_CORRECTED
 * @param symbol Symbol(55)
 * @param side Side(54) as a word
 * @param lastQty LastQty(32)
 * @param lastPx LastPx(31)
 * @param ordStatus OrdStatus(39) after it
 */
public record FillRow(
        long eventNumber,
        long epochNs,
        int sessionId,
        long orderId,
        String clOrdId,
        String fact,
        String symbol,
        String side,
        String lastQty,
        String lastPx,
        String ordStatus) {}
