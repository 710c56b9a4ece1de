package io.trade2026.oms;

import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;

/** Which groups of open orders are meant. */
sealed interface OpenScope {
    /** Whether it is groups by market, venue and instrument, that are looked through; else they are those by parties. */
    boolean isOfMarkets();

    /** Whether the orders of a group are meant: all of them, or none. */
    boolean holds(OpenGroup group);

    /** Where all orders of a party are; those of a desk stay with it when their account goes to another one, so they may be anywhere. */
    static OpenScope ofParty(KillScopes scopes, PartyKind kind, int partyId) {
        return kind == PartyKind.DESK ? new OfMarket(0, 0) : new OfKill(scopes, Escalations.scope(kind), partyId);
    }

    /** What a kill switch may stop. */
    record OfKill(KillScopes scopes, KillScope scope, int scopeId) implements OpenScope {
        @Override
        public boolean isOfMarkets() {
            return scope == KillScope.VENUE || scope == KillScope.INSTRUMENT;
        }

        @Override
        public boolean holds(OpenGroup group) {
            return scopes.covers(scope, scopeId, group);
        }
    }

    /** What is traded at a venue, in an instrument, or both; 0 stands for all of them. */
    record OfMarket(int venueId, int instrumentId) implements OpenScope {
        @Override
        public boolean isOfMarkets() {
            return true;
        }

        @Override
        public boolean holds(OpenGroup group) {
            return (venueId == 0 || group.venueId() == venueId)
                    && (instrumentId == 0 || group.instrumentId() == instrumentId);
        }
    }

    /** What came over one session of a client. */
    record OfSession(int sessionId) implements OpenScope {
        @Override
        public boolean isOfMarkets() {
            return false;
        }

        @Override
        public boolean holds(OpenGroup group) {
            return group.sessionId() == sessionId;
        }
    }

    /** What went out over one session of a venue. */
    record OfVenueSession(int venueSessionId) implements OpenScope {
        @Override
        public boolean isOfMarkets() {
            return true;
        }

        @Override
        public boolean holds(OpenGroup group) {
            return group.venueSessionId() == venueSessionId;
        }
    }
}
