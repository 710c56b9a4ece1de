package io.trade2026.app.reconcile;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;

/**
 * Holds the drop copies of venues, which come another way than their reports, against what the journal says of executions and open orders
 * (PO-01). An execution is known by the venue's OrderID(37) and ExecID(17). One thread.
 */
final class CopyCheck {
    /** A report and its copy are sent within this time. */
    private static final long SAME_NS = 1_000_000_000L;

    private final IntFunction<String> names;
    private final Differences found;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderChangedDecoder changed = new OrderChangedDecoder();
    private final VenueReportUnmatchedDecoder unmatched = new VenueReportUnmatchedDecoder();
    private final Map<String, Booked> booked = new HashMap<>();
    private final Set<String> suspended = new HashSet<>();
    private final Map<String, Open> orders = new HashMap<>();

    /** An execution as it was booked first. */
    private record Booked(
            String venue,
            long eventNumber,
            long epochNs,
            String clOrdId,
            long qtyE8,
            long pxE8,
            boolean isBuy,
            String account) {}

    /** What is open of an order, after its last event. */
    private record Open(long eventNumber, long epochNs, String clOrdId, long leavesQtyE8) {}

    CopyCheck(IntFunction<String> names, Differences found) {
        this.names = names;
        this.found = found;
    }

    void onEvent(long number, long epochNs, DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        if (header.templateId() == OrderChangedDecoder.TEMPLATE_ID) {
            changed.wrapAndApplyHeader(buffer, offset, header);
            change(number, epochNs, changed.order());
        } else if (header.templateId() == VenueReportUnmatchedDecoder.TEMPLATE_ID) {
            unmatched.wrapAndApplyHeader(buffer, offset, header);
            String venue = names.apply(unmatched.venueSessionId());
            suspended.add(key(venue, unmatched.venueOrderId(), unmatched.execId()));
        }
    }

    private void change(long number, long epochNs, OrderImageDecoder image) {
        String venueOrderId = changed.venueOrderId();
        if (venueOrderId.isEmpty() || changed.fact() == OrderFact.STATUS) {
            return;
        }
        String venue = names.apply(changed.venueSessionId());
        orders.put(
                key(venue, venueOrderId, ""),
                new Open(number, epochNs, image.clOrdId(), JournalBook.isOpen(image) ? image.leavesQtyE8() : 0));
        if (changed.fact() == OrderFact.FILLED) {
            booked.putIfAbsent(
                    key(venue, venueOrderId, changed.venueExecId()),
                    new Booked(
                            venue,
                            number,
                            epochNs,
                            image.clOrdId(),
                            changed.lastQtyE8(),
                            changed.lastPxE8(),
                            JournalBook.isBuy(image.terms().side()),
                            image.terms().account()));
        }
    }

    private static String key(String venue, String orderId, String execId) {
        return venue + '|' + orderId + '|' + execId;
    }

    /** Compares, within the time that the copies of each venue speak of. To be called when the journal is read. */
    void compare(List<VenueCopy> copies) {
        Map<String, long[]> spans = new HashMap<>();
        Map<String, VenueCopy> last = new HashMap<>();
        Set<String> seen = new HashSet<>();
        long executions = 0;
        for (VenueCopy copy : copies) {
            long[] span = spans.computeIfAbsent(copy.compId(), id -> new long[] {Long.MAX_VALUE, Long.MIN_VALUE});
            span[0] = Math.min(span[0], copy.epochNs());
            span[1] = Math.max(span[1], copy.epochNs());
            last.put(key(copy.compId(), copy.orderId(), ""), copy);
            if (copy.isFill() && seen.add(key(copy.compId(), copy.orderId(), copy.execId()))) {
                executions++;
                execution(copy);
            }
        }
        booked.forEach((key, own) -> {
            long[] span = spans.get(own.venue);
            boolean isDue = span != null && own.epochNs >= span[0] && own.epochNs <= span[1];
            if (isDue && !seen.contains(key)) {
                tell(
                        Kind.EXECUTION_UNKNOWN,
                        own.venue,
                        own,
                        "booked as " + Decimal8.toText(own.qtyE8) + " at " + Decimal8.toText(own.pxE8)
                                + ", and not in the drop copy: " + key);
            }
        });
        last.forEach(this::open);
        found.compared("executions in drop copies of venues", executions);
    }

    private void execution(VenueCopy copy) {
        String key = key(copy.compId(), copy.orderId(), copy.execId());
        Booked own = booked.get(key);
        if (own == null && !suspended.contains(key)) {
            found.add(new Difference(
                    Kind.EXECUTION_LOST,
                    copy.compId(),
                    "",
                    0,
                    0,
                    "ExecID(17) " + copy.execId() + " of OrderID(37) " + copy.orderId() + ": "
                            + Decimal8.toText(copy.lastQtyE8()) + " at " + Decimal8.toText(copy.lastPxE8())
                            + " is in the drop copy, and neither booked nor in suspense"));
        } else if (own != null) {
            differs(copy, own, "LastQty(32)", Decimal8.toText(copy.lastQtyE8()), Decimal8.toText(own.qtyE8));
            differs(copy, own, "LastPx(31)", Decimal8.toText(copy.lastPxE8()), Decimal8.toText(own.pxE8));
            differs(copy, own, "Side(54)", copy.isBuy() ? "buy" : "sell", own.isBuy ? "buy" : "sell");
            if (!copy.account().isEmpty()) {
                differs(copy, own, "Account(1)", copy.account(), own.account);
            }
        }
    }

    private void differs(VenueCopy copy, Booked own, String field, String theirs, String ours) {
        if (!theirs.equals(ours)) {
            tell(
                    Kind.EXECUTION_DIFFERS,
                    copy.compId(),
                    own,
                    "ExecID(17) " + copy.execId() + ": " + field + " is " + theirs + " in the drop copy, booked is "
                            + ours);
        }
    }

    private void tell(Kind kind, String venue, Booked own, String text) {
        found.add(new Difference(kind, venue, own.clOrdId, 0, own.eventNumber, text));
    }

    /** An order that moved after its last copy is on its way there. */
    private void open(String key, VenueCopy copy) {
        Open own = orders.get(key);
        if (own == null || copy.leavesQtyE8() == Decimal8.NULL || own.epochNs > copy.epochNs() + SAME_NS) {
            return;
        }
        if (own.leavesQtyE8 != copy.leavesQtyE8()) {
            found.add(new Difference(
                    Kind.STATE_DIFFERS,
                    copy.compId(),
                    own.clOrdId,
                    0,
                    own.eventNumber,
                    "OrderID(37) " + copy.orderId() + ": LeavesQty(151) is " + Decimal8.toText(copy.leavesQtyE8())
                            + " in the drop copy, here it is " + Decimal8.toText(own.leavesQtyE8)));
        }
    }
}
