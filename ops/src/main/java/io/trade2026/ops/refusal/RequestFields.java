package io.trade2026.ops.refusal;

import io.trade2026.messages.Decimal8;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one request and gathers what is wrong with them. Values read before {@link #check()} are only good
 * when that returns. Used by one thread.
 */
public final class RequestFields {
    /** Longest name of a user, client, firm or account. */
    public static final int NAME = 24;
    /** Longest reason. */
    public static final int REASON = 250;

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private final Map<String, List<String>> given;
    private final Set<String> known = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private int status = Refused.BAD_REQUEST;

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
     * One of several words, or none.
     *
     * @param name of the field
     * @param words that are allowed
     * @param absent taken when it is not given
     * @return one of them or {@code absent}; some other text if it is refused
     */
    public String optionalChoice(String name, List<String> words, String absent) {
        String value = single(name, false);
        if (!value.isEmpty() && !words.contains(value)) {
            faults.add(new Fault(name, value, "must be one of " + String.join(", ", words)));
        }
        return value.isEmpty() ? absent : value;
    }

    /**
     * A decimal number above 0 that must be there.
     *
     * @param name of the field
     * @return in units of 1e-8; {@link Decimal8#NULL} if it is refused
     */
    public long amount(String name) {
        return checkedAmount(name, single(name, true));
    }

    /**
     * A decimal number above 0 that may be absent.
     *
     * @param name of the field
     * @return in units of 1e-8; {@link Decimal8#NULL} when absent
     */
    public long optionalAmount(String name) {
        return checkedAmount(name, single(name, false));
    }

    private long checkedAmount(String name, String text) {
        if (text.isEmpty()) {
            return Decimal8.NULL;
        }
        long valueE8 = Decimal8.parse(text);
        if (valueE8 == Decimal8.TOO_FINE) {
            faults.add(new Fault(name, text, "must have at most 8 decimal places"));
        } else if (valueE8 == Decimal8.OVERFLOW) {
            faults.add(new Fault(name, text, "must be below 92233720368"));
        } else if (!Decimal8.isNumber(valueE8)) {
            faults.add(new Fault(name, text, "must be a decimal number such as 100.25"));
        } else if (valueE8 <= 0) {
            faults.add(new Fault(name, text, "must be above 0"));
        } else {
            return valueE8;
        }
        return Decimal8.NULL;
    }

    /**
     * A date that may be absent.
     *
     * @param name of the field
     * @return the date, or null when it is absent or refused
     */
    public @Nullable LocalDate optionalDate(String name) {
        String text = single(name, false);
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Told below: the rule is the same.
        }
        faults.add(new Fault(name, text, "must be a date such as 2026-11-27"));
        return null;
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
     * Adds a fault that the caller found, which has a status of its own when it is the only one.
     *
     * @param loneStatus of HTTP
     * @param name of the field
     * @param value as it came
     * @param rule what would have been right
     */
    public void refuse(int loneStatus, String name, String value, String rule) {
        refuse(name, value, rule);
        status = loneStatus;
    }

    /**
     * Says whether a field was given. It stays to be read.
     *
     * @param name of the field
     * @return whether it is there and not blank
     */
    public boolean has(String name) {
        return given.getOrDefault(name, List.of()).stream().anyMatch(value -> !value.isBlank());
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
            throw new Refused(faults.size() == 1 ? status : Refused.BAD_REQUEST, faults);
        }
    }
}
