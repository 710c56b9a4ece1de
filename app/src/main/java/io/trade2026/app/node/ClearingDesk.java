package io.trade2026.app.node;

import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.ClearingBreaks;
import io.trade2026.ops.source.ClearingRow;
import io.trade2026.ops.source.ClearingTold;
import io.trade2026.stores.clearing.ClearingBreak;
import io.trade2026.stores.clearing.ClearingLedger;
import io.trade2026.stores.postgres.Database;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** The log of breaks with clearing firms in Postgres, as ops looks after them. */
final class ClearingDesk implements ClearingBreaks {
    private static final int MOST_OVER = 500;

    private final ClearingLedger ledger;

    ClearingDesk(Database database) {
        this.ledger = new ClearingLedger(database.jdbi());
    }

    @Override
    public List<ClearingRow> rows() {
        return ask(() -> ledger.breaks(MOST_OVER)).stream()
                .map(ClearingDesk::row)
                .toList();
    }

    private static ClearingRow row(ClearingBreak kept) {
        return new ClearingRow(
                kept.breakId(),
                kept.account(),
                kept.symbol(),
                epochNs(kept.firstSeen()),
                kept.isShown(),
                kept.account() + " in " + kept.symbol() + ": the core holds "
                        + kept.ours().toPlainString() + ", the clearing firm "
                        + kept.theirs().toPlainString() + ", by " + kept.fileName(),
                kept.stage(),
                kept.told().map(ClearingDesk::epochNs).orElse(0L),
                kept.actor(),
                kept.note());
    }

    private static long epochNs(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    @Override
    public void note(ClearingTold told) {
        ask(() -> {
            ledger.told(told.breakId(), told.stage(), told.eventNumber(), told.epochNs(), told.user(), told.note());
            return true;
        });
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (JdbiException e) {
            throw new Refused(
                    Refused.UNAVAILABLE, "postgres", "", "cannot be asked now: " + String.valueOf(e.getMessage()));
        }
    }
}
