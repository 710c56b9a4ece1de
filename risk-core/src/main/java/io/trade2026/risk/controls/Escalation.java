package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import org.agrona.collections.LongArrayList;

/**
 * Escalate (risk-controls 2.9): counts how often one control refuses what a party asks for, and says when that is too often.
 *
 * <pre>
 *   ESCALATE_COUNT    refusals by one control within the window that block a party      every node that has one
 *   ESCALATE_WINDOW   milliseconds, on the same node; 60000 without a row
 * </pre>
 *
 * <p>Each control is counted by itself. Not counted is what the house or a venue is to blame for, what refuses because the party is stopped
 * already, and who or what is not known at all. The window is that of {@link RollingSums}: up to a seventh longer than the row says. With a block
 * the count begins anew. Allocates nothing once a party and control were seen.
 */
public final class Escalation {
    private static final int SNAPSHOT_KIND = 273;
    private static final long USUAL_WINDOW_MS = 60_000;
    private static final long NS_PER_MS = 1_000_000L;
    private static final int CONTROL_SHIFT = 32;
    private static final int NODE_SHIFT = 48;
    private static final int CONTROL_MASK = 0xFFFF;

    private final ReferenceBook book;
    private final LimitBook limits;
    private final RollingSums counts = new RollingSums(SNAPSHOT_KIND, 1);
    /** Who has come to be blocked, and after how many refusals, one after the other; empty behind every command. */
    private final LongArrayList reached = new LongArrayList();

    private long key;
    private long count;

    Escalation(ReferenceBook book, LimitBook limits) {
        this.book = book;
        this.limits = limits;
    }

    /**
     * Counts an order or replace that was refused.
     *
     * @param sessionId that sent it
     * @param accountId of the order; below 1 when it was not looked at
     * @param traderId of the order; below 1 when it has none
     * @param strategyId of the order; below 1 when it has none
     * @param decision the refusal
     * @param nowEpochNs time of the command
     */
    public void refused(
            int sessionId, int accountId, int traderId, int strategyId, Decision decision, long nowEpochNs) {
        Denial denial = decision.denial();
        Control control = decision.control();
        if (denial == null || control == null || !limits.holds(Control.ESCALATE_COUNT) || !counts(denial, control)) {
            return;
        }
        Session session = book.session(sessionId);
        Party account = book.account(accountId);
        int clientId = account != null ? account.clientId() : session == null ? 0 : session.clientId();
        Party client = book.party(PartyKind.CLIENT, clientId);
        if (client == null) {
            return;
        }
        count(PartyKind.STRATEGY, book.ownId(PartyKind.STRATEGY, strategyId, clientId), control, nowEpochNs);
        count(PartyKind.TRADER, book.ownId(PartyKind.TRADER, traderId, clientId), control, nowEpochNs);
        count(PartyKind.SESSION, sessionId, control, nowEpochNs);
        count(PartyKind.ACCOUNT, account == null ? 0 : accountId, control, nowEpochNs);
        count(PartyKind.DESK, book.deskIdOf(account, traderId), control, nowEpochNs);
        count(PartyKind.CLIENT, clientId, control, nowEpochNs);
        count(PartyKind.CLEARING, client.clearingId(), control, nowEpochNs);
        count(PartyKind.FIRM, client.firmId(), control, nowEpochNs);
    }

    private static boolean counts(Denial denial, Control control) {
        boolean isOfTheHouse = denial == Denial.ORDER_DELAYED || denial == Denial.VENUE_TOO_BUSY;
        boolean isStopped =
                denial == Denial.PARTY_STOPPED || denial == Denial.LOSS_LIMIT_REACHED || denial == Denial.LOSS_IN_DOUBT;
        return control.unit() != MeasureUnit.NOTHING && !isOfTheHouse && !isStopped;
    }

    private void count(PartyKind kind, int partyId, Control control, long nowEpochNs) {
        int row = partyId <= 0 ? LimitBook.NO_LIMIT : row(Control.ESCALATE_COUNT, kind, partyId);
        if (row == LimitBook.NO_LIMIT) {
            return;
        }
        long counted = ((long) Footprint.number(Footprint.node(kind)) << NODE_SHIFT)
                | ((long) control.code() << CONTROL_SHIFT)
                | partyId;
        long windowNs = windowMs(kind, partyId) * NS_PER_MS;
        counts.add(counted, 0, 1, windowNs, nowEpochNs);
        long sum = counts.sum(counted, 0, windowNs, nowEpochNs);
        if (sum >= limits.value(row)) {
            counts.forget(counted);
            reached.addLong(counted);
            reached.addLong(sum);
        }
    }

    private int row(Control control, PartyKind kind, int partyId) {
        return limits.find(control, kind, partyId, InstrumentScope.ANY, 0, LimitSide.BOTH);
    }

    private long windowMs(PartyKind kind, int partyId) {
        int row = row(Control.ESCALATE_WINDOW, kind, partyId);
        return row == LimitBook.NO_LIMIT ? USUAL_WINDOW_MS : limits.value(row);
    }

    /**
     * Goes to the next party that is to be blocked; the other questions then speak of it.
     *
     * @return false when there is none
     */
    public boolean next() {
        if (reached.isEmpty()) {
            return false;
        }
        key = reached.removeAt(0);
        count = reached.removeAt(0);
        return true;
    }

    /** Returns what kind of party it is. */
    public PartyKind kind() {
        return Footprint.kind(Footprint.nodeOf((int) (key >>> NODE_SHIFT)));
    }

    /** Returns which party it is. */
    public int partyId() {
        return (int) key;
    }

    /** Returns the code of the control that refused. */
    public int controlCode() {
        return (int) (key >>> CONTROL_SHIFT) & CONTROL_MASK;
    }

    /** Returns how many refusals were counted. */
    public long refusals() {
        return count;
    }

    /** Returns the window of its row, in milliseconds. */
    public long windowMs() {
        return windowMs(kind(), partyId());
    }

    void saveTo(RowWriter writer) {
        counts.saveTo(writer);
    }

    boolean load(RowReader reader) {
        return counts.load(reader);
    }
}
