package io.trade2026.risk.reference;

import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.DownCausesDecoder;
import io.trade2026.messages.sbe.MassCancelIds;
import io.trade2026.messages.sbe.MassStatusNone;
import io.trade2026.messages.sbe.OrigIdOnReject;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.SessionRole;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A FIX session as the core knows it: for whom it trades, and how its requests are answered. */
public final class Session {
    static final int NAME_WIDTH = 24;
    static final int ROW_LENGTH = 28 + 3 * NAME_WIDTH + 4;

    private static final int STALE = 20;
    private static final int GRACE = 24;
    private static final int NAMES = 28;
    private static final int COPY_OF = NAMES + 3 * NAME_WIDTH;
    private static final int USUAL_STALE_MS = 5_000;
    private static final long NS_PER_MS = 1_000_000L;

    private final int id;
    /** The row that a snapshot holds is also what is held in memory: compId, client and defaultAccount as names. */
    private final UnsafeBuffer row = new UnsafeBuffer(new byte[ROW_LENGTH]);

    private SessionRole role = SessionRole.CLIENT;
    private AckMode ackMode = AckMode.VENUE;
    private ChainMode chainMode = ChainMode.QUEUE;
    private PendingAck pendingAck = PendingAck.LOCAL;
    private ReopenFilled reopenFilled = ReopenFilled.REJECT;
    private BelowCum belowCum = BelowCum.REJECT;
    private boolean mayChooseVenue;
    private MassCancelIds massCancelIds = MassCancelIds.REQUEST;
    private MassStatusNone massStatusNone = MassStatusNone.REPORT;
    private OrigIdOnReject origIdOnReject = OrigIdOnReject.LAST_ACCEPTED;
    private boolean takesNotices;
    private byte cancelOn;
    private CancelScope cancelScope = CancelScope.DAY;
    private int staleAfterMs;
    private int cancelGraceMs;
    private int clientId;
    private int defaultAccountId;

    Session(int id) {
        this.id = id;
    }

    void update(DefineSessionDecoder letter) {
        DirectBuffer from = letter.buffer();
        int at = letter.offset();
        row.putInt(0, id);
        row.putByte(4, (byte) letter.roleRaw());
        row.putByte(5, (byte) letter.ackModeRaw());
        row.putByte(6, (byte) letter.chainModeRaw());
        row.putByte(7, (byte) letter.pendingAckRaw());
        row.putByte(8, (byte) letter.reopenFilledRaw());
        row.putByte(9, (byte) letter.belowCumRaw());
        row.putByte(10, (byte) (letter.mayChooseVenue() == Bool.YES ? 1 : 0));
        row.putByte(11, (byte) letter.massCancelIdsRaw());
        row.putByte(12, (byte) letter.massStatusNoneRaw());
        row.putByte(13, (byte) letter.origIdOnRejectRaw());
        row.putByte(14, (byte) letter.cancelScopeRaw());
        row.putByte(15, (byte) (letter.takesNotices() == Bool.YES ? 1 : 0));
        row.putByte(16, from.getByte(at + DefineSessionDecoder.cancelOnEncodingOffset()));
        row.putInt(STALE, letter.staleAfterMs());
        row.putInt(GRACE, letter.cancelGraceMs());
        row.putInt(COPY_OF, letter.copyOf());
        row.putBytes(NAMES, from, at + DefineSessionDecoder.compIdEncodingOffset(), NAME_WIDTH);
        row.putBytes(NAMES + NAME_WIDTH, from, at + DefineSessionDecoder.clientEncodingOffset(), NAME_WIDTH);
        row.putBytes(
                NAMES + 2 * NAME_WIDTH, from, at + DefineSessionDecoder.defaultAccountEncodingOffset(), NAME_WIDTH);
        readRow();
    }

    void save(MutableDirectBuffer buffer, int offset) {
        buffer.putBytes(offset, row, 0, ROW_LENGTH);
    }

    void load(DirectBuffer buffer, int offset) {
        row.putBytes(0, buffer, offset, ROW_LENGTH);
        readRow();
    }

    private void readRow() {
        role = SessionRole.get(row.getByte(4));
        ackMode = AckMode.get(row.getByte(5));
        chainMode = ChainMode.get(row.getByte(6));
        pendingAck = PendingAck.get(row.getByte(7));
        reopenFilled = ReopenFilled.get(row.getByte(8));
        belowCum = BelowCum.get(row.getByte(9));
        mayChooseVenue = row.getByte(10) != 0;
        readReports();
        takesNotices = row.getByte(15) != 0;
        cancelOn = row.getByte(16);
        int staleMs = row.getInt(STALE);
        staleAfterMs = staleMs == DefineSessionDecoder.staleAfterMsNullValue() ? USUAL_STALE_MS : Math.max(0, staleMs);
        cancelGraceMs = Math.max(0, row.getInt(GRACE));
        clientId = 0;
        defaultAccountId = 0;
    }

    /** What a letter leaves at zero or at the null value is as usual. */
    private void readReports() {
        massCancelIds = row.getByte(11) == MassCancelIds.ORDER.value() ? MassCancelIds.ORDER : MassCancelIds.REQUEST;
        massStatusNone =
                row.getByte(12) == MassStatusNone.REJECT.value() ? MassStatusNone.REJECT : MassStatusNone.REPORT;
        origIdOnReject =
                row.getByte(13) == OrigIdOnReject.ECHO.value() ? OrigIdOnReject.ECHO : OrigIdOnReject.LAST_ACCEPTED;
        cancelScope = row.getByte(14) == CancelScope.ALL.value() ? CancelScope.ALL : CancelScope.DAY;
    }

    /** Looks its names up; a session may be defined before its client is. */
    void resolve(AsciiNames clients, AsciiNames accounts) {
        clientId = clients.idOf(row, NAMES + NAME_WIDTH, NAME_WIDTH);
        defaultAccountId = accounts.idOf(row, NAMES + 2 * NAME_WIDTH, NAME_WIDTH);
    }

    boolean isResolved() {
        return (clientId != 0 || row.getByte(NAMES + NAME_WIDTH) == 0)
                && (defaultAccountId != 0 || row.getByte(NAMES + 2 * NAME_WIDTH) == 0);
    }

    /**
     * Returns its id in the session files.
     *
     * @return above 0
     */
    public int id() {
        return id;
    }

    /**
     * Returns who is at the other end.
     *
     * @return the role
     */
    public SessionRole role() {
        return role;
    }

    /**
     * Returns when the client hears of its order.
     *
     * @return the mode
     */
    public AckMode ackMode() {
        return ackMode;
    }

    /**
     * Returns what becomes of a request while another one is outstanding.
     *
     * @return the mode
     */
    public ChainMode chainMode() {
        return chainMode;
    }

    /**
     * Returns who tells pending cancels and replaces.
     *
     * @return the mode
     */
    public PendingAck pendingAck() {
        return pendingAck;
    }

    /**
     * Returns what becomes of a replace of a filled order.
     *
     * @return the policy
     */
    public ReopenFilled reopenFilled() {
        return reopenFilled;
    }

    /**
     * Returns what becomes of a replace below CumQty(14).
     *
     * @return the policy
     */
    public BelowCum belowCum() {
        return belowCum;
    }

    /**
     * Says whether ExDestination(100) is heeded.
     *
     * @return whether the session may choose the venue
     */
    public boolean mayChooseVenue() {
        return mayChooseVenue;
    }

    /**
     * Returns what ClOrdID(11) is on the reports of orders that a mass cancel ended.
     *
     * @return the request's id unless the profile says otherwise
     */
    public MassCancelIds massCancelIds() {
        return massCancelIds;
    }

    /**
     * Returns how an OrderMassStatusRequest(AF) that finds nothing is answered.
     *
     * @return by a report unless the profile says otherwise
     */
    public MassStatusNone massStatusNone() {
        return massStatusNone;
    }

    /**
     * Returns what OrigClOrdID(41) is on an OrderCancelReject(9).
     *
     * @return the last accepted id unless the profile says otherwise
     */
    public OrigIdOnReject origIdOnReject() {
        return origIdOnReject;
    }

    /**
     * Says whether News(B) and TradingSessionStatus(h) are sent to it.
     *
     * @return whether it takes notices
     */
    public boolean takesNotices() {
        return takesNotices;
    }

    /**
     * Returns how old a D, F or G with PossDupFlag(43)=Y may be that was never seen before.
     *
     * @return in nanoseconds; 0 when it is taken however old it is
     */
    public long staleAfterNs() {
        return staleAfterMs * NS_PER_MS;
    }

    /**
     * Says whether its orders are cancelled when it goes down so (KS-02).
     *
     * @param cause why the session is no longer logged on
     * @return never for {@link DownCause#HOUSE}
     */
    public boolean cancelsOn(DownCause cause) {
        return switch (cause) {
            case LOST_LINK -> DownCausesDecoder.lostLink(cancelOn);
            case LOGOUT -> DownCausesDecoder.logout(cancelOn);
            case MISSED_HEARTBEATS -> DownCausesDecoder.missedHeartbeats(cancelOn);
            case GATEWAY_DEATH -> DownCausesDecoder.gatewayDeath(cancelOn);
            case HOUSE, NULL_VAL -> false;
        };
    }

    /**
     * Returns which orders a lost session takes along (KS-02).
     *
     * @return day orders unless the profile says otherwise
     */
    public CancelScope cancelScope() {
        return cancelScope;
    }

    /**
     * Returns how long the session may be away before its orders are cancelled (KS-02).
     *
     * @return in nanoseconds, not negative
     */
    public long cancelGraceNs() {
        return cancelGraceMs * NS_PER_MS;
    }

    /**
     * Returns the client it trades for.
     *
     * @return 0 when there is none, or when it is not defined yet
     */
    public int clientId() {
        return clientId;
    }

    /**
     * Returns the account of an order without Account(1).
     *
     * @return 0 when there is none
     */
    public int defaultAccountId() {
        return defaultAccountId;
    }

    /**
     * Returns of which venue session it hears the drop copy (PO-01).
     *
     * @return the session of the venue; 0 when it hears none
     */
    public int copyOf() {
        return Math.max(0, row.getInt(COPY_OF));
    }

    /**
     * Writes the counterparty's CompID, padded with zero bytes to 24.
     *
     * @param buffer receives it
     * @param offset of the first byte
     */
    public void copyCompId(MutableDirectBuffer buffer, int offset) {
        buffer.putBytes(offset, row, NAMES, NAME_WIDTH);
    }
}
