package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Venue;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * What was executed in our name and is none of our orders' as far as we know: it counts against the firm until somebody finds out whose it
 * is. Told by a venue's session or by its drop copy; what both tell counts once, and what then turns out to be an order's counts there.
 */
final class Suspense {
    /** Older ones still count, but cannot be told from new ones any more. */
    private static final int REMEMBERED = 65_536;

    private final RiskCore risk;
    private final IdIndex<SuspendedTrade> byExecId = new IdIndex<>();
    private final List<SuspendedTrade> inOrder = new ArrayList<>();

    Suspense(RiskCore risk) {
        this.risk = risk;
    }

    boolean holds(int venueSessionId, DirectBuffer buffer, int execIdAt) {
        return buffer.getByte(execIdAt) != 0 && byExecId.find(venueSessionId, buffer, execIdAt) != null;
    }

    /** Whether a trade can be counted at all. */
    static boolean isBookable(int instrumentId, Side side, long qtyE8, long pxE8) {
        return instrumentId != 0 && qtyE8 > 0 && Decimal8.isNumber(pxE8) && DontKnowTrades.isSide(side);
    }

    /** Books a trade that is bookable and not held yet. */
    void book(
            int venueSessionId,
            DirectBuffer buffer,
            int execIdAt,
            int instrumentId,
            Side side,
            long qtyE8,
            long pxE8,
            long epochNs) {
        Venue venue = risk.book().venueOfSession(venueSessionId);
        int venueId = venue == null ? 0 : venue.id();
        long fxE8 = risk.executions().fxE8(instrumentId, epochNs);
        risk.executions().bookSuspense(instrumentId, venueId, side, qtyE8, pxE8, fxE8);
        if (buffer.getByte(execIdAt) == 0) {
            return;
        }
        SuspendedTrade trade = new SuspendedTrade(
                venueSessionId,
                venueId,
                instrumentId,
                side,
                qtyE8,
                pxE8,
                fxE8,
                risk.executions().day());
        trade.id().read(buffer, execIdAt);
        remember(trade);
    }

    private void remember(SuspendedTrade trade) {
        if (inOrder.size() == REMEMBERED) {
            byExecId.remove(inOrder.remove(0));
        }
        inOrder.add(trade);
        byExecId.put(trade);
    }

    /** Takes a trade back: it is booked elsewhere, or was none. Returns whether it was there. */
    boolean release(int venueSessionId, DirectBuffer buffer, int execIdAt) {
        boolean isNone = inOrder.isEmpty() || buffer.getByte(execIdAt) == 0;
        SuspendedTrade trade = isNone ? null : byExecId.find(venueSessionId, buffer, execIdAt);
        if (trade == null) {
            return false;
        }
        risk.executions()
                .bustSuspense(
                        trade.instrumentId(),
                        trade.venueId(),
                        trade.side(),
                        trade.qtyE8(),
                        trade.pxE8(),
                        trade.fxE8(),
                        trade.day());
        byExecId.remove(trade);
        inOrder.remove(trade);
        return true;
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, SuspendedTrade.ROW_LENGTH);
        for (SuspendedTrade trade : inOrder) {
            int row = writer.row();
            trade.save(writer.buffer(), row);
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            remember(SuspendedTrade.load(reader.buffer(), reader.row(i, SuspendedTrade.ROW_LENGTH)));
        }
    }
}
