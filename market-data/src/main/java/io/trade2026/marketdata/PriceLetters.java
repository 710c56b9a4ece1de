package io.trade2026.marketdata;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ReportFeedEncoder;
import io.trade2026.messages.sbe.UpdatePriceEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes the two commands of this module and offers them. Used by one thread. */
final class PriceLetters {
    private static final int LONGEST = MessageHeaderEncoder.ENCODED_LENGTH
            + Math.max(UpdatePriceEncoder.BLOCK_LENGTH, ReportFeedEncoder.BLOCK_LENGTH);

    private final CommandOutlet outlet;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UpdatePriceEncoder price = new UpdatePriceEncoder();
    private final ReportFeedEncoder feed = new ReportFeedEncoder();

    PriceLetters(CommandOutlet outlet) {
        this.outlet = outlet;
    }

    boolean price(String symbol, BestPrices best) {
        price.wrapAndApplyHeader(buffer, 0, header)
                .symbol(symbol)
                .bidE8(best.bidE8())
                .askE8(best.askE8())
                .lastE8(best.lastE8())
                .bidQtyE8(best.bidQtyE8())
                .askQtyE8(best.askQtyE8())
                .sourceEpochNs(best.sourceEpochNs())
                .dayVolumeE8(best.volumeE8());
        return outlet.offer(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + price.encodedLength());
    }

    boolean feed(String name, boolean live, long lastHeardEpochNs) {
        feed.wrapAndApplyHeader(buffer, 0, header)
                .feed(name)
                .live(live ? Bool.YES : Bool.NO)
                .lastHeardEpochNs(lastHeardEpochNs);
        return outlet.offer(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + feed.encodedLength());
    }
}
