package io.trade2026.app.verb;

import io.trade2026.app.process.StartFault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OrderID(37) as somebody types it. */
final class OrderIds {
    private static final Pattern NUMBER = Pattern.compile("O?([0-9]{1,18})");

    private OrderIds() {}

    /** The number in it. */
    static String checked(String orderId) {
        Matcher number = NUMBER.matcher(orderId);
        if (!number.matches()) {
            throw new StartFault("ORDERID: must be an OrderID(37) such as O1042, was '" + orderId + "'");
        }
        return number.group(1);
    }
}
