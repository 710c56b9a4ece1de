package io.trade2026.ops.limit;

import io.trade2026.ops.source.Lines;
import java.util.List;

/** What the annual review is shown, as a page or as a table file. */
public final class Evidence {
    private static final String STYLE =
            "body{font:14px/1.4 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
                    + "th,td{border:1px solid #bbb;padding:.2rem .6rem;text-align:left;vertical-align:top}h2{margin-top:2rem}";

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
        StringBuilder page = new StringBuilder(1 << 14)
                .append(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Trade2026: risk controls</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Risk controls: evidence for the review</h1><p>As of ")
                .append(escaped(madeAt))
                .append(".</p>");
        for (Lines section : sections) {
            page.append("<h2>").append(escaped(section.title())).append("</h2>");
            if (section.lines().isEmpty()) {
                page.append("<p>None.</p>");
                continue;
            }
            page.append("<table><tr>");
            section.columns()
                    .forEach(column -> page.append("<th>")
                            .append(escaped(column.replace('_', ' ')))
                            .append("</th>"));
            page.append("</tr>");
            for (List<String> line : section.lines()) {
                page.append("<tr>");
                line.forEach(text -> page.append("<td>").append(escaped(text)).append("</td>"));
                page.append("</tr>\n");
            }
            page.append("</table>");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
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
