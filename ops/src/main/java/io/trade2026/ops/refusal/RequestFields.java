package io.trade2026.ops.refusal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the fields of one request and gathers what is wrong with them. Values read before {@link #check()} are only good
 * when that returns. Used by one thread.
 */
public final class RequestFields {
    /** Longest name of a user, client, firm or account. */
    public static final int NAME = 24;
    /** Longest reason. */
    public static final int REASON = 250;

    private final Map<String, List<String>> given;
    private final Set<String> known = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    /**
     * Reads these.
     *
     * @param given values by name
     */
    public RequestFields(Map<String, List<String>> given) {
        this.given = given;
    }

    private String single(String name, boolean isRequired) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            faults.add(new Fault(name, String.join(", ", values), "must be given once"));
            return "";
        }
        String value = values.isEmpty() ? "" : values.get(0).strip();
        if (value.isEmpty() && isRequired) {
            faults.add(new Fault(name, "", "must be given"));
        }
        return value;
    }

    /**
     * A text that must be there.
     *
     * @param name of the field
     * @param maxLength in characters
     * @return printable ASCII
     */
    public String text(String name, int maxLength) {
        return checkedText(name, single(name, true), maxLength);
    }

    /**
     * A text that may be absent.
     *
     * @param name of the field
     * @param maxLength in characters
     * @return printable ASCII, empty when absent
     */
    public String optionalText(String name, int maxLength) {
        return checkedText(name, single(name, false), maxLength);
    }

    private String checkedText(String name, String value, int maxLength) {
        if (value.length() > maxLength) {
            faults.add(new Fault(name, value, "must not be longer than " + maxLength + " characters"));
        } else if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
            faults.add(new Fault(name, value, "must be printable ASCII"));
        }
        return value;
    }

    /**
     * One of several words.
     *
     * @param name of the field
     * @param words that are allowed
     * @return one of them; some other text if it is refused
     */
    public String choice(String name, List<String> words) {
        String value = single(name, true);
        if (!value.isEmpty() && !words.contains(value)) {
            faults.add(new Fault(name, value, "must be one of " + String.join(", ", words)));
        }
        return value;
    }

    /**
     * A whole number that must be there.
     *
     * @param name of the field
     * @param min smallest allowed
     * @param max largest allowed
     * @return the number; {@code min} if it is refused
     */
    public long number(String name, long min, long max) {
        return checkedNumber(name, single(name, true), min, max, min);
    }

    /**
     * A whole number that may be absent.
     *
     * @param name of the field
     * @param min smallest allowed
     * @param max largest allowed
     * @param absent taken when it is not given
     * @return the number
     */
    public long optionalNumber(String name, long min, long max, long absent) {
        return checkedNumber(name, single(name, false), min, max, absent);
    }

    private long checkedNumber(String name, String text, long min, long max, long otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            faults.add(new Fault(name, text, "must be a whole number"));
            return otherwise;
        }
        faults.add(new Fault(name, text, "must be " + min + " to " + max));
        return otherwise;
    }

    /**
     * Adds a fault that the caller found.
     *
     * @param name of the field
     * @param value as it came
     * @param rule what would have been right
     */
    public void refuse(String name, String value, String rule) {
        faults.add(new Fault(name, value, rule));
    }

    /**
     * To be called when all fields are read.
     *
     * @throws Refused with every fault, also for fields nobody asked for
     */
    public void check() {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                faults.add(new Fault(name, String.join(", ", given.get(name)), "is not known here"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refused(Refused.BAD_REQUEST, faults);
        }
    }
}
