package io.trade2026.simulator.venue;

import io.trade2026.simulator.book.BookKind;
import io.trade2026.simulator.book.BookOrder;
import io.trade2026.simulator.book.BookSide;
import io.trade2026.simulator.book.BookTif;
import io.trade2026.simulator.link.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/** Reads a NewOrderSingle(D) or OrderCancelReplaceRequest(G) by the rules of a listing. Pure. */
final class OrderReader {
    private static final DateTimeFormatter FIX_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS]");

    private OrderReader() {}

    /** Returns why the venue does not take it, or null. */
    static @Nullable Refusal check(Message order, Listing listing) {
        BigDecimal qty = Fields.decimalOrZero(order, 38);
        if (qty.signum() <= 0 || qty.remainder(listing.lot()).signum() != 0) {
            return new Refusal(
                    Refusal.INCORRECT_QTY,
                    "OrderQty(38): " + qty + " is not a multiple of the lot " + Fields.plain(listing.lot()));
        }
        if (qty.compareTo(listing.maxQty()) > 0) {
            return new Refusal(
                    Refusal.EXCEEDS_LIMIT,
                    "OrderQty(38): " + qty + " is above the venue's " + Fields.plain(listing.maxQty()));
        }
        BookKind kind = kind(order);
        if (kind == null || tif(order) == null) {
            return new Refusal(
                    Refusal.UNSUPPORTED,
                    "OrdType(40) '" + Fields.text(order, 40) + "' with TimeInForce(59) '" + Fields.text(order, 59)
                            + "' is not supported");
        }
        Refusal price = checkPrice(order, 44, "Price(44)", kind.hasLimit(), listing);
        return price != null ? price : checkPrice(order, 99, "StopPx(99)", kind.isStop(), listing);
    }

    private static @Nullable Refusal checkPrice(
            Message order, int tag, String name, boolean isNeeded, Listing listing) {
        BigDecimal price = Fields.decimal(order, tag);
        if (!isNeeded) {
            return null;
        }
        if (price == null || price.signum() <= 0) {
            return new Refusal(Refusal.OTHER, name + ": must be above 0");
        }
        return price.remainder(listing.tick()).signum() == 0
                ? null
                : new Refusal(
                        Refusal.OTHER,
                        name + ": " + price + " is not a multiple of the tick " + Fields.plain(listing.tick()));
    }

    /** Makes the book's order of a D that passed {@link #check}. */
    static BookOrder read(Message order, String orderId) {
        BookKind kind = kind(order);
        BookTif tif = tif(order);
        if (kind == null || tif == null) {
            throw new IllegalArgumentException("not checked: " + Fields.readable(order));
        }
        return new BookOrder(
                orderId,
                side(Fields.character(order, 54, '1')),
                kind,
                tif,
                Fields.decimalOrZero(order, 38),
                kind.hasLimit() ? Fields.decimal(order, 44) : null,
                kind.isStop() ? Fields.decimal(order, 99) : null,
                tif == BookTif.GTD ? expireEpochNs(order) : BookOrder.NO_EXPIRY);
    }

    private static BookSide side(char side) {
        return side == '1' || side == '3' ? BookSide.BUY : BookSide.SELL;
    }

    private static @Nullable BookKind kind(Message order) {
        return switch (Fields.character(order, 40, ' ')) {
            case '1' -> BookKind.MARKET;
            case '2' -> BookKind.LIMIT;
            case '3' -> BookKind.STOP;
            case '4' -> BookKind.STOP_LIMIT;
            default -> null;
        };
    }

    private static @Nullable BookTif tif(Message order) {
        return switch (Fields.character(order, 59, '0')) {
            case '0' -> BookTif.DAY;
            case '1' -> BookTif.GTC;
            case '3' -> BookTif.IOC;
            case '4' -> BookTif.FOK;
            case '6' -> order.isSetField(126) || order.isSetField(432) ? BookTif.GTD : null;
            default -> null;
        };
    }

    private static long expireEpochNs(Message order) {
        try {
            String time = Fields.text(order, 126);
            LocalDateTime utc = time != null
                    ? LocalDateTime.parse(time, FIX_TIME)
                    : LocalDate.parse(Fields.text(order, 432, ""), DateTimeFormatter.BASIC_ISO_DATE)
                            .plusDays(1)
                            .atStartOfDay();
            Instant instant = utc.toInstant(ZoneOffset.UTC);
            return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
