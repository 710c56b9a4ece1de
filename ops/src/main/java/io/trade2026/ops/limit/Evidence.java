package io.trade2026.ops.limit;

import io.trade2026.ops.source.Lines;
import java.util.List;

/** What the annual review is shown, as a page or as a table file. */
public final class Evidence {
    private final List<Lines> sections;
    private final String madeAt;

    /**
     * Shows these.
     *
     * @param sections each with a title
     * @param madeAt ISO time
     */
    public Evidence(List<Lines> sections, String madeAt) {
        this.sections = List.copyOf(sections);
        this.madeAt = madeAt;
    }

    /**
     * As a page that needs nothing else.
     *
     * @return HTML
     */
    public String html() {
        return EvidencePage.of(sections, madeAt);
    }

    /**
     * As comma-separated values (RFC 4180): for each section its title, its columns, its lines and an empty line.
     *
     * @return with CRLF
     */
    public String csv() {
        StringBuilder file =
                new StringBuilder(1 << 14).append("As of,").append(madeAt).append("\r\n\r\n");
        for (Lines section : sections) {
            file.append(quoted(section.title())).append("\r\n");
            append(file, section.columns());
            section.lines().forEach(line -> append(file, line));
            file.append("\r\n");
        }
        return file.toString();
    }

    private static void append(StringBuilder file, List<String> line) {
        for (int i = 0; i < line.size(); i++) {
            file.append(i == 0 ? "" : ",").append(quoted(line.get(i)));
        }
        file.append("\r\n");
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front; a number does not. */
    private static String quoted(String text) {
        boolean isFormula = text.matches("(?s)[=+@\\t\\r-].*") && !text.matches("-[0-9.]+");
        String safe = isFormula ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
