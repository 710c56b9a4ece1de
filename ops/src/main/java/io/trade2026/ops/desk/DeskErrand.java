package io.trade2026.ops.desk;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakReportedDecoder;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.ManualPriceChangedDecoder;
import io.trade2026.messages.sbe.MarketStateChangedDecoder;
import io.trade2026.messages.sbe.OverrideChangedDecoder;
import io.trade2026.messages.sbe.PairBlockChangedDecoder;
import io.trade2026.messages.sbe.PartyStoppedDecoder;
import io.trade2026.messages.sbe.TradingDayStartedDecoder;
import io.trade2026.ops.act.DeskOrder;
import io.trade2026.ops.act.RollDay;
import io.trade2026.ops.refusal.Refused;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.MutableDirectBuffer;

/** Something the desk has done by the core. */
final class DeskErrand extends Errand<DeskAnswer> {
    /** Texts of the core may begin with what they speak of: {@code OrderID(37): no such order}. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z]+\\([0-9]+\\)): (.*)", Pattern.DOTALL);

    /** Or with the stable id of a refusal and its name: {@code OMS-02 UNKNOWN_ORDER: unknown order}. */
    private static final Pattern DENIED = Pattern.compile("[A-Z]+-[0-9]+ ([A-Z_]+)\\b.*", Pattern.DOTALL);

    private static final Pattern UNKNOWN =
            Pattern.compile("(?is).*\\b(unknown|not known|no such|not defined|no client session)\\b.*");

    /** It is not the order that is at fault, but when it comes. */
    private static final Set<String> OF_THE_MOMENT = Stream.of(
                    Denial.TOO_LATE, Denial.REQUEST_PENDING, Denial.VENUE_DOWN, Denial.NOT_SENT, Denial.STORE_FULL)
            .map(Denial::name)
            .collect(Collectors.toUnmodifiableSet());

    private final DeskOrder order;
    private final long correlationId;
    private final DeskActionTakenDecoder taken = new DeskActionTakenDecoder();
    private final MarketStateChangedDecoder market = new MarketStateChangedDecoder();
    private final OverrideChangedDecoder override = new OverrideChangedDecoder();
    private final BreakReportedDecoder broken = new BreakReportedDecoder();
    private final PairBlockChangedDecoder pair = new PairBlockChangedDecoder();
    private final PartyStoppedDecoder stop = new PartyStoppedDecoder();
    private final ManualPriceChangedDecoder priced = new ManualPriceChangedDecoder();
    private final TradingDayStartedDecoder started = new TradingDayStartedDecoder();

    DeskErrand(DeskOrder order, long correlationId) {
        this.order = order;
        this.correlationId = correlationId;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        return order.encode(buffer, header(), correlationId);
    }

    @Override
    String sentence() {
        return order.sentence() + " by " + order.user() + ": " + order.reason();
    }

    @Override
    int templateId() {
        return order.templateId();
    }

    @Override
    long refusalKey() {
        return correlationId;
    }

    @Override
    String subjectField() {
        return order.subjectField();
    }

    @Override
    String subjectValue() {
        return order.subjectValue();
    }

    /** What is not there is 404, what risk denies is 422, and what cannot be done to an order as it stands is 409. */
    @Override
    Refused refusal(String text) {
        Matcher named = NAMED.matcher(text);
        String field = named.matches() ? named.group(1) : subjectField();
        String rule = named.matches() ? named.group(2) : text;
        return new Refused(status(text), field, named.matches() ? "" : subjectValue(), rule);
    }

    private static int status(String text) {
        Matcher denied = DENIED.matcher(text);
        if (UNKNOWN.matcher(text).matches()) {
            return Refused.NOT_FOUND;
        }
        return denied.matches() && !OF_THE_MOMENT.contains(denied.group(1)) ? Refused.UNPROCESSABLE : Refused.CONFLICT;
    }

    @Override
    void look(Event event) {
        switch (event.templateId()) {
            case DeskActionTakenDecoder.TEMPLATE_ID -> {
                taken.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (taken.correlationId() == correlationId) {
                    answer().complete(new DeskAnswer(
                            event.number(),
                            event.epochNs(),
                            taken.act().name(),
                            taken.orderId(),
                            taken.sessionId(),
                            "",
                            0,
                            0,
                            taken.user(),
                            taken.reason()));
                }
            }
            case TradingDayStartedDecoder.TEMPLATE_ID -> lookAtDay(event);
            case MarketStateChangedDecoder.TEMPLATE_ID -> {
                market.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (market.correlationId() == correlationId) {
                    complete(event, "MARKET_" + market.newState(), market.user(), market.reason());
                }
            }
            case ManualPriceChangedDecoder.TEMPLATE_ID -> {
                priced.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (priced.correlationId() == correlationId) {
                    complete(event, "PRICE_BY_HAND", priced.user(), priced.reason());
                }
            }
            case OverrideChangedDecoder.TEMPLATE_ID -> {
                override.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (override.correlationId() == correlationId) {
                    complete(event, "OVERRIDE_" + override.state(), order.user(), override.reason());
                }
            }
            case PartyStoppedDecoder.TEMPLATE_ID -> {
                stop.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (stop.correlationId() == correlationId) {
                    complete(event, "RESUME", stop.user(), stop.reason());
                }
            }
            default -> lookForBreaks(event);
        }
    }

    private void lookForBreaks(Event event) {
        switch (event.templateId()) {
            case BreakReportedDecoder.TEMPLATE_ID -> {
                broken.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (broken.correlationId() == correlationId) {
                    complete(event, "BREAK_RESOLVED", broken.user(), broken.text());
                }
            }
            case PairBlockChangedDecoder.TEMPLATE_ID -> {
                pair.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
                if (pair.correlationId() == correlationId) {
                    complete(event, pair.blocked() == Bool.YES ? "BLOCK" : "UNBLOCK", pair.user(), pair.reason());
                }
            }
            default -> {
                // every other event is somebody else's
            }
        }
    }

    private void lookAtDay(Event event) {
        started.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (started.correlationId() == correlationId) {
            answer().complete(new DeskAnswer(
                    event.number(),
                    event.epochNs(),
                    DeskAct.ROLL_DAY.name(),
                    0,
                    0,
                    RollDay.text(started.tradingDateYmd()),
                    started.expiredOrders(),
                    started.renewedOrders(),
                    started.user(),
                    started.reason()));
        }
    }

    private void complete(Event event, String act, String user, String reason) {
        answer().complete(new DeskAnswer(event.number(), event.epochNs(), act, 0, 0, "", 0, 0, user, reason));
    }
}
