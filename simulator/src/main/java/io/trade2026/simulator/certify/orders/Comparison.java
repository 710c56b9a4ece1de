package io.trade2026.simulator.certify.orders;

import io.trade2026.simulator.certify.wire.FixMessage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds a message that was sent against the one that a scenario expects. */
final class Comparison {
    private static final Set<Integer> NUMBERS = Set.of(6, 14, 31, 32, 38, 44, 151, 424, 425, 533, 911);
    private static final Set<Integer> PRICES = Set.of(6, 31);
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");
    private static final Set<String> EXECUTIONS = Set.of("F", "G", "7");
    private static final Set<String> EXECUTIONS_42 = Set.of("1", "2", "7");
    private static final Pattern VENUE_ORDER = Pattern.compile("VO.*");

    private final Bindings bindings;

    Comparison(Bindings bindings) {
        this.bindings = bindings;
    }

    /** What is wrong; null when nothing is. Binds the symbols it meets. */
    @Nullable String fault(Scenario.Expected expected, FixMessage received) {
        if (!received.is(expected.msgType())) {
            return "MsgType(35) is " + received.msgType() + ", expected " + expected.msgType();
        }
        boolean toClient = expected.to().equals("client");
        for (Map.Entry<Integer, String> field : expected.fields().entrySet()) {
            String fault = fieldFault(field.getKey(), field.getValue(), received, toClient);
            if (fault != null) {
                return fault;
            }
        }
        return toClient ? impliedOfReport(received) : impliedOfRequest(received);
    }

    private @Nullable String fieldFault(int tag, String expected, FixMessage received, boolean toClient) {
        String actual = received.text(tag);
        if (actual == null) {
            boolean mayLack = (tag == 59 || tag == 38) && expected.equals("0");
            return mayLack ? null : "tag " + tag + " is missing, expected " + expected;
        }
        if (expected.equals("*") || tag == 58) {
            return actual.isEmpty() ? "tag " + tag + " is empty" : null;
        }
        if (NUMBERS.contains(tag)) {
            return numberFault(tag, expected, actual);
        }
        String fault =
                toClient ? clientIdFault(tag, expected, actual) : venueIdFault(tag, expected, actual, received.is("Q"));
        return fault == null ? null : "tag " + tag + " " + fault;
    }

    private static @Nullable String numberFault(int tag, String expected, String actual) {
        if (!actual.matches("-?\\d+(\\.\\d*)?")) {
            return "tag " + tag + " is no number: " + actual;
        }
        BigDecimal difference =
                new BigDecimal(actual).subtract(new BigDecimal(expected)).abs();
        BigDecimal allowed = PRICES.contains(tag) ? TOLERANCE : BigDecimal.ZERO;
        return difference.compareTo(allowed) <= 0 ? null : "tag " + tag + " is " + actual + ", expected " + expected;
    }

    private @Nullable String clientIdFault(int tag, String expected, String actual) {
        return switch (tag) {
            case 11, 41, 790, 584 -> literal(bindings.chosen(expected), actual);
            case 37 -> expected.equals("NONE") ? literal(expected, actual) : bindings.bind(expected, actual);
            case 17, 19 -> expected.startsWith("$") ? bindings.bind(expected, actual) : literal(expected, actual);
            default -> literal(expected, actual);
        };
    }

    private @Nullable String venueIdFault(int tag, String expected, String actual, boolean isDoubt) {
        return switch (tag) {
            case 11, 41 -> bindings.bind(expected, actual);
            case 37 ->
                VENUE_ORDER.matcher(expected).matches()
                        ? literal(bindings.chosen(expected), actual)
                        : literal(expected, actual);
            case 17 -> isDoubt ? literal(bindings.chosen(expected), actual) : literal(expected, actual);
            default -> literal(expected, actual);
        };
    }

    private static @Nullable String literal(String expected, String actual) {
        return actual.equals(expected) ? null : "is " + actual + ", expected " + expected;
    }

    private static @Nullable String impliedOfReport(FixMessage received) {
        if (!received.is("8")) {
            return null;
        }
        for (int tag : new int[] {54, 55, 60}) {
            if (received.text(tag, "").isEmpty() && !received.text(37, "").equals("NONE")) {
                return "tag " + tag + " is missing on a report";
            }
        }
        boolean is42 = received.text(8, "").equals("FIX.4.2");
        boolean isExecution = (is42 ? EXECUTIONS_42 : EXECUTIONS).contains(received.text(150, ""));
        String lastQty = received.text(32, "0");
        boolean isZero = lastQty.matches("0(\\.0*)?");
        return isExecution || isZero ? null : "tag 32 is " + lastQty + " on a report that is no execution";
    }

    private static @Nullable String impliedOfRequest(FixMessage received) {
        boolean isOrder = received.is("D") || received.is("G");
        if (!isOrder && !received.is("F")) {
            return null;
        }
        for (int tag : new int[] {1, 54, 55, 60, 40}) {
            if (received.text(tag, "").isEmpty() && (tag != 40 || isOrder) && (tag != 1 || isOrder)) {
                return "tag " + tag + " is missing on a request to the venue";
            }
        }
        return null;
    }
}
