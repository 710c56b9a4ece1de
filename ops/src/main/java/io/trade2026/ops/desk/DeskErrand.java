package io.trade2026.ops.desk;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.TradingDayStartedDecoder;
import io.trade2026.ops.act.DeskOrder;
import io.trade2026.ops.act.RollDay;
import io.trade2026.ops.refusal.Refused;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.MutableDirectBuffer;

/** Something the desk has done by the core. */
final class DeskErrand extends Errand<DeskAnswer> {
    /** Texts of the core may begin with what they speak of: {@code OrderID(37): no such order}. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z]+\\([0-9]+\\)): (.*)", Pattern.DOTALL);

    private static final Pattern UNKNOWN = Pattern.compile("(?i).*\\b(unknown|not known|no such|not defined)\\b.*");

    private final DeskOrder order;
    private final long correlationId;
    private final DeskActionTakenDecoder taken = new DeskActionTakenDecoder();
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
        boolean isDenial = Arrays.stream(Denial.values()).anyMatch(denial -> text.startsWith(denial.id() + " "));
        if (isDenial) {
            return Refused.UNPROCESSABLE;
        }
        return UNKNOWN.matcher(text).matches() ? Refused.NOT_FOUND : Refused.CONFLICT;
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
            case TradingDayStartedDecoder.TEMPLATE_ID -> {
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
            default -> {
                // every other event is somebody else's
            }
        }
    }
}
