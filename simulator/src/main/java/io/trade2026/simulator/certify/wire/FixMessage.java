package io.trade2026.simulator.certify.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands on the wire: its fields in their order, and whether its frame is right.
 *
 * @param raw all its characters, one a byte
 * @param fields in their order
 */
public record FixMessage(String raw, List<Field> fields) {
    /** What ends a field. */
    public static final char SOH = '\u0001';

    private static final Set<Integer> HEADER = Set.of(
            8, 9, 35, 49, 56, 115, 128, 90, 91, 34, 50, 142, 57, 143, 116, 144, 129, 145, 43, 97, 52, 122, 212, 213,
            347, 369, 370, 627, 628, 629, 630, 1128, 1129, 1156);
    private static final Set<Integer> TRAILER = Set.of(93, 89, 10);

    /**
     * One field.
     *
     * @param tag its number; 0 when it has none
     * @param value what follows the equals sign
     */
    public record Field(int tag, String value) {
        @Override
        public String toString() {
            return tag + "=" + value;
        }
    }

    /** Copies the fields. */
    public FixMessage {
        fields = List.copyOf(fields);
    }

    /** Reads a message; what is no field becomes one of tag 0. */
    public static FixMessage parse(String raw) {
        List<Field> fields = new ArrayList<>();
        for (String token : tokens(raw)) {
            int equals = token.indexOf('=');
            int tag = equals < 0 ? 0 : number(token.substring(0, equals), 0);
            fields.add(new Field(tag, tag == 0 ? token : token.substring(equals + 1)));
        }
        return new FixMessage(raw, fields);
    }

    /** Returns the fields of a text as {@code tag=value}, without their ends. */
    public static List<String> tokens(String raw) {
        List<String> tokens = new ArrayList<>();
        int from = 0;
        while (from < raw.length()) {
            int soh = raw.indexOf(SOH, from);
            int to = soh < 0 ? raw.length() : soh;
            tokens.add(raw.substring(from, to));
            from = to + 1;
        }
        return tokens;
    }

    /** Returns a number written in digits only, or what stands for it. */
    public static int number(@Nullable String text, int otherwise) {
        if (text == null || !text.matches("\\d{1,9}")) {
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    /** Returns whether a field belongs to the standard header. */
    public static boolean isHeader(int tag) {
        return HEADER.contains(tag);
    }

    /** Returns the first field of a tag; null when there is none. */
    public @Nullable String text(int tag) {
        for (Field field : fields) {
            if (field.tag() == tag) {
                return field.value();
            }
        }
        return null;
    }

    /** Returns the first field of a tag, or what stands for it. */
    public String text(int tag, String otherwise) {
        String text = text(tag);
        return text == null ? otherwise : text;
    }

    /** Returns whether a field of a tag is there. */
    public boolean has(int tag) {
        return text(tag) != null;
    }

    /** Returns MsgType(35); empty when there is none. */
    public String msgType() {
        return text(35, "");
    }

    /** Returns whether MsgType(35) is this. */
    public boolean is(String msgType) {
        return msgType().equals(msgType);
    }

    /** Returns MsgSeqNum(34); -1 when it is no number. */
    public int seqNum() {
        return number(text(34), -1);
    }

    /** Returns whether PossDupFlag(43) is Y. */
    public boolean isPossDup() {
        return text(43, "N").equals("Y");
    }

    /** Returns what is wrong with frame and order of fields; null when nothing is. */
    public @Nullable String frameFault() {
        if (fields.size() < 4
                || fields.get(0).tag() != 8
                || fields.get(1).tag() != 9
                || fields.get(2).tag() != 35) {
            return "BeginString(8), BodyLength(9) and MsgType(35) have to come first";
        }
        if (fields.get(fields.size() - 1).tag() != 10 || raw.charAt(raw.length() - 1) != SOH) {
            return "CheckSum(10) has to come last";
        }
        int trailer = raw.lastIndexOf(SOH + "10=") + 1;
        int body = raw.indexOf(SOH, raw.indexOf(SOH) + 1) + 1;
        if (number(text(9), -1) != trailer - body) {
            return "BodyLength(9) is " + text(9) + ", counted " + (trailer - body);
        }
        String checkSum = checkSum(raw.substring(0, trailer));
        if (!checkSum.equals(fields.get(fields.size() - 1).value())) {
            return "CheckSum(10) is " + text(10) + ", counted " + checkSum;
        }
        return orderFault();
    }

    private @Nullable String orderFault() {
        int part = 0;
        for (Field field : fields) {
            int belongs = HEADER.contains(field.tag()) ? 0 : TRAILER.contains(field.tag()) ? 2 : 1;
            if (belongs < part) {
                return "tag " + field.tag() + " stands after " + (part == 1 ? "the body has begun" : "the trailer");
            }
            part = belongs;
        }
        return null;
    }

    /** Returns CheckSum(10) of all that stands before it. */
    public static String checkSum(String before) {
        int sum = before.chars().sum() & 0xFF;
        return (sum < 100 ? "0" : "") + (sum < 10 ? "0" : "") + sum;
    }

    /** Returns a text with {@code |} for the end of a field. */
    public static String readable(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == SOH) {
                text.append('|');
            } else if (c < ' ' || c > '~') {
                text.append("\\x").append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return readable(raw);
    }
}
