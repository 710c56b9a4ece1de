package io.trade2026.ops.act;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetMarketStateEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * What a market is doing from now on (PT-13).
 *
 * @param venue whose market; empty: every venue
 * @param symbol of an instrument; empty: every instrument
 * @param state from now on
 * @param isFrozen whether nothing may be cancelled or replaced
 * @param auctionPxE8 indicative price of the auction in units of 1e-8; the null value when there is none
 * @param user who says so
 * @param reason why
 */
public record SetMarket(
        String venue, String symbol, MarketState state, boolean isFrozen, long auctionPxE8, String user, String reason)
        implements DeskOrder {
    @Override
    public String sentence() {
        return "market " + (venue.isEmpty() ? "everywhere" : venue) + " " + (symbol.isEmpty() ? "all" : symbol) + ": "
                + state + (isFrozen ? ", frozen" : "");
    }

    @Override
    public int templateId() {
        return SetMarketStateEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return symbol.isEmpty() ? "venue" : "symbol";
    }

    @Override
    public String subjectValue() {
        return symbol.isEmpty() ? venue : symbol;
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new SetMarketStateEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .venue(venue)
                        .symbol(symbol)
                        .state(state)
                        .frozen(isFrozen ? Bool.YES : Bool.NO)
                        .auctionPxE8(auctionPxE8)
                        .user(user)
                        .reason(reason)
                        .encodedLength();
    }
}
