package io.trade2026.ops.board;

/**
 * What an account holds of an instrument and has open in it; exact decimals as text.
 *
 * @param account Account(1)
 * @param symbol Symbol(55)
 * @param position long above 0, short below
 * @param openBuy LeavesQty(151) of open buy orders
 * @param openSell LeavesQty(151) of open sell orders
 */
public record HoldingRow(String account, String symbol, String position, String openBuy, String openSell) {}
