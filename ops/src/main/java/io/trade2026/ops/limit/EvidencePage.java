package io.trade2026.ops.limit;

import io.trade2026.ops.source.Lines;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The evidence as a page that needs nothing else, to be read on a screen or printed. Exact times and plain numbers are in the table file. */
final class EvidencePage {
    private static final String STYLE =
            "body{font:14px/1.45 system-ui,sans-serif;margin:2rem;color:#1c2430}h1{margin-bottom:.2rem}h2{margin:2.2rem 0 .5rem}"
                    + "nav a{margin-right:1.2rem;white-space:nowrap}table{border-collapse:collapse;font-size:13px}"
                    + "th,td{border:1px solid #c9d0d9;padding:.2rem .6rem;text-align:left;vertical-align:top}"
                    + "th{background:#eef1f5;position:sticky;top:0;white-space:nowrap}tr:nth-child(even) td{background:#f8f9fb}"
                    + ".n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.t{white-space:nowrap}"
                    + ".remark{font-weight:600;white-space:nowrap;color:#8a4b00}.alarm{font-weight:600;color:#a31515}.none{color:#68717d}"
                    + "@media print{@page{size:A4 landscape;margin:10mm}body{margin:0}nav{display:none}table{font-size:9px}"
                    + "th{position:static}thead{display:table-header-group}tr{break-inside:avoid}}";
    private static final Pattern NUMBER = Pattern.compile("(-?)(\\d+)(\\.\\d+)?");
    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2})(:\\d{2})?(\\.\\d+)?Z");
    private static final Set<String> NAMES_OF_THINGS = Set.of("version", "event_number");
    private static final int GROUP = 3;

    private final StringBuilder page = new StringBuilder(1 << 16);

    private EvidencePage() {}

    static String of(List<Lines> sections, String madeAt) {
        EvidencePage written = new EvidencePage();
        written.begin(sections, madeAt);
        for (int i = 0; i < sections.size(); i++) {
            written.section(i, sections.get(i));
        }
        return written.page.append("</body></html>\n").toString();
    }

    private void begin(List<Lines> sections, String madeAt) {
        page.append(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Trade2026: risk controls</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Risk controls: evidence for the review</h1><p>As of ")
                .append(escaped(time(madeAt)))
                .append(" UTC. Times are UTC.</p><nav>");
        for (int i = 0; i < sections.size(); i++) {
            page.append("<a href=\"#s")
                    .append(i)
                    .append("\">")
                    .append(escaped(sections.get(i).title()));
            page.append(" (").append(sections.get(i).lines().size()).append(")</a> ");
        }
        page.append("</nav>\n");
    }

    private void section(int index, Lines section) {
        page.append("<section id=\"s").append(index).append("\"><h2>");
        page.append(escaped(section.title())).append("</h2>");
        if (section.lines().isEmpty()) {
            page.append("<p class=\"none\">None.</p></section>\n");
            return;
        }
        remarks(section);
        page.append("<table><thead><tr>");
        section.columns()
                .forEach(column ->
                        page.append("<th>").append(escaped(words(column))).append("</th>"));
        page.append("</tr></thead><tbody>\n");
        for (List<String> line : section.lines()) {
            page.append("<tr>");
            for (int i = 0; i < line.size(); i++) {
                cell(section.columns().get(i), line.get(i));
            }
            page.append("</tr>\n");
        }
        page.append("</tbody></table></section>\n");
    }

    /** How many lines bear which remark, so that nobody has to count. */
    private void remarks(Lines section) {
        int at = section.columns().indexOf("remark");
        if (at < 0) {
            return;
        }
        TreeMap<String, Integer> counts = new TreeMap<>();
        section.lines().forEach(line -> counts.merge(line.get(at), 1, Integer::sum));
        counts.remove("");
        page.append("<p>").append(section.lines().size()).append(" in force");
        counts.forEach(
                (remark, count) -> page.append("; ").append(count).append(' ').append(escaped(remark)));
        page.append(".</p>");
    }

    private void cell(String column, String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            boolean isName = column.endsWith("_id") || NAMES_OF_THINGS.contains(column);
            page.append("<td class=\"n\">")
                    .append(isName ? text : grouped(number))
                    .append("</td>");
        } else if (TIME.matcher(text).matches()) {
            page.append("<td class=\"t\">").append(time(text)).append("</td>");
        } else if (column.equals("remark") && !text.isEmpty()) {
            page.append("<td class=\"remark\">").append(escaped(text)).append("</td>");
        } else if (column.equals("severity") && text.equals("CRITICAL")) {
            page.append("<td class=\"alarm\">").append(escaped(text)).append("</td>");
        } else {
            page.append("<td>").append(escaped(said(text))).append("</td>");
        }
    }

    private static String said(String text) {
        return switch (text) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> text;
        };
    }

    private static String words(String column) {
        String words = column.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code 10000000000.5} becomes {@code 10,000,000,000.5}. */
    private static String grouped(Matcher number) {
        StringBuilder digits = new StringBuilder(number.group(2));
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            digits.insert(at, ',');
        }
        String fraction = number.group(3);
        return number.group(1) + digits + (fraction == null ? "" : fraction);
    }

    /** To the second. */
    private static String time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return text;
        }
        String seconds = time.group(3);
        return time.group(1) + " " + time.group(2) + (seconds == null ? ":00" : seconds);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
