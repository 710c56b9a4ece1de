package io.trade2026.ops.admin;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.ops.act.CancelOpenOrder;
import io.trade2026.ops.act.DeskOrder;
import io.trade2026.ops.act.EnterOrder;
import io.trade2026.ops.act.RejectNextRequest;
import io.trade2026.ops.act.ReplaceOpenOrder;
import io.trade2026.ops.act.RollDay;
import io.trade2026.ops.act.SendNotice;
import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.CheckAnswer;
import io.trade2026.ops.desk.DeskAnswer;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.desk.OrderRow;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.SessionKind;
import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SessionStatusSource;
import io.trade2026.ops.source.TradingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the desk may order, read from fields and checked: every fault at once, before anything leaves. Each names its user and
 * reason. The core checks the rest, as it does with the orders of clients.
 */
public final class DeskTasks {
    private static final String USER = "user";
    private static final String REASON = "reason";
    private static final String SESSION = "session";
    private static final String ORDER_QTY = "orderQty";
    private static final String PRICE = "price";
    private static final String STOP_PX = "stopPx";
    private static final int SYMBOL = 24;
    private static final int VENUE = 12;
    private static final int TEXT = 250;
    private static final int MAX_CODE = 999;
    private static final String UNSUPPORTED = "UNSUPPORTED";

    private static final Map<String, Side> SIDES = words(Side.values(), Side.NULL_VAL);
    private static final Map<String, OrdType> TYPES = words(OrdType.values(), OrdType.NULL_VAL);
    private static final Map<String, TimeInForce> TIMES = words(TimeInForce.values(), TimeInForce.NULL_VAL);

    private final OperatorDesk desk;
    private final SessionStatusSource sessions;
    private final TradingDays days;
    private final Supplier<@Nullable LocalDate> tradingDay;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * Orders through these.
     *
     * @param desk to the core
     * @param sessions by name
     * @param days which one follows
     * @param tradingDay that is going on; null before the first
     * @param clock of this machine
     * @param patience longest wait for an answer
     */
    public DeskTasks(
            OperatorDesk desk,
            SessionStatusSource sessions,
            TradingDays days,
            Supplier<@Nullable LocalDate> tradingDay,
            InstantSource clock,
            Duration patience) {
        this.desk = desk;
        this.sessions = sessions;
        this.days = days;
        this.tradingDay = tradingDay;
        this.clock = clock;
        this.patience = patience;
    }

    /** Constants as people write them: {@code sell-short}. */
    private static <E extends Enum<E>> Map<String, E> words(E[] values, E nothing) {
        return Arrays.stream(values)
                .filter(value -> value != nothing && !value.name().equals(UNSUPPORTED))
                .collect(Collectors.toUnmodifiableMap(DeskTasks::word, Function.identity()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> sorted(Map<String, ?> words) {
        return words.keySet().stream().sorted().toList();
    }

    /** Who and why: of every action. */
    private record Author(String user, String reason) {
        static Author of(RequestFields fields) {
            return new Author(fields.text(USER, RequestFields.NAME), fields.text(REASON, RequestFields.REASON));
        }
    }

    private DeskAnswer act(DeskOrder order) {
        return Answers.await(desk.act(order), patience);
    }

    /**
     * Asks the core for one order.
     *
     * @param orderId OrderID(37)
     * @return as the core holds it; empty when it does not
     */
    public Optional<OrderRow> order(long orderId) {
        return Answers.await(desk.image(orderId, 1), patience).orders().stream()
                .filter(row -> row.orderId() == orderId)
                .findFirst();
    }

    /**
     * Takes an order by telephone.
     *
     * @param fields account, symbol, side, orderQty, price, stopPx, ordType, timeInForce, expireDate, exDestination, session,
     *     user and reason
     * @return what is in the journal
     */
    public DeskAnswer enter(RequestFields fields) {
        EnterOrder order = order(fields, Author.of(fields));
        fields.check();
        return act(order);
    }

    /**
     * Asks the core what it would decide about an order; nothing is reserved and nothing is sent.
     *
     * @param fields as of an order, but for the reason
     * @return the decision with its numbers
     */
    public CheckAnswer check(RequestFields fields) {
        EnterOrder order = order(fields, new Author(fields.text(USER, RequestFields.NAME), "check"));
        fields.check();
        return Answers.await(desk.check(order), patience);
    }

    private EnterOrder order(RequestFields fields, Author author) {
        String account = fields.text("account", RequestFields.NAME);
        String symbol = fields.text("symbol", SYMBOL);
        String side = fields.choice("side", sorted(SIDES));
        long qtyE8 = fields.amount(ORDER_QTY);
        long priceE8 = fields.optionalAmount(PRICE);
        long stopPxE8 = fields.optionalAmount(STOP_PX);
        String type = fields.optionalChoice("ordType", sorted(TYPES), typeOf(priceE8, stopPxE8));
        String time = fields.optionalChoice("timeInForce", sorted(TIMES), word(TimeInForce.DAY));
        LocalDate expires = fields.optionalDate("expireDate");
        String venue = fields.optionalText("exDestination", VENUE);
        SessionStatus session = client(fields, fields.optionalText(SESSION, RequestFields.NAME));
        checkPrices(fields, type, priceE8, stopPxE8);
        if (time.equals(word(TimeInForce.GTD)) != (expires != null)) {
            fields.refuse(
                    "expireDate", expires == null ? "" : expires.toString(), "must be given with gtd, and only then");
        }
        return new EnterOrder(
                session == null ? 0 : session.sessionId(),
                account,
                symbol,
                SIDES.getOrDefault(side, Side.NULL_VAL),
                TYPES.getOrDefault(type, OrdType.NULL_VAL),
                TIMES.getOrDefault(time, TimeInForce.NULL_VAL),
                qtyE8,
                priceE8,
                stopPxE8,
                expires == null ? EnterOrder.NO_DATE : RollDay.yyyymmdd(expires),
                venue,
                nowEpochNs(),
                author.user(),
                author.reason());
    }

    private static String typeOf(long priceE8, long stopPxE8) {
        boolean hasPrice = priceE8 != Decimal8.NULL;
        if (stopPxE8 == Decimal8.NULL) {
            return word(hasPrice ? OrdType.LIMIT : OrdType.MARKET);
        }
        return word(hasPrice ? OrdType.STOP_LIMIT : OrdType.STOP);
    }

    private static void checkPrices(RequestFields fields, String type, long priceE8, long stopPxE8) {
        OrdType ordType = TYPES.get(type);
        if (ordType == null) {
            return;
        }
        boolean wantsPrice = ordType == OrdType.LIMIT || ordType == OrdType.STOP_LIMIT;
        boolean wantsStop = ordType == OrdType.STOP || ordType == OrdType.STOP_LIMIT;
        checkPresence(fields, PRICE, priceE8, wantsPrice, type);
        checkPresence(fields, STOP_PX, stopPxE8, wantsStop, type);
    }

    private static void checkPresence(RequestFields fields, String name, long valueE8, boolean isWanted, String type) {
        if (isWanted != (valueE8 != Decimal8.NULL)) {
            String value = valueE8 == Decimal8.NULL ? "" : Decimal8.toText(valueE8);
            fields.refuse(name, value, "must be " + (isWanted ? "given" : "absent") + " with a " + type + " order");
        }
    }

    private long nowEpochNs() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /**
     * Cancels an order.
     *
     * @param fields orderId, user and reason
     * @return what is in the journal
     */
    public DeskAnswer cancel(RequestFields fields) {
        long orderId = fields.number("orderId", 1, Long.MAX_VALUE);
        Author author = Author.of(fields);
        fields.check();
        return act(new CancelOpenOrder(orderId, author.user(), author.reason()));
    }

    /**
     * Changes an order.
     *
     * @param fields orderId, orderQty or price or both, user and reason
     * @return what is in the journal
     */
    public DeskAnswer replace(RequestFields fields) {
        long orderId = fields.number("orderId", 1, Long.MAX_VALUE);
        boolean isNothing = !fields.has(ORDER_QTY) && !fields.has(PRICE);
        long qtyE8 = fields.optionalAmount(ORDER_QTY);
        long priceE8 = fields.optionalAmount(PRICE);
        Author author = Author.of(fields);
        if (isNothing) {
            fields.refuse(ORDER_QTY, "", "must be given, or price, or both");
        }
        fields.check();
        return act(new ReplaceOpenOrder(orderId, qtyE8, priceE8, author.user(), author.reason()));
    }

    /**
     * Ends the trading day and begins another.
     *
     * @param fields user and reason; date of the day that begins, else the next of the calendar
     * @return what is in the journal
     */
    public DeskAnswer rollDay(RequestFields fields) {
        LocalDate date = fields.optionalDate("date");
        Author author = Author.of(fields);
        fields.check();
        return act(new RollDay(date == null ? nextDay() : date, author.user(), author.reason()));
    }

    private LocalDate nextDay() {
        LocalDate byCalendar = days.dayAt(clock.instant());
        LocalDate goesOn = tradingDay.get();
        return days.following(goesOn == null || goesOn.isBefore(byCalendar) ? byCalendar : goesOn);
    }

    /**
     * Has the next request of a session refused.
     *
     * @param fields session, msgType, code, text, user and reason
     * @return what is in the journal
     */
    public DeskAnswer rejectNext(RequestFields fields) {
        SessionStatus session = client(fields, fields.text(SESSION, RequestFields.NAME));
        String msgType = fields.choice("msgType", List.of("D", "F", "G"));
        int code = (int) fields.number("code", 0, MAX_CODE);
        String text = fields.optionalText("text", TEXT);
        Author author = Author.of(fields);
        fields.check();
        if (session == null) {
            throw new IllegalStateException("a session that is not known was let pass");
        }
        return act(new RejectNextRequest(
                session.sessionId(), session.compId(), msgType.charAt(0), code, text, author.user(), author.reason()));
    }

    /**
     * Sends News(B).
     *
     * @param fields headline, text, user and reason; session, else to all that take notices
     * @return what is in the journal
     */
    public DeskAnswer news(RequestFields fields) {
        SessionStatus session = client(fields, fields.optionalText(SESSION, RequestFields.NAME));
        String headline = fields.text("headline", TEXT);
        String text = fields.text("text", TEXT);
        Author author = Author.of(fields);
        fields.check();
        int sessionId = session == null ? 0 : session.sessionId();
        return act(new SendNotice(sessionId, headline, text, author.user(), author.reason()));
    }

    /** A session that is not there is one fault among the others, so that all are told at once. */
    private @Nullable SessionStatus client(RequestFields fields, String name) {
        if (name.isEmpty()) {
            return null;
        }
        SessionStatus found = sessions.sessions().stream()
                .filter(each -> each.kind() == SessionKind.CLIENT)
                .filter(each -> each.compId().equals(name)
                        || Integer.toString(each.sessionId()).equals(name))
                .findFirst()
                .orElse(null);
        if (found == null) {
            fields.refuse(Refused.NOT_FOUND, SESSION, name, "must be the CompID or the id of a client session");
        }
        return found;
    }
}
