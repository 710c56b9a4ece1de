package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;

/**
 * PT-06: how many messages a session, its client and the firm may send within a window, and how many a venue is sent.
 *
 * <pre>
 *   D, G   PT_06_RATE  session ▶ client ▶ firm, each over all, a class, an instrument     one more: refused
 *          PT_06_CUT   the same parties, refused messages too                             one more: session ends
 *   F, q   PT_06_CANCELS  a bucket of their own                                           one more: carried out, session ends
 *   to a venue  PT_06_RATE of the venue's session; a fifth of it is kept for cancels
 * </pre>
 *
 * <p>A cancel is never refused here, whatever any bucket holds. Without any PT_06_RATE nothing new passes. One thread;
 * allocates nothing once a party has been seen with an instrument.
 */
public final class MessageThrottle {
    private static final int SNAPSHOT_KIND = 210;
    private static final long USUAL_WINDOW_MS = 1_000;
    private static final long LONGEST_WINDOW_MS = 86_400_000;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long VENUE_RESERVE = 5;
    private static final int SESSION = 0;
    private static final int CLIENT = 1;
    private static final int FIRM = 2;
    private static final int NODES = 3;
    private static final int SETS = 3;

    private final ReferenceBook book;
    private final LimitBook limits;
    private final TokenBuckets buckets = new TokenBuckets(SNAPSHOT_KIND);
    private final int[] partyIds = new int[NODES];
    private int assetClassId;
    private int instrumentId;
    private boolean beyondCut;

    /** What is counted; the number is part of snapshots. */
    private enum Lane {
        ORDERS(1),
        CUT(2),
        CANCELS(3),
        VENUE(4);

        private final int code;

        Lane(int code) {
            this.code = code;
        }
    }

    /**
     * Creates one that has counted nothing.
     *
     * @param book tells whose a session is
     * @param limits tells how many messages may pass
     */
    public MessageThrottle(ReferenceBook book, LimitBook limits) {
        this.book = book;
        this.limits = limits;
    }

    /**
     * Counts a new order or a replace, and decides about it. Allocates nothing once the buckets are there.
     *
     * @param sessionId who sent it
     * @param instrument of the order by id; 0 or less when it is not known
     * @param nowEpochNs time of the command
     * @param out receives the refusal
     * @return whether it may be looked at
     */
    public boolean takeOrder(int sessionId, int instrument, long nowEpochNs, Decision out) {
        beyondCut = false;
        Session session = book.session(sessionId);
        if (session == null || session.clientId() <= 0) {
            return true;
        }
        place(session, instrument);
        beyondCut = isBeyond(Control.PT_06_CUT, Lane.CUT, nowEpochNs);
        if (!hasRoom(nowEpochNs, out)) {
            return false;
        }
        for (int node = 0; node < NODES; node++) {
            for (int set = 0; set < SETS; set++) {
                int row = row(Control.PT_06_RATE, node, set);
                if (row != LimitBook.NO_LIMIT) {
                    buckets.fill(slot(Lane.ORDERS, node, set), limits.value(row), windowNs(node), nowEpochNs);
                }
            }
        }
        return true;
    }

    /**
     * Counts a cancel of an order or of many; never refuses it.
     *
     * @param sessionId who sent it
     * @param nowEpochNs time of the command
     */
    public void takeCancel(int sessionId, long nowEpochNs) {
        beyondCut = false;
        Session session = book.session(sessionId);
        if (session != null && session.clientId() > 0) {
            place(session, 0);
            beyondCut = isBeyond(Control.PT_06_CANCELS, Lane.CANCELS, nowEpochNs);
        }
    }

    /**
     * Says whether the last message was one too many for its session to go on.
     *
     * @return whether the session is to be ended
     */
    public boolean isBeyondCut() {
        return beyondCut;
    }

    /**
     * Says whether a venue may be sent a new order or a replace. Counts nothing.
     *
     * @param venueSessionId session of the venue
     * @param nowEpochNs time of the command
     * @param out receives the refusal
     * @return whether its budget, less the fifth that is for cancels, has room
     */
    public boolean mayReach(int venueSessionId, long nowEpochNs, Decision out) {
        int row = venueRow(venueSessionId);
        if (row == LimitBook.NO_LIMIT) {
            return true;
        }
        long limit = limits.value(row);
        long reserve = (limit + VENUE_RESERVE - 1) / VENUE_RESERVE;
        long windowNs = windowNs(PartyKind.SESSION, venueSessionId);
        int slot = venueSlot(venueSessionId);
        if (buckets.hasRoom(slot, limit, reserve, windowNs, nowEpochNs)) {
            return true;
        }
        out.deny(Denial.VENUE_TOO_BUSY)
                .scope(PartyKind.SESSION, venueSessionId, limits.version(row))
                .numbers(MeasureUnit.COUNT, limit - reserve, buckets.used(slot, limit, windowNs, nowEpochNs), 1);
        return false;
    }

    /**
     * Counts a message that goes to a venue, of any kind.
     *
     * @param venueSessionId session of the venue
     * @param nowEpochNs time of the command
     */
    public void sentTo(int venueSessionId, long nowEpochNs) {
        int row = venueRow(venueSessionId);
        if (row != LimitBook.NO_LIMIT) {
            long windowNs = windowNs(PartyKind.SESSION, venueSessionId);
            buckets.fill(venueSlot(venueSessionId), limits.value(row), windowNs, nowEpochNs);
        }
    }

    private void place(Session session, int instrumentOfOrder) {
        Instrument instrument = book.instrument(instrumentOfOrder);
        Party client = book.party(PartyKind.CLIENT, session.clientId());
        partyIds[SESSION] = session.id();
        partyIds[CLIENT] = session.clientId();
        partyIds[FIRM] = client == null ? 0 : client.firmId();
        instrumentId = instrument == null ? 0 : instrument.id();
        assetClassId = instrument == null ? 0 : instrument.assetClassId();
    }

    private boolean hasRoom(long nowEpochNs, Decision out) {
        boolean isLimited = false;
        for (int node = 0; node < NODES; node++) {
            long windowNs = windowNs(node);
            for (int set = 0; set < SETS; set++) {
                int row = row(Control.PT_06_RATE, node, set);
                if (row == LimitBook.NO_LIMIT) {
                    continue;
                }
                isLimited = true;
                long limit = limits.value(row);
                int slot = slot(Lane.ORDERS, node, set);
                if (!buckets.hasRoom(slot, limit, 0, windowNs, nowEpochNs)) {
                    out.clear()
                            .deny(Denial.TOO_MANY_MESSAGES)
                            .scope(kind(node), partyIds[node], limits.version(row))
                            .numbers(MeasureUnit.COUNT, limit, buckets.used(slot, limit, windowNs, nowEpochNs), 1);
                    return false;
                }
            }
        }
        if (!isLimited) {
            out.clear().deny(Denial.LIMIT_MISSING).control(Control.PT_06_RATE);
        }
        return isLimited;
    }

    /** Counts against the ends of a session; a bucket that has run over begins again with the next session. */
    private boolean isBeyond(Control control, Lane lane, long nowEpochNs) {
        if (!limits.holds(control)) {
            return false;
        }
        boolean isBeyond = false;
        for (int node = 0; node < NODES; node++) {
            int row = row(control, node, 0);
            if (row == LimitBook.NO_LIMIT) {
                continue;
            }
            int slot = slot(lane, node, 0);
            long windowNs = windowNs(node);
            if (buckets.hasRoom(slot, limits.value(row), 0, windowNs, nowEpochNs)) {
                buckets.fill(slot, limits.value(row), windowNs, nowEpochNs);
            } else {
                buckets.empty(slot);
                isBeyond = true;
            }
        }
        return isBeyond;
    }

    private static PartyKind kind(int node) {
        return node == SESSION ? PartyKind.SESSION : node == CLIENT ? PartyKind.CLIENT : PartyKind.FIRM;
    }

    /** The row of a node over all instruments (0), the class (1) or the single instrument (2). */
    private int row(Control control, int node, int set) {
        PartyKind kind = kind(node);
        int partyId = partyIds[node];
        if (set == 0) {
            return limits.find(control, kind, partyId, InstrumentScope.ANY, 0, LimitSide.BOTH);
        }
        if (set == 1) {
            return assetClassId == 0
                    ? LimitBook.NO_LIMIT
                    : limits.find(control, kind, partyId, InstrumentScope.ASSET_CLASS, assetClassId, LimitSide.BOTH);
        }
        if (instrumentId == 0) {
            return LimitBook.NO_LIMIT;
        }
        int row = limits.find(control, kind, partyId, InstrumentScope.INSTRUMENT, instrumentId, LimitSide.BOTH);
        return row != LimitBook.NO_LIMIT
                ? row
                : limits.find(control, kind, partyId, InstrumentScope.EACH, 0, LimitSide.BOTH);
    }

    private long windowNs(int node) {
        return windowNs(kind(node), partyIds[node]);
    }

    private long windowNs(PartyKind kind, int partyId) {
        if (!limits.holds(Control.PT_06_WINDOW)) {
            return USUAL_WINDOW_MS * NS_PER_MS;
        }
        int row = limits.find(Control.PT_06_WINDOW, kind, partyId, InstrumentScope.ANY, 0, LimitSide.BOTH);
        return Math.min(LONGEST_WINDOW_MS, row == LimitBook.NO_LIMIT ? USUAL_WINDOW_MS : limits.value(row)) * NS_PER_MS;
    }

    private int slot(Lane lane, int node, int set) {
        return buckets.slot(
                key(lane, kind(node), set, partyIds[node], set == 0 ? 0 : set == 1 ? assetClassId : instrumentId));
    }

    private int venueRow(int venueSessionId) {
        return limits.find(
                Control.PT_06_RATE, PartyKind.SESSION, venueSessionId, InstrumentScope.ANY, 0, LimitSide.BOTH);
    }

    private int venueSlot(int venueSessionId) {
        return buckets.slot(key(Lane.VENUE, PartyKind.SESSION, 0, venueSessionId, 0));
    }

    /** Bits from the top: lane 3, kind 3, set 2, party 22, instrument or class 22. */
    private static long key(Lane lane, PartyKind kind, int set, int partyId, int instrument) {
        long group = ((long) lane.code << 5) | ((long) kind.value() << 2) | set;
        return (group << 44) | ((long) partyId << 22) | instrument;
    }

    /**
     * Writes what it has counted.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        buckets.saveTo(writer);
    }

    /**
     * Takes the current record over, when it is one of buckets.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        return buckets.load(reader);
    }
}
