package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ManualPriceChangedEncoder;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MarketStateChangedEncoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.ReportVenueNoticeDecoder;
import io.trade2026.messages.sbe.ResumePartyDecoder;
import io.trade2026.messages.sbe.SetManualPriceDecoder;
import io.trade2026.messages.sbe.SetMarketStateDecoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Venue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What markets are doing (PT-13), as operators say by SetMarketState and venues by TradingSessionStatus(h), and prices by hand.
 *
 * <p>A halt cancels open orders with ExecInst(18)=K, now or as soon as their venue is there; when it is over, what could not be
 * cancelled yet lives on. What the house wanted to cancel while a market was frozen is cancelled when it no longer is. Very many orders are
 * gone through in a pass, which goes by what the market is doing when it comes to an order.
 */
final class MarketCommands implements PassWork {
    private static final int NAME_WIDTH = 24;
    private static final int SYMBOL_WIDTH = SetMarketStateDecoder.symbolEncodingLength();
    private static final int VENUE_WIDTH = SetMarketStateDecoder.venueEncodingLength();
    private static final int MAX_TEXT = 254;
    private static final long LONGEST_MANUAL_NS = 86_400_000_000_000L;

    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Passes passes;
    private final SetMarketStateDecoder setState = new SetMarketStateDecoder();
    private final SetManualPriceDecoder setPrice = new SetManualPriceDecoder();
    private final ResumePartyDecoder resumeParty = new ResumePartyDecoder();
    private final StoppedParties stops;
    private final MarketStateChangedEncoder changed = new MarketStateChangedEncoder();
    private final ManualPriceChangedEncoder priced = new ManualPriceChangedEncoder();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 2]);
    private int venueId;
    private int instrumentId;

    MarketCommands(EventWriter events, RiskCore risk, RequestFlow flow, Passes passes, StoppedParties stops) {
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.passes = passes;
        this.stops = stops;
    }

    /** Takes a letter, when it is one of these. */
    boolean take(int templateId, DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        switch (templateId) {
            case SetMarketStateDecoder.TEMPLATE_ID -> set(setState.wrapAndApplyHeader(buffer, offset, header));
            case SetManualPriceDecoder.TEMPLATE_ID -> price(setPrice.wrapAndApplyHeader(buffer, offset, header));
            case ResumePartyDecoder.TEMPLATE_ID -> stops.resume(resumeParty.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** An operator says what a market is doing. */
    private void set(SetMarketStateDecoder letter) {
        DirectBuffer from = letter.buffer();
        int venueAt = letter.offset() + SetMarketStateDecoder.venueEncodingOffset();
        int symbolAt = letter.offset() + SetMarketStateDecoder.symbolEncodingOffset();
        boolean ofVenue = from.getByte(venueAt) != 0;
        boolean ofInstrument = from.getByte(symbolAt) != 0;
        venueId = ofVenue ? risk.book().venueIdOf(from, venueAt, VENUE_WIDTH) : 0;
        instrumentId = ofInstrument ? risk.book().instrumentIdOf(from, symbolAt, SYMBOL_WIDTH) : 0;
        String fault = "";
        if (ofVenue && venueId == 0) {
            fault = "venue: is not defined";
        } else if (ofInstrument && instrumentId == 0) {
            fault = "symbol: is not defined";
        } else if (letter.state() == MarketState.NULL_VAL) {
            fault = "state: must be given";
        } else if (from.getByte(letter.offset() + SetMarketStateDecoder.userEncodingOffset()) == 0) {
            fault = "user: must be given";
        } else if (!ofInstrument && letter.auctionPxE8() != Decimal8.NULL) {
            fault = "auctionPxE8: must go with a symbol";
        }
        if (!fault.isEmpty()) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), fault);
            return;
        }
        begin(letter.state(), letter.frozen(), letter.auctionPxE8());
        changed.correlationId(letter.correlationId());
        copy(
                from,
                letter.offset() + SetMarketStateDecoder.userEncodingOffset(),
                changed.offset() + MarketStateChangedEncoder.userEncodingOffset());
        changed.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        commit(letter.state());
    }

    /** A venue says it of itself or of one of its instruments; what is no state, or of an unknown instrument, changes nothing. */
    void told(ReportVenueNoticeDecoder letter) {
        MarketState state = state(letter.tradSesStatus());
        Venue venue = risk.book().venueOfSession(letter.origin().sessionId());
        DirectBuffer from = letter.buffer();
        int symbolAt = letter.offset() + ReportVenueNoticeDecoder.symbolEncodingOffset();
        boolean ofInstrument = from.getByte(symbolAt) != 0;
        instrumentId = ofInstrument ? risk.book().instrumentIdOf(from, symbolAt, SYMBOL_WIDTH) : 0;
        if (state == MarketState.NULL_VAL || venue == null || (ofInstrument && instrumentId == 0)) {
            return;
        }
        venueId = venue.id();
        begin(state, Bool.NO, Decimal8.NULL);
        changed.putReason(text, 0, 0);
        commit(state);
    }

    /** TradSesStatus(340): what is called before the close is an auction. */
    private static MarketState state(int tradSesStatus) {
        return switch (tradSesStatus) {
            case 1 -> MarketState.HALT;
            case 2 -> MarketState.OPEN;
            case 3 -> MarketState.CLOSED;
            case 4 -> MarketState.PRE_OPEN;
            case 5 -> MarketState.AUCTION;
            default -> MarketState.NULL_VAL;
        };
    }

    private void begin(MarketState state, Bool frozen, long auctionPxE8) {
        boolean isFrozen = frozen == Bool.YES;
        MarketState before = risk.prices().markets().set(venueId, instrumentId, state, isFrozen, auctionPxE8);
        events.buffer().setMemory(0, ENCODED_LENGTH + MarketStateChangedEncoder.BLOCK_LENGTH, (byte) 0);
        changed.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(changed.header());
        changed.venueId(venueId)
                .instrumentId(instrumentId)
                .oldState(before)
                .newState(state)
                .frozen(isFrozen ? Bool.YES : Bool.NO)
                .auctionPxE8(auctionPxE8)
                .ordersToCancel(state == MarketState.HALT ? countToCancel() : 0);
        if (venueId != 0) {
            risk.book()
                    .copyVenueName(
                            venueId,
                            events.buffer(),
                            changed.offset() + MarketStateChangedEncoder.venueNameEncodingOffset());
        }
        if (instrumentId != 0) {
            risk.book()
                    .copySymbol(
                            instrumentId,
                            events.buffer(),
                            changed.offset() + MarketStateChangedEncoder.symbolEncodingOffset());
        }
    }

    private void commit(MarketState state) {
        events.commit(changed.encodedLength());
        passes.beginAnew(new Pass(PassKind.MARKET, venueId, instrumentId).with(state.value(), 0));
    }

    /** What is open in the market; nothing else is looked at. */
    @Override
    public OpenScope scope(Pass pass) {
        return new OpenScope.OfMarket(pass.ofId(), pass.ofOtherId());
    }

    @Override
    public boolean visit(Pass pass, Order order) {
        if (!order.isLive()) {
            return false;
        }
        boolean isToHalt =
                pass.detail() == MarketState.HALT.value() && order.terms().isCanceledByHalt();
        return isToHalt ? flow.wishToCancel(order, HouseReason.MARKET_HALT) : flow.grantWish(order);
    }

    private int countToCancel() {
        return passes.count(
                new OpenScope.OfMarket(venueId, instrumentId),
                order -> order.terms().isCanceledByHalt() && flow.isToBeCanceled(order));
    }

    /** Operators set a reference price by hand, or take it away. */
    private void price(SetManualPriceDecoder letter) {
        DirectBuffer from = letter.buffer();
        int symbolAt = letter.offset() + SetManualPriceDecoder.symbolEncodingOffset();
        int id = risk.book().instrumentIdOf(from, symbolAt, SYMBOL_WIDTH);
        int userAt = letter.offset() + SetManualPriceDecoder.userEncodingOffset();
        int secondAt = letter.offset() + SetManualPriceDecoder.secondUserEncodingOffset();
        long untilNs = letter.untilEpochNs();
        String fault = "";
        if (id == 0) {
            fault = "symbol: is not defined";
        } else if (letter.priceE8() < 0) {
            fault = "priceE8: must not be negative";
        } else if (from.getByte(userAt) == 0) {
            fault = "user: must be given";
        } else if (letter.priceE8() > 0 && (from.getByte(secondAt) == 0 || isSameName(from, userAt, secondAt))) {
            fault = "secondUser: a price by hand takes two different users";
        } else if (letter.priceE8() > 0
                && (untilNs <= events.epochNs() || untilNs > events.epochNs() + LONGEST_MANUAL_NS)) {
            fault = "untilEpochNs: must lie ahead, by a day at most";
        }
        if (!fault.isEmpty()) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), fault);
            return;
        }
        long before = risk.prices().setManual(id, letter.priceE8(), untilNs);
        events.buffer().setMemory(0, ENCODED_LENGTH + ManualPriceChangedEncoder.BLOCK_LENGTH, (byte) 0);
        priced.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(priced.header());
        priced.correlationId(letter.correlationId())
                .instrumentId(id)
                .oldPriceE8(before)
                .newPriceE8(letter.priceE8())
                .untilEpochNs(letter.priceE8() == 0 ? 0 : untilNs);
        events.buffer()
                .putBytes(
                        priced.offset() + ManualPriceChangedEncoder.symbolEncodingOffset(),
                        from,
                        symbolAt,
                        SYMBOL_WIDTH);
        copy(from, userAt, priced.offset() + ManualPriceChangedEncoder.userEncodingOffset());
        copy(from, secondAt, priced.offset() + ManualPriceChangedEncoder.secondUserEncodingOffset());
        priced.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(priced.encodedLength());
    }

    private void copy(DirectBuffer from, int at, int to) {
        events.buffer().putBytes(to, from, at, NAME_WIDTH);
    }

    private static boolean isSameName(DirectBuffer buffer, int first, int second) {
        for (int i = 0; i < NAME_WIDTH; i++) {
            byte letter = buffer.getByte(first + i);
            if (letter != buffer.getByte(second + i)) {
                return false;
            }
            if (letter == 0) {
                return true;
            }
        }
        return true;
    }
}
