package io.trade2026.risk.prices;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.PriceSource;
import io.trade2026.messages.sbe.PriceState;
import io.trade2026.messages.sbe.ReportFeedDecoder;
import io.trade2026.messages.sbe.UpdatePriceDecoder;
import io.trade2026.risk.reference.AsciiNames;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * The newest prices of every instrument and the state of the feeds.
 *
 * <p>Data are STALE while any feed that was ever reported is silent: the core does not know which feed serves which
 * instrument, and a doubt is decided against new risk. Without any report the loaded reference prices count (QUIET).
 * While a market does not trade continuously (HALT) its touches say nothing, and values stay as they were before.
 * Looking a price up allocates nothing.
 */
public final class PriceBook {
    private static final int BID = 0;
    private static final int ASK = 1;
    private static final int LAST = 2;
    private static final int EPOCH_NS = 3;
    private static final int COLUMNS = 4;
    private static final int PRICES_KIND = 22;
    private static final int FEEDS_KIND = 23;
    private static final int FEED_NAMES_KIND = 24;
    private static final int PRICE_ROW_LENGTH = (COLUMNS + 1) * Long.BYTES;
    private static final int FEED_ROW_LENGTH = 8;
    private static final int FEED_NAME_WIDTH = 12;

    private final MarketStates markets = new MarketStates();
    private final SteadyPrices steady = new SteadyPrices();
    private final TouchSizes sizes = new TouchSizes();
    private final MarketVolumes volumes = new MarketVolumes();
    private final AsciiNames feeds = new AsciiNames(FEED_NAME_WIDTH);
    private final FeedSilence silence = new FeedSilence();
    private boolean[] silent = new boolean[8];
    private int silentFeeds;
    private long[] cells = new long[64 * COLUMNS];
    private int highestId;

    /** Creates a book without prices and feeds. */
    public PriceBook() {}

    /**
     * Returns what venues and instruments are doing.
     *
     * @return the states of PT-13
     */
    public MarketStates markets() {
        return markets;
    }

    /**
     * Sets the reference price by hand of an instrument: the last step of the ladder.
     *
     * @param instrumentId known instrument
     * @param priceE8 0 takes it away
     * @param untilEpochNs it counts before this time
     * @return the one before, 0 when there was none
     */
    public long setManual(int instrumentId, long priceE8, long untilEpochNs) {
        return steady.setManual(instrumentId, priceE8, untilEpochNs);
    }

    /**
     * Takes the newest prices over. Prices that are absent or not above 0 count as none.
     *
     * @param instrumentId whose prices
     * @param letter the command
     */
    public void update(int instrumentId, UpdatePriceDecoder letter) {
        reserve(instrumentId);
        int at = instrumentId * COLUMNS;
        if (markets.isShutSomewhere(instrumentId)) {
            steady.hold(instrumentId, cells[at + ASK], cells[at + LAST]);
        } else {
            steady.letGo(instrumentId);
        }
        cells[at + BID] = Math.max(0, letter.bidE8());
        cells[at + ASK] = Math.max(0, letter.askE8());
        cells[at + LAST] = Math.max(0, letter.lastE8());
        cells[at + EPOCH_NS] = letter.sourceEpochNs();
        sizes.set(instrumentId, letter.bidQtyE8(), letter.askQtyE8());
        volumes.take(instrumentId, letter);
    }

    private void reserve(int instrumentId) {
        highestId = Math.max(highestId, instrumentId);
        if ((instrumentId + 1) * COLUMNS > cells.length) {
            cells = Arrays.copyOf(cells, (instrumentId + 1) * COLUMNS * 2);
        }
    }

    /**
     * Takes note of a feed that is heard or has fallen silent.
     *
     * @param letter the command
     * @param nowEpochNs time of the command
     * @return whether that is news
     */
    public boolean report(ReportFeedDecoder letter, long nowEpochNs) {
        int nameAt = letter.offset() + ReportFeedDecoder.feedEncodingOffset();
        int id = feeds.idOf(letter.buffer(), nameAt, FEED_NAME_WIDTH);
        boolean isNew = id == 0;
        if (isNew) {
            id = feeds.highestId() + 1;
            if (!feeds.put(id, letter.buffer(), nameAt, FEED_NAME_WIDTH)) {
                return false;
            }
        }
        boolean isSilent = letter.live() != Bool.YES;
        boolean changed = isNew || silent[id] != isSilent;
        mark(id, isSilent);
        silence.set(id, isSilent, nowEpochNs);
        return changed;
    }

    /**
     * Finds a feed that is not silent.
     *
     * @return its number, for {@link #silence}; 0 when none is heard
     */
    public int liveFeed() {
        for (int id = 1; id <= feeds.highestId(); id++) {
            if (!silent[id]) {
                return id;
            }
        }
        return 0;
    }

    /**
     * Takes a feed for silent of which nobody reported that.
     *
     * @param feedId from {@link #liveFeed}
     * @param sinceEpochNs since when
     */
    public void silence(int feedId, long sinceEpochNs) {
        mark(feedId, true);
        silence.set(feedId, true, sinceEpochNs);
    }

    /**
     * Returns what a feed is called.
     *
     * @param feedId from {@link #liveFeed}
     * @return its name
     */
    public String feedName(int feedId) {
        return feeds.text(feedId);
    }

    private void mark(int feedId, boolean isSilent) {
        if (feedId >= silent.length) {
            silent = Arrays.copyOf(silent, feedId * 2);
        }
        silentFeeds += (isSilent ? 1 : 0) - (silent[feedId] ? 1 : 0);
        silent[feedId] = isSilent;
    }

    /**
     * Looks up what an order is compared with (risk-controls 2.7): the opposite touch for an order that takes, the own
     * touch for one that rests, when there are both and they are not crossed or locked; else the last trade; else the
     * previous close; else the price by hand. Stale data leave only the last two. Where trading is not continuous the
     * indicative price of the auction takes the place of the touches, and before the opening there is no last trade.
     *
     * @param instrument of the order
     * @param venueId where it goes; 0 when it is not known
     * @param isBuy side of the order
     * @param limitPxE8 limit of the order, not above 0 when it has none
     * @param nowEpochNs time of the command
     * @param quote receives the answer
     */
    public void quote(Instrument instrument, int venueId, boolean isBuy, long limitPxE8, long nowEpochNs, Quote quote) {
        int id = instrument.id();
        int at = id <= highestId ? id * COLUMNS : 0;
        MarketState market = markets.of(venueId, id);
        boolean isHeld = market != MarketState.OPEN && steady.isHeld(id);
        long last = isHeld ? steady.lastE8(id) : cells[at + LAST];
        long tick = Math.max(isHeld ? steady.askE8(id) : cells[at + ASK], last);
        long close = Math.max(0, instrument.referencePxE8());
        long manual = close > 0 ? 0 : steady.manualE8(id, nowEpochNs);
        long marketPx = tick > 0 ? tick : Math.max(close, manual);
        long valuation = Math.max(marketPx, close);
        quote.touches(cells[at + BID], cells[at + ASK], cells[at + LAST]);
        quote.sizes(sizes.bidQtyE8(id), sizes.askQtyE8(id));
        quote.market(market, markets.isFrozen(venueId, id));
        if (silentFeeds > 0) {
            int haircutBp = instrument.haircutBp();
            quote.begin(
                    PriceState.STALE,
                    BasisPoints.raiseUp(marketPx, haircutBp),
                    BasisPoints.raiseUp(valuation, haircutBp));
        } else {
            boolean hasTick = tick > 0 || cells[at + BID] > 0;
            PriceState state = hasTick ? PriceState.LIVE : close > 0 ? PriceState.QUIET : PriceState.NO_PRICE;
            quote.begin(market == MarketState.OPEN ? state : PriceState.HALT, marketPx, valuation);
            boolean isFound = market == MarketState.OPEN
                    ? refersToTick(at, isBuy, limitPxE8, quote)
                    : refersToAuction(markets.auctionPxE8(venueId, id), market, last, quote);
            if (isFound) {
                return;
            }
        }
        refersToClose(close, manual, quote);
    }

    /**
     * Returns what a position is marked at: the last trade, but not beyond the touches; without one their middle, or the one that there
     * is; else the previous close. While trading is not continuous, and until the price after that, the prices of before count; stale
     * ones as they were last. Allocates nothing.
     *
     * @param instrument of the position
     * @return in units of 1e-8; 0 when there is none
     */
    public long markPxE8(Instrument instrument) {
        int id = instrument.id();
        int at = id <= highestId ? id * COLUMNS : 0;
        boolean isHeld = steady.isHeld(id);
        long last = isHeld ? steady.lastE8(id) : cells[at + LAST];
        long bid = isHeld ? 0 : cells[at + BID];
        long ask = isHeld ? steady.askE8(id) : cells[at + ASK];
        boolean isTwoSided = bid > 0 && ask > bid;
        if (last > 0) {
            return isTwoSided ? Math.min(ask, Math.max(bid, last)) : last;
        }
        long middle = isTwoSided ? bid + (ask - bid) / 2 : Math.max(bid, ask);
        return middle > 0 ? middle : Math.max(0, instrument.referencePxE8());
    }

    /** A trading day begins: what markets have traded was told of yesterday. */
    public void startDay() {
        volumes.startDay();
    }

    /**
     * Returns what the markets of an instrument have traded on their day.
     *
     * @param instrumentId which
     * @return in units of 1e-8, as it was told last; 0 when it is not known
     */
    public long dayVolumeE8(int instrumentId) {
        return volumes.volumeE8(instrumentId);
    }

    /**
     * Says whether any feed is silent.
     *
     * @return whether all data are stale
     */
    public boolean isStale() {
        return silentFeeds > 0;
    }

    /**
     * Returns since when the feed is silent that has been so for longest.
     *
     * @return epoch nanoseconds UTC; 0 when all are heard
     */
    public long silentSinceEpochNs() {
        return silence.sinceEpochNs(silence.longestId());
    }

    /**
     * Returns which feed that is.
     *
     * @return its name; empty when all are heard
     */
    public String silentFeed() {
        int id = silence.longestId();
        return id == 0 ? "" : feeds.text(id);
    }

    /**
     * Returns how often feeds fell silent or were heard again since this book was made.
     *
     * @return a count that is not saved
     */
    public int feedChanges() {
        return silence.changes();
    }

    /** The last steps of the ladder. */
    private static void refersToClose(long closeE8, long manualE8, Quote quote) {
        if (closeE8 > 0) {
            quote.reference(PriceSource.PREVIOUS_CLOSE, closeE8, 0);
        } else if (manualE8 > 0) {
            quote.reference(PriceSource.MANUAL, manualE8, 0);
        }
    }

    /** The upper steps of the ladder while trading is not continuous. */
    private static boolean refersToAuction(long auctionPxE8, MarketState market, long lastE8, Quote quote) {
        if (auctionPxE8 > 0) {
            quote.reference(PriceSource.AUCTION, auctionPxE8, 0);
            return true;
        }
        if (market != MarketState.PRE_OPEN && lastE8 > 0) {
            quote.reference(PriceSource.LAST, lastE8, 0);
            return true;
        }
        return false;
    }

    /** The upper steps of the ladder: touch and last trade. */
    private boolean refersToTick(int at, boolean isBuy, long limitPxE8, Quote quote) {
        long bid = cells[at + BID];
        long ask = cells[at + ASK];
        long last = cells[at + LAST];
        long epochNs = cells[at + EPOCH_NS];
        if (bid > 0 && ask > bid) {
            boolean takes = limitPxE8 <= 0 || (isBuy ? limitPxE8 >= ask : limitPxE8 <= bid);
            PriceSource source = takes ? PriceSource.OPPOSITE_TOUCH : PriceSource.OWN_TOUCH;
            quote.reference(source, takes == isBuy ? ask : bid, epochNs);
            return true;
        }
        if (last > 0) {
            quote.reference(PriceSource.LAST, last, epochNs);
        }
        return last > 0;
    }

    /**
     * Writes all prices and feeds.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        writer.begin(PRICES_KIND, PRICE_ROW_LENGTH);
        for (int id = 1; id <= highestId; id++) {
            int at = writer.row();
            writer.buffer().putLong(at, id);
            for (int column = 0; column < COLUMNS; column++) {
                writer.buffer().putLong(at + (column + 1) * Long.BYTES, cells[id * COLUMNS + column]);
            }
        }
        writer.end();
        writer.begin(FEEDS_KIND, FEED_ROW_LENGTH);
        for (int id = 1; id <= feeds.highestId(); id++) {
            int at = writer.row();
            writer.buffer().putInt(at, id);
            writer.buffer().putInt(at + 4, silent[id] ? 1 : 0);
        }
        writer.end();
        feeds.saveTo(writer, FEED_NAMES_KIND);
        markets.saveTo(writer);
        steady.saveTo(writer);
        sizes.saveTo(writer);
        volumes.saveTo(writer);
        silence.saveTo(writer);
    }

    /**
     * Takes the current record over, when it is one of prices or feeds.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        switch (reader.kind()) {
            case PRICES_KIND -> loadPrices(reader);
            case FEEDS_KIND -> loadFeeds(reader);
            case FEED_NAMES_KIND -> feeds.load(reader);
            default -> {
                return markets.load(reader)
                        || steady.load(reader)
                        || sizes.load(reader)
                        || volumes.load(reader)
                        || silence.load(reader);
            }
        }
        return true;
    }

    private void loadPrices(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, PRICE_ROW_LENGTH);
            DirectBuffer from = reader.buffer();
            int id = (int) from.getLong(at);
            reserve(id);
            for (int column = 0; column < COLUMNS; column++) {
                cells[id * COLUMNS + column] = from.getLong(at + (column + 1) * Long.BYTES);
            }
        }
    }

    private void loadFeeds(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, FEED_ROW_LENGTH);
            mark(reader.buffer().getInt(at), reader.buffer().getInt(at + 4) != 0);
        }
    }
}
