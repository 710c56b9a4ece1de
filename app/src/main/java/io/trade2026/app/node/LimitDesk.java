package io.trade2026.app.node;

import io.trade2026.ops.refusal.Fault;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.LimitBook;
import io.trade2026.ops.source.LimitChange;
import io.trade2026.ops.source.LimitRow;
import io.trade2026.stores.reference.LimitInForce;
import io.trade2026.stores.reference.LimitRefused;
import io.trade2026.stores.reference.LimitTable;
import io.trade2026.stores.reference.LimitWish;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** The limits of the reference data, as ops shows and changes them. */
final class LimitDesk implements LimitBook {
    private final LimitTable table;

    LimitDesk(LimitTable table) {
        this.table = table;
    }

    @Override
    public List<LimitRow> limits() {
        return ask(table::inForce).stream().map(LimitDesk::row).toList();
    }

    @Override
    public LimitRow setLimit(LimitChange change) {
        List<LimitInForce> versions = ask(() -> table.history(change.limitId()));
        if (versions.isEmpty()) {
            throw new Refused(Refused.NOT_FOUND, "limitId", Long.toString(change.limitId()), "must be a limit's");
        }
        LimitInForce held = versions.get(0);
        LimitWish wish = new LimitWish(
                held.control(),
                held.scopeKind(),
                held.scopeName(),
                value(change.value()),
                true,
                new LimitWish.Target(Optional.of(held.instrumentScope()), held.instrument(), held.side()),
                new LimitWish.Authority(
                        change.user(),
                        Optional.of(change.secondUser()).filter(user -> !user.isEmpty()),
                        change.reason()),
                OptionalLong.of(held.version()));
        try {
            return row(ask(() -> table.set(wish)));
        } catch (LimitRefused refused) {
            throw new Refused(
                    Refused.BAD_REQUEST,
                    refused.faults().stream().map(LimitDesk::fault).toList());
        }
    }

    private static Fault fault(String text) {
        int colon = text.indexOf(": ");
        return colon < 0
                ? new Fault("limit", "", text)
                : new Fault(text.substring(0, colon), "", text.substring(colon + 2));
    }

    private static BigDecimal value(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Refused(Refused.BAD_REQUEST, "value", text, "must be a decimal number");
        }
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (JdbiException e) {
            throw new Refused(
                    Refused.UNAVAILABLE, "postgres", "", "cannot be asked now: " + String.valueOf(e.getMessage()));
        }
    }

    private static LimitRow row(LimitInForce limit) {
        return new LimitRow(
                limit.limitId(),
                limit.version(),
                limit.control(),
                limit.scopeKind().toUpperCase(Locale.ROOT),
                limit.scopeName(),
                limit.instrument().orElse(limit.instrumentScope().toUpperCase(Locale.ROOT)),
                limit.side().toUpperCase(Locale.ROOT),
                limit.value().toPlainString(),
                limit.currency().orElse(""),
                limit.author(),
                limit.reason());
    }
}
