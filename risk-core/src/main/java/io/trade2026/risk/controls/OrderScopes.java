package io.trade2026.risk.controls;

import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import org.jspecify.annotations.Nullable;

/** All that an order falls under which a kill switch may stop (KS-01); used again for the next order. Allocates nothing. */
public final class OrderScopes {
    /** The widest first. */
    private static final KillScope[] ALL = {
        KillScope.FIRM,
        KillScope.CLEARING,
        KillScope.CLIENT,
        KillScope.DESK,
        KillScope.ACCOUNT,
        KillScope.TRADER,
        KillScope.STRATEGY,
        KillScope.SESSION,
        KillScope.VENUE,
        KillScope.INSTRUMENT
    };

    private static final int HIGHEST = KillScope.DESK.value();

    private final int[] ids = new int[HIGHEST + 1];

    /** Creates one of no order. */
    public OrderScopes() {}

    /**
     * Takes an order.
     *
     * @param book tells whose the account is
     * @param accountId of the order; below 1 when it is not known
     * @param traderId of the order; below 1 when it has none
     * @param strategyId of the order; below 1 when it has none
     * @return this
     */
    public OrderScopes of(ReferenceBook book, int accountId, int traderId, int strategyId) {
        Party account = book.account(accountId);
        set(KillScope.FIRM, account == null ? 0 : account.firmId());
        set(KillScope.CLEARING, account == null ? 0 : account.clearingId());
        set(KillScope.CLIENT, account == null ? 0 : account.clientId());
        set(KillScope.DESK, book.deskIdOf(account, traderId));
        set(KillScope.ACCOUNT, account == null ? 0 : account.id());
        set(KillScope.TRADER, traderId);
        set(KillScope.STRATEGY, strategyId);
        return this;
    }

    /**
     * Takes what is known of a client's message before its order is: the session and whose it is.
     *
     * @param book tells whose the session is
     * @param sessionId of the client
     * @return this
     */
    public OrderScopes ofSession(ReferenceBook book, int sessionId) {
        Session session = book.session(sessionId);
        Party client = session == null ? null : book.party(PartyKind.CLIENT, session.clientId());
        of(book, 0, 0, 0).at(sessionId, 0, 0);
        set(KillScope.FIRM, client == null ? 0 : client.firmId());
        set(KillScope.CLEARING, client == null ? 0 : client.clearingId());
        set(KillScope.CLIENT, client == null ? 0 : client.id());
        return this;
    }

    /**
     * Says how it came and where it goes.
     *
     * @param sessionId of the client
     * @param venueId of the route; 0 before there is one
     * @param instrumentId of the order
     * @return this
     */
    public OrderScopes at(int sessionId, int venueId, int instrumentId) {
        set(KillScope.SESSION, sessionId);
        set(KillScope.VENUE, venueId);
        set(KillScope.INSTRUMENT, instrumentId);
        return this;
    }

    private void set(KillScope scope, int id) {
        ids[scope.value()] = Math.max(0, id);
    }

    /**
     * Tells whose it is on a level.
     *
     * @param scope the level
     * @return id there; 0 when it falls under nothing
     */
    public int id(KillScope scope) {
        return scope == KillScope.NULL_VAL ? 0 : ids[scope.value()];
    }

    /** The widest level whose flag is set; null when nothing stops it. */
    @Nullable KillScope stopping(KillSwitches switches) {
        for (KillScope scope : ALL) {
            if (switches.isEngaged(scope, ids[scope.value()])) {
                return scope;
            }
        }
        return null;
    }

    /** On how many levels a flag is set. */
    int stops(KillSwitches switches) {
        int count = 0;
        for (KillScope scope : ALL) {
            count += switches.isEngaged(scope, ids[scope.value()]) ? 1 : 0;
        }
        return count;
    }
}
