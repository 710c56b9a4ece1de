package io.trade2026.simulator.link;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.StringField;
import quickfix.UtcTimestampPrecision;

/** Reads and writes fields of FIX messages by tag, with null for what is absent. */
public final class Fields {
    private Fields() {}

    /** Returns the text of a tag, or null when it is absent. */
    public static @Nullable String text(FieldMap fields, int tag) {
        if (!fields.isSetField(tag)) {
            return null;
        }
        try {
            return fields.getString(tag);
        } catch (FieldNotFound e) {
            return null;
        }
    }

    /** Returns the text of a tag, or what stands for its absence. */
    public static String text(FieldMap fields, int tag, String absent) {
        String text = text(fields, tag);
        return text == null ? absent : text;
    }

    /** Returns the first character of a tag, or what stands for its absence. */
    public static char character(FieldMap fields, int tag, char absent) {
        String text = text(fields, tag);
        return text == null || text.isEmpty() ? absent : text.charAt(0);
    }

    /** Returns the number of a tag, or null when it is absent or no number. */
    public static @Nullable BigDecimal decimal(FieldMap fields, int tag) {
        String text = text(fields, tag);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Returns the number of a tag, or 0 when it is absent or no number. */
    public static BigDecimal decimalOrZero(FieldMap fields, int tag) {
        BigDecimal number = decimal(fields, tag);
        return number == null ? BigDecimal.ZERO : number;
    }

    /** Returns MsgType(35). */
    public static String msgType(Message message) {
        return text(message.getHeader(), 35, "");
    }

    /** Whether PossDupFlag(43) says that the message was sent before. */
    public static boolean isPossDup(Message message) {
        return text(message.getHeader(), 43, "N").equals("Y");
    }

    /** An empty message of a MsgType(35). */
    public static Message message(String msgType) {
        Message message = new Message();
        message.getHeader().setString(35, msgType);
        return message;
    }

    /** Writes a number without an exponent and without needless zeros. */
    public static void putDecimal(FieldMap fields, int tag, BigDecimal number) {
        fields.setString(tag, plain(number));
    }

    /** Returns a number without an exponent and without needless zeros. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Writes a UTC time with milliseconds. */
    public static void putTime(FieldMap fields, int tag, Instant when) {
        LocalDateTime utc = LocalDateTime.ofInstant(when, ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        fields.setUtcTimeStamp(tag, utc, UtcTimestampPrecision.MILLIS);
    }

    /** Copies a tag when the source has it. */
    public static void copy(FieldMap from, FieldMap into, int tag) {
        String text = text(from, tag);
        if (text != null) {
            into.setField(new StringField(tag, text));
        }
    }

    /** Returns the message with | between its fields, for people. */
    public static String readable(Message message) {
        return message.toRawString().replace('\u0001', '|');
    }
}
