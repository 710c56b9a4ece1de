package io.trade2026.ops.source;

import java.util.List;

/**
 * Some lines of the same form, for people.
 *
 * @param title what they tell
 * @param columns their names
 * @param lines each with as many texts as there are columns
 */
public record Lines(String title, List<String> columns, List<List<String>> lines) {
    /** Keeps its own lists. */
    public Lines {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }
}
