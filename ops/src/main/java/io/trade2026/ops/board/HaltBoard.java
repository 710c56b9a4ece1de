package io.trade2026.ops.board;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MarketStateChangedDecoder;
import io.trade2026.messages.sbe.PartyStoppedDecoder;
import io.trade2026.messages.sbe.ReduceOnlyChangedDecoder;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import io.trade2026.ops.source.LimitBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands still: markets that are not OPEN (PT-13), parties that were stopped (PT-15, PT-19), nodes on reduce-only (KS-02), and orders
 * that soft limits refused. Written by the desk's thread, read by any.
 */
public final class HaltBoard implements EventObserver {
    private static final int MONEY_SCALE = 4;

    private final Map<Long, MarketRow> markets = new LinkedHashMap<>();
    private final Map<Long, StoppedRow> parties = new LinkedHashMap<>();
    private final Map<String, ReduceOnlyRow> reduceOnly = new LinkedHashMap<>();
    private final OverrideBoard overrides = new OverrideBoard();
    private final MarketStateChangedDecoder market = new MarketStateChangedDecoder();
    private final PartyStoppedDecoder party = new PartyStoppedDecoder();
    private final ReduceOnlyChangedDecoder reduces = new ReduceOnlyChangedDecoder();

    private final LimitAuthors limits;

    /**
     * Creates an empty board.
     *
     * @param limits tell whose they are by name
     */
    public HaltBoard(LimitBook limits) {
        this.limits = new LimitAuthors(limits);
    }

    /**
     * A market that is not OPEN, or is frozen.
     *
     * @param eventNumber of the journal
     * @param epochNs cluster time
     * @param venue empty: every venue
     * @param symbol Symbol(55); empty: every instrument
     * @param state such as HALT
     * @param frozen whether nothing may be cancelled or replaced
     * @param auctionPx indicative price of the auction; empty: there is none
     * @param user who said so; empty: the venue
     * @param reason why
     */
    public record MarketRow(
            long eventNumber,
            long epochNs,
            String venue,
            String symbol,
            String state,
            boolean frozen,
            String auctionPx,
            String user,
            String reason) {}

    /**
     * A party that was stopped.
     *
     * @param eventNumber of the journal
     * @param epochNs cluster time
     * @param kind such as STRATEGY or SESSION
     * @param id of the party
     * @param executions within the window
     * @param ordersToCancel open orders for which a cancel left; -1 where they were too many to be counted at once
     * @param orderId whose execution stopped it; 0 of a loss limit
     * @param control such as PT-15 or PT-19
     * @param measured what was used of the limit, in the base currency; 0 of PT-15
     * @param limit that stopped it; 0 of PT-15
     * @param limitId of that limit; 0 when nobody told
     * @param name of the party; empty while nobody knows it
     */
    public record StoppedRow(
            long eventNumber,
            long epochNs,
            String kind,
            int id,
            long executions,
            int ordersToCancel,
            long orderId,
            String control,
            BigDecimal measured,
            BigDecimal limit,
            long limitId,
            String name) {
        private StoppedRow named(String owner) {
            return new StoppedRow(
                    eventNumber,
                    epochNs,
                    kind,
                    id,
                    executions,
                    ordersToCancel,
                    orderId,
                    control,
                    measured,
                    limit,
                    limitId,
                    owner);
        }
    }

    /**
     * A node that takes only what reduces its positions.
     *
     * @param eventNumber of the journal
     * @param epochNs cluster time
     * @param kind of the party, such as CLIENT
     * @param id of the party
     * @param lost what is lost: feed or drop copy
     * @param source the feed or the venue
     * @param lostEpochNs since when
     * @param limitId of the limit on how long it may be lost
     * @param limitMs its value, milliseconds
     * @param name of the party; empty while nobody knows it
     */
    public record ReduceOnlyRow(
            long eventNumber,
            long epochNs,
            String kind,
            int id,
            String lost,
            String source,
            long lostEpochNs,
            long limitId,
            long limitMs,
            String name) {
        private ReduceOnlyRow named(String owner) {
            return new ReduceOnlyRow(
                    eventNumber, epochNs, kind, id, lost, source, lostEpochNs, limitId, limitMs, owner);
        }
    }

    @Override
    public synchronized void onEvent(Event event) {
        overrides.onEvent(event);
        switch (event.templateId()) {
            case MarketStateChangedDecoder.TEMPLATE_ID ->
                change(event, market.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case PartyStoppedDecoder.TEMPLATE_ID ->
                change(event, party.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case ReduceOnlyChangedDecoder.TEMPLATE_ID ->
                change(event, reduces.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            default -> {
                // nothing that stands still
            }
        }
    }

    private void change(Event event, MarketStateChangedDecoder letter) {
        long key = key(letter.venueId(), letter.instrumentId());
        markets.remove(key);
        boolean isFrozen = letter.frozen() == Bool.YES;
        if (letter.newState() != MarketState.OPEN || isFrozen) {
            long auctionPxE8 = letter.auctionPxE8();
            markets.put(
                    key,
                    new MarketRow(
                            event.number(),
                            event.epochNs(),
                            letter.venueName(),
                            letter.symbol(),
                            letter.newState().name(),
                            isFrozen,
                            auctionPxE8 == MarketStateChangedDecoder.auctionPxE8NullValue()
                                    ? ""
                                    : Decimal8.toText(auctionPxE8),
                            letter.user(),
                            letter.reason()));
        }
    }

    private void change(Event event, PartyStoppedDecoder letter) {
        long key = key(letter.scopeKind().value(), letter.scopeId());
        parties.remove(key);
        if (letter.stopped() == Bool.YES) {
            Control control = Control.of(letter.control());
            parties.put(
                    key,
                    new StoppedRow(
                            event.number(),
                            event.epochNs(),
                            letter.scopeKind().name(),
                            letter.scopeId(),
                            letter.executions(),
                            letter.ordersToCancel(),
                            letter.orderId(),
                            control == null ? Control.PT_15_COUNT.id() : control.id(),
                            BigDecimal.valueOf(letter.measured(), MONEY_SCALE),
                            BigDecimal.valueOf(letter.limitValue(), MONEY_SCALE),
                            letter.limitId(),
                            ""));
        }
    }

    private void change(Event event, ReduceOnlyChangedDecoder letter) {
        String key = letter.limitId() + " " + letter.venueId();
        reduceOnly.remove(key);
        if (letter.begun() == Bool.YES) {
            reduceOnly.put(
                    key,
                    new ReduceOnlyRow(
                            event.number(),
                            event.epochNs(),
                            letter.scopeKind().name(),
                            letter.scopeId(),
                            letter.venueId() == 0 ? "feed" : "drop copy",
                            letter.source(),
                            letter.lostEpochNs(),
                            letter.limitId(),
                            letter.limitMs(),
                            ""));
        }
    }

    private static long key(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    /**
     * Orders by hand that wait for somebody who lets them pass.
     *
     * @return the board of soft limits
     */
    public OverrideBoard overrides() {
        return overrides;
    }

    /**
     * Markets that are not OPEN.
     *
     * @return a copy, the longest so first
     */
    public synchronized List<MarketRow> markets() {
        return new ArrayList<>(markets.values());
    }

    /**
     * Parties that are stopped. Not for the thread of the desk, since reference data may be read.
     *
     * @return a copy, the longest so first
     */
    public List<StoppedRow> parties() {
        return copy(parties).stream()
                .map(each -> each.named(limits.owner(each.limitId())))
                .toList();
    }

    private synchronized <T> List<T> copy(Map<?, T> rows) {
        return new ArrayList<>(rows.values());
    }

    /**
     * Nodes that take only what reduces their positions. Not for the thread of the desk, since reference data may be read.
     *
     * @return a copy, the longest so first
     */
    public List<ReduceOnlyRow> reduceOnly() {
        return copy(reduceOnly).stream()
                .map(each -> each.named(limits.owner(each.limitId())))
                .toList();
    }
}
