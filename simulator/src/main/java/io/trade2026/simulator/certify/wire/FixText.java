package io.trade2026.simulator.certify.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A message in the making: fields are added in their order, BodyLength(9) and CheckSum(10) at the end. */
public final class FixText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final String beginString;
    private final List<String> tokens = new ArrayList<>();

    /** Begins a message of a BeginString(8). */
    public FixText(String beginString) {
        this.beginString = beginString;
    }

    /** Adds a field. Returns this. */
    public FixText add(int tag, String value) {
        tokens.add(tag + "=" + value);
        return this;
    }

    /** Adds a field of a whole number. Returns this. */
    public FixText add(int tag, long value) {
        return add(tag, Long.toString(value));
    }

    /** Returns the message with BodyLength(9) and CheckSum(10). */
    public String finish() {
        return complete("8=" + beginString, tokens);
    }

    /** Returns a message of its first field and the others, framed. */
    public static String complete(String first, List<String> others) {
        String body = join(others);
        return withCheckSum(first + FixMessage.SOH + "9=" + body.length() + FixMessage.SOH + body);
    }

    /** Returns fields as one text, each with its end. */
    public static String join(List<String> tokens) {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            text.append(token).append(FixMessage.SOH);
        }
        return text.toString();
    }

    /** Returns a text with its CheckSum(10) behind it. */
    public static String withCheckSum(String before) {
        return before + "10=" + FixMessage.checkSum(before) + FixMessage.SOH;
    }

    /** Returns an instant in the form of SendingTime(52), with milliseconds. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }
}
