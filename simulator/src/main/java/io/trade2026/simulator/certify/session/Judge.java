package io.trade2026.simulator.certify.session;

import io.trade2026.simulator.certify.wire.FixMessage;
import io.trade2026.simulator.certify.wire.FixMessage.Field;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a message of the acceptor is what the script expects, with the room that the specification leaves.
 *
 * <p>An order gateway does not send orders back: an expected NewOrderSingle(D) is met by a report of the order.
 */
final class Judge {
    private static final Pattern TIME = Pattern.compile("\\d{8}-\\d{2}:\\d{2}:\\d{2}(\\.\\d{3,9})?");
    private static final Set<Integer> FRAME = Set.of(9, 10);
    private static final Set<Integer> TIMES = Set.of(42, 52, 60, 122);
    private static final Set<Integer> REASONS = Set.of(371, 372, 373, 380);
    private static final Set<Integer> FLAGS = Set.of(43, 97, 141);
    private static final int LAST_REJECT_REASON_42 = 11;
    private static final int FOR_EVER_OLD = 999_999;

    private final Rendering rendering;

    Judge(Rendering rendering) {
        this.rendering = rendering;
    }

    /** What is wrong with any message, whatever was expected; null when nothing is. */
    @Nullable String basicFault(FixMessage received, String beginString) {
        String frame = received.frameFault();
        if (frame != null) {
            return frame;
        }
        if (!received.text(8, "").equals(beginString)) {
            return "BeginString(8) is not " + beginString;
        }
        String sender = rendering.compId("ISLD");
        if (!received.text(49, "").equals(sender)) {
            return "SenderCompID(49) is not " + sender;
        }
        String target = rendering.compId("TW");
        if (!received.text(56, "").equals(target)) {
            return "TargetCompID(56) is not " + target;
        }
        return TIME.matcher(received.text(52, "")).matches() ? null : "SendingTime(52) is no time";
    }

    /**
     * What is wrong with a message of the right kind; null when nothing is.
     *
     * @param last the message that the client sent last with a number
     */
    @Nullable String fault(FixMessage expected, FixMessage received, Numbers numbers, FixMessage last) {
        for (Field field : expected.fields()) {
            if (!FRAME.contains(field.tag()) && isCompared(expected, field.tag())) {
                String fault = fieldFault(field, expected, received, numbers, last);
                if (fault != null) {
                    return fault;
                }
            }
        }
        for (Field field : received.fields()) {
            if (!expected.has(field.tag()) && !mayBeMore(field, expected, received, last)) {
                return "tag " + field.tag() + " does not belong there";
            }
        }
        return null;
    }

    /** Of an order's answer only header and flags are compared. */
    private static boolean isCompared(FixMessage expected, int tag) {
        return !expected.is("D") || (FixMessage.isHeader(tag) && tag != 35 && tag != 97);
    }

    private @Nullable String fieldFault(
            Field field, FixMessage expected, FixMessage received, Numbers numbers, FixMessage last) {
        int tag = field.tag();
        String actual = received.text(tag);
        if (actual == null) {
            return mayLack(field, expected) ? null : "tag " + tag + " is missing";
        }
        int number = FixMessage.number(actual, -1);
        int scripted = FixMessage.number(field.value(), 0);
        boolean isRight = switch (tag) {
            case 34 -> expected.isPossDup() ? numbers.mayStandFor(number, scripted) : number == numbers.next();
            case 36 -> numbers.mayStandFor(number, scripted);
            case 7 -> number == numbers.ours(scripted);
            case 16 -> number == 0 || number == FOR_EVER_OLD || number == last.seqNum() - 1;
            case 45 -> number == (scripted == 0 ? 0 : numbers.ours(scripted));
            case 49, 56 -> actual.equals(rendering.compId(field.value()));
            case 42, 52, 60, 122 -> TIME.matcher(actual).matches();
            case 58 -> true;
            case 112 ->
                actual.equals(field.value())
                        || (expected.is("1") && field.value().equals("TEST"));
            case 371 -> actual.equals(field.value()) || isMissing(expected, number, last);
            default -> actual.equals(field.value());
        };
        return isRight ? null : wrong(tag, actual, field.value(), numbers);
    }

    private static String wrong(int tag, String actual, String scripted, Numbers numbers) {
        String wanted = TIMES.contains(tag)
                ? "a time"
                : tag == 34 ? numbers.next() + " (" + scripted + " in the script)" : scripted;
        return "tag " + tag + " is " + actual + ", expected " + wanted;
    }

    /** When two required fields are missing then either may be named. */
    private static boolean isMissing(FixMessage expected, int named, FixMessage last) {
        return expected.text(373, "").equals("1") && named > 0 && !last.has(named);
    }

    private static boolean mayLack(Field field, FixMessage expected) {
        int tag = field.tag();
        return tag == 58
                || REASONS.contains(tag)
                || (FLAGS.contains(tag) && field.value().equals("N"))
                || (tag == 122 && expected.is("4"))
                || (tag == 1137 && !expected.is("A"));
    }

    private static boolean mayBeMore(Field field, FixMessage expected, FixMessage received, FixMessage last) {
        int tag = field.tag();
        if (FRAME.contains(tag) || (expected.is("D") && !FLAGS.contains(tag))) {
            return true;
        }
        if (tag == 373 && received.text(8, "").equals("FIX.4.2")) {
            return FixMessage.number(field.value(), LAST_REJECT_REASON_42 + 1) <= LAST_REJECT_REASON_42;
        }
        if (FLAGS.contains(tag)) {
            return field.value().equals("N")
                    || (tag == 141 && last.text(141, "N").equals("Y"));
        }
        return tag == 58 || REASONS.contains(tag) || FixMessage.isHeader(tag) || expected.is("A");
    }
}
