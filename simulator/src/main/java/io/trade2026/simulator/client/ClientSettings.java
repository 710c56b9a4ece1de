package io.trade2026.simulator.client;

import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated client is.
 *
 * @param account Account(1); null leaves it out
 * @param messagesPerSecond orders, cancels and replaces together
 * @param maxOpenOrders above it the client cancels instead of sending more
 * @param maxLots the largest usual quantity in lots
 * @param tooLargeQty OrderQty(38) of an order that must be refused
 * @param seed the same seed draws the same orders
 */
public record ClientSettings(
        SessionPlan session,
        @Nullable String account,
        List<TradedSymbol> symbols,
        Mix mix,
        double messagesPerSecond,
        int maxOpenOrders,
        int maxLots,
        BigDecimal tooLargeQty,
        long seed) {
    private static final double NORMAL_RATE = 20;
    private static final int NORMAL_OPEN = 200;
    private static final int NORMAL_LOTS = 400;
    private static final BigDecimal TOO_LARGE = new BigDecimal("5000000");

    /** Copies the list. */
    public ClientSettings {
        symbols = List.copyOf(symbols);
    }

    /**
     * A client of the lab: a normal mix over the lab's instruments, its numbers reset once at its start.
     *
     * @param account Account(1); null leaves it out
     */
    public static ClientSettings lab(FixVersion version, String compId, @Nullable String account, int port, long seed) {
        SessionPlan session =
                SessionPlan.of(version, compId, SessionPlan.TRADE2026, port).resetSeqNum(SeqNumReset.FIRST_LOGON);
        return new ClientSettings(
                session, account, labSymbols(), Mix.NORMAL, NORMAL_RATE, NORMAL_OPEN, NORMAL_LOTS, TOO_LARGE, seed);
    }

    /** The symbols of the lab near their reference prices. */
    public static List<TradedSymbol> labSymbols() {
        Stream<TradedSymbol> shares = Stream.of("INTC", "MSFT", "AAPL", "NVDA", "AMZN", "IBM", "CDG", "IVP")
                .map(symbol -> TradedSymbol.share(symbol, "100.00"));
        Stream<TradedSymbol> pairs = Stream.of("BTC-USD", "ETH-USD").map(symbol -> TradedSymbol.pair(symbol, "100.00"));
        return Stream.concat(shares, pairs).toList();
    }

    /** The same client at another pace. */
    public ClientSettings rate(double newMessagesPerSecond) {
        return new ClientSettings(
                session, account, symbols, mix, newMessagesPerSecond, maxOpenOrders, maxLots, tooLargeQty, seed);
    }

    /** The same client over another session. */
    public ClientSettings session(SessionPlan other) {
        return new ClientSettings(
                other, account, symbols, mix, messagesPerSecond, maxOpenOrders, maxLots, tooLargeQty, seed);
    }

    /** The same client with another mix. */
    public ClientSettings mix(Mix other) {
        return new ClientSettings(
                session, account, symbols, other, messagesPerSecond, maxOpenOrders, maxLots, tooLargeQty, seed);
    }

    /** The same client over other symbols. */
    public ClientSettings symbols(List<TradedSymbol> others) {
        return new ClientSettings(
                session, account, others, mix, messagesPerSecond, maxOpenOrders, maxLots, tooLargeQty, seed);
    }
}
