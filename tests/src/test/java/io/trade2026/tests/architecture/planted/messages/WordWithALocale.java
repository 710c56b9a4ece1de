package io.trade2026.tests.architecture.planted.messages;

/** Planted: depends on the locale of the machine in a pure room. */
public final class WordWithALocale {
    /** Formats as the machine likes it. */
    @SuppressWarnings({"StringCaseLocaleUsage", "DefaultLocale"})
    public String shout(String word) {
        return word.toUpperCase();
    }
}
