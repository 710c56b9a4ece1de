package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * KS-01: what engages a kill switch by itself. Counts by party and says whose number is beyond its row; whoever asks engages the switch.
 *
 * <pre>
 *   KS_01_MESSAGES     messages of clients within the window          firm, clearing entity, client, session
 *   KS_01_ORDERS       orders that left for a venue                   every node
 *   KS_01_REJECTS      orders that the house or a venue refused       every node
 *   KS_01_EXECUTIONS   executions                                     every node
 *   KS_01_LAG          milliseconds from the gateway to the core: every message for a whole window was older
 *   KS_01_WINDOW       milliseconds, of the same party; 1000 without a row
 * </pre>
 *
 * <p>What is stopped already is not counted, so that a client that goes on after its switch does not take the house along. Without a
 * row nothing is counted. Allocates nothing per message once a party was seen.
 */
public final class KillTrips {
    private static final int COUNTS_KIND = 283;
    private static final int LATE_KIND = 284;
    private static final long USUAL_WINDOW_MS = 1_000;
    private static final long LONGEST_WINDOW_MS = 86_400_000;
    private static final long NS_PER_MS = 1_000_000L;
    private static final int CODE_SHIFT = 32;
    private static final int LEVEL_SHIFT = 26;

    /** The widest first, and the desk behind them: the numbers of levels are in snapshots. */
    private static final List<KillScope> LEVELS = List.of(
            KillScope.FIRM,
            KillScope.CLEARING,
            KillScope.CLIENT,
            KillScope.ACCOUNT,
            KillScope.TRADER,
            KillScope.STRATEGY,
            KillScope.SESSION,
            KillScope.DESK);

    private static final List<PartyKind> KINDS = List.of(
            PartyKind.FIRM,
            PartyKind.CLEARING,
            PartyKind.CLIENT,
            PartyKind.ACCOUNT,
            PartyKind.TRADER,
            PartyKind.STRATEGY,
            PartyKind.SESSION,
            PartyKind.DESK);

    private final LimitBook limits;
    private final KillSwitches switches;
    private final RollingSums counts = new RollingSums(COUNTS_KIND, 1);
    private final LateSpells spells = new LateSpells(LATE_KIND);
    private final List<Trip> trips = new ArrayList<>();

    /**
     * A number beyond its row.
     *
     * @param scope whose switch is to be engaged
     * @param scopeId of it
     * @param control whose number it is
     * @param row of the limit
     * @param measured what it has come to: a count, or milliseconds
     * @param windowMs within which, or for which
     */
    public record Trip(KillScope scope, int scopeId, Control control, int row, long measured, long windowMs) {}

    /**
     * Creates one that has counted nothing.
     *
     * @param limits tells who is counted
     * @param switches tells what is stopped
     */
    public KillTrips(LimitBook limits, KillSwitches switches) {
        this.limits = limits;
        this.switches = switches;
    }

    /**
     * Counts one. Allocates nothing once its parties were seen, unless a switch is to be engaged.
     *
     * @param control KS_01_MESSAGES, KS_01_ORDERS, KS_01_REJECTS or KS_01_EXECUTIONS
     * @param of what it falls under
     * @param nowEpochNs time of the command
     */
    public void count(Control control, OrderScopes of, long nowEpochNs) {
        if (!limits.holds(control) || switches.stopping(of) != null) {
            return;
        }
        for (int level = 0; level < LEVELS.size(); level++) {
            int id = of.id(LEVELS.get(level));
            int row = row(control, level, id);
            if (row != LimitBook.NO_LIMIT) {
                long windowMs = windowMs(level, id);
                long key = key(control, level, id);
                counts.add(key, 0, 1, windowMs * NS_PER_MS, nowEpochNs);
                long sum = counts.sum(key, 0, windowMs * NS_PER_MS, nowEpochNs);
                if (sum > limits.value(row)) {
                    counts.forget(key);
                    trips.add(new Trip(LEVELS.get(level), id, control, row, sum, windowMs));
                }
            }
        }
    }

    /**
     * Takes note of how old a message is when it comes to the core. Allocates nothing once its parties were seen, unless a switch is to be
     * engaged.
     *
     * @param receivedEpochNs when the gateway read it; 0 when that is not known
     * @param of what it falls under
     * @param nowEpochNs time of the command
     */
    public void aged(long receivedEpochNs, OrderScopes of, long nowEpochNs) {
        if (receivedEpochNs <= 0 || !limits.holds(Control.KS_01_LAG) || switches.stopping(of) != null) {
            return;
        }
        long ageMs = (nowEpochNs - receivedEpochNs + NS_PER_MS - 1) / NS_PER_MS;
        for (int level = 0; level < LEVELS.size(); level++) {
            int id = of.id(LEVELS.get(level));
            int row = row(Control.KS_01_LAG, level, id);
            if (row != LimitBook.NO_LIMIT) {
                age(row, level, id, ageMs, nowEpochNs);
            }
        }
    }

    private void age(int row, int level, int id, long ageMs, long nowEpochNs) {
        long key = key(Control.KS_01_LAG, level, id);
        long windowMs = windowMs(level, id);
        boolean isLate = ageMs > limits.value(row);
        boolean isTrip = isLate && spells.late(key, nowEpochNs) >= windowMs * NS_PER_MS;
        if (!isLate || isTrip) {
            spells.end(key);
        }
        if (isTrip) {
            trips.add(new Trip(LEVELS.get(level), id, Control.KS_01_LAG, row, ageMs, windowMs));
        }
    }

    private int row(Control control, int level, int id) {
        return id == 0
                ? LimitBook.NO_LIMIT
                : limits.find(control, KINDS.get(level), id, InstrumentScope.ANY, 0, LimitSide.BOTH);
    }

    private long windowMs(int level, int id) {
        int row = row(Control.KS_01_WINDOW, level, id);
        return row == LimitBook.NO_LIMIT ? USUAL_WINDOW_MS : Math.min(LONGEST_WINDOW_MS, limits.value(row));
    }

    private static long key(Control control, int level, int id) {
        return ((long) control.code() << CODE_SHIFT) | ((long) level << LEVEL_SHIFT) | id;
    }

    /**
     * Returns what has come beyond its row since it was asked last; its count begins anew.
     *
     * @return one at a time, the widest of one message first, its desk last; null when there is no more
     */
    public @Nullable Trip next() {
        return trips.isEmpty() ? null : trips.remove(0);
    }

    /**
     * Writes what it has counted.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        counts.saveTo(writer);
        spells.saveTo(writer);
    }

    /**
     * Takes the current record over, when it is one of these.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        return counts.load(reader) || spells.load(reader);
    }
}
