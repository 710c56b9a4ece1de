package io.trade2026.sessions;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One FIX session with a counterparty.
 *
 * @param id number of the session, unique for ever: the core and the archive know it by this
 * @param role what the counterparty is
 * @param ourCompId CompID that we go by: TargetCompID(56) of what the counterparty sends
 * @param compId CompID of the counterparty: SenderCompID(49) of what it sends
 * @param beginStrings BeginString(8) that it may speak; exactly one for a venue
 * @param client for which it trades; empty for a venue
 * @param defaultAccount taken when Account(1) is absent; empty: Account is required
 * @param mayChooseVenue whether ExDestination(100) is heeded
 * @param credential of Password(554); null: none is asked for
 * @param addresses that it may come from; for a venue without meaning
 * @param hours in which it may be logged on
 * @param maxClockOffsetMs how far SendingTime(52) of its Logon(A) may be from our clock, milliseconds
 * @param heartBtIntS HeartBtInt(108) that we ask a venue for, seconds
 * @param host of a venue; empty for a client
 * @param port of a venue; 0 for a client
 * @param dialect how its orders are answered
 */
public record SessionDefinition(
        int id,
        SessionRole role,
        String ourCompId,
        String compId,
        Set<String> beginStrings,
        String client,
        String defaultAccount,
        boolean mayChooseVenue,
        @Nullable Credential credential,
        List<AddressRange> addresses,
        Hours hours,
        int maxClockOffsetMs,
        int heartBtIntS,
        String host,
        int port,
        Dialect dialect) {

    /**
     * Says whether it is a venue's.
     *
     * @return false for a client's
     */
    public boolean isVenue() {
        return role == SessionRole.VENUE;
    }
}
