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
 * @param client for which it trades; empty for a venue and a drop copy
 * @param defaultAccount taken when Account(1) is absent; empty: Account is required
 * @param mayChooseVenue whether ExDestination(100) is heeded
 * @param credential of Password(554); null: none is asked for
 * @param addresses that it may come from; for a venue without meaning
 * @param schedule when it may be logged on
 * @param maxClockOffsetMs how far SendingTime(52) of its Logon(A) may be from our clock, milliseconds
 * @param heartBtIntS HeartBtInt(108) that we ask a venue for, seconds
 * @param host of a venue, else empty
 * @param port of a venue, else 0
 * @param dialect how the orders of a client are answered
 * @param words how the counterparty words its messages
 * @param cancelOnDisconnect which orders of a client are cancelled when its session is lost
 * @param numbering what the session does about its sequence numbers
 * @param dropCopy which executions a drop copy hears of
 * @param copyOf of a session that hears a venue's drop copy: id of the venue's session; else 0
 * @param gateway number of the gateway process that holds the session, from 1
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
        Schedule schedule,
        int maxClockOffsetMs,
        int heartBtIntS,
        String host,
        int port,
        Dialect dialect,
        Words words,
        CancelOnDisconnect cancelOnDisconnect,
        Numbering numbering,
        DropCopyFilter dropCopy,
        int copyOf,
        int gateway) {

    /**
     * Says whether it is a venue's.
     *
     * @return false for a client's and a drop copy
     */
    public boolean isVenue() {
        return role == SessionRole.VENUE;
    }

    /**
     * Says whether it hears a copy of executions.
     *
     * @return false for a client's and a venue's
     */
    public boolean isDropCopy() {
        return role == SessionRole.DROP_COPY;
    }

    /**
     * Says whether it hears what a venue tells of its executions another way than to our session (PO-01).
     *
     * @return true for some sessions that we call as we call a venue
     */
    public boolean isVenueCopy() {
        return copyOf > 0;
    }
}
