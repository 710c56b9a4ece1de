package io.trade2026.simulator.certify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a certificate as {@code report.html}, one file that needs nothing else, and as {@code report.json}. */
public final class Report {
    private static final String TEMPLATE = "/certify/report.html";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.UK)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_TRANSCRIPT = 400;

    private final Certificate certificate;

    /** Writes this. */
    public Report(Certificate certificate) {
        this.certificate = certificate;
    }

    /**
     * Writes both files.
     *
     * @param directory is made when it is not there
     */
    public void write(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("report.json"), json());
            Files.writeString(directory.resolve("report.html"), html());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("suite", certificate.suite())
                .put("subject", certificate.subject())
                .put("begun", certificate.begun().toString())
                .put("millis", certificate.millis())
                .put("passed", certificate.isPassed());
        certificate.settings().forEach(root.putObject("settings")::put);
        ObjectNode counts = root.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(word(verdict), certificate.count(verdict));
        }
        ArrayNode cases = root.putArray("cases");
        for (CaseResult result : certificate.results()) {
            ObjectNode each = cases.addObject();
            each.put("group", result.group())
                    .put("name", result.name())
                    .put("title", result.title())
                    .put("verdict", word(result.verdict()))
                    .put("place", result.place())
                    .put("expected", result.expected())
                    .put("received", result.received())
                    .put("reason", result.reason())
                    .put("rule", result.rule())
                    .put("millis", result.millis());
            result.transcript().forEach(each.putArray("transcript")::add);
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    // The page

    private String html() throws IOException {
        try (InputStream in = Report.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + TEMPLATE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{suite}}", escape(certificate.suite()))
                    .replace("{{subject}}", escape(certificate.subject()))
                    .replace("{{date}}", DATE.format(certificate.begun()))
                    .replace("{{seconds}}", "%.1f".formatted(certificate.millis() / 1000.0))
                    .replace("{{verdict}}", certificate.isPassed() ? "passed" : "failed")
                    .replace("{{cards}}", cards())
                    .replace("{{settings}}", settings())
                    .replace("{{matrix}}", matrix())
                    .replace("{{cases}}", cases());
        }
    }

    private String cards() {
        StringBuilder cards = new StringBuilder();
        for (Verdict verdict : Verdict.values()) {
            cards.append("<button class=\"card %s\" data-verdict=\"%s\"><b>%d</b><span>%s</span></button>"
                    .formatted(word(verdict), word(verdict), certificate.count(verdict), word(verdict)));
        }
        return cards.toString();
    }

    private String settings() {
        StringBuilder rows = new StringBuilder();
        certificate
                .settings()
                .forEach((name, value) -> rows.append("<dt>")
                        .append(escape(name))
                        .append("</dt><dd>")
                        .append(escape(value))
                        .append("</dd>"));
        return rows.toString();
    }

    private String matrix() {
        List<String> groups = certificate.groups();
        StringBuilder table = new StringBuilder("<thead><tr><th>case</th>");
        groups.forEach(group -> table.append("<th>").append(escape(group)).append("</th>"));
        table.append("</tr></thead><tbody>");
        for (String name :
                certificate.results().stream().map(CaseResult::name).distinct().toList()) {
            table.append("<tr><th>").append(escape(name)).append("</th>");
            groups.forEach(group -> table.append(cell(group, name)));
            table.append("</tr>");
        }
        return table.append("</tbody>").toString();
    }

    private String cell(String group, String name) {
        Optional<CaseResult> result = certificate.results().stream()
                .filter(each -> each.group().equals(group) && each.name().equals(name))
                .findFirst();
        return result.map(each -> "<td><a class=\"dot %s\" href=\"#%s\" title=\"%s\">%s</a></td>"
                        .formatted(word(each.verdict()), anchor(each), word(each.verdict()), word(each.verdict())))
                .orElse("<td class=\"none\">·</td>");
    }

    private static String anchor(CaseResult result) {
        return (result.group() + "-" + result.name()).replaceAll("[^A-Za-z0-9.-]", "_");
    }

    private String cases() {
        StringBuilder cases = new StringBuilder();
        for (CaseResult result : certificate.results()) {
            cases.append("<details id=\"%s\" class=\"case %s\" data-verdict=\"%s\"%s><summary>"
                    .formatted(
                            anchor(result),
                            word(result.verdict()),
                            word(result.verdict()),
                            result.verdict() == Verdict.FAILED ? " open" : ""));
            cases.append("<i class=\"dot %s\">%s</i><code>%s</code><b>%s</b><span>%s</span><small>%s</small></summary>"
                    .formatted(
                            word(result.verdict()),
                            word(result.verdict()),
                            escape(result.group()),
                            escape(result.name()),
                            escape(result.title().equals(result.name()) ? "" : result.title()),
                            time(result.millis())));
            cases.append(why(result)).append(transcript(result)).append("</details>");
        }
        return cases.toString();
    }

    private static String time(long millis) {
        return millis < 1_000 ? millis + " ms" : "%.1f s".formatted(millis / 1000.0);
    }

    private static String why(CaseResult result) {
        StringBuilder rows = new StringBuilder("<dl>");
        row(rows, "where", result.place());
        row(rows, "why", result.reason());
        row(rows, "expected", result.expected());
        row(rows, "received", result.received());
        row(rows, "rule", result.rule());
        return rows.append("</dl>").toString();
    }

    private static void row(StringBuilder rows, String name, String value) {
        if (!value.isEmpty()) {
            rows.append("<dt>")
                    .append(name)
                    .append("</dt><dd>")
                    .append(escape(value))
                    .append("</dd>");
        }
    }

    private static String transcript(CaseResult result) {
        if (result.transcript().isEmpty()) {
            return "";
        }
        StringBuilder lines = new StringBuilder("<pre>");
        List<String> shown = result.transcript();
        int left = Math.max(0, shown.size() - LONGEST_TRANSCRIPT);
        for (String line : shown.subList(left, shown.size())) {
            String direction = line.contains(" > ") ? "out" : line.contains(" < ") ? "in" : "note";
            lines.append("<span class=\"")
                    .append(direction)
                    .append("\">")
                    .append(escape(line))
                    .append("</span>\n");
        }
        return lines.append("</pre>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
