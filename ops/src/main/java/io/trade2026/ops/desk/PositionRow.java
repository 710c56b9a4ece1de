package io.trade2026.ops.desk;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import java.math.BigDecimal;

/**
 * A position as the core holds it; numbers are exact decimals as text, money in the firm's base currency.
 *
 * @param account whose position it is
 * @param symbol Symbol(55)
 * @param position long above 0, short below
 * @param openBuy quantity of open buy orders
 * @param openSell quantity of open sell orders
 * @param executedBuyValue bought today
 * @param executedSellValue sold today
 * @param openBuyValue held for open buy orders
 * @param openSellValue held for open sell orders
 */
public record PositionRow(
        String account,
        String symbol,
        String position,
        String openBuy,
        String openSell,
        String executedBuyValue,
        String executedSellValue,
        String openBuyValue,
        String openSellValue) {
    private static final int MONEY_PLACES = 4;

    static PositionRow of(PositionImagedDecoder event) {
        return new PositionRow(
                event.accountName(),
                event.symbol(),
                Decimal8.toText(event.positionE8()),
                Decimal8.toText(event.openBuyE8()),
                Decimal8.toText(event.openSellE8()),
                money(event.executedBuyE4()),
                money(event.executedSellE4()),
                money(event.openBuyE4()),
                money(event.openSellE4()));
    }

    private static String money(long valueE4) {
        return BigDecimal.valueOf(valueE4, MONEY_PLACES).toPlainString();
    }
}
