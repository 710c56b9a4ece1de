package io.trade2026.marketdata.feed;

/**
 * Why a price message is not taken.
 *
 * @param fault the rule it broke
 * @param field that broke it, in the venue's word; {@code payload} or {@code subject} when it is no single field
 * @param value as it came, cut to a readable length; empty when it is absent
 */
public record Refusal(Fault fault, String field, String value) implements PriceMessage {
    private static final int READABLE = 80;

    /** Cuts and cleans the value, which may be anything and ends up in a log. */
    public Refusal {
        value = readable(value);
    }

    private static String readable(String text) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < text.length() && clean.length() < READABLE; i++) {
            char c = text.charAt(i);
            clean.append(c >= ' ' && c < 127 ? c : '?');
        }
        return text.length() > READABLE ? clean.append('…').toString() : clean.toString();
    }

    /**
     * A sentence for the log.
     *
     * @return field, rule and value
     */
    public String sentence() {
        return field + ": " + fault.rule() + (value.isEmpty() ? "" : ", was '" + value + "'");
    }
}
