package io.trade2026.simulator.book;

import java.math.BigDecimal;

/** Hears what happens in a book, in the order in which it happens. It must not call the book. */
public interface BookListener {
    /**
     * Two orders traded; both already carry the fill.
     *
     * @param resting the order that waited, whose price it is
     * @param incoming the order that came
     * @param qty what traded, above 0
     * @param px the price it traded at
     */
    void filled(BookOrder resting, BookOrder incoming, BigDecimal qty, BigDecimal px);

    /**
     * The book ended an order by itself; it is out of the book.
     *
     * @param order the order, with its last quantities
     * @param why the reason
     */
    void ended(BookOrder order, BookEnding why);

    /**
     * A stop order's price was reached; it now trades as a market or limit order.
     *
     * @param order the order
     */
    default void triggered(BookOrder order) {}
}
