package io.trade2026.oms;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OwnOrders;
import org.agrona.collections.LongArrayList;

/**
 * Open orders of the same owner that make room for a new order or a replace (PT-18): they are cancelled before it leaves, by the same
 * session to the same venue, so that the venue reads the cancels first.
 */
final class SelfMatches {
    private final OrderStore store;
    private final RequestFlow flow;
    private final OwnOrders own;
    private final LongArrayList inTheWayOfList = new LongArrayList();

    SelfMatches(OrderStore store, RequestFlow flow, RiskCore risk) {
        this.store = store;
        this.flow = flow;
        this.own = risk.memory().own();
    }

    /** Whether what was let pass last may go: each own order that it would trade with can be cancelled at once. */
    boolean canMakeRoom(Decision decision) {
        for (int i = 0; i < own.crossed().size(); i++) {
            Order resting = store.knownOrder(own.crossed().getLong(i));
            if (!canLeave(resting)) {
                decision.deny(Denial.SELF_MATCH).numbers(MeasureUnit.NOTHING, 0, 0, 0);
                return false;
            }
        }
        return true;
    }

    /**
     * A replace that is under way may have changed by which id the venue knows the order: a cancel could miss it. What waits for its
     * list, or is of the list that is judged just now, has been promised to it and is not at the venue yet.
     */
    private boolean canLeave(Order resting) {
        boolean isLeaving = resting.cancelAtVenue() != null;
        boolean isAtVenue = !resting.isWithheld() && resting.place().venueRequestId() != 0;
        return isLeaving || (isAtVenue && !resting.awaitsVenue() && flow.isToBeCanceled(resting));
    }

    /** Cancels what is in the way of the order or the replace that was let pass last; to be called before that is sent. */
    void makeRoom() {
        for (int i = 0; i < own.crossed().size(); i++) {
            Order resting = store.knownOrder(own.crossed().getLong(i));
            if (resting.cancelAtVenue() == null) {
                flow.cancelForTheHouse(resting, HouseReason.SELF_MATCH);
            }
        }
    }

    /** A list is judged: nothing is in its way yet. */
    void beginList() {
        inTheWayOfList.clear();
    }

    /** Notes what is in the way of the order of a list that was let pass last: whether the list is taken is not known yet. */
    void makeRoomLater() {
        for (int i = 0; i < own.crossed().size(); i++) {
            inTheWayOfList.addLong(own.crossed().getLong(i));
        }
    }

    /** Cancels what is in the way of a list that is taken; to be called before any order of it is sent. */
    void makeRoomForList() {
        for (int i = 0; i < inTheWayOfList.size(); i++) {
            Order resting = store.knownOrder(inTheWayOfList.getLong(i));
            if (resting.cancelAtVenue() == null) {
                flow.cancelForTheHouse(resting, HouseReason.SELF_MATCH);
            }
        }
        inTheWayOfList.clear();
    }
}
