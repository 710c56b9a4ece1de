package io.trade2026.simulator.book;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One order in a book. 0 ≤ cumQty ≤ qty always; only its book changes it. */
public final class BookOrder {
    /** The expiry of an order that has none. */
    public static final long NO_EXPIRY = Long.MAX_VALUE;

    private final String id;
    private final BookSide side;
    private final BookTif tif;
    private final long expireEpochNs;
    private BookKind kind;
    private BigDecimal qty;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal stopPx;
    private BigDecimal cumQty = BigDecimal.ZERO;
    private boolean isOpen = true;

    /**
     * Describes an order.
     *
     * @param id unique in the book
     * @param price the limit, null when the kind has none
     * @param stopPx the stop price, null when the kind has none
     * @param expireEpochNs the expiry, or {@link #NO_EXPIRY}
     */
    public BookOrder(
            String id,
            BookSide side,
            BookKind kind,
            BookTif tif,
            BigDecimal qty,
            @Nullable BigDecimal price,
            @Nullable BigDecimal stopPx,
            long expireEpochNs) {
        if (qty.signum() <= 0 || kind.hasLimit() != (price != null) || kind.isStop() != (stopPx != null)) {
            throw new IllegalArgumentException(
                    "order " + id + ": " + kind + " qty " + qty + " price " + price + " stop " + stopPx);
        }
        this.id = id;
        this.side = side;
        this.kind = kind;
        this.tif = tif;
        this.qty = qty;
        this.price = price;
        this.stopPx = stopPx;
        this.expireEpochNs = expireEpochNs;
    }

    /** A limit order for the day. */
    public static BookOrder limit(String id, BookSide side, BigDecimal qty, BigDecimal price) {
        return new BookOrder(id, side, BookKind.LIMIT, BookTif.DAY, qty, price, null, NO_EXPIRY);
    }

    /** Returns the id given by its owner. */
    public String id() {
        return id;
    }

    /** Returns its side. */
    public BookSide side() {
        return side;
    }

    /** Returns its kind; a triggered stop has become MARKET or LIMIT. */
    public BookKind kind() {
        return kind;
    }

    /** Returns how long it lives. */
    public BookTif tif() {
        return tif;
    }

    /** Returns its total quantity. */
    public BigDecimal qty() {
        return qty;
    }

    /** Returns its limit, or null. */
    public @Nullable BigDecimal price() {
        return price;
    }

    /** Returns its stop price, or null. */
    public @Nullable BigDecimal stopPx() {
        return stopPx;
    }

    /** Returns what has traded. */
    public BigDecimal cumQty() {
        return cumQty;
    }

    /** Returns what is still to trade; also that of an ended order. */
    public BigDecimal remainingQty() {
        return qty.subtract(cumQty);
    }

    /** Returns the expiry, or {@link #NO_EXPIRY}. */
    public long expireEpochNs() {
        return expireEpochNs;
    }

    /** Whether it may still trade. */
    public boolean isOpen() {
        return isOpen;
    }

    boolean isExecutableAt(BigDecimal px) {
        BigDecimal limit = price;
        return limit == null || (side == BookSide.BUY ? px.compareTo(limit) <= 0 : px.compareTo(limit) >= 0);
    }

    boolean isReachedBy(BigDecimal lastPx) {
        BigDecimal stop = stopPx;
        return stop != null && (side == BookSide.BUY ? lastPx.compareTo(stop) >= 0 : lastPx.compareTo(stop) <= 0);
    }

    BigDecimal restingPrice() {
        BigDecimal limit = price;
        if (limit == null) {
            throw new IllegalStateException("order " + id + " rests without a price");
        }
        return limit;
    }

    void book(BigDecimal lastQty) {
        cumQty = cumQty.add(lastQty);
        if (cumQty.compareTo(qty) > 0) {
            throw new IllegalStateException("order " + id + " filled " + cumQty + " of " + qty);
        }
        if (cumQty.compareTo(qty) == 0) {
            isOpen = false;
        }
    }

    void trigger() {
        kind = kind == BookKind.STOP ? BookKind.MARKET : BookKind.LIMIT;
    }

    void change(BigDecimal newQty, @Nullable BigDecimal newPrice, @Nullable BigDecimal newStopPx) {
        qty = newQty;
        price = newPrice;
        stopPx = newStopPx;
        if (cumQty.compareTo(qty) == 0) {
            isOpen = false;
        }
    }

    void end() {
        isOpen = false;
    }

    @Override
    public String toString() {
        return id + " " + side + " " + kind + " " + tif + " " + cumQty + "/" + qty + " @ " + price;
    }
}
