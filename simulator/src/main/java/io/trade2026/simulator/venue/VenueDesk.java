package io.trade2026.simulator.venue;

import io.trade2026.simulator.book.BookEnding;
import io.trade2026.simulator.book.BookListener;
import io.trade2026.simulator.book.BookOrder;
import io.trade2026.simulator.book.OrderBook;
import io.trade2026.simulator.ledger.VenueLedger;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.IdSource;
import io.trade2026.simulator.link.OrderImage;
import io.trade2026.simulator.link.Wire;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/**
 * Decides about each message and tells the members what the books do. Every D, F and G gets its answer. Not safe for several threads:
 * the venue holds the lock.
 */
final class VenueDesk implements BookListener {
    private static final int TOO_LATE = 0;
    private static final int DUPLICATE_REQUEST = 6;
    private static final int OTHER = 99;

    private final Map<String, Listing> listings = new HashMap<>();
    private final Map<String, OrderBook> books = new LinkedHashMap<>();
    private final Map<String, VenueOrder> byClOrdId = new HashMap<>();
    private final Map<String, VenueOrder> byOrderId = new HashMap<>();
    private final IdSource ids = new IdSource();
    private final VenueLedger ledger;
    private BiConsumer<String, BigDecimal> follower = (symbol, qty) -> {};
    private boolean isMarketOpen = true;

    VenueDesk(List<Listing> listings, VenueLedger ledger) {
        this.ledger = ledger;
        for (Listing listing : listings) {
            this.listings.put(listing.symbol(), listing);
            books.put(listing.symbol(), new OrderBook(listing.symbol(), this));
        }
    }

    @Nullable OrderBook book(String symbol) {
        return books.get(symbol);
    }

    void follow(BiConsumer<String, BigDecimal> listener) {
        follower = listener;
    }

    void openMarket(boolean opens) {
        isMarketOpen = opens;
    }

    void expireUntil(long epochNs) {
        books.values().forEach(book -> book.expireUntil(epochNs));
    }

    void endDay() {
        books.values().forEach(OrderBook::endDay);
    }

    void received(Wire.Line line, Message message) {
        switch (Fields.msgType(message)) {
            case "D" -> order(line, message);
            case "F" -> cancel(line, message);
            case "G" -> replace(line, message);
            case "H" -> status(line, message);
            case "AF" -> massStatus(line, message);
            default -> unsupported(line, message);
        }
    }

    private void order(Wire.Line line, Message order) {
        String clOrdId = Fields.text(order, 11, "");
        boolean isNew = ledger.received(clOrdId);
        VenueOrder known = byClOrdId.get(clOrdId);
        if (known != null && Fields.text(order.getHeader(), 97, "N").equals("Y")) {
            line.send(known.image().report('I', "0"));
            return;
        }
        OrderImage image = new OrderImage(line.version(), ids.next("V"), order);
        Refusal refusal = isNew ? refusal(order) : new Refusal(Refusal.DUPLICATE, "ClOrdID(11): used before");
        if (refusal != null) {
            refuse(line, image, refusal, isNew);
            return;
        }
        BookOrder inBook = OrderReader.read(order, image.orderId());
        VenueOrder taken = new VenueOrder(line, image, inBook);
        byClOrdId.put(clOrdId, taken);
        byOrderId.put(image.orderId(), taken);
        ledger.note(taken.row());
        line.send(image.report('0', ids.next("E")));
        bookOf(image.symbol()).enter(inBook);
    }

    private @Nullable Refusal refusal(Message order) {
        String symbol = Fields.text(order, 55, "");
        Listing listing = listings.get(symbol);
        if (listing == null) {
            return new Refusal(Refusal.UNKNOWN_SYMBOL, "Symbol(55): unknown value '" + symbol + "'");
        }
        return isMarketOpen ? OrderReader.check(order, listing) : new Refusal(Refusal.CLOSED, "the market is closed");
    }

    private void refuse(Wire.Line line, OrderImage image, Refusal refusal, boolean isNew) {
        image.end('8');
        if (isNew) {
            ledger.note(VenueOrder.refused(image));
        }
        line.send(image.rejectReport(ids.next("E"), refusal.ordRejReason(), refusal.text()));
    }

    private void cancel(Wire.Line line, Message request) {
        VenueOrder order = target(line, request);
        if (order == null) {
            return;
        }
        OrderImage image = order.image();
        bookOf(image.symbol()).cancel(image.orderId());
        String before = image.clOrdId();
        image.end('4');
        name(order, request);
        ledger.note(order.row());
        answer(order, '4', before);
    }

    private void replace(Wire.Line line, Message request) {
        VenueOrder order = target(line, request);
        if (order == null) {
            return;
        }
        OrderImage image = order.image();
        String fault = replaceFault(image, request);
        if (fault != null) {
            line.send(image.cancelReject(request, OTHER, fault));
            return;
        }
        BookOrder inBook = order.inBook();
        String before = image.clOrdId();
        bookOf(image.symbol())
                .replace(
                        image.orderId(),
                        Fields.decimalOrZero(request, 38),
                        inBook.price() == null ? null : Fields.decimal(request, 44),
                        Fields.decimal(request, 99),
                        () -> {
                            image.replace(request);
                            name(order, request);
                            ledger.note(order.row());
                            answer(order, '5', before);
                        });
    }

    private @Nullable String replaceFault(OrderImage image, Message request) {
        if (!isMarketOpen) {
            return "the market is closed";
        }
        if (!Fields.text(request, 55, "").equals(image.symbol())
                || Fields.character(request, 54, ' ') != image.side()) {
            return "Symbol(55) and Side(54) may not change";
        }
        if (Fields.character(request, 40, image.ordType()) != image.ordType()) {
            return "OrdType(40) may not change";
        }
        Listing listing = listings.get(image.symbol());
        Refusal refusal = listing == null ? null : OrderReader.check(request, listing);
        return refusal == null ? null : refusal.text();
    }

    /** Returns the open order that a request names; answers the request itself when there is none. */
    private @Nullable VenueOrder target(Wire.Line line, Message request) {
        boolean isNew = ledger.received(Fields.text(request, 11, ""));
        VenueOrder order = byClOrdId.get(Fields.text(request, 41, ""));
        if (order == null) {
            line.send(OrderImage.unknownOrder(request));
        } else if (!isNew) {
            line.send(order.image().cancelReject(request, DUPLICATE_REQUEST, "ClOrdID(11): used before"));
        } else if (!order.image().isOpen()) {
            line.send(order.image().cancelReject(request, TOO_LATE, "too late: the order has ended"));
        } else {
            return order;
        }
        return null;
    }

    private void name(VenueOrder order, Message request) {
        String clOrdId = Fields.text(request, 11, "");
        order.image().rename(clOrdId);
        byClOrdId.put(clOrdId, order);
    }

    private void answer(VenueOrder order, char execType, String origClOrdId) {
        Message report = order.image().report(execType, ids.next("E"));
        report.setString(41, origClOrdId);
        order.line().send(report);
    }

    private void status(Wire.Line line, Message request) {
        VenueOrder order = byClOrdId.get(Fields.text(request, 11, ""));
        Message report;
        if (order != null) {
            report = order.image().report('I', "0");
        } else {
            OrderImage image = new OrderImage(line.version(), "NONE", request);
            image.end('8');
            report = image.report('I', "0");
            report.setInt(103, Refusal.UNKNOWN_ORDER);
            report.removeField(40);
            report.removeField(59);
        }
        Fields.copy(request, report, 790);
        line.send(report);
    }

    private void massStatus(Wire.Line line, Message request) {
        List<VenueOrder> orders = byOrderId.values().stream()
                .filter(order -> order.line() == line && order.image().isOpen())
                .toList();
        for (int i = 0; i < orders.size(); i++) {
            Message report = orders.get(i).image().report('I', "0");
            putMass(request, report, orders.size(), i == orders.size() - 1);
            line.send(report);
        }
        if (orders.isEmpty()) {
            OrderImage none = new OrderImage(line.version(), "NONE", request);
            none.end('8');
            Message report = none.report('I', "0");
            report.setString(55, "[N/A]");
            for (int tag : new int[] {11, 40, 59}) {
                report.removeField(tag);
            }
            putMass(request, report, 0, true);
            line.send(report);
        }
    }

    private static void putMass(Message request, Message report, int total, boolean isLast) {
        Fields.copy(request, report, 584);
        report.setInt(911, total);
        report.setString(912, isLast ? "Y" : "N");
    }

    private static void unsupported(Wire.Line line, Message message) {
        Message reject = Fields.message("j");
        reject.setString(45, Fields.text(message.getHeader(), 34, "0"));
        reject.setString(372, Fields.msgType(message));
        reject.setInt(380, 3);
        reject.setString(58, "MsgType(35): not supported by the venue");
        line.send(reject);
    }

    private OrderBook bookOf(String symbol) {
        OrderBook book = books.get(symbol);
        if (book == null) {
            throw new IllegalStateException("no book for " + symbol);
        }
        return book;
    }

    @Override
    public void filled(BookOrder resting, BookOrder incoming, BigDecimal qty, BigDecimal px) {
        VenueOrder member = byOrderId.getOrDefault(resting.id(), byOrderId.get(incoming.id()));
        if (member != null) {
            follower.accept(member.image().symbol(), qty);
        }
        fill(resting, qty, px);
        fill(incoming, qty, px);
    }

    private void fill(BookOrder inBook, BigDecimal qty, BigDecimal px) {
        VenueOrder order = byOrderId.get(inBook.id());
        if (order == null) {
            return;
        }
        order.book(qty, px);
        String execId = ids.next("E");
        ledger.note(order.row());
        ledger.executed(new VenueLedger.Execution(execId, order.image().clOrdId(), qty, px));
        order.line().send(order.image().fillReport(execId, qty, px));
    }

    @Override
    public void ended(BookOrder inBook, BookEnding why) {
        VenueOrder order = byOrderId.get(inBook.id());
        if (order == null) {
            return;
        }
        char ending = why == BookEnding.EXPIRED ? 'C' : '4';
        order.image().end(ending);
        ledger.note(order.row());
        Message report = order.image().report(ending, ids.next("E"));
        report.setString(
                58,
                switch (why) {
                    case IOC_REMAINDER -> "immediate or cancel: the remainder is cancelled";
                    case FOK_NOT_FILLABLE -> "fill or kill: not fillable in full";
                    case NO_LIQUIDITY -> "market order: nobody left to trade with";
                    case EXPIRED -> "expired";
                });
        order.line().send(report);
    }
}
