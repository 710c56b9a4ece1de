package io.trade2026.ops.guard;

import java.util.function.Consumer;
import org.agrona.collections.LongHashSet;

/** Tells breaches, with the event at which they were found: the first of an order and of an account, not later ones. Used by one thread. */
final class BreachTeller {
    private final Consumer<Breach> breaches;
    private final LongHashSet brokenAccounts = new LongHashSet();
    private long number;
    private long epochNs;

    BreachTeller(Consumer<Breach> breaches) {
        this.breaches = breaches;
    }

    /** The event that is looked at now. */
    void at(long eventNumber, long atEpochNs) {
        number = eventNumber;
        epochNs = atEpochNs;
    }

    long number() {
        return number;
    }

    void quantity(Invariant invariant, TrackedOrder order, long boundE8, long foundE8, String words) {
        tell(invariant, order, boundE8, foundE8, true, words);
    }

    void count(Invariant invariant, TrackedOrder order, long bound, long found, String words) {
        tell(invariant, order, bound, found, false, words);
    }

    private void tell(Invariant invariant, TrackedOrder order, long bound, long found, boolean isQty, String words) {
        if (order.isBroken()) {
            return;
        }
        order.isBroken(true);
        breaches.accept(new Breach(
                invariant,
                number,
                epochNs,
                order.orderId(),
                Breach.Scope.VENUE,
                order.venueId(),
                bound,
                found,
                isQty,
                words));
    }

    /** A message became a command a second time, or behind its place. */
    void again(CommandCount.Again again, int venueId) {
        breaches.accept(new Breach(
                Invariant.IN_ONCE,
                number,
                epochNs,
                0,
                again.isVenue() ? Breach.Scope.VENUE : Breach.Scope.SESSION,
                again.isVenue() ? venueId : again.sessionId(),
                again.last() + 1,
                again.now(),
                false,
                "MsgSeqNum(34) of session " + again.sessionId() + " that became a command, in its epoch at least"));
    }

    void position(int accountId, int instrumentId, long expectedE8, long heldE8) {
        if (brokenAccounts.add(accountId)) {
            breaches.accept(new Breach(
                    Invariant.POSITIONS_AGREE,
                    number,
                    epochNs,
                    0,
                    Breach.Scope.ACCOUNT,
                    accountId,
                    expectedE8,
                    heldE8,
                    true,
                    "position of account " + accountId + " in instrument " + instrumentId
                            + " that the core holds, against what venues executed"));
        }
    }
}
