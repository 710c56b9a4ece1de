package io.trade2026.ops.board;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Side;

/** What an account holds of an instrument, in units of 1e-8. */
final class Holding {
    private final String account;
    private final String symbol;
    private long positionE8;
    private long openBuyE8;
    private long openSellE8;

    Holding(String account, String symbol) {
        this.account = account;
        this.symbol = symbol;
    }

    static boolean isBuy(Side side) {
        return side == Side.BUY || side == Side.BUY_MINUS;
    }

    void trade(Side side, long qtyE8) {
        positionE8 += isBuy(side) ? qtyE8 : -qtyE8;
    }

    void open(Side side, long changeE8) {
        if (isBuy(side)) {
            openBuyE8 += changeE8;
        } else {
            openSellE8 += changeE8;
        }
    }

    void is(long newPositionE8) {
        positionE8 = newPositionE8;
    }

    HoldingRow row() {
        return new HoldingRow(
                account, symbol, Decimal8.toText(positionE8), Decimal8.toText(openBuyE8), Decimal8.toText(openSellE8));
    }
}
