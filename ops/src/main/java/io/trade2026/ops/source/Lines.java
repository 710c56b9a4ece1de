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

    /**
     * Gives those that have a cell of this text, whatever the case of its letters.
     *
     * @param text such as CLIENT1; empty: all of them
     * @return in the same order
     */
    public Lines with(String text) {
        return text.isEmpty()
                ? this
                : new Lines(
                        title,
                        columns,
                        lines.stream()
                                .filter(line -> line.stream().anyMatch(cell -> cell.equalsIgnoreCase(text)))
                                .toList());
    }

    /**
     * Gives them as those read them who are not of compliance.
     *
     * @return without the lines that speak of restricted lists and permissions (PT-11)
     */
    public Lines withoutLists() {
        return new Lines(
                title,
                columns,
                lines.stream()
                        .filter(line -> line.stream().noneMatch(ListSecrecy::speaks))
                        .toList());
    }
}
