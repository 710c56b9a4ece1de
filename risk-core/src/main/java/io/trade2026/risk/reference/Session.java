package io.trade2026.risk.reference;

import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.SessionRole;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A FIX session as the core knows it: for whom it trades, and how its requests are answered. */
public final class Session {
    static final int NAME_WIDTH = 24;
    static final int ROW_LENGTH = 4 + 7 + 1 + 3 * NAME_WIDTH;

    private static final int NAMES = 12;

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
        clientId = 0;
        defaultAccountId = 0;
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
     * Writes the counterparty's CompID, padded with zero bytes to 24.
     *
     * @param buffer receives it
     * @param offset of the first byte
     */
    public void copyCompId(MutableDirectBuffer buffer, int offset) {
        buffer.putBytes(offset, row, NAMES, NAME_WIDTH);
    }
}
