package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.SweepCause;
import io.trade2026.messages.sbe.SweepState;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.LongArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Cancels everything of a scope, and does not let go before all of it has ended (KS-01, KS-02).
 *
 * <pre>
 *   begin ▶ held replaces refused, each open order cancelled ▶ look ▶ all ended ▶ DONE
 *                                                              └▶ time is up ▶ cancel again, tell what remains and why ▶ look …
 * </pre>
 *
 * <p>What cannot be cancelled now (venue away, market closed, no answer) stays in the sweep for as long as it takes. The sweep of a
 * kill switch stays as long as the switch, and takes in what comes back to life under it. All of it is done in slices, the first at
 * once and the others when a timer says so: between two of them the core does what else there is.
 */
final class Sweeps {
    static final int USUAL_AGAIN_MS = 5_000;

    private static final int MEMBER_LENGTH = 16;

    private final OrderStore store;
    private final EventWriter events;
    private final KillScopes scopes;
    private final Strays strays;
    private final CoreTimers timers;
    private final SweepPace pace;
    private final SweepSlices slices;
    private final List<Sweep> sweeps = new ArrayList<>();
    private int lastId;

    Sweeps(
            OrderStore store,
            EventWriter events,
            RequestFlow flow,
            KillScopes scopes,
            Strays strays,
            CoreTimers timers,
            SweepPace pace) {
        this.store = store;
        this.events = events;
        this.scopes = scopes;
        this.strays = strays;
        this.timers = timers;
        this.pace = pace;
        this.slices = new SweepSlices(store, events, flow, scopes, strays, pace);
    }

    // Beginning

    /** A new sweep; {@link #begin} lets it loose. */
    Sweep open(SweepCause cause, KillScope scope, int scopeId, HouseReason reason) {
        Sweep sweep = new Sweep();
        lastId++;
        sweep.open(lastId, cause, scope, scopeId, reason, events.epochNs());
        sweep.again(USUAL_AGAIN_MS);
        return sweep;
    }

    /** How many open orders a sweep would take, as far as can be seen at once. */
    SweepCount count(Sweep sweep) {
        return slices.count(sweep);
    }

    /** Counts as far as can be seen at once, tells that, and cancels; a drill only counts and tells. */
    void begin(Sweep sweep, long correlationId) {
        slices.count(sweep);
        slices.begin(sweep, correlationId);
        sweeps.add(sweep);
        follow(sweep, sweep.isOver());
    }

    // Looking after them

    private void carryOn(Sweep sweep) {
        follow(sweep, slices.carryOn(sweep));
    }

    /** After a slice: whether and when there is a next one. */
    private void follow(Sweep sweep, boolean isOver) {
        boolean isResting = sweep.progress().isResting();
        if (isOver) {
            sweeps.remove(sweep);
            timers.cancel(TimerKind.SWEEP.of(sweep.id()));
        } else if (isResting && sweep.state() == SweepState.DONE) {
            timers.cancel(TimerKind.SWEEP.of(sweep.id()));
        } else {
            long now = events.epochNs();
            timers.schedule(TimerKind.SWEEP.of(sweep.id()), isResting ? sweep.nextLook(now) : now + pace.gapNs());
        }
    }

    private void look(Sweep sweep) {
        slices.beginLook(sweep);
        carryOn(sweep);
    }

    /** The timer of a sweep came due; early, late or twice, it is the sweep's own state that counts. */
    void due(int sweepId) {
        for (int i = 0; i < sweeps.size(); i++) {
            Sweep sweep = sweeps.get(i);
            if (sweep.id() != sweepId) {
                continue;
            }
            if (!sweep.progress().isResting()) {
                carryOn(sweep);
            } else if (sweep.state() == SweepState.CHASING) {
                look(sweep);
            }
        }
    }

    /** A venue is back: what waited for it has been cancelled just now. */
    void linkUp() {
        for (int i = sweeps.size() - 1; i >= 0; i--) {
            Sweep sweep = sweeps.get(i);
            if (sweep.state() == SweepState.CHASING) {
                sweep.soon();
                if (sweep.progress().isResting()) {
                    look(sweep);
                }
            }
        }
    }

    // Of kill switches

    /** The sweep of a switch that is engaged. */
    @Nullable Sweep ofKill(KillScope scope, int scopeId) {
        for (Sweep sweep : sweeps) {
            if (sweep.isOf(scope, scopeId)) {
                return sweep;
            }
        }
        return null;
    }

    /** The same switch is set once more: what is open is cancelled again at once, unless that is under way. */
    void urge(Sweep sweep) {
        SweepProgress progress = sweep.progress();
        boolean isResting = progress.isResting();
        if (sweep.state() == SweepState.CHASING && (isResting || progress.phase() == SweepProgress.Phase.LOOKING)) {
            progress.urge();
        }
        if (sweep.state() == SweepState.CHASING && isResting) {
            look(sweep);
        }
    }

    /** The switch is lifted: what could not be cancelled yet may live on, unless another switch stops it too. */
    void lift(Sweep sweep) {
        SweepProgress progress = sweep.progress();
        if (progress.phase() == SweepProgress.Phase.TAKING) {
            slices.endTaking(sweep, progress);
        } else if (progress.phase() == SweepProgress.Phase.LOOKING) {
            sweep.close();
        }
        progress.lift();
        if (sweep.state() == SweepState.CHASING) {
            look(sweep);
        } else {
            follow(sweep, true);
        }
    }

    /** An order was decided before a switch was set, and did not leave for the venue any more. */
    void stopped(Order order) {
        for (Sweep sweep : sweeps) {
            if (sweep.isKill() && scopes.covers(sweep.scope(), sweep.scopeId(), order)) {
                sweep.stop();
            }
        }
    }

    /** The command is over: what lives although it is stopped is cancelled too. */
    void finish() {
        for (Order order = strays.take(); order != null; order = strays.take()) {
            for (int i = 0; i < sweeps.size() && order.isLive(); i++) {
                takeIn(sweeps.get(i), order);
            }
        }
    }

    private void takeIn(Sweep sweep, Order order) {
        boolean isMissing = sweep.isEngaged()
                && !sweep.progress().isYetToTake(order)
                && slices.isOf(sweep, order)
                && !sweep.members().containsLong(order.orderId());
        if (isMissing) {
            slices.cancel(sweep, order);
            if (sweep.progress().isResting()) {
                look(sweep);
            }
        }
    }

    // Snapshots

    void saveTo(RowWriter writer, int kind, int memberKind) {
        writer.begin(kind, Sweep.ROW_LENGTH);
        for (Sweep sweep : sweeps) {
            int row = writer.row();
            sweep.save(writer.buffer(), row);
        }
        writer.end();
        writer.begin(memberKind, MEMBER_LENGTH);
        int row = writer.row();
        writer.buffer().putInt(row, lastId, LITTLE_ENDIAN);
        writer.buffer().putInt(row + 4, 0, LITTLE_ENDIAN);
        writer.buffer().putLong(row + 8, 0, LITTLE_ENDIAN);
        for (int i = 0; i < sweeps.size(); i++) {
            LongArrayList members = sweeps.get(i).members();
            for (int member = 0; member < members.size(); member++) {
                if (members.getLong(member) == Sweep.GONE) {
                    continue;
                }
                row = writer.row();
                writer.buffer().putInt(row, i, LITTLE_ENDIAN);
                writer.buffer().putInt(row + 4, 1, LITTLE_ENDIAN);
                writer.buffer().putLong(row + 8, members.getLong(member), LITTLE_ENDIAN);
            }
        }
        writer.end();
    }

    /** Behind the sweeps and their orders. */
    void saveProgress(RowWriter writer, int kind) {
        writer.begin(kind, SweepProgress.ROW_LENGTH);
        for (Sweep sweep : sweeps) {
            int row = writer.row();
            sweep.progress().save(writer.buffer(), row);
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            Sweep sweep = new Sweep();
            sweep.load(reader.buffer(), reader.row(i, Sweep.ROW_LENGTH));
            sweeps.add(sweep);
        }
    }

    /** Behind orders and sweeps. */
    void loadMembers(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int row = reader.row(i, MEMBER_LENGTH);
            if (reader.buffer().getInt(row + 4, LITTLE_ENDIAN) == 0) {
                lastId = reader.buffer().getInt(row, LITTLE_ENDIAN);
            } else {
                long orderId = reader.buffer().getLong(row + 8, LITTLE_ENDIAN);
                sweeps.get(reader.buffer().getInt(row, LITTLE_ENDIAN)).restore(orderId, store.order(orderId));
            }
        }
    }

    /** Behind the open orders; a snapshot of before there were slices has none. */
    void loadProgress(RowReader reader, boolean isOfGroups) {
        for (int i = 0; i < reader.rows(); i++) {
            Sweep sweep = sweeps.get(i);
            int row = reader.row(i, SweepProgress.ROW_LENGTH);
            if (sweep.progress().load(reader.buffer(), row)) {
                sweep.progress().goOn(slices.walk(sweep, reader.buffer(), row, isOfGroups));
            }
        }
    }
}
