package io.trade2026.tests.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * The orders of a measurement, numbered from 0. A number is written into OrderQty(38) and Price(44) as well as into ClOrdID(11), because what stands
 * between client and venue gives a ClOrdID of its own; so the venue knows which order it sees. Buys and sells alternate in each instrument: positions stay small.
 */
final class Orders {
    private static final int PRICES = 100;
    private static final long LOWEST_PRICE_HUNDREDTHS = 99_50;
    private static final byte[] ACCOUNT = ascii("ACC1");
    private static final byte[][] SYMBOLS = {
        ascii("INTC"),
        ascii("MSFT"),
        ascii("AAPL"),
        ascii("NVDA"),
        ascii("AMZN"),
        ascii("IBM"),
        ascii("CDG"),
        ascii("IVP")
    };

    private Orders() {}

    /** Writes the body of NewOrderSingle(D) number {@code n}. */
    static void write(FixWriter order, long n, long nowEpochMs) {
        order.id(11, 'B', n);
        order.text(1, ACCOUNT);
        order.character(21, '1');
        order.text(55, SYMBOLS[(int) (n % SYMBOLS.length)]);
        order.character(54, n / SYMBOLS.length % 2 == 0 ? '1' : '2');
        order.time(60, nowEpochMs);
        order.number(38, 1 + n / PRICES);
        order.character(40, '2');
        order.hundredths(44, LOWEST_PRICE_HUNDREDTHS + n % PRICES);
        order.character(59, '0');
    }

    /** Returns the number of the order that a venue has before it. */
    static long numberAtVenue(FixReader order) {
        long orderQty = order.hundredths(38) / 100;
        return PRICES * (orderQty - 1) + order.hundredths(44) - LOWEST_PRICE_HUNDREDTHS;
    }

    /** Returns the number of the order that a client is told about. */
    static long numberAtClient(FixReader report) {
        return report.digits(11);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
