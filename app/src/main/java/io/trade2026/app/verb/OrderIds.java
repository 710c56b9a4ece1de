package io.trade2026.app.verb;

import io.trade2026.app.process.StartFault;
import java.util.regex.Pattern;

/** OrderID(37) as somebody types it. */
final class OrderIds {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private OrderIds() {}

    static String checked(String orderId) {
        if (!NUMBER.matcher(orderId).matches()) {
            throw new StartFault("ORDERID: must be the number in OrderID(37), was '" + orderId + "'");
        }
        return orderId;
    }
}
