package io.trade2026.gateway.dropcopy;

import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.sessions.DropCopyFilter;
import io.trade2026.sessions.SessionDefinition;
import java.util.Set;
import org.agrona.collections.IntHashSet;

/**
 * Which events one drop copy hears of. The names of clients and venues are looked up once, in the sessions of that moment. Immutable, for
 * any thread; looking at an event allocates nothing.
 */
public final class CopyFilter {
    private final IntHashSet clientSessions = new IntHashSet();
    private final IntHashSet venueSessions = new IntHashSet();
    private final boolean takesAllClients;
    private final boolean takesAllVenues;
    private final String[] accounts;

    /**
     * Looks the names up.
     *
     * @param filter of the session file
     * @param sessions that are defined, or were since the start
     */
    public CopyFilter(DropCopyFilter filter, Iterable<SessionDefinition> sessions) {
        takesAllClients = filter.clients().isEmpty();
        takesAllVenues = filter.venues().isEmpty();
        accounts = filter.accounts().stream().sorted().toArray(String[]::new);
        for (SessionDefinition session : sessions) {
            if (filter.clients().contains(session.client())) {
                clientSessions.add(session.id());
            }
            if (filter.venues().contains(session.compId())) {
                venueSessions.add(session.id());
            }
        }
    }

    /**
     * Says whether a fact is news. The answer to a status request is none: it tells no change, and its ExecID(17) is 0.
     *
     * @param fact of an order
     * @return whether it is copied
     */
    public static boolean isCopied(OrderFact fact) {
        return fact != OrderFact.STATUS && fact != OrderFact.NULL_VAL;
    }

    /**
     * Says whether an event is copied.
     *
     * @param event what happened to an order
     * @return whether it is news and passes by client, account and venue; an order that was not routed is at no venue
     */
    public boolean passes(OrderChangedDecoder event) {
        return isCopied(event.fact())
                && (takesAllClients || clientSessions.contains(event.order().sessionId()))
                && (takesAllVenues || venueSessions.contains(event.venueSessionId()))
                && passesAccount(event.order().terms());
    }

    private boolean passesAccount(OrderTermsDecoder terms) {
        if (accounts.length == 0) {
            return true;
        }
        int at = terms.offset() + OrderTermsDecoder.accountEncodingOffset();
        for (String account : accounts) {
            if (PaddedName.isAt(account, terms.buffer(), at, OrderTermsDecoder.accountEncodingLength())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Says whether executions of an account can come at all.
     *
     * @param filter of the session file
     * @param account Account(1)
     * @return false when the filter names others only
     */
    static boolean admits(DropCopyFilter filter, String account) {
        Set<String> accounts = filter.accounts();
        return accounts.isEmpty() || accounts.contains(account);
    }
}
