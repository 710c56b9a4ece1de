package io.trade2026.app.reconcile;

import io.trade2026.app.reconcile.ClearingFile.Holder;
import io.trade2026.messages.Decimal8;
import io.trade2026.stores.clearing.ClearingComparison.PositionDifference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the positions that the core holds with those of a clearing firm (PO-01). A position that one side does not mention is 0 there.
 * What is in suspense is no account's: it is told as a note. One thread.
 */
final class ClearingCheck {
    private final Differences found;
    private final SortedMap<Holder, Held> ours = new TreeMap<>();

    private final List<PositionDifference> differences = new ArrayList<>();

    private record Held(long positionE8, long eventNumber) {}

    ClearingCheck(Differences found) {
        this.found = found;
    }

    /** Takes a position as the core told it; of no account it is suspense. */
    void held(String account, String symbol, long positionE8, long eventNumber) {
        if (!account.isEmpty()) {
            ours.put(new Holder(account, symbol), new Held(positionE8, eventNumber));
        } else if (positionE8 != 0) {
            found.note("in suspense, and so of no account: " + Decimal8.toText(positionE8) + " " + symbol);
        }
    }

    /** To be called when the core has told all that it holds. */
    void compare(ClearingFile clearing) {
        TreeSet<Holder> all = new TreeSet<>(ours.keySet());
        all.addAll(clearing.positionsE8().keySet());
        for (Holder each : all) {
            Held own = ours.getOrDefault(each, new Held(0, 0));
            long theirsE8 = clearing.positionsE8().getOrDefault(each, 0L);
            if (own.positionE8() != theirsE8) {
                differences.add(new PositionDifference(
                        each.account(), each.symbol(), decimal(own.positionE8()), decimal(theirsE8)));
                found.add(new Difference(
                        Kind.CLEARING_DIFFERS,
                        each.account(),
                        each.symbol(),
                        0,
                        own.eventNumber(),
                        "the core holds " + Decimal8.toText(own.positionE8()) + ", the clearing firm "
                                + Decimal8.toText(theirsE8)));
            }
        }
        found.compared("positions of the clearing firm", clearing.positionsE8().size());
    }

    /** The same differences as numbers, to be kept. */
    List<PositionDifference> differences() {
        return List.copyOf(differences);
    }

    private static BigDecimal decimal(long valueE8) {
        return new BigDecimal(Decimal8.toText(valueE8));
    }
}
