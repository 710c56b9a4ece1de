package io.trade2026.oms;

import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.OrderScopes;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/** What an order falls under: firm, clearing entity, client, desk, account, trader, strategy, session, venue, instrument. */
final class KillScopes {
    private static final int NAME_WIDTH = OrderTermsDecoder.accountEncodingLength();

    private final RiskCore risk;
    private final OrderScopes scopes = new OrderScopes();

    KillScopes(RiskCore risk) {
        this.risk = risk;
    }

    boolean covers(KillScope scope, int scopeId, Order order) {
        return of(order).id(scope) == scopeId;
    }

    boolean covers(KillScope scope, int scopeId, OpenGroup group) {
        return group.in(scopes, risk.book()).id(scope) == scopeId;
    }

    /** What an order falls under; valid until the next call. */
    OrderScopes of(Order order) {
        return scopes.of(risk.book(), order.accountId(), order.traderId(), order.strategyId())
                .at(order.sessionId(), order.venueId(), order.instrumentId());
    }

    /** The widest switch that stops an order; none when nothing does. */
    @Nullable KillScope stopping(Order order) {
        return risk.kills().isAnyEngaged() ? risk.kills().stopping(of(order)) : null;
    }

    /** How many switches stop an order. */
    int count(Order order) {
        return risk.kills().isAnyEngaged() ? risk.kills().count(of(order)) : 0;
    }

    /** Writes the name of what is stopped, padded with zero bytes to 24; of a session its CompID. */
    void copyName(KillScope scope, int scopeId, MutableDirectBuffer to, int at) {
        to.setMemory(at, NAME_WIDTH, (byte) 0);
        switch (scope) {
            case FIRM -> risk.book().copyPartyName(PartyKind.FIRM, scopeId, to, at);
            case CLIENT -> risk.book().copyPartyName(PartyKind.CLIENT, scopeId, to, at);
            case ACCOUNT -> risk.book().copyPartyName(PartyKind.ACCOUNT, scopeId, to, at);
            case TRADER -> risk.book().copyPartyName(PartyKind.TRADER, scopeId, to, at);
            case CLEARING -> risk.book().copyPartyName(PartyKind.CLEARING, scopeId, to, at);
            case STRATEGY -> risk.book().copyPartyName(PartyKind.STRATEGY, scopeId, to, at);
            case DESK -> risk.book().copyPartyName(PartyKind.DESK, scopeId, to, at);
            case SESSION -> {
                var session = risk.book().session(scopeId);
                if (session != null) {
                    session.copyCompId(to, at);
                }
            }
            case VENUE -> risk.book().copyVenueName(scopeId, to, at);
            case INSTRUMENT -> risk.book().copySymbol(scopeId, to, at);
            case NULL_VAL -> throw new IllegalStateException("kill switch without scope");
        }
    }
}
