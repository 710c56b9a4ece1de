package io.trade2026.oms;

import org.jspecify.annotations.Nullable;

/** The requests of one order, in the order of their arrival: the one it began with, then cancels and replaces. */
final class RequestChain {
    /** The place of no request. */
    static final int NOT_THERE = -1;

    private @Nullable Request first;
    private @Nullable Request last;

    void clear() {
        first = null;
        last = null;
    }

    void append(Request request) {
        Request newest = last;
        if (newest == null) {
            first = request;
        } else {
            newest.next(request);
        }
        last = request;
    }

    @Nullable Request first() {
        return first;
    }

    /** The place of a request, from 0. */
    int placeOf(@Nullable Request sought) {
        int place = 0;
        for (Request request = first; request != null; request = request.next()) {
            if (request == sought) {
                return place;
            }
            place++;
        }
        return NOT_THERE;
    }

    /** The request at a place; none at {@link #NOT_THERE}. */
    @Nullable Request at(int place) {
        Request request = place < 0 ? null : first;
        for (int at = 0; at < place && request != null; at++) {
            request = request.next();
        }
        return request;
    }

    /** The first unanswered request of the client of a kind. */
    @Nullable Request pending(Request.Kind kind) {
        for (Request request = first; request != null; request = request.next()) {
            if (request.kind() == kind && request.isPending() && !request.isOfTheHouse()) {
                return request;
            }
        }
        return null;
    }

    /** Whether a replace is at the venue without an answer; one that is held is not at work yet, and nobody was told of it. */
    boolean hasReplaceAtVenue() {
        for (Request request = first; request != null; request = request.next()) {
            if (request.isReplace() && request.isSent()) {
                return true;
            }
        }
        return false;
    }

    int pendingCount() {
        int count = 0;
        for (Request request = first; request != null; request = request.next()) {
            count += request.isPending() && request.kind() != Request.Kind.PLACE ? 1 : 0;
        }
        return count;
    }

    /** Whether a cancel or replace is at the venue without an answer. */
    boolean awaitsVenue() {
        for (Request request = first; request != null; request = request.next()) {
            if (request.kind() != Request.Kind.PLACE && request.isSent()) {
                return true;
            }
        }
        return false;
    }

    /** The oldest unanswered cancel at the venue: the client's before the house's. */
    @Nullable Request cancelAtVenue() {
        Request ofTheHouse = null;
        for (Request request = first; request != null; request = request.next()) {
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
        for (Request request = first; request != null; request = request.next()) {
            if (request.isHeld() && request.kind() != Request.Kind.PLACE) {
                return request;
            }
        }
        return null;
    }

    /** The last request that was not refused, seen from the current one. */
    Request tail(Request current) {
        Request tail = current;
        for (Request request = first; request != null; request = request.next()) {
            if (!request.isRefused() && !request.isOfTheHouse() && request.kind() != Request.Kind.CANCEL) {
                tail = request.isPending() ? request : tail;
            }
        }
        return tail;
    }

    /** The newest replace at the venue, else the current request. */
    Request tailAtVenue(Request current) {
        Request tail = current;
        for (Request request = first; request != null; request = request.next()) {
            tail = request.isReplace() && request.isSent() ? request : tail;
        }
        return tail;
    }
}
