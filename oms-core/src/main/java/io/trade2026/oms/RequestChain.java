package io.trade2026.oms;

import org.jspecify.annotations.Nullable;

/**
 * The requests of one order in the order of arrival, and which of them counts: for the client by its ClOrdID(11), for the venue by
 * the id that it accepted last.
 *
 * <p>Invariant: the first is what the order began with; current and the one at the venue are of the chain.
 */
final class RequestChain {
    /** The place of a request that is not in the chain. */
    static final int NOT_THERE = -1;

    private @Nullable Request current;
    private @Nullable Request atVenue;
    private @Nullable Request firstRequest;
    private @Nullable Request lastRequest;

    void clear() {
        current = null;
        atVenue = null;
        firstRequest = null;
        lastRequest = null;
    }

    /** Takes note of a replace that the venue accepted; one of the house leaves the client's ClOrdID(11) as it is. */
    void accepted(Request request) {
        atVenue = request;
        if (request.isOfTheHouse()) {
            current().riskPxE8(request.riskPxE8());
        } else {
            current = request;
        }
    }

    void append(Request request) {
        Request last = lastRequest;
        if (last == null) {
            firstRequest = request;
            current = request;
            atVenue = request;
        } else {
            last.next(request);
        }
        lastRequest = request;
    }

    /** The place of a request in the order of arrival, from 0. */
    int placeOf(@Nullable Request sought) {
        int place = 0;
        for (Request request = firstRequest; request != null; request = request.next()) {
            if (request == sought) {
                return place;
            }
            place++;
        }
        return NOT_THERE;
    }

    /** The request at a place; none at {@link #NOT_THERE}. */
    @Nullable Request requestAt(int place) {
        Request request = place < 0 ? null : firstRequest;
        for (int at = 0; at < place && request != null; at++) {
            request = request.next();
        }
        return request;
    }

    @Nullable Request firstRequest() {
        return firstRequest;
    }

    /** The request that the order began with. */
    Request place() {
        Request request = firstRequest;
        if (request == null) {
            throw new IllegalStateException("order without request");
        }
        return request;
    }

    /** The request whose ClOrdID(11) is the order's now. */
    Request current() {
        Request request = current;
        if (request == null) {
            throw new IllegalStateException("order without request");
        }
        return request;
    }

    void current(Request request) {
        current = request;
    }

    /** The last request that the venue accepted: by its id the venue knows the order. */
    Request atVenue() {
        Request request = atVenue;
        if (request == null) {
            throw new IllegalStateException("order without request");
        }
        return request;
    }

    void atVenue(Request request) {
        atVenue = request;
    }

    /** The first unanswered request of the client of a kind. */
    @Nullable Request pending(Request.Kind kind) {
        for (Request request = firstRequest; request != null; request = request.next()) {
            if (request.kind() == kind && request.isPending() && !request.isOfTheHouse()) {
                return request;
            }
        }
        return null;
    }

    /** Whether a replace of the client is at the venue without an answer; of one that is held nobody was told. */
    boolean hasReplaceAtVenue() {
        for (Request request = firstRequest; request != null; request = request.next()) {
            if (request.isReplace() && request.isSent() && !request.isOfTheHouse()) {
                return true;
            }
        }
        return false;
    }

    /** The order's ClOrdID(11) has changed: what is pending under it goes along. */
    void follow() {
        for (Request request = firstRequest; request != null; request = request.next()) {
            if (request.isFollowing() && request.isPending()) {
                request.followOrder(current());
            }
        }
    }

    /** The order was cancelled by other means: that answers what is pending under its own id too. */
    void answerFollowing() {
        for (Request request = firstRequest; request != null; request = request.next()) {
            if (request.isFollowing() && request.isPending()) {
                request.done();
            }
        }
    }

    int pendingCount() {
        int count = 0;
        for (Request request = firstRequest; request != null; request = request.next()) {
            count += request.isPending() && request.kind() != Request.Kind.PLACE ? 1 : 0;
        }
        return count;
    }

    /** Whether a cancel or replace is at the venue without an answer. */
    boolean awaitsVenue() {
        for (Request request = firstRequest; request != null; request = request.next()) {
            if (request.kind() != Request.Kind.PLACE && request.isSent()) {
                return true;
            }
        }
        return false;
    }

    /** The oldest unanswered cancel at the venue: the client's before the house's. */
    @Nullable Request cancelAtVenue() {
        Request ofTheHouse = null;
        for (Request request = firstRequest; request != null; request = request.next()) {
            if (request.isSent() && request.isCancelAtVenue()) {
                if (!request.isOfTheHouse()) {
                    return request;
                }
                ofTheHouse = ofTheHouse == null ? request : ofTheHouse;
            }
        }
        return ofTheHouse;
    }

    @Nullable Request firstHeld() {
        for (Request request = firstRequest; request != null; request = request.next()) {
            if (request.isHeld() && request.kind() != Request.Kind.PLACE) {
                return request;
            }
        }
        return null;
    }

    /** The last request that was not refused: what a replace has to name. */
    Request tail() {
        Request tail = current();
        for (Request request = firstRequest; request != null; request = request.next()) {
            if (!request.isRefused() && !request.isOfTheHouse() && request.kind() != Request.Kind.CANCEL) {
                tail = request.isPending() ? request : tail;
            }
        }
        return tail;
    }

    /** The newest replace at the venue, else the last accepted request: what OrigClOrdID(41) names there in a pipeline. */
    Request tailAtVenue() {
        Request tail = atVenue();
        for (Request request = firstRequest; request != null; request = request.next()) {
            tail = request.isReplace() && request.isSent() ? request : tail;
        }
        return tail;
    }
}
