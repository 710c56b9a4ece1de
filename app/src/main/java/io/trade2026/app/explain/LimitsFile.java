package io.trade2026.app.explain;

import io.trade2026.app.process.StartFault;
import io.trade2026.messages.Control;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a file of comma-separated values (RFC 4180): one that somebody wrote, or the evidence that {@code limits export} writes, of
 * which the first table with the columns is read.
 *
 * <p>Columns, in any order, others are passed over: {@code control}, {@code value}, and {@code limit_id}, or {@code scope_kind},
 * {@code scope_name}, {@code instrument_scope}, {@code instrument}, {@code side}. A value {@code none} takes the limit away.
 */
final class LimitsFile {
    private static final String CONTROL = "control";
    private static final String VALUE = "value";
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "limitid", "limit_id",
            "scope", "scope_kind",
            "scopename", "scope_name",
            "instruments", "instrument_scope");

    private LimitsFile() {}

    /**
     * A limit of the file.
     *
     * @param line of the file
     * @param limitId of it; 0: found by what it is on
     * @param control whose limit
     * @param scope FIRM, CLIENT …
     * @param scopeName whose it is
     * @param instruments ANY, EACH, or a symbol
     * @param side BOTH, BUY or SELL
     * @param value null: it is taken away
     */
    record Row(
            int line,
            long limitId,
            Control control,
            String scope,
            String scopeName,
            String instruments,
            String side,
            @Nullable BigDecimal value) {
        /** What it is on, to be compared. */
        String key() {
            return key(control, scope, scopeName, instruments, side);
        }

        static String key(Control control, String scope, String scopeName, String instruments, String side) {
            return control + "|" + scope + "|" + scopeName + "|" + instruments + "|" + side;
        }
    }

    /**
     * Reads a file.
     *
     * @param file with at least one limit
     * @return its limits
     * @throws StartFault naming line, field and rule
     */
    static List<Row> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new StartFault("--limits: must be a readable file, was '" + file + "': " + e.getMessage(), e);
        }
        List<Row> rows = new ArrayList<>();
        @Nullable Map<String, Integer> columns = null;
        for (int i = 0; i < lines.size(); i++) {
            List<String> fields = fields(lines.get(i));
            if (columns == null) {
                columns = columns(fields);
            } else if (lines.get(i).isBlank()) {
                break;
            } else {
                rows.add(row(file + ":" + (i + 1), i + 1, columns, fields));
            }
        }
        if (rows.isEmpty()) {
            throw new StartFault(
                    file + ": must hold a line with the columns control, value, and limit_id or scope_kind and"
                            + " scope_name, and a limit below it");
        }
        return rows;
    }

    private static @Nullable Map<String, Integer> columns(List<String> fields) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).toLowerCase(Locale.ROOT);
            columns.put(OTHER_NAMES.getOrDefault(name, name), i);
        }
        boolean isNamed = columns.containsKey("limit_id") || columns.containsKey("scope_kind");
        return columns.containsKey(CONTROL) && columns.containsKey(VALUE) && isNamed ? columns : null;
    }

    private static Row row(String at, int line, Map<String, Integer> columns, List<String> fields) {
        String limitId = field(columns, fields, "limit_id", "0");
        String control = field(columns, fields, CONTROL, "");
        String value = field(columns, fields, VALUE, "none");
        Control known = Arrays.stream(Control.values())
                .filter(each -> each.name().replace('_', '-').equals(control))
                .findFirst()
                .orElseThrow(() -> new StartFault(
                        at + " control: must be one such as PT-01 or PT-10-COUNT, was '" + control + "'"));
        if (!limitId.matches("[0-9]{1,18}")) {
            throw new StartFault(at + " limit_id: must be a number, was '" + limitId + "'");
        }
        if (!value.equals("none") && !value.matches("[0-9]{1,18}(\\.[0-9]{1,8})?")) {
            throw new StartFault(at + " value: must be a number not below 0, or none, was '" + value + "'");
        }
        String instrument = field(columns, fields, "instrument", "");
        return new Row(
                line,
                Long.parseLong(limitId),
                known,
                field(columns, fields, "scope_kind", "").toUpperCase(Locale.ROOT),
                field(columns, fields, "scope_name", ""),
                instrument.isEmpty()
                        ? field(columns, fields, "instrument_scope", "any").toUpperCase(Locale.ROOT)
                        : instrument,
                field(columns, fields, "side", "both").toUpperCase(Locale.ROOT),
                value.equals("none") ? null : new BigDecimal(value));
    }

    private static String field(Map<String, Integer> columns, List<String> fields, String name, String absent) {
        Integer at = columns.get(name);
        return at == null || at >= fields.size() || fields.get(at).isEmpty() ? absent : fields.get(at);
    }

    /** Takes a line apart; quotes may hold commas, and doubled quotes one. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
