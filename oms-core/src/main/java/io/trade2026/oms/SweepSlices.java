package io.trade2026.oms;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.Residual;
import io.trade2026.messages.sbe.SweepCause;
import io.trade2026.messages.sbe.SweepState;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Carries a sweep on by one slice, so that a million orders hold nobody up.
 *
 * <pre>
 *   TAKING ──▶ LOOKING ──▶ all ended ▶ DONE
 *                 ▲  └──▶ RESTING (timer), or time is up ▶ CANCELING_AGAIN ▶ RESTING
 *                 └──────────┘
 *   lifted: LOOKING ▶ RELEASING
 * </pre>
 */
final class SweepSlices {
    private static final int MOST_RESIDUALS = 100;

    private final OrderStore store;
    private final EventWriter events;
    private final RequestFlow flow;
    private final KillScopes scopes;
    private final Strays strays;
    private final SweepPace pace;
    private final SweepReports reports;
    private final SweepCount count = new SweepCount();

    SweepSlices(
            OrderStore store, EventWriter events, RequestFlow flow, KillScopes scopes, Strays strays, SweepPace pace) {
        this.store = store;
        this.events = events;
        this.flow = flow;
        this.scopes = scopes;
        this.strays = strays;
        this.pace = pace;
        this.reports = new SweepReports(events);
    }

    boolean isOf(Sweep sweep, Order order) {
        if (!scopes.covers(sweep.scope(), sweep.scopeId(), order)) {
            return false;
        }
        return sweep.cause() != SweepCause.DISCONNECT
                || (order.isLive()
                        && !order.place().isOfTheHouse()
                        && (sweep.cancelScope() == CancelScope.ALL
                                || !order.terms().isGoodTill()));
    }

    /** How many open orders a sweep would take; where there are too many to look at before the first cancel, none are counted. */
    SweepCount count(Sweep sweep) {
        count.clear();
        if (store.open().size(scope(sweep)) > pace.looks()) {
            return count;
        }
        OpenWalk walk = store.open().walk(scope(sweep));
        for (Order order = walk.take(); order != null; order = walk.take()) {
            if (isOf(sweep, order)) {
                count.see(order, flow.takesCancels(order));
            }
        }
        store.open().end(walk);
        count.whole();
        return count;
    }

    private OpenScope scope(Sweep sweep) {
        return new OpenScope.OfKill(scopes, sweep.scope(), sweep.scopeId());
    }

    /** The walk of a saved row, or one from the beginning. */
    OpenWalk walk(Sweep sweep, DirectBuffer from, int row, boolean goesOn) {
        if (!goesOn) {
            return store.open().walk(scope(sweep));
        }
        long nextOrderId = SweepProgress.nextOrderId(from, row);
        Order next = nextOrderId == 0 ? null : store.knownOrder(nextOrderId);
        return store.open().walk(scope(sweep), next, SweepProgress.lastPlace(from, row));
    }

    /** Tells what has been counted last, and does the first slice. */
    void begin(Sweep sweep, long correlationId) {
        reports.begun(sweep, count, correlationId);
        sweep.progress().take(store.open().walk(scope(sweep)), count.isWhole());
        take(sweep, sweep.progress());
    }

    /** The next slice; says whether the sweep is over with it. */
    boolean carryOn(Sweep sweep) {
        SweepProgress progress = sweep.progress();
        return switch (progress.phase()) {
            case TAKING -> {
                take(sweep, progress);
                yield sweep.isOver();
            }
            case LOOKING -> {
                look(sweep, progress);
                yield progress.phase() == SweepProgress.Phase.RELEASING ? release(sweep, progress) : sweep.isOver();
            }
            case CANCELING_AGAIN -> {
                cancelAgain(sweep, progress);
                yield false;
            }
            case RELEASING -> release(sweep, progress);
            case RESTING -> sweep.isOver();
        };
    }

    // Taking

    private void take(Sweep sweep, SweepProgress progress) {
        boolean isOver =
                pace.go(progress.walk(), pace.visits(), order -> isOf(sweep, order) && find(sweep, progress, order));
        if (isOver) {
            taken(sweep, progress);
        }
    }

    /** An order of the scope; says whether it is cancelled. */
    private boolean find(Sweep sweep, SweepProgress progress, Order order) {
        progress.count().see(order, flow.takesCancels(order));
        if (sweep.cause() != SweepCause.DRILL) {
            return cancel(sweep, order);
        }
        boolean wouldStay = order.isLive() && (order.isInDoubt() || !flow.takesCancels(order));
        if (wouldStay && progress.mayTell(MOST_RESIDUALS)) {
            reports.residual(sweep, order, residual(order, false));
        }
        return false;
    }

    boolean cancel(Sweep sweep, Order order) {
        if (sweep.isKill()) {
            flow.refuseHeldReplaces(order, Denial.KILL_SWITCH);
        }
        if (!order.isLive()) {
            return false;
        }
        sweep.take(order);
        flow.wishToCancel(order, sweep.houseReason());
        if (RequestFlow.cancelsSent(order, sweep.houseReason()) > 0) {
            sweep.canceling(events.epochNs());
        }
        return true;
    }

    /** No more are taken: what was found is told where it is not known yet. */
    void endTaking(Sweep sweep, SweepProgress progress) {
        store.open().end(progress.walk());
        if (!progress.isCounted()) {
            reports.counted(sweep, progress.count());
        }
        progress.taken();
    }

    private void taken(Sweep sweep, SweepProgress progress) {
        endTaking(sweep, progress);
        if (sweep.cause() == SweepCause.DRILL) {
            sweep.end(SweepState.DONE);
            reports.drilled(sweep, progress.count().orders());
            return;
        }
        sweep.busyUntil(events.epochNs());
        if (sweep.open() <= pace.cancels()) {
            beginLook(sweep);
            look(sweep, progress);
        }
    }

    // Looking

    void beginLook(Sweep sweep) {
        sweep.progress().begin(SweepProgress.Phase.LOOKING, sweep.members().size());
    }

    private void look(Sweep sweep, SweepProgress progress) {
        int stop = progress.stop(pace.looks());
        for (int i = progress.at(); i < stop; i++) {
            lookAt(sweep, i);
        }
        if (progress.reached(stop)) {
            sweep.close();
            looked(sweep, progress);
        }
    }

    private void lookAt(Sweep sweep, int place) {
        Order order = store.order(sweep.members().getLong(place));
        int cancels = order == null ? 0 : RequestFlow.cancelsSent(order, sweep.houseReason());
        if (cancels > 0) {
            sweep.canceling(events.epochNs());
        }
        if (order != null && order.isLive()) {
            sweep.progress().sees(cancels);
            return;
        }
        sweep.ended(
                order != null && order.status() == OrdStatus.CANCELED,
                cancels,
                order == null ? events.epochNs() : order.closedEpochNs());
        sweep.leaves(place);
        leave(sweep, order);
    }

    private static void leave(Sweep sweep, @Nullable Order order) {
        if (sweep.isKill() && order != null) {
            order.sweptBy(-1);
        }
    }

    private void looked(Sweep sweep, SweepProgress progress) {
        boolean areAllEnded = sweep.members().isEmpty();
        if (progress.isLifting()) {
            sweep.end(areAllEnded ? SweepState.DONE : SweepState.LIFTED);
            tell(sweep);
            progress.begin(SweepProgress.Phase.RELEASING, sweep.members().size());
        } else if (areAllEnded) {
            progress.rest();
            sweep.end(SweepState.DONE);
            reports.reported(sweep, sweep.cancelsOfEnded());
        } else if (progress.isUrged() || sweep.isDue(events.epochNs())) {
            sweep.nextRound(events.epochNs());
            tell(sweep);
            progress.begin(SweepProgress.Phase.CANCELING_AGAIN, sweep.members().size());
            cancelAgain(sweep, progress);
        } else {
            progress.rest();
        }
    }

    private void tell(Sweep sweep) {
        LongArrayList members = sweep.members();
        reports.reported(sweep, sweep.cancelsOfEnded() + sweep.progress().cancelsOfOpen());
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

    // Again

    private void cancelAgain(Sweep sweep, SweepProgress progress) {
        int stop = progress.stop(pace.cancels());
        for (int i = progress.at(); i < stop; i++) {
            Order order = store.order(sweep.members().getLong(i));
            if (order != null && order.isLive()) {
                flow.cancelAgain(order, sweep.houseReason());
            }
        }
        if (progress.reached(stop)) {
            sweep.busyUntil(events.epochNs());
            progress.rest();
        }
    }

    // Lifting

    /** What could not be cancelled yet may live on, unless another switch stops it too; says whether all of it has been let go. */
    private boolean release(Sweep sweep, SweepProgress progress) {
        int stop = progress.stop(pace.looks());
        for (int i = progress.at(); i < stop; i++) {
            Order order = store.order(sweep.members().getLong(i));
            sweep.leaves(i);
            leave(sweep, order);
            if (order != null && order.isLive() && !strays.isStopped(order)) {
                order.unwish(HouseReason.KILL_SWITCH);
            } else if (order != null && order.isLive()) {
                strays.lives(order);
            }
        }
        return progress.reached(stop);
    }
}
