package io.trade2026.ops.desk;

import java.util.List;

/**
 * What the core holds, a part of it.
 *
 * @param orders by OrderID(37) from the asked one up
 * @param positions all of them with the first part, else none
 * @param nextOrderId where the next part begins; 0 when this is the last
 * @param stateHash of the core, hexadecimal
 * @param eventNumber of the journal at which this was so
 */
public record CoreImage(
        List<OrderRow> orders, List<PositionRow> positions, long nextOrderId, String stateHash, long eventNumber) {}
