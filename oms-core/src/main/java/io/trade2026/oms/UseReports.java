package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.LimitUseToldEncoder;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.limits.LimitUse;
import io.trade2026.risk.limits.TouchedLimits;
import java.util.Locale;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Tells how far limits are used: a mark (50, 75, 90, 100 percent) at once, as an alarm; the peaks once a minute, for the use report and the
 * ratio of a new limit to what is used. An order that reaches no mark costs no event.
 */
final class UseReports {
    private static final long TELL_NS = 60_000_000_000L;
    private static final long REST_NS = 1_000_000_000L;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int WARNING_PERCENT = 90;
    private static final long MONEY_SCALE = 10_000;
    private static final long TIMER = TimerKind.USE_TELLING.of(0);

    private final EventWriter events;
    private final RiskCore risk;
    private final CoreTimers timers;
    private final PartyWords words;
    private final LimitUseToldEncoder told = new LimitUseToldEncoder();

    UseReports(EventWriter events, RiskCore risk, CoreTimers timers) {
        this.events = events;
        this.risk = risk;
        this.timers = timers;
        this.words = new PartyWords(risk.book());
    }

    /** An order was entered, or a replace taken, that was held against these limits. */
    void note(TouchedLimits touched) {
        LimitUse use = risk.use();
        boolean hadPeaks = use.hasPeaks();
        use.note(touched, events.epochNs());
        if (!hadPeaks && use.hasPeaks()) {
            timers.schedule(TIMER, events.epochNs() + TELL_NS);
        }
        while (use.nextMark()) {
            warn(use);
        }
    }

    /** Tells the peaks; the rest of very many a second later. */
    void tell() {
        LimitUse use = risk.use();
        for (int i = 0; i < MOST_AT_ONCE && use.nextPeak(); i++) {
            UnsafeBuffer buffer = events.buffer();
            buffer.setMemory(0, ENCODED_LENGTH + LimitUseToldEncoder.BLOCK_LENGTH, (byte) 0);
            told.wrapAndApplyHeader(buffer, 0, events.header());
            events.stamp(told.header());
            told.limitId(risk.limits().limitId(use.row()))
                    .version(risk.limits().version(use.row()))
                    .limitValue(risk.limits().value(use.row()))
                    .peak(use.peak())
                    .peakEpochNs(use.epochNs());
            events.commit(told.encodedLength());
        }
        if (use.hasPeaks()) {
            timers.schedule(TIMER, events.epochNs() + REST_NS);
        }
    }

    /** Marks are reached seldom, so strings do no harm here. */
    private void warn(LimitUse use) {
        LimitBook limits = risk.limits();
        int row = use.row();
        Control control = limits.control(row);
        int percent = use.percent();
        if (control == null || percent == 0) {
            return;
        }
        Severity severity = percent >= WARNING_PERCENT ? Severity.WARNING : Severity.NOTICE;
        String text = control.id() + " " + control.measure() + " of "
                + limits.kind(row).name().toLowerCase(Locale.ROOT) + " "
                + words.of(limits.kind(row), limits.partyId(row)) + ": "
                + percent + " % of limit " + limits.limitId(row) + " version " + limits.version(row) + " is used, "
                + number(control.unit(), use.peak()) + " of " + number(control.unit(), limits.value(row));
        events.alarm(severity, "LIMIT_USE_" + percent, 0, text);
    }

    private static String number(MeasureUnit unit, long value) {
        return switch (unit) {
            case QTY_E8, PRICE_E8 -> Decimal8.toText(value);
            case MONEY_E4 -> Long.toString(value / MONEY_SCALE);
            case COUNT, NOTHING, NULL_VAL -> Long.toString(value);
        };
    }
}
