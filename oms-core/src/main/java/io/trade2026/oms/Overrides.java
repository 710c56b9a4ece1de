package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.OverrideChangedEncoder;
import io.trade2026.messages.sbe.OverrideRefusalDecoder;
import io.trade2026.messages.sbe.OverrideState;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.SoftLimitMetEncoder;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Orders by hand that were refused by soft limits only, and the overrides that let one of them pass (risk-controls 2.9, 2.12).
 *
 * <pre>
 *   refused ──▶ SoftLimitMet ──▶ OverrideRefusal (another person) ──▶ GIVEN ──▶ the same person enters the same order ──▶ USED
 *               300 s                                                  60 s ──▶ EXPIRED
 * </pre>
 *
 * <p>An override is good for that order, of that person, once; everything else is looked at again, and a hard limit refuses it. Times are
 * compared with every command before anything is decided, so that none is used after its time, also when the house was down then.
 */
final class Overrides {
    /** How long an override is good. */
    static final long GOOD_NS = 60_000_000_000L;
    /** How long a refusal can be overridden. */
    static final long WAITS_NS = 300_000_000_000L;

    private static final long NS_PER_S = 1_000_000_000L;
    private static final int MOST = 200;
    private static final int MAX_TEXT = 254;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long TIMER = TimerKind.OVERRIDE.of(0);

    private final EventWriter events;
    private final Admission admission;
    private final CoreTimers timers;
    private final PartyWords names;
    private final List<HeldRefusal> refusals = new ArrayList<>();
    private final HeldRefusal asked = new HeldRefusal();
    private final SoftLimitMetEncoder met = new SoftLimitMetEncoder();
    private final OverrideChangedEncoder changed = new OverrideChangedEncoder();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 2]);
    private long correlationId;
    private @Nullable HeldRefusal inHand;
    private long nextEpochNs = NEVER;

    Overrides(EventWriter events, Admission admission, CoreTimers timers, PartyWords names) {
        this.events = events;
        this.admission = admission;
        this.timers = timers;
        this.names = names;
    }

    /** A person asks for an order or a replace: whoever may let it pass has, or has not. */
    void ask(DeskAct act, long askedBy, long orderId, int sessionId, Terms terms, DirectBuffer from, int userAt) {
        correlationId = askedBy;
        asked.open(act, orderId, sessionId, terms, from, userAt);
        HeldRefusal override = given();
        inHand = override;
        admission.comesByHand(override != null && override.byRisk(), override != null && override.byCompliance());
    }

    private @Nullable HeldRefusal given() {
        for (HeldRefusal each : refusals) {
            if (each.isGiven() && each.isSameAs(asked)) {
                return each;
            }
        }
        return null;
    }

    /** What was asked for last was refused: says why, and who may let it pass when soft limits alone refused it. */
    String refusal() {
        Decision decision = admission.decision();
        if (!decision.soft().stands()) {
            return DecisionText.of(decision, names);
        }
        if (refusals.size() == MOST) {
            expire(refusals.remove(0));
        }
        HeldRefusal held = new HeldRefusal();
        held.set(asked);
        held.hold(
                events.nextNumber(),
                events.epochNs() + WAITS_NS,
                decision.soft().ofRisk(),
                decision.soft().ofCompliance());
        refusals.add(held);
        String who = (held.byRisk() ? "risk" : "")
                + (held.byRisk() && held.byCompliance() ? " and " : "")
                + (held.byCompliance() ? "compliance" : "");
        String words = DecisionText.of(
                decision,
                names,
                "; soft: " + who + " may override refusal " + held.id() + " within " + WAITS_NS / NS_PER_S + " s");
        tell(held, decision, words);
        events.alarm(Severity.WARNING, "SOFT_LIMIT", held.orderId(), words);
        findNext();
        return words;
    }

    private void tell(HeldRefusal held, Decision decision, String words) {
        met.wrapAndApplyHeader(blank(SoftLimitMetEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(met.header());
        met.correlationId(correlationId)
                .act(held.act())
                .orderId(held.orderId())
                .sessionId(held.sessionId())
                .byRisk(held.byRisk() ? Bool.YES : Bool.NO)
                .byCompliance(held.byCompliance() ? Bool.YES : Bool.NO)
                .untilEpochNs(held.untilEpochNs())
                .limitsMet(decision.soft().count());
        held.user(met.buffer(), met.offset() + SoftLimitMetEncoder.userEncodingOffset());
        held.terms().write(met.buffer(), met.terms().offset());
        decision.writeTo(met.explanation());
        met.text(words);
        events.commit(met.encodedLength());
    }

    /** Somebody agrees that a refused order may pass. */
    void agree(OverrideRefusalDecoder letter) {
        HeldRefusal held = find(letter.refusal());
        int userAt = letter.offset() + OverrideRefusalDecoder.userEncodingOffset();
        boolean ofCompliance = letter.compliance() == Bool.YES;
        String why = held == null
                ? "refusal: is none that waits for an override, was " + letter.refusal()
                : held.whyNot(ofCompliance, letter.buffer(), userAt);
        if (held == null || !why.isEmpty()) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), why);
            return;
        }
        held.agree(ofCompliance, letter.buffer(), userAt);
        if (held.isGiven()) {
            held.untilEpochNs(events.epochNs() + GOOD_NS);
        }
        begin(held, held.isGiven() ? OverrideState.GIVEN : OverrideState.AGREED);
        changed.correlationId(letter.correlationId())
                .orderId(held.orderId())
                .untilEpochNs(held.isGiven() ? held.untilEpochNs() : 0);
        changed.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(changed.encodedLength());
        findNext();
    }

    private @Nullable HeldRefusal find(long id) {
        for (HeldRefusal each : refusals) {
            if (each.id() == id && !each.isGiven()) {
                return each;
            }
        }
        return null;
    }

    /** What was asked for last is taken: an override that it needed is used up. Before the order leaves, so that it names it. */
    void taken(long orderId) {
        HeldRefusal used = inHand;
        if (used == null || !admission.decision().soft().isExcused()) {
            return;
        }
        refusals.remove(used);
        inHand = null;
        admission.decision().overrideOf(used.id());
        begin(used, OverrideState.USED);
        changed.orderId(orderId);
        changed.putReason(text, 0, 0);
        events.commit(changed.encodedLength());
        events.alarm(
                Severity.WARNING,
                "OVERRIDE_USED",
                orderId,
                "entered by " + used.userName() + ", soft limits overridden by " + used.approvers() + " (refusal "
                        + used.id() + ")");
        findNext();
    }

    /** Forgets what is over. To be called with every command, before it is looked at. Allocates nothing while nothing is. */
    void expireDue() {
        if (events.epochNs() < nextEpochNs) {
            return;
        }
        for (Iterator<HeldRefusal> each = refusals.iterator(); each.hasNext(); ) {
            HeldRefusal held = each.next();
            if (held.untilEpochNs() <= events.epochNs()) {
                each.remove();
                expire(held);
            }
        }
        findNext();
    }

    /** Tells those who agreed that it came to nothing. */
    private void expire(HeldRefusal held) {
        if (held.isAgreed()) {
            begin(held, OverrideState.EXPIRED);
            changed.orderId(held.orderId());
            changed.putReason(text, 0, 0);
            events.commit(changed.encodedLength());
        }
    }

    private void findNext() {
        nextEpochNs = NEVER;
        for (HeldRefusal each : refusals) {
            nextEpochNs = Math.min(nextEpochNs, each.untilEpochNs());
        }
        if (nextEpochNs == NEVER) {
            timers.cancel(TIMER);
        } else {
            timers.schedule(TIMER, nextEpochNs);
        }
    }

    private MutableDirectBuffer blank(int blockLength) {
        events.buffer().setMemory(0, ENCODED_LENGTH + blockLength, (byte) 0);
        return events.buffer();
    }

    private void begin(HeldRefusal held, OverrideState state) {
        changed.wrapAndApplyHeader(blank(OverrideChangedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(changed.header());
        changed.refusal(held.id()).state(state);
        held.user(changed.buffer(), changed.offset() + OverrideChangedEncoder.userEncodingOffset());
        held.approvers(
                changed.buffer(),
                changed.offset() + OverrideChangedEncoder.approverEncodingOffset(),
                changed.offset() + OverrideChangedEncoder.complianceEncodingOffset());
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, HeldRefusal.ROW_LENGTH);
        for (HeldRefusal each : refusals) {
            int row = writer.row();
            each.save(writer.buffer(), row);
        }
        writer.end();
    }

    void load(RowReader reader) {
        nextEpochNs = NEVER;
        for (int i = 0; i < reader.rows(); i++) {
            HeldRefusal held = new HeldRefusal();
            held.load(reader.buffer(), reader.row(i, HeldRefusal.ROW_LENGTH));
            refusals.add(held);
            nextEpochNs = Math.min(nextEpochNs, held.untilEpochNs());
        }
    }
}
