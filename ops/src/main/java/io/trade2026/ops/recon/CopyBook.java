package io.trade2026.ops.recon;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.CopyFate;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.SessionStateChangedDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueCopyHeardDecoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedDecoder;
import io.trade2026.ops.recon.Difference.Place;
import io.trade2026.ops.recon.VenueSide.Execution;
import io.trade2026.ops.recon.VenueSide.OpenOrder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Our own executions and open orders, and what drop copies of venues tell of them, side by side. An execution is known by the venue's
 * OrderID(37) and ExecID(17). Of a venue whose drop copy was never heard nothing is kept. Time is that of the events. Used by one thread.
 */
final class CopyBook {
    private static final Place NOWHERE = new Place(0, 0, 0, 0, "", "", "", "");

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderChangedDecoder changed = new OrderChangedDecoder();
    private final VenueReportUnmatchedDecoder unmatched = new VenueReportUnmatchedDecoder();
    private final VenueCopyHeardDecoder copy = new VenueCopyHeardDecoder();
    private final SessionStateChangedDecoder state = new SessionStateChangedDecoder();
    private final TreeMap<Integer, VenueSide> sides = new TreeMap<>();
    private final Map<Difference.Key, Difference> standing = new LinkedHashMap<>();
    private long matched;

    /** Takes the next event. */
    void onEvent(long number, long epochNs, DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case OrderChangedDecoder.TEMPLATE_ID -> {
                changed.wrapAndApplyHeader(buffer, offset, header);
                own(number, epochNs, changed.order());
            }
            case VenueReportUnmatchedDecoder.TEMPLATE_ID -> {
                unmatched.wrapAndApplyHeader(buffer, offset, header);
                suspended(number, epochNs);
            }
            case VenueCopyHeardDecoder.TEMPLATE_ID -> {
                copy.wrapAndApplyHeader(buffer, offset, header);
                heard(number, epochNs);
            }
            case SessionStateChangedDecoder.TEMPLATE_ID -> {
                state.wrapAndApplyHeader(buffer, offset, header);
                if (state.copyOf() > 0) {
                    side(state.copyOf()).copyLink(state.sessionId(), state.up() == Bool.YES, epochNs);
                }
            }
            default -> {
                // nothing of venues
            }
        }
    }

    private VenueSide side(int venueSessionId) {
        return sides.computeIfAbsent(venueSessionId, VenueSide::new);
    }

    // What we hold

    private void own(long number, long epochNs, OrderImageDecoder image) {
        VenueSide side = sides.get(changed.venueSessionId());
        String venueOrderId = changed.venueOrderId();
        OrderFact fact = changed.fact();
        if (side == null || venueOrderId.isEmpty() || fact == OrderFact.STATUS) {
            return;
        }
        Place place = new Place(
                side.sessionId(),
                image.venueId(),
                image.orderId(),
                image.accountId(),
                image.terms().account(),
                "",
                venueOrderId,
                fact == OrderFact.FILLED ? changed.venueExecId() : "");
        OpenOrder order = side.orders().computeIfAbsent(venueOrderId, id -> new OpenOrder(place));
        order.own(isOver(image.ordStatus()) ? 0 : image.leavesQtyE8());
        leaves(number, epochNs, side, order);
        if (fact == OrderFact.FILLED && !place.execId().isEmpty()) {
            booked(
                    side,
                    new Execution(
                            number,
                            epochNs,
                            place,
                            changed.lastQtyE8(),
                            changed.lastPxE8(),
                            isBuy(image.terms().side()),
                            place.account(),
                            false));
        }
    }

    private static boolean isOver(OrdStatus status) {
        return switch (status) {
            case FILLED, CANCELED, REJECTED, EXPIRED, DONE_FOR_DAY, CALCULATED -> true;
            case NEW,
                    PARTIALLY_FILLED,
                    REPLACED,
                    PENDING_CANCEL,
                    STOPPED,
                    SUSPENDED,
                    PENDING_NEW,
                    ACCEPTED_FOR_BIDDING,
                    PENDING_REPLACE,
                    NULL_VAL -> false;
        };
    }

    /** What a venue's session told of no order of ours is known here too. */
    private void suspended(long number, long epochNs) {
        VenueSide side = sides.get(unmatched.venueSessionId());
        String execId = unmatched.execId();
        if (side == null || execId.isEmpty() || unmatched.execType() != ExecType.TRADE) {
            return;
        }
        Place place = new Place(side.sessionId(), side.venueId(), 0, 0, "", "", unmatched.venueOrderId(), execId);
        booked(
                side,
                new Execution(
                        number,
                        epochNs,
                        place,
                        unmatched.lastQtyE8(),
                        unmatched.lastPxE8(),
                        isBuy(unmatched.side()),
                        "",
                        true));
    }

    private void booked(VenueSide side, Execution own) {
        String key = VenueSide.key(own.place().venueOrderId(), own.place().execId());
        Execution copied = side.copied().remove(key);
        if (copied != null) {
            end(side.missing().remove(key));
            compare(own, copied, own.eventNumber(), own.epochNs());
            return;
        }
        Difference difference = stand(new Difference(
                BreakKind.MISSING_THERE,
                own.eventNumber(),
                own.epochNs(),
                own.place(),
                words(own) + " is booked here, and not in the drop copy",
                true));
        side.await(key, own, difference).ifPresent(this::end);
    }

    // What the copy tells

    private void heard(long number, long epochNs) {
        VenueSide side = side(copy.venueSessionId());
        side.venueId(copy.venueId());
        String venueOrderId = copy.venueOrderId();
        OpenOrder order = side.orders().get(venueOrderId);
        if (order != null && copy.leavesQtyE8() != Decimal8.NULL) {
            order.copy(copy.leavesQtyE8());
            leaves(number, epochNs, side, order);
        }
        switch (copy.execType()) {
            case TRADE -> {
                side.countCopy();
                executed(number, epochNs, side, order == null ? NOWHERE : order.place());
            }
            case TRADE_CANCEL, TRADE_CORRECT -> takenBack(side);
            default -> {
                // tells no execution
            }
        }
    }

    private void executed(long number, long epochNs, VenueSide side, Place ours) {
        Place place = new Place(
                side.sessionId(),
                side.venueId(),
                ours.orderId(),
                ours.accountId(),
                ours.account(),
                "",
                copy.venueOrderId(),
                copy.execId());
        Execution copied = new Execution(
                number, epochNs, place, copy.lastQtyE8(), copy.lastPxE8(), isBuy(copy.side()), copy.account(), false);
        String key = VenueSide.key(place.venueOrderId(), place.execId());
        Execution own = side.own().remove(key);
        if (own != null) {
            end(side.missing().remove(key));
            compare(own, copied, number, epochNs);
        } else if (copy.fate() != CopyFate.KNOWN && !side.copied().containsKey(key)) {
            side.copied().put(key, copied);
            side.missing()
                    .put(
                            key,
                            stand(new Difference(
                                    BreakKind.MISSING_HERE,
                                    number,
                                    epochNs,
                                    place,
                                    words(copied) + " is in the drop copy, and not booked here"
                                            + (copy.fate() == CopyFate.SUSPENDED ? "; it is in suspense" : ""),
                                    false)));
        }
    }

    /** The venue takes back what only its copy had told: there is nothing left to be booked. */
    private void takenBack(VenueSide side) {
        String key = VenueSide.key(copy.venueOrderId(), copy.execRefId());
        if (side.copied().remove(key) != null) {
            end(side.missing().remove(key));
        }
    }

    // How they differ

    private void compare(Execution own, Execution copied, long number, long epochNs) {
        StringBuilder text = new StringBuilder();
        differs(text, "LastQty(32)", Decimal8.toText(copied.qtyE8()), Decimal8.toText(own.qtyE8()));
        differs(text, "LastPx(31)", Decimal8.toText(copied.pxE8()), Decimal8.toText(own.pxE8()));
        differs(text, "Side(54)", copied.isBuy() ? "buy" : "sell", own.isBuy() ? "buy" : "sell");
        if (!copied.account().isEmpty() && !own.isSuspended()) {
            differs(text, "Account(1)", copied.account(), own.account());
        }
        if (text.isEmpty()) {
            matched++;
        } else {
            stand(new Difference(
                    BreakKind.FIELDS_DIFFER,
                    number,
                    epochNs,
                    own.place(),
                    "ExecID(17) " + own.place().execId() + ": " + text,
                    false));
        }
    }

    private static void differs(StringBuilder text, String field, String theirs, String ours) {
        if (!theirs.equals(ours)) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(field)
                    .append(" is ")
                    .append(theirs)
                    .append(" in the drop copy, booked is ")
                    .append(ours);
        }
    }

    /** What moves is younger than it was: only an order that rests while both sides differ grows old. */
    private void leaves(long number, long epochNs, VenueSide side, OpenOrder order) {
        Difference before = order.difference();
        if (before != null && !(before.isTold() && order.differs())) {
            end(before);
            order.difference(null);
        }
        if (order.differs() && order.difference() == null) {
            order.difference(stand(new Difference(
                    BreakKind.LEAVES_DIFFER,
                    number,
                    epochNs,
                    order.place(),
                    "OrderID(37) " + order.place().venueOrderId() + ": LeavesQty(151) is "
                            + Decimal8.toText(order.copyLeavesE8()) + " in the drop copy, here it is "
                            + Decimal8.toText(order.ownLeavesE8()),
                    true)));
        }
        side.settle(order).ifPresent(givenUp -> end(givenUp.difference()));
    }

    private static String words(Execution execution) {
        return "ExecID(17) " + execution.place().execId() + " of OrderID(37) "
                + execution.place().venueOrderId() + ": " + (execution.isBuy() ? "bought " : "sold ")
                + Decimal8.toText(execution.qtyE8()) + " at " + Decimal8.toText(execution.pxE8());
    }

    private static boolean isBuy(Side side) {
        return side == Side.BUY || side == Side.BUY_MINUS;
    }

    private Difference stand(Difference difference) {
        standing.put(difference.key(), difference);
        return difference;
    }

    private void end(@Nullable Difference difference) {
        if (difference != null) {
            difference.end();
            if (!difference.isTold()) {
                standing.remove(difference.key());
            }
        }
    }

    // For whoever looks at it

    /** Those that stand, and those that ended after they were told until the end is told too; oldest first. */
    Collection<Difference> standing() {
        return standing.values();
    }

    /** One of them; null when it does not stand. */
    @Nullable Difference find(BreakKind kind, long eventNumber) {
        return standing.get(new Difference.Key(kind, eventNumber));
    }

    /** The journal says that it is over. */
    void close(Difference difference) {
        standing.remove(difference.key());
        VenueSide side = sides.get(difference.place().venueSessionId());
        if (side != null) {
            String key = VenueSide.key(
                    difference.place().venueOrderId(), difference.place().execId());
            if (side.missing().remove(key, difference)) {
                side.own().remove(key);
                side.copied().remove(key);
            }
            OpenOrder order = side.orders().get(difference.place().venueOrderId());
            if (order != null && order.difference() == difference) {
                side.forget(order);
            }
        }
    }

    /** How old it is. */
    long ageNs(Difference difference, long nowEpochNs) {
        VenueSide side = sides.get(difference.place().venueSessionId());
        return side == null ? 0 : Math.max(0, side.ageNs(difference, nowEpochNs));
    }

    long matched() {
        return matched;
    }

    List<ReconState.CopyLink> links() {
        return sides.values().stream().map(VenueSide::link).toList();
    }
}
