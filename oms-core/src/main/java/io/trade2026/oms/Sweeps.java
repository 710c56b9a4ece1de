package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.Residual;
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
 * kill switch stays as long as the switch, and takes in what comes back to life under it.
 */
final class Sweeps {
    static final int USUAL_AGAIN_MS = 5_000;

    private static final int MOST_RESIDUALS = 100;
    private static final int MEMBER_LENGTH = 16;

    private final OrderStore store;
    private final EventWriter events;
    private final RequestFlow flow;
    private final KillScopes scopes;
    private final Strays strays;
    private final CoreTimers timers;
    private final SweepReports reports;
    private final SweepCount count = new SweepCount();
    private final List<Sweep> sweeps = new ArrayList<>();
    private int lastId;

    Sweeps(
            OrderStore store,
            EventWriter events,
            RequestFlow flow,
            KillScopes scopes,
            Strays strays,
            CoreTimers timers) {
        this.store = store;
        this.events = events;
        this.flow = flow;
        this.scopes = scopes;
        this.strays = strays;
        this.timers = timers;
        this.reports = new SweepReports(events);
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

    /** How many open orders a sweep would take. */
    SweepCount count(Sweep sweep) {
        count.clear();
        for (Order order = store.first(); order != null; order = order.next()) {
            if (isOf(sweep, order)) {
                count.see(order, flow.takesCancels(order));
            }
        }
        return count;
    }

    private boolean isOf(Sweep sweep, Order order) {
        if (!scopes.covers(sweep.scope(), sweep.scopeId(), order)) {
            return false;
        }
        return sweep.cause() != SweepCause.DISCONNECT
                || (order.isLive()
                        && !order.place().isOfTheHouse()
                        && (sweep.cancelScope() == CancelScope.ALL
                                || !order.terms().isGoodTill()));
    }

    /** Tells what it has counted, and cancels all of it. */
    void begin(Sweep sweep, long correlationId) {
        reports.begun(sweep, count, correlationId);
        for (Order order = store.first(); order != null; order = order.next()) {
            if (isOf(sweep, order)) {
                cancel(sweep, order);
            }
        }
        sweeps.add(sweep);
        look(sweep);
    }

    private void cancel(Sweep sweep, Order order) {
        if (sweep.isKill()) {
            flow.refuseHeldReplaces(order, Denial.KILL_SWITCH);
        }
        if (order.isLive()) {
            sweep.take(order);
            flow.wishToCancel(order, sweep.houseReason());
        }
    }

    /** Counts and tells, and does nothing else: all that it found is open still. */
    void drill(Sweep sweep, long correlationId) {
        reports.begun(sweep, count(sweep), correlationId);
        int told = 0;
        for (Order order = store.first(); order != null && told < MOST_RESIDUALS; order = order.next()) {
            if (isOf(sweep, order) && order.isLive() && (order.isInDoubt() || !flow.takesCancels(order))) {
                reports.residual(sweep, order, residual(order, false));
                told++;
            }
        }
        sweep.end(SweepState.DONE);
        reports.drilled(sweep, count.orders());
    }

    // Looking after them

    /** The timer of a sweep came due; early, late or twice, it is the sweep's own state that counts. */
    void due(int sweepId) {
        for (int i = 0; i < sweeps.size(); i++) {
            Sweep sweep = sweeps.get(i);
            if (sweep.id() == sweepId && sweep.state() == SweepState.CHASING) {
                look(sweep);
            }
        }
    }

    /** A venue is back: what waited for it has been cancelled just now. */
    void linkUp() {
        for (int i = sweeps.size() - 1; i >= 0; i--) {
            if (sweeps.get(i).state() == SweepState.CHASING) {
                sweeps.get(i).soon();
                look(sweeps.get(i));
            }
        }
    }

    private void look(Sweep sweep) {
        dropEnded(sweep);
        if (sweep.members().isEmpty()) {
            sweep.end(SweepState.DONE);
            reports.reported(sweep, sweep.cancelsOfEnded());
            timers.cancel(TimerKind.SWEEP.of(sweep.id()));
            if (!sweep.isKill()) {
                sweeps.remove(sweep);
            }
            return;
        }
        if (sweep.isDue(events.epochNs())) {
            again(sweep);
        }
        timers.schedule(TimerKind.SWEEP.of(sweep.id()), sweep.nextLook(events.epochNs()));
    }

    private void dropEnded(Sweep sweep) {
        LongArrayList members = sweep.members();
        int kept = 0;
        for (int i = 0; i < members.size(); i++) {
            long orderId = members.getLong(i);
            Order order = store.order(orderId);
            int cancels = order == null ? 0 : RequestFlow.cancelsSent(order, sweep.houseReason());
            if (cancels > 0) {
                sweep.canceling(events.epochNs());
            }
            if (order != null && order.isLive()) {
                members.setLong(kept++, orderId);
            } else {
                sweep.ended(
                        order != null && order.status() == OrdStatus.CANCELED,
                        cancels,
                        order == null ? events.epochNs() : order.closedEpochNs());
                leave(sweep, order);
            }
        }
        while (members.size() > kept) {
            members.removeAt(members.size() - 1);
        }
    }

    private static void leave(Sweep sweep, @Nullable Order order) {
        if (sweep.isKill() && order != null) {
            order.sweptBy(-1);
        }
    }

    /** Cancels what is open once more, and tells what it is and why. */
    private void again(Sweep sweep) {
        sweep.nextRound(events.epochNs());
        tell(sweep);
        LongArrayList members = sweep.members();
        for (int i = 0; i < members.size(); i++) {
            Order order = store.order(members.getLong(i));
            if (order != null && order.isLive()) {
                flow.cancelAgain(order, sweep.houseReason());
            }
        }
    }

    private void tell(Sweep sweep) {
        LongArrayList members = sweep.members();
        int cancels = sweep.cancelsOfEnded();
        for (int i = 0; i < members.size(); i++) {
            Order order = store.order(members.getLong(i));
            cancels += order == null ? 0 : RequestFlow.cancelsSent(order, sweep.houseReason());
        }
        reports.reported(sweep, cancels);
        for (int i = 0; i < members.size() && i < MOST_RESIDUALS; i++) {
            Order order = store.order(members.getLong(i));
            if (order != null && order.isLive()) {
                reports.residual(sweep, order, residual(order, sweep.round() > 0));
            }
        }
    }

    private Residual residual(Order order, boolean hadTime) {
        if (!flow.isVenueUp(order)) {
            return Residual.VENUE_DOWN;
        }
        if (flow.isFrozen(order)) {
            return Residual.FROZEN;
        }
        if (order.isInDoubt()) {
            return Residual.IN_DOUBT;
        }
        if (order.cancelAtVenue() == null) {
            return Residual.REJECTED;
        }
        return hadTime ? Residual.UNANSWERED : Residual.ASKED;
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

    /** The same switch is set once more: what is open is cancelled again at once. */
    void urge(Sweep sweep) {
        dropEnded(sweep);
        if (!sweep.members().isEmpty()) {
            again(sweep);
            timers.schedule(TimerKind.SWEEP.of(sweep.id()), sweep.nextLook(events.epochNs()));
        }
    }

    /** The switch is lifted: what could not be cancelled yet may live on, unless another switch stops it too. */
    void lift(Sweep sweep) {
        dropEnded(sweep);
        if (sweep.state() == SweepState.CHASING) {
            sweep.end(sweep.members().isEmpty() ? SweepState.DONE : SweepState.LIFTED);
            tell(sweep);
        }
        sweeps.remove(sweep);
        timers.cancel(TimerKind.SWEEP.of(sweep.id()));
        LongArrayList members = sweep.members();
        for (int i = 0; i < members.size(); i++) {
            Order order = store.order(members.getLong(i));
            leave(sweep, order);
            if (order != null && order.isLive() && scopes.stopping(order) == null) {
                letLive(order);
            } else if (order != null && order.isLive()) {
                strays.lives(order);
            }
        }
    }

    private static void letLive(Order order) {
        if (order.wish() == HouseReason.KILL_SWITCH) {
            order.wish(HouseReason.NONE);
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
                Sweep sweep = sweeps.get(i);
                if (sweep.isKill() && isOf(sweep, order) && !sweep.members().containsLong(order.orderId())) {
                    cancel(sweep, order);
                    look(sweep);
                }
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
                row = writer.row();
                writer.buffer().putInt(row, i, LITTLE_ENDIAN);
                writer.buffer().putInt(row + 4, 1, LITTLE_ENDIAN);
                writer.buffer().putLong(row + 8, members.getLong(member), LITTLE_ENDIAN);
            }
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
}
