package io.trade2026.app.node;

import io.trade2026.ops.refusal.Refused;
import io.trade2026.stores.reference.CalendarTable;
import io.trade2026.stores.reference.TradingCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A calendar of the reference data, read again each minute; while Postgres is away it is what it was. For any thread. */
final class KnownCalendar implements Predicate<LocalDate> {
    private static final long FRESH_NS = Duration.ofMinutes(1).toNanos();

    private final CalendarTable table;
    private final String name;
    private @Nullable TradingCalendar calendar;
    private long readNs;

    KnownCalendar(CalendarTable table, String name) {
        this.table = table;
        this.name = name;
    }

    @Override
    public synchronized boolean test(LocalDate day) {
        TradingCalendar known = calendar;
        if (known == null || System.nanoTime() - readNs > FRESH_NS) {
            known = read(known);
        }
        return known.isTradingDay(day);
    }

    private TradingCalendar read(@Nullable TradingCalendar known) {
        readNs = System.nanoTime();
        try {
            Optional<TradingCalendar> found = table.named(name);
            TradingCalendar fresh = found.orElseThrow(() -> new Refused(
                    Refused.UNAVAILABLE, "tradingDay.calendar", name, "must be a calendar of the reference data"));
            calendar = fresh;
            return fresh;
        } catch (JdbiException e) {
            if (known == null) {
                throw new Refused(
                        Refused.UNAVAILABLE, "postgres", "", "cannot be asked now: " + String.valueOf(e.getMessage()));
            }
            return known;
        }
    }
}
