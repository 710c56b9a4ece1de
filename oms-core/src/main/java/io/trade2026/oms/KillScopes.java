package io.trade2026.oms;

import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Party;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/** What an order falls under: firm, client, account, trader, session, venue, instrument. */
final class KillScopes {
    private static final int NAME_WIDTH = OrderTermsDecoder.accountEncodingLength();

    private final RiskCore risk;

    KillScopes(RiskCore risk) {
        this.risk = risk;
    }

    boolean covers(KillScope scope, int scopeId, Order order) {
        return switch (scope) {
            case FIRM -> firmId(order) == scopeId;
            case CLIENT -> clientId(order) == scopeId;
            case ACCOUNT -> order.accountId() == scopeId;
            case TRADER -> order.traderId() == scopeId;
            case SESSION -> order.sessionId() == scopeId;
            case VENUE -> order.venueId() == scopeId;
            case INSTRUMENT -> order.instrumentId() == scopeId;
            case NULL_VAL -> false;
        };
    }

    /** The widest switch that stops an order; none when nothing does. */
    @Nullable KillScope stopping(Order order) {
        return risk.kills()
                .stopping(
                        risk.book().account(order.accountId()),
                        order.traderId(),
                        order.sessionId(),
                        order.venueId(),
                        order.instrumentId());
    }

    /** How many switches stop an order. */
    int count(Order order) {
        return risk.kills()
                .count(
                        risk.book().account(order.accountId()),
                        order.traderId(),
                        order.sessionId(),
                        order.venueId(),
                        order.instrumentId());
    }

    int firmId(Order order) {
        Party account = risk.book().account(order.accountId());
        return account == null ? 0 : account.firmId();
    }

    int clientId(Order order) {
        Party account = risk.book().account(order.accountId());
        return account == null ? 0 : account.clientId();
    }

    /** Writes the name of what is stopped, padded with zero bytes to 24; of a session its CompID. */
    void copyName(KillScope scope, int scopeId, MutableDirectBuffer to, int at) {
        to.setMemory(at, NAME_WIDTH, (byte) 0);
        switch (scope) {
            case FIRM -> risk.book().copyPartyName(PartyKind.FIRM, scopeId, to, at);
            case CLIENT -> risk.book().copyPartyName(PartyKind.CLIENT, scopeId, to, at);
            case ACCOUNT -> risk.book().copyPartyName(PartyKind.ACCOUNT, scopeId, to, at);
            case TRADER -> risk.book().copyPartyName(PartyKind.TRADER, scopeId, to, at);
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
