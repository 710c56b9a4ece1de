package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.prices.PriceBook;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Venue;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * KS-02: while a price feed or the drop copy of a venue has been lost for as long as a row says, only what reduces a position passes
 * the node of the row.
 *
 * <pre>
 *   KS_02_FEED   milliseconds that any price feed may be silent            all nodes and sets that have a limit
 *   KS_02_LEASE  milliseconds that all of market data may be silent before its feeds are held to be so (see FeedLease)
 *   KS_02_COPY   milliseconds that the drop copy of the order's venue may be lost
 * </pre>
 *
 * <p>It ends by itself when what was lost is heard again. A replace that adds nothing passes, and a cancel is never asked. Which nodes
 * stand so is kept beside, for those who tell of it: a decision goes by the time of its own command.
 */
public final class ReduceOnly implements PreTradeControl {
    private static final int SNAPSHOT_KIND = 282;
    private static final int ROW_LENGTH = 24;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long LONGEST_MS = 31_536_000_000L;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int UNSEEN = -1;

    private final ReferenceBook book;
    private final LimitBook limits;
    private final PriceBook prices;
    private final CopyLinks copies = new CopyLinks();
    private final FeedLease lease;
    private final List<Standing> standing = new ArrayList<>();
    private int seenChanges = UNSEEN;
    private long nextEpochNs = NEVER;

    /** A node that stands on reduce-only for a row. */
    public static final class Standing {
        private final long limitId;
        private final int venueSessionId;
        private final long sinceEpochNs;
        private int row = LimitBook.NO_LIMIT;
        private boolean isTold;
        private boolean isOver;

        private Standing(long limitId, int venueSessionId, long sinceEpochNs) {
            this.limitId = limitId;
            this.venueSessionId = venueSessionId;
            this.sinceEpochNs = sinceEpochNs;
        }

        /**
         * Returns which limit it is.
         *
         * @return as in the command that set it
         */
        public long limitId() {
            return limitId;
        }

        /**
         * Returns the limit's row.
         *
         * @return {@link LimitBook#NO_LIMIT} when it was taken away
         */
        public int row() {
            return row;
        }

        /**
         * Returns whose drop copy is lost.
         *
         * @return session of the venue; 0 when it is a price feed that is lost
         */
        public int venueSessionId() {
            return venueSessionId;
        }

        /**
         * Returns since when it is lost.
         *
         * @return epoch nanoseconds UTC, by the time of the command that said it
         */
        public long sinceEpochNs() {
            return sinceEpochNs;
        }

        /**
         * Says whether it is over.
         *
         * @return false when it has just begun
         */
        public boolean isOver() {
            return isOver;
        }
    }

    /**
     * Creates one to which nothing is lost.
     *
     * @param book tells which session leads to a venue
     * @param limits tells how long something may be lost
     * @param prices know which feeds are silent
     */
    public ReduceOnly(ReferenceBook book, LimitBook limits, PriceBook prices) {
        this.book = book;
        this.limits = limits;
        this.prices = prices;
        this.lease = new FeedLease(limits);
    }

    /**
     * Returns how long feeds are believed without being heard.
     *
     * @return which whoever hears market data notes
     */
    public FeedLease lease() {
        return lease;
    }

    /**
     * Returns the sessions that hear drop copies.
     *
     * @return which whoever knows of sessions notes
     */
    public CopyLinks copies() {
        return copies;
    }

    @Override
    public boolean passes(Check check) {
        return isHeard(check, Control.KS_02_FEED, Denial.FEED_LOST)
                && isHeard(check, Control.KS_02_COPY, Denial.COPY_LOST);
    }

    private boolean isHeard(Check check, Control control, Denial denial) {
        if (!limits.holds(control) || check.addsNothing()) {
            return true;
        }
        long since = control == Control.KS_02_FEED ? prices.silentSinceEpochNs() : copyLostSince(check.order());
        if (since == 0) {
            return true;
        }
        long lostMs = (check.nowEpochNs() - since) / NS_PER_MS;
        ApplicableLimits at = check.limits(control);
        while (at.next()) {
            check.show(at.row(), lostMs, Witness.NOT_MEASURED);
            if (lostMs >= at.value() && !check.reduces(at.node())) {
                return check.refuse(denial, at, lostMs, 0);
            }
        }
        return true;
    }

    private long copyLostSince(OrderView order) {
        Venue venue = book.venue(order.venueId());
        return venue == null ? 0 : copies.lostSinceEpochNs(venue.sessionId());
    }

    /** Which session leads to which venue has changed: {@link #settle} looks again. */
    public void lookAgain() {
        seenChanges = UNSEEN;
    }

    /**
     * Looks which nodes stand so now. To be called after each command; looks again only when something was lost or heard, a row was
     * written, or the time of one has come.
     *
     * @param nowEpochNs time of the command
     * @return whether {@link #next()} has any news
     */
    public boolean settle(long nowEpochNs) {
        int changes = prices.feedChanges()
                + copies.changes()
                + limits.changes(Control.KS_02_FEED)
                + limits.changes(Control.KS_02_COPY);
        if (changes == seenChanges && nowEpochNs < nextEpochNs) {
            return false;
        }
        seenChanges = changes;
        nextEpochNs = NEVER;
        for (Standing each : standing) {
            each.row = LimitBook.NO_LIMIT;
            each.isOver = true;
        }
        for (int row = 0; row < limits.rows(); row++) {
            Control control = limits.isHeld(row) ? limits.control(row) : null;
            if (control == Control.KS_02_FEED) {
                look(row, 0, prices.silentSinceEpochNs(), nowEpochNs);
            } else if (control == Control.KS_02_COPY) {
                lookAtCopies(row, nowEpochNs);
            }
        }
        return true;
    }

    private void lookAtCopies(int row, long nowEpochNs) {
        int onlyVenueId = limits.scope(row) == InstrumentScope.VENUE ? limits.instrument(row) : 0;
        for (int i = 0; i < copies.size(); i++) {
            int venueSessionId = copies.venueSession(i);
            Venue venue = venueSessionId == 0 ? null : book.venueOfSession(venueSessionId);
            if (venue != null && (onlyVenueId == 0 || onlyVenueId == venue.id())) {
                look(row, venueSessionId, copies.lostSinceEpochNs(venueSessionId), nowEpochNs);
            }
        }
    }

    private void look(int row, int venueSessionId, long sinceEpochNs, long nowEpochNs) {
        Standing found = find(limits.limitId(row), venueSessionId);
        if (found != null) {
            found.row = row;
        }
        if (sinceEpochNs == 0) {
            return;
        }
        long dueEpochNs = sinceEpochNs + Math.min(limits.value(row), LONGEST_MS) * NS_PER_MS;
        if (dueEpochNs > nowEpochNs) {
            nextEpochNs = Math.min(nextEpochNs, dueEpochNs);
            return;
        }
        if (found == null) {
            found = new Standing(limits.limitId(row), venueSessionId, sinceEpochNs);
            standing.add(found);
        }
        found.row = row;
        found.isOver = false;
    }

    private @Nullable Standing find(long limitId, int venueSessionId) {
        for (Standing each : standing) {
            if (each.limitId == limitId && each.venueSessionId == venueSessionId) {
                return each;
            }
        }
        return null;
    }

    /**
     * Returns what has begun or is over since it was asked last.
     *
     * @return one at a time; null when there is no more
     */
    public @Nullable Standing next() {
        for (int i = 0; i < standing.size(); i++) {
            Standing each = standing.get(i);
            if (each.isOver) {
                return standing.remove(i);
            }
            if (!each.isTold) {
                each.isTold = true;
                return each;
            }
        }
        return null;
    }

    /**
     * Says when the time of the next node is over, if nothing is heard before.
     *
     * @return epoch nanoseconds UTC; {@link Long#MAX_VALUE} when nothing is lost
     */
    public long nextEpochNs() {
        return nextEpochNs;
    }

    /**
     * Writes what is lost and which nodes stand so.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        copies.saveTo(writer);
        lease.saveTo(writer);
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        for (Standing each : standing) {
            int at = writer.row();
            writer.buffer().putLong(at, each.limitId);
            writer.buffer().putLong(at + 8, each.venueSessionId);
            writer.buffer().putLong(at + 16, each.sinceEpochNs);
        }
        writer.end();
    }

    /**
     * Takes the current record over, when it is one of these.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return lease.load(reader) || copies.load(reader);
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            var each = new Standing(
                    reader.buffer().getLong(at),
                    (int) reader.buffer().getLong(at + 8),
                    reader.buffer().getLong(at + 16));
            each.isTold = true;
            standing.add(each);
        }
        return true;
    }
}
