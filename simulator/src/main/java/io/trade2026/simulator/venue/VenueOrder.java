package io.trade2026.simulator.venue;

import io.trade2026.simulator.book.BookOrder;
import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.link.OrderImage;
import io.trade2026.simulator.link.Wire;
import java.math.BigDecimal;

/** An order of a member: what was said of it, and where it waits. */
final class VenueOrder {
    private final Wire.Line line;
    private final OrderImage image;
    private final BookOrder inBook;
    private final String firstClOrdId;
    private BigDecimal notional = BigDecimal.ZERO;
    private int fills;

    VenueOrder(Wire.Line line, OrderImage image, BookOrder inBook) {
        this.line = line;
        this.image = image;
        this.inBook = inBook;
        this.firstClOrdId = image.clOrdId();
    }

    /** Returns the ledger's row of an order that was refused and never came into a book. */
    static OrderRow refused(OrderImage image) {
        return row(image, image.clOrdId(), BigDecimal.ZERO, 0);
    }

    Wire.Line line() {
        return line;
    }

    OrderImage image() {
        return image;
    }

    BookOrder inBook() {
        return inBook;
    }

    void book(BigDecimal qty, BigDecimal px) {
        image.book(qty, px);
        notional = notional.add(qty.multiply(px));
        fills++;
    }

    OrderRow row() {
        return row(image, firstClOrdId, notional, fills);
    }

    private static OrderRow row(OrderImage image, String firstClOrdId, BigDecimal notional, int fills) {
        return new OrderRow(
                firstClOrdId,
                image.clOrdId(),
                image.symbol(),
                image.side(),
                image.orderQty(),
                image.cumQty(),
                notional,
                image.ordStatus(),
                fills);
    }
}
