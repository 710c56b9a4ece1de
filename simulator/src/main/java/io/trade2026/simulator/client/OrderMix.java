package io.trade2026.simulator.client;

import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.link.IdSource;
import io.trade2026.simulator.link.Requests;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/** Draws the next message of a client. Belongs to one thread. */
final class OrderMix {
    private static final int WHOLE = 100;
    private static final int LIMIT_TICKS = 6;
    private static final int TAKING_TICKS = 8;

    private final ClientSettings settings;
    private final Function<TradedSymbol, BigDecimal> nearPx;
    private final Random random;
    private final IdSource ids = new IdSource();
    private final Map<String, TradedSymbol> symbols = new HashMap<>();

    OrderMix(ClientSettings settings, Function<TradedSymbol, BigDecimal> nearPx) {
        this.settings = settings;
        this.nearPx = nearPx;
        this.random = new Random(settings.seed());
        settings.symbols().forEach(symbol -> symbols.put(symbol.symbol(), symbol));
    }

    /** Draws a cancel, a replace or an order; an order when there is nothing to change. */
    Message next(List<OrderRow> changeable, boolean isFull) {
        int drawn = random.nextInt(WHOLE);
        Mix mix = settings.mix();
        if (!changeable.isEmpty() && (isFull || drawn < mix.cancels())) {
            return cancel(any(changeable));
        }
        drawn -= mix.cancels();
        if (!changeable.isEmpty() && drawn >= 0 && drawn < mix.replaces()) {
            return replace(any(changeable));
        }
        return order(drawn - mix.replaces());
    }

    Message cancel(OrderRow row) {
        return withAccount(Requests.cancel(ids.next("C"), row.clOrdId(), row.symbol(), row.side(), row.orderQty()));
    }

    private OrderRow any(List<OrderRow> rows) {
        return rows.get(random.nextInt(rows.size()));
    }

    private Message replace(OrderRow row) {
        TradedSymbol symbol = symbols.get(row.symbol());
        if (symbol == null) {
            throw new IllegalStateException("an order in a symbol that is not traded: " + row);
        }
        BigDecimal qty = row.cumQty().add(qty(symbol));
        BigDecimal price = price(symbol, row.side(), -LIMIT_TICKS, 1);
        return withAccount(Requests.replace(ids.next("R"), row.clOrdId(), row.symbol(), row.side(), qty, price));
    }

    private Message order(int drawn) {
        TradedSymbol symbol =
                settings.symbols().get(random.nextInt(settings.symbols().size()));
        char side = random.nextBoolean() ? '1' : '2';
        Mix mix = settings.mix();
        int taking = drawn - mix.markets();
        if (drawn >= 0 && taking < 0) {
            return order(symbol, side, qty(symbol), null);
        }
        boolean isIoc = taking >= 0 && taking < mix.iocs();
        boolean isFok = taking >= mix.iocs() && taking < mix.iocs() + mix.foks();
        if (isIoc || isFok) {
            Message order = order(symbol, side, qty(symbol), price(symbol, side, -2, TAKING_TICKS));
            order.setChar(59, isIoc ? '3' : '4');
            return order;
        }
        int large = taking - mix.iocs() - mix.foks();
        boolean isTooLarge = large >= 0 && large < mix.tooLarge();
        BigDecimal qty = isTooLarge ? settings.tooLargeQty() : qty(symbol);
        return order(symbol, side, qty, price(symbol, side, -LIMIT_TICKS, 3));
    }

    private Message order(TradedSymbol symbol, char side, BigDecimal qty, @Nullable BigDecimal price) {
        return withAccount(Requests.order(ids.next("D"), symbol.symbol(), side, qty, price));
    }

    private Message withAccount(Message message) {
        String account = settings.account();
        if (account != null) {
            message.setString(1, account);
        }
        return message;
    }

    private BigDecimal qty(TradedSymbol symbol) {
        return symbol.lot().multiply(BigDecimal.valueOf(1L + random.nextInt(settings.maxLots())));
    }

    /** Draws a limit between so many ticks on the passive side (below 0) and on the taking side of the price. */
    private BigDecimal price(TradedSymbol symbol, char side, int passiveTicks, int takingTicks) {
        int ticks = passiveTicks + random.nextInt(takingTicks - passiveTicks + 1);
        BigDecimal away = symbol.tick().multiply(BigDecimal.valueOf(side == '1' ? ticks : -ticks));
        return nearPx.apply(symbol).add(away).max(symbol.tick());
    }
}
