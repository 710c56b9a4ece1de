package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/** One order of a list: what the client asked for, and, once the list is whole, the order that became of it. */
final class ListEntry {
    /** OrdRejReason(103) of an order that was not refused. */
    static final int NOT_REFUSED = -1;

    static final int ROW_LENGTH = 8 + 4 + 4 + 4 + 4 + 4 + FixId.LENGTH + Terms.LENGTH;

    private final FixId clOrdId = new FixId();
    private final Terms terms = new Terms();
    private int listSeqNo;
    private int traderId;
    private int strategyId;
    private int ordRejReason = NOT_REFUSED;
    private @Nullable Order order;

    void open(int newListSeqNo, int newTraderId, int newStrategyId) {
        listSeqNo = newListSeqNo;
        traderId = newTraderId;
        strategyId = newStrategyId;
        ordRejReason = NOT_REFUSED;
        order = null;
    }

    FixId clOrdId() {
        return clOrdId;
    }

    Terms terms() {
        return terms;
    }

    int listSeqNo() {
        return listSeqNo;
    }

    int traderId() {
        return traderId;
    }

    int strategyId() {
        return strategyId;
    }

    /** OrdRejReason(103) in the code set of FIX 4.4. */
    int ordRejReason() {
        return ordRejReason;
    }

    void refuse(int newOrdRejReason) {
        ordRejReason = newOrdRejReason;
    }

    @Nullable Order order() {
        return order;
    }

    void order(@Nullable Order newOrder) {
        order = newOrder;
    }

    boolean isOpen() {
        Order known = order;
        return known != null && known.isLive();
    }

    void save(MutableDirectBuffer buffer, int row, int list) {
        Order known = order;
        buffer.putLong(row, known == null ? 0 : known.orderId(), LITTLE_ENDIAN);
        buffer.putInt(row + 8, list, LITTLE_ENDIAN);
        buffer.putInt(row + 12, listSeqNo, LITTLE_ENDIAN);
        buffer.putInt(row + 16, traderId, LITTLE_ENDIAN);
        buffer.putInt(row + 20, ordRejReason, LITTLE_ENDIAN);
        clOrdId.write(buffer, row + 24);
        terms.write(buffer, row + 24 + FixId.LENGTH);
        buffer.putInt(row + ROW_LENGTH - 4, strategyId, LITTLE_ENDIAN);
    }

    static long orderId(DirectBuffer buffer, int row) {
        return buffer.getLong(row, LITTLE_ENDIAN);
    }

    /** The place of its list in the snapshot, from 0. */
    static int list(DirectBuffer buffer, int row) {
        return buffer.getInt(row + 8, LITTLE_ENDIAN);
    }

    /** Restores it without its order. */
    void load(DirectBuffer buffer, int row) {
        open(
                buffer.getInt(row + 12, LITTLE_ENDIAN),
                buffer.getInt(row + 16, LITTLE_ENDIAN),
                buffer.getInt(row + ROW_LENGTH - 4, LITTLE_ENDIAN));
        ordRejReason = buffer.getInt(row + 20, LITTLE_ENDIAN);
        clOrdId.read(buffer, row + 24);
        terms.read(buffer, row + 24 + FixId.LENGTH);
    }
}
