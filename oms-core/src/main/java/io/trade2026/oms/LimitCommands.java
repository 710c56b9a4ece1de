package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ApproveLimitDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.LimitApprovedEncoder;
import io.trade2026.messages.sbe.LimitChangedEncoder;
import io.trade2026.messages.sbe.LimitLevel;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.limits.LimitChange;
import io.trade2026.risk.limits.TemporaryLimits;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Limits under governance (GV-01, risk-controls 2.12): each change is an event; a temporary one is taken back by the core at its time;
 * one that loosens without two operators having agreed here is an alarm.
 *
 * <p>The time of every command is compared before anything is decided, so that a limit whose time is over is never used again, also when
 * the house was down at that time. The timer only makes it known at once.
 */
final class LimitCommands {
    private static final int NAME_WIDTH = 24;
    private static final int MAX_TEXT = 255;
    private static final int ROW_LENGTH = 8;
    private static final long MONEY_SCALE = 10_000;
    private static final long TIMER = TimerKind.LIMIT_EXPIRY.of(0);

    private final EventWriter events;
    private final RiskCore risk;
    private final CoreTimers timers;
    private final PartyWords words;
    private final LimitChange change = new LimitChange();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final LimitChangedEncoder changed = new LimitChangedEncoder();
    private final LimitApprovedEncoder approved = new LimitApprovedEncoder();
    /** The first reference data is what the house begins with; from then on changes are changes. */
    private boolean isGoverned;

    LimitCommands(EventWriter events, RiskCore risk, CoreTimers timers) {
        this.events = events;
        this.risk = risk;
        this.timers = timers;
        this.words = new PartyWords(risk.book());
    }

    private UnsafeBuffer blank(int blockLength) {
        events.buffer().setMemory(0, ENCODED_LENGTH + blockLength, (byte) 0);
        return events.buffer();
    }

    void set(SetLimitDecoder letter) {
        risk.setLimit(letter, change);
        if (change.outcome().isRefusal()) {
            events.refuse(
                    letter.sbeTemplateId(), letter.limitId(), change.outcome().text());
            return;
        }
        if (change.outcome() != Outcome.APPLIED) {
            return;
        }
        boolean isAgreed = risk.approvals().use(letter);
        begin();
        changed.proposalId(letter.proposalId());
        copyName(letter, SetLimitDecoder.authorEncodingOffset(), LimitChangedEncoder.authorEncodingOffset());
        copyName(letter, SetLimitDecoder.approverEncodingOffset(), LimitChangedEncoder.approverEncodingOffset());
        changed.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(changed.encodedLength());
        if (isGoverned && !isAgreed) {
            tellPeople(letter.author());
        }
        if (change.untilEpochNs() > 0) {
            revertDue();
            setTimer();
        }
    }

    private void begin() {
        changed.wrapAndApplyHeader(blank(LimitChangedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(changed.header());
        changed.limitId(change.limitId())
                .version(change.version())
                .control(change.control())
                .scopeKind(change.scopeKind())
                .scopeId(change.scopeId())
                .enabled(change.enabled() ? Bool.YES : Bool.NO)
                .oldValue(change.oldValue())
                .newValue(change.newValue())
                .kind(change.kind())
                .oldLevel(change.oldLevel())
                .level(change.level())
                .untilEpochNs(change.untilEpochNs());
    }

    private void copyName(SetLimitDecoder letter, int from, int to) {
        changed.buffer().putBytes(changed.offset() + to, letter.buffer(), letter.offset() + from, NAME_WIDTH);
    }

    private void tellPeople(String author) {
        if (change.loosens()) {
            events.alarm(
                    Severity.CRITICAL,
                    "LIMIT_UNAPPROVED",
                    0,
                    sentence() + " by " + author + ": loosened, and no two operators have agreed on it");
        } else if (change.isNew()) {
            events.alarm(Severity.WARNING, "LIMIT_ADDED", 0, sentence() + " by " + author + ": was not there before");
        }
    }

    /** Operators come seldom, so strings do no harm here. */
    private String sentence() {
        Control control = Control.of(change.control());
        String was = change.oldValue() == Decimal8.NULL
                ? "none"
                : number(control, change.oldValue()) + soft(change.oldLevel());
        return (control == null ? "control " + change.control() : control.id() + " " + control.measure()) + " of "
                + change.scopeKind() + " " + words.of(change.scopeKind(), change.scopeId()) + ", limit "
                + change.limitId() + " version "
                + change.version() + ": " + was + " -> "
                + (change.enabled() ? number(control, change.newValue()) + soft(change.level()) : "none");
    }

    private static String soft(LimitLevel level) {
        return level == LimitLevel.SOFT ? " soft" : "";
    }

    private static String number(@Nullable Control control, long value) {
        if (control == null) {
            return Long.toString(value);
        }
        return switch (control.unit()) {
            case QTY_E8, PRICE_E8 -> Decimal8.toText(value);
            case MONEY_E4 ->
                value / MONEY_SCALE + "."
                        + Long.toString(value % MONEY_SCALE + MONEY_SCALE).substring(1);
            case COUNT, NOTHING, NULL_VAL -> Long.toString(value);
        };
    }

    /** Puts back what is over. To be called with every command, before it is looked at. */
    void revertDue() {
        if (events.epochNs() < risk.nextLimitRevertEpochNs()) {
            return;
        }
        while (risk.revertLimit(events.epochNs(), change)) {
            if (change.outcome() == Outcome.APPLIED) {
                begin();
                changed.author("system").reason("the time of the temporary limit is over");
                events.commit(changed.encodedLength());
                events.alarm(Severity.NOTICE, "LIMIT_REVERTED", 0, sentence() + ": its time is over");
            }
        }
        setTimer();
    }

    private void setTimer() {
        long nextEpochNs = risk.nextLimitRevertEpochNs();
        if (nextEpochNs == TemporaryLimits.NEVER) {
            timers.cancel(TIMER);
        } else {
            timers.schedule(TIMER, nextEpochNs);
        }
    }

    void approve(ApproveLimitDecoder letter) {
        String why = whyNot(letter);
        if (!why.isEmpty()) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), why);
            return;
        }
        risk.approvals().add(letter);
        approved.wrapAndApplyHeader(blank(LimitApprovedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(approved.header());
        approved.correlationId(letter.correlationId())
                .proposalId(letter.proposalId())
                .limitId(letter.limitId())
                .value(letter.value())
                .enabled(letter.enabled())
                .untilEpochNs(letter.untilEpochNs())
                .level(letter.levelRaw() == LimitLevel.SOFT.value() ? LimitLevel.SOFT : LimitLevel.HARD)
                .user(letter.user())
                .secondUser(letter.secondUser())
                .thirdUser(letter.thirdUser());
        approved.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(approved.encodedLength());
    }

    private static String whyNot(ApproveLimitDecoder letter) {
        if (letter.proposalId() < 1) {
            return "proposalId: must be 1 or above, was " + letter.proposalId();
        }
        if (letter.user().isEmpty() || letter.secondUser().isEmpty()) {
            return "secondUser: a limit is loosened by two operators";
        }
        boolean isOwn = letter.secondUser().equals(letter.user())
                || letter.thirdUser().equals(letter.user())
                || letter.thirdUser().equals(letter.secondUser());
        return isOwn ? "secondUser: nobody approves his own proposal, or approves twice" : "";
    }

    /** The first reference data is complete. */
    void govern() {
        isGoverned = true;
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, ROW_LENGTH);
        writer.buffer().putLong(writer.row(), isGoverned ? 1 : 0, LITTLE_ENDIAN);
        writer.end();
    }

    void load(RowReader reader) {
        isGoverned = reader.buffer().getLong(reader.row(0, ROW_LENGTH), LITTLE_ENDIAN) != 0;
    }
}
