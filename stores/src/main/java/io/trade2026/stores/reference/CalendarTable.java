package io.trade2026.stores.reference;

import io.trade2026.stores.postgres.Database;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The trading calendars as they stand now. For any thread. Methods throw JDBI's exceptions when Postgres is away. */
public final class CalendarTable {
    private static final String CALENDARS = "SELECT c.name, c.time_zone, c.weekdays, c.opens_at, c.closes_at,"
            + " d.day, d.closes_at AS day_closes_at, d.note"
            + " FROM calendars c LEFT JOIN calendar_days d ON d.calendar_id = c.calendar_id AND d.enabled";
    private static final String ORDER = " ORDER BY c.name, d.day";
    private static final String OF_SYMBOL =
            " JOIN instruments i ON i.calendar_id = c.calendar_id WHERE i.symbol = :symbol";

    private final Database database;

    /**
     * Creates a view of the tables.
     *
     * @param database started
     */
    public CalendarTable(final Database database) {
        this.database = database;
    }

    /**
     * Reads all calendars.
     *
     * @return in the order of their names
     */
    public List<TradingCalendar> all() {
        try (Handle handle = database.jdbi().open()) {
            return calendars(handle.createQuery(CALENDARS + ORDER));
        }
    }

    /**
     * Reads the calendar of an instrument.
     *
     * @param symbol Symbol(55)
     * @return empty when the instrument is not known
     */
    public Optional<TradingCalendar> of(final String symbol) {
        try (Handle handle = database.jdbi().open()) {
            return calendars(handle.createQuery(CALENDARS + OF_SYMBOL + ORDER).bind("symbol", symbol)).stream()
                    .findFirst();
        }
    }

    /**
     * Reads one calendar.
     *
     * @param name exactly
     * @return empty when there is none of that name
     */
    public Optional<TradingCalendar> named(final String name) {
        try (Handle handle = database.jdbi().open()) {
            return calendars(handle.createQuery(CALENDARS + " WHERE c.name = :name" + ORDER)
                            .bind("name", name))
                    .stream()
                    .findFirst();
        }
    }

    private static List<TradingCalendar> calendars(final Query query) {
        final List<Row> rows = query.map(CalendarTable::row).list();
        final List<TradingCalendar> calendars = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= rows.size(); to++) {
            final TradingCalendar calendar = rows.get(from).calendar();
            if (to == rows.size() || !rows.get(to).calendar().name().equals(calendar.name())) {
                calendars.add(withDays(calendar, rows.subList(from, to)));
                from = to;
            }
        }
        return List.copyOf(calendars);
    }

    private static TradingCalendar withDays(final TradingCalendar calendar, final List<Row> rows) {
        final Map<LocalDate, TradingCalendar.SpecialDay> days = new HashMap<>();
        for (final Row row : rows) {
            row.day().ifPresent(day -> days.put(day, row.special()));
        }
        return new TradingCalendar(
                calendar.name(), calendar.zone(), calendar.weekdays(), calendar.opens(), calendar.closes(), days);
    }

    private static Row row(final ResultSet row, final StatementContext context) throws SQLException {
        final String note = row.getString("note");
        return new Row(
                new TradingCalendar(
                        row.getString("name"),
                        ZoneId.of(row.getString("time_zone")),
                        weekdays(row.getArray("weekdays")),
                        row.getObject("opens_at", LocalTime.class),
                        Optional.ofNullable(row.getObject("closes_at", LocalTime.class)),
                        Map.of()),
                Optional.ofNullable(row.getObject("day", LocalDate.class)),
                new TradingCalendar.SpecialDay(
                        Optional.ofNullable(row.getObject("day_closes_at", LocalTime.class)),
                        note == null ? "" : note));
    }

    private static Set<DayOfWeek> weekdays(final Array numbers) throws SQLException {
        final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (final Integer number : (Integer[]) numbers.getArray()) {
            days.add(DayOfWeek.of(number));
        }
        return days;
    }

    /**
     * One row of the join.
     *
     * @param calendar without its days
     * @param day empty in the only row of a calendar without special days
     * @param special what the day is
     */
    private record Row(TradingCalendar calendar, Optional<LocalDate> day, TradingCalendar.SpecialDay special) {}
}
